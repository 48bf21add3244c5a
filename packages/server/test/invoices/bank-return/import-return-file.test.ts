import assert from 'node:assert/strict'
import { insertBoletos, newId } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { ReturnMovement } from '@assento/brazil'
import { NOW } from '../../fixture.ts'
import { books, creditOf, makeBankWorld, movementOf, verdictsOf } from './support.ts'

const UNKNOWN = (paid: ReturnMovement): ReturnMovement => ({ ...paid, nossoNumero: '99999999', documentNumber: '', ownUse: '' })

onEachDatabase('a boleto that was paid settles its invoice: the dry run says so and writes nothing', async ({ database }) => {
  const world = await makeBankWorld(database)
  const { invoice, paid } = await world.invoice()
  const bytes = world.file([paid()])
  const before = await books(world)
  const dry = await world.take(bytes, true)
  assert.deepEqual([dry.dryRun, verdictsOf(dry), await books(world) === before], [true, ['matched'], true])
  const real = await world.take(bytes)
  assert.deepEqual(
    real.lines.map(({ verdict, matchedBy, invoiceNumber, applied, excess, lateCharges }) => [verdict, matchedBy, invoiceNumber, applied.cents, excess.cents, lateCharges.cents]),
    [['matched', 'nossoNumero', invoice.number, invoice.total_cents, 0, 0]],
  )
  assert.deepEqual(dry.lines.map((line) => ({ ...line, paymentId: null })), real.lines.map((line) => ({ ...line, paymentId: null })))
  const row = await world.invoiceRow(invoice.id)
  assert.deepEqual([row.state, row.settled_cents, real.received.cents], ['paid', invoice.total_cents, invoice.total_cents])
})

onEachDatabase('the payment carries the bank\'s id, fee and day; the fee is not taken off what the customer paid', async ({ database }) => {
  const world = await makeBankWorld(database)
  const { invoice, paid } = await world.invoice()
  await world.take(world.file([paid()]))
  const payment = await database.db.selectFrom('payment').selectAll().where('tenant_id', '=', world.tenantId).executeTakeFirstOrThrow()
  assert.deepEqual([payment.external_id, payment.channel, payment.amount_cents, payment.fee_cents, payment.paid_on],
    ['cnab:341:7:2', 'boleto', invoice.total_cents, 210, '2026-11-30'])
})

onEachDatabase('the same file twice changes nothing and answers what it answered', async ({ database }) => {
  const world = await makeBankWorld(database)
  const { paid } = await world.invoice()
  const bytes = world.file([paid(), UNKNOWN(paid())])
  const once = await world.take(bytes)
  const after = await books(world)
  const twice = await world.take(bytes)
  assert.deepEqual([once.alreadyImported, twice.alreadyImported, await books(world) === after], [false, true, true])
  assert.deepEqual(twice.lines, once.lines)
})

onEachDatabase('one cent less is a partial payment and leaves the invoice open; one cent more is credit', async ({ database }) => {
  const world = await makeBankWorld(database)
  const [short, long] = [await world.invoice(), await world.invoice()]
  const report = await world.take(world.file([
    short.paid({ paidCents: short.invoice.total_cents - 1 }), long.paid({ paidCents: long.invoice.total_cents + 1 }),
  ]))
  assert.deepEqual(report.lines.map(({ verdict, applied, excess }) => [verdict, applied.cents, excess.cents]),
    [['partial', short.invoice.total_cents - 1, 0], ['over', long.invoice.total_cents, 1]])
  assert.deepEqual([(await world.invoiceRow(short.invoice.id)).state, (await world.invoiceRow(long.invoice.id)).state], ['open', 'paid'])
  assert.deepEqual([await creditOf(world, short.invoice.customer_id), await creditOf(world, long.invoice.customer_id)], [0, 1])
})

onEachDatabase('a boleto that is reported as paid twice in one file, and again in the next: each time more is credit', async ({ database }) => {
  const world = await makeBankWorld(database)
  const { invoice, paid } = await world.invoice()
  const bytes = world.file([paid(), paid()])
  assert.deepEqual(verdictsOf(await world.take(bytes, true)), ['matched', 'duplicate'])
  assert.deepEqual(verdictsOf(await world.take(bytes)), ['matched', 'duplicate'])
  assert.equal(await creditOf(world, invoice.customer_id), invoice.total_cents)
  assert.deepEqual(verdictsOf(await world.take(world.file([paid()], { fileSequence: 8 }))), ['duplicate'])
  assert.equal(await creditOf(world, invoice.customer_id), 2 * invoice.total_cents)
})

onEachDatabase('late charges that the bank collected are not credit', async ({ database }) => {
  const world = await makeBankWorld(database)
  const { invoice, paid } = await world.invoice()
  const report = await world.take(world.file([paid({ paidCents: invoice.total_cents + 345, lateChargesCents: 345 })]))
  assert.deepEqual(report.lines.map(({ verdict, applied, lateCharges, excess }) => [verdict, applied.cents, lateCharges.cents, excess.cents]),
    [['matched', invoice.total_cents, 345, 0]])
})

onEachDatabase('only the occurrence makes a payment: an entry, a rejection and a write-off with amounts book nothing', async ({ database }) => {
  const world = await makeBankWorld(database, '237')
  const { invoice, paid } = await world.invoice()
  const report = await world.take(world.file(['02', '03', '09', '14', '28', '40'].map((occurrence) => paid({ occurrence }))))
  assert.deepEqual(verdictsOf(report), ['notAPayment', 'rejectedByBank', 'notAPayment', 'notAPayment', 'notAPayment', 'notAPayment'])
  const row = await world.invoiceRow(invoice.id)
  assert.deepEqual([row.state, row.settled_cents, report.received.cents], ['open', 0, 0])
})

onEachDatabase('a payment that the bank reverses un-pays nothing', async ({ database }) => {
  const world = await makeBankWorld(database, '237')
  const { invoice, paid } = await world.invoice()
  await world.take(world.file([paid()]))
  const report = await world.take(world.file([paid({ occurrence: '40' })], { fileSequence: 8 }))
  assert.deepEqual([verdictsOf(report), (await world.invoiceRow(invoice.id)).state, await creditOf(world, invoice.customer_id)], [['notAPayment'], 'paid', 0])
})

onEachDatabase('money for a number that is not ours is shown and left for a person', async ({ database }) => {
  const world = await makeBankWorld(database)
  const { paid } = await world.invoice()
  const report = await world.take(world.file([UNKNOWN(paid())]))
  assert.deepEqual([report.counts.unknown, report.received.cents, report.lines[0]?.invoiceId], [1, 0, null])
  assert.match(report.lines[0]?.message ?? '', /^Linha 2: liquidação normal: nenhum boleto nosso/)
})

onEachDatabase('a number that is not ours is found by what we sent along, then by the document number', async ({ database }) => {
  const world = await makeBankWorld(database)
  const [own, document] = [await world.invoice(), await world.invoice()]
  const report = await world.take(world.file([
    { ...UNKNOWN(own.paid()), ownUse: own.invoice.number }, { ...UNKNOWN(document.paid()), documentNumber: document.invoice.number },
  ]))
  assert.deepEqual(report.lines.map(({ verdict, matchedBy, invoiceId }) => [verdict, matchedBy, invoiceId]),
    [['matched', 'ownUse', own.invoice.id], ['matched', 'documentNumber', document.invoice.id]])
})

onEachDatabase('an old version of the boleto that is paid late settles the invoice and is told', async ({ database }) => {
  const world = await makeBankWorld(database)
  const { invoice, boleto, paid } = await world.invoice()
  const { tenant_id, ...copy } = boleto
  await database.withTx(async (tx) => {
    await tx.db.updateTable('boleto').set({ state: 'superseded', superseded_at: NOW }).where('tenant_id', '=', tenant_id).where('id', '=', boleto.id).execute()
    await insertBoletos(tx, world.tenantId, [{ ...copy, id: newId('bol'), version: 2, sequence: 9000, nosso_numero: '00009000' }])
  })
  const report = await world.take(world.file([paid(), movementOf({ ...boleto, nosso_numero: '00009000' })]))
  assert.deepEqual(report.lines.map(({ verdict, boletoVersion, applied }) => [verdict, boletoVersion, applied.cents]),
    [['lateVersion', 1, invoice.total_cents], ['duplicate', 2, 0]])
  assert.equal((await world.invoiceRow(invoice.id)).state, 'paid')
})

onEachDatabase('a settled title without an amount books nothing and asks for a person', async ({ database }) => {
  const world = await makeBankWorld(database)
  const { invoice, paid } = await world.invoice()
  const report = await world.take(world.file([paid({ occurrence: '10', paidCents: 0, feeCents: 0 })]))
  assert.deepEqual([verdictsOf(report), report.notices.map(({ rule }) => rule)], [['notAPayment'], ['cnab.payment.withoutAmount']])
  assert.equal((await world.invoiceRow(invoice.id)).state, 'open')
})

onEachDatabase('boletos of another tenant of the same bank are not touched', async ({ database }) => {
  const [ours, theirs] = [await makeBankWorld(database), await makeBankWorld(database)]
  const { paid } = await ours.invoice()
  const before = await books(ours)
  // Both tenants number from 1: without the tenant the number would be found.
  const report = await theirs.take(theirs.file([paid({ documentNumber: '' })]))
  assert.deepEqual([verdictsOf(report), await books(ours) === before], [['unknown'], true])
})
