import assert from 'node:assert/strict'
import { SAAS_POLICY } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { DocumentLink, InvoicePage } from '../../src/invoices/dto.ts'
import type { SeatQuote } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'
import type { World } from '../fixture.ts'
import { detailOf, invoiced, invoicesOf, pay, TAXED } from './support.ts'

async function list(world: Pick<World, 'server'>, input: Record<string, unknown> = {}): Promise<InvoicePage> {
  const page = await world.server.read<InvoicePage>('invoices.list', input)
  assert.equal(page.status, 200, JSON.stringify(page.error))
  return page.data
}

onEachDatabase('invoices are listed newest first, page by page; a cursor of another list is refused', async ({ database }) => {
  const world = await makeWorld(database)
  for (const customerId of [world.customerId, world.siblingId]) await invoiced(world, 'basic P1Y/annual', 1, customerId)
  await world.advanceTo('2026-11-22T15:00:00.000Z')
  await invoiced(world)
  const first = await list(world, { limit: 2 })
  assert.deepEqual(first.items.map(({ number }) => number), ['2026-0003', '2026-0002'])
  const second = await list(world, { limit: 2, cursor: first.nextCursor })
  assert.deepEqual([second.items.map(({ number }) => number), second.nextCursor], [['2026-0001'], null])
  const payments = await world.server.read('payments.list', { cursor: first.nextCursor })
  assert.equal(payments.error?.details[0]?.rule, 'cursor.unknown')
})

onEachDatabase('an invoice is open on its last payable day and overdue on the next; the filters tell the two apart', async ({ database }) => {
  const world = await makeWorld(database)
  const invoice = await invoiced(world)
  // Due on 2026-12-01, a Tuesday.
  await world.advanceTo('2026-12-02T02:59:59.999Z')
  assert.deepEqual((await list(world)).items.map(({ status, daysOverdue }) => [status, daysOverdue]), [['open', 0]])
  assert.deepEqual([(await list(world, { status: ['open'] })).items.length, (await list(world, { status: ['overdue'] })).items.length], [1, 0])
  await world.advanceTo('2026-12-02T03:00:00.000Z')
  assert.deepEqual((await list(world)).items.map(({ status, daysOverdue }) => [status, daysOverdue]), [['overdue', 1]])
  assert.deepEqual([(await list(world, { status: ['open'] })).items.length, (await list(world, { status: ['overdue', 'paid'] })).items.length], [0, 1])
  await pay(world, invoice, invoice.total_cents)
  assert.deepEqual((await list(world, { status: ['paid'] })).items.map(({ status, balance }) => [status, balance.cents]), [['paid', 0]])
})

onEachDatabase('due dates from a day up to another without it, and a part of the number, narrow the list', async ({ database }) => {
  const world = await makeWorld(database)
  await invoiced(world)
  const numbers = async (input: Record<string, unknown>) => (await list(world, input)).items.map(({ number }) => number)
  assert.deepEqual(await numbers({ dueFrom: '2026-12-01', dueUntil: '2026-12-02' }), ['2026-0001'])
  assert.deepEqual(await numbers({ dueUntil: '2026-12-01' }), [])
  assert.deepEqual(await numbers({ dueFrom: '2026-12-02' }), [])
  assert.deepEqual([await numbers({ search: '-0001' }), await numbers({ search: '%' }), await numbers({ search: '-0002' })], [['2026-0001'], [], []])
})

onEachDatabase('a widget sees its customer’s invoices, what comes next and its credit; nobody else’s', async ({ database }) => {
  const world = await makeWorld(database)
  await world.server.send('settings.update', { version: 1, billing: TAXED, contacts: { finance: { name: 'Financeiro' } } })
  const own = await invoiced(world)
  const sibling = await invoiced(world, 'basic P1Y/annual', 1, world.siblingId)
  await pay(world, own, own.total_cents + 250)
  await world.buy('basic P1M/monthly', 2)
  const viewer = await world.widget('viewer')
  const page = (await viewer.read<InvoicePage>('invoices.list')).data
  assert.deepEqual(page.items.map(({ id }) => id), [own.id])
  assert.deepEqual([page.credit?.cents, page.financeContact?.name, page.today], [250, 'Financeiro', '2026-11-21'])
  // What is charged after the day's invoice waits for the next day's: 2 × 34.56 and 5 %.
  assert.deepEqual([page.upcoming?.total.cents, page.upcoming?.lines, page.upcoming?.closesAt], [6912 + 346, 1, '2026-11-23T03:00:00.000Z'])
  for (const path of ['invoices.get', 'invoices.explain']) assert.equal((await viewer.read(path, { invoiceId: sibling.id })).status, 404)
  assert.equal((await viewer.read('invoices.list', { customerId: world.siblingId })).status, 404)
  assert.deepEqual([(await list(world)).credit, (await list(world)).upcoming], [null, null])
})

onEachDatabase('an invoice is explained line by line: the act that caused it, the line that a credit takes back, the rules', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 5)
  await world.server.send('invoices.close', { customerId: world.customerId })
  const [first] = await invoicesOf(world)
  await world.advanceTo('2026-12-01T15:00:00.000Z')
  const person = await world.widget('administrator', { actorId: 'ana' })
  const quote = await person.quote<SeatQuote>('subscriptions.seats.quote', { subscriptionId, seats: 4 })
  await person.send('subscriptions.seats.change', { subscriptionId, version: 1, seats: 4, quoteId: quote.data.quoteId })
  await world.buy('e3 P1Y/annual', 1)
  await world.advanceTo('2026-12-02T15:00:00.000Z')
  const second = (await invoicesOf(world))[1]
  const detail = await detailOf(world, second?.id ?? '')
  const [reduced, bought] = detail.lines
  assert.deepEqual([reduced?.kind, reduced?.amount.cents, reduced?.computed.cents, reduced?.isCapped], ['seatsReduced', quote.data.dueNow.cents, reduced?.amount.cents, false])
  assert.deepEqual([reduced?.cause?.action, reduced?.cause?.actorName], ['subscriptions.seats.change', 'Pessoa administrator'])
  assert.deepEqual(reduced?.credits.map(({ invoiceNumber, amount }) => [invoiceNumber, amount.cents]), [[first?.number, -(reduced?.amount.cents ?? 0)]])
  assert.equal(bought?.cause?.action, 'subscriptions.create')
  assert.ok(reduced?.rules.includes('subscriptions.refund.daily'))
  assert.equal(detail.lines.reduce((sum, { amount }) => sum + amount.cents, 0) + detail.tax.cents, detail.total.cents)
})

onEachDatabase('the list leaves as CSV: the same filter, no formula, numbers as numbers, one address for five minutes', async ({ database }) => {
  const world = await makeWorld(database)
  await database.withTx((tx) => tx.db.updateTable('account').set({ name: '=1+1;"Cia"' }).where('tenant_id', '=', world.tenantId).where('id', '=', world.customerId).execute())
  await invoiced(world)
  await invoiced(world, 'basic P1Y/annual', 1, world.siblingId)
  const viewer = await world.widget('viewer')
  const link = await viewer.quote<DocumentLink>('invoices.exportLink', { status: ['open'] })
  assert.equal(link.status, 200, JSON.stringify(link.error))
  assert.equal(link.data.fileName, 'faturas-2026-11-21.csv')
  const file = await world.app.request(link.data.url)
  const lines = (await file.text()).split('\r\n')
  assert.deepEqual([file.status, file.headers.get('content-type'), lines.length], [200, 'text/csv; charset=utf-8', 3])
  // Reading as text takes the byte order mark away.
  assert.match(lines[0] ?? '', /^Número;Cliente;Emissão;Vencimento;/)
  assert.equal(lines[1], `2026-0001;"'=1+1;""Cia""";2026-11-21;2026-12-01;2026-11-21;2027-11-21;BRL;345,60;0,00;345,60;345,60;em aberto;`)
  assert.equal((await viewer.quote('invoices.exportLink', { customerId: world.siblingId })).status, 404)
  assert.equal((await world.app.request(`${link.data.url.slice(0, -1)}_`)).status, 404)
  const audit = await world.server.read<{ items: { action: string; actorName: string }[] }>('audit.list', { limit: 5 })
  assert.ok(audit.data.items.some(({ action, actorName }) => action === 'invoices.export' && actorName === 'Pessoa viewer'))
})
