import assert from 'node:assert/strict'
import { buildReturnFile } from '@assento/brazil'
import { calendarDate } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import { agreementOf, BENEFICIARY, books, makeBankWorld, PROFILES, setBilling, verdictsOf } from './support.ts'
import type { BankWorld } from './support.ts'

/** The rule and field of a refusal; asserts that nothing changed. */
async function refusedBy(world: BankWorld, bytes: Uint8Array): Promise<readonly [string | undefined, string | undefined]> {
  const before = await books(world)
  for (const dryRun of [true, false]) {
    const called = await world.send(bytes, dryRun)
    assert.deepEqual([called.status, called.error?.code], [400, 'validation'])
  }
  const called = await world.send(bytes)
  assert.equal(await books(world), before)
  return [called.error?.details[0]?.rule, called.error?.details[0]?.field]
}

onEachDatabase('a file that is truncated, a remittance, or no return file is refused by its rule, and nothing changes', async ({ database }) => {
  const world = await makeBankWorld(database)
  const { paid } = await world.invoice()
  const text = Buffer.from(world.file([paid(), paid()])).toString('latin1')
  const lines = text.split('\r\n')
  const cut = Buffer.from(lines.slice(0, 3).join('\r\n'), 'latin1')
  const withoutSecond = Buffer.from([...lines.slice(0, 2), ...lines.slice(3)].join('\r\n'), 'latin1')
  assert.deepEqual(await refusedBy(world, cut), ['cnab.file.noTrailer', 'file.line.3'])
  assert.deepEqual(await refusedBy(world, withoutSecond), ['cnab.file.linesMissing', 'file.line.3'])
  assert.deepEqual(await refusedBy(world, Buffer.from(text.replace('02RETORNO', '01REMESSA'), 'latin1')), ['cnab.file.remittance', 'file.line.1'])
  assert.deepEqual(await refusedBy(world, Buffer.from('Nome;CNPJ\n')), ['cnab.file.notCnab', 'file.line.1'])
})

onEachDatabase('a file of another bank, CNPJ, branch or account is refused, and the right one is read', async ({ database }) => {
  const world = await makeBankWorld(database)
  const { paid } = await world.invoice()
  const ours = { taxId: BENEFICIARY.taxId, name: BENEFICIARY.name, ...agreementOf(PROFILES['341']) }
  const foreign = buildReturnFile('237', 400, { beneficiary: ours, fileSequence: 7, generatedOn: calendarDate('2026-12-01'), movements: [paid()] })
  assert.deepEqual(await refusedBy(world, foreign), ['bankReturn.file.otherBank', 'file.line.1'])
  for (const other of [{ taxId: '99888777000166' }, { branch: '4321' }, { account: '54321' }]) {
    assert.deepEqual(await refusedBy(world, world.file([paid()], { beneficiary: { ...ours, ...other } })), ['bankReturn.file.otherBeneficiary', 'file.line.1'])
  }
  // A branch of the same company is the same company.
  assert.deepEqual(verdictsOf(await world.take(world.file([paid()], { beneficiary: { ...ours, taxId: '11222333000262' } }))), ['matched'])
})

onEachDatabase('another convênio of the same bank is refused at Banco do Brasil and Santander', async ({ database }) => {
  for (const bank of ['001', '033'] as const) {
    const world = await makeBankWorld(database, bank, 240)
    const { paid } = await world.invoice()
    const beneficiary = { taxId: BENEFICIARY.taxId, name: BENEFICIARY.name, ...agreementOf(PROFILES[bank]), agreement: '7654321' }
    assert.deepEqual(await refusedBy(world, world.file([paid()], { beneficiary })), ['bankReturn.file.otherBeneficiary', 'file.line.1'])
  }
})

onEachDatabase('a reseller without a bank agreement is told to register one', async ({ database }) => {
  const world = await makeBankWorld(database)
  await setBilling(world, { bank: null })
  assert.deepEqual(await refusedBy(world, world.file([])), ['bankReturn.profile.missing', 'file'])
})

onEachDatabase('another copy of the file, with other line ends, books nothing twice', async ({ database }) => {
  for (const [bank, layout] of [['341', 400], ['033', 400], ['001', 240]] as const) {
    const world = await makeBankWorld(database, bank, layout)
    const { invoice, paid } = await world.invoice()
    const bytes = world.file([paid()])
    await world.take(bytes)
    const copy = Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
    const report = await world.take(copy)
    assert.deepEqual([report.alreadyImported, verdictsOf(report), report.received.cents], [false, ['alreadyImported'], 0])
    const payments = await database.db.selectFrom('payment').select('id').where('tenant_id', '=', world.tenantId).where('invoice_id', '=', invoice.id).execute()
    assert.equal(payments.length, 1)
  }
})

onEachDatabase('a file number that comes again with other payments is refused: no money is lost in silence', async ({ database }) => {
  const world = await makeBankWorld(database)
  const [first, second] = [await world.invoice(), await world.invoice()]
  await world.take(world.file([first.paid()]))
  assert.deepEqual(await refusedBy(world, world.file([second.paid()])), ['bankReturn.file.sequenceReused', 'file.line.2'])
  assert.deepEqual(verdictsOf(await world.take(world.file([second.paid()], { fileSequence: 8 }))), ['matched'])
})

onEachDatabase('two files of one day of Santander 400, which prints no file number, are both booked', async ({ database }) => {
  const world = await makeBankWorld(database, '033', 400)
  const [morning, evening] = [await world.invoice(), await world.invoice()]
  assert.deepEqual(verdictsOf(await world.take(world.file([morning.paid()]))), ['matched'])
  assert.deepEqual(verdictsOf(await world.take(world.file([evening.paid()]))), ['matched'])
})

onEachDatabase('no person in a widget may import, and every import of the reseller is in the audit', async ({ database }) => {
  const world = await makeBankWorld(database)
  const input = { file: { name: 'x.ret', base64: Buffer.from(world.file([])).toString('base64') } }
  for (const role of ['administrator', 'billingContact', 'adminAgent'] as const) {
    const person = await world.widget(role)
    assert.equal((await person.send('payments.importReturnFile', input)).error?.code, 'forbidden')
  }
  await world.take(world.file([]))
  const entries = await world.server.read<{ items: { action: string; outcome: string }[] }>('audit.list', { limit: 5 })
  assert.deepEqual(entries.data.items.slice(0, 1).map(({ action, outcome }) => [action, outcome]), [['payments.importReturnFile', 'done']])
})

onEachDatabase('input that is no file is a bad request', async ({ database }) => {
  const world = await makeBankWorld(database)
  for (const input of [{}, { file: { name: 'x', base64: '###' } }, { file: { name: '', base64: 'AA==' } }, { file: { name: 'x', base64: 'AA==' }, force: true }]) {
    assert.equal((await world.server.send('payments.importReturnFile', input)).error?.code, 'validation')
  }
})
