import assert from 'node:assert/strict'
import { SAAS_POLICY } from '@assento/rules'
import { findAccount } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { CartView } from '../../src/cart/dto.ts'
import type { HistoryItem, Page } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'
import { storeOffer } from '../nimbus.ts'
import { add, invoices, order, quoted, reviewOf, setPrice, setTax, written } from './support.ts'

onEachDatabase('plan, licences and frequency change in one order: what the review said is on the invoice, to the cent', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  await setTax(world)
  const { id: subscriptionId } = await world.buy('basic P1Y/monthly', 10)
  await world.advanceTo('2026-12-01T15:00:00.000Z')
  const contact = await world.widget('billingContact')
  await add(contact, { kind: 'planChange', subscriptionId, planId: world.nimbus.plans.standard, billingFrequency: 'annual', seats: 12 })
  const quote = await quoted(contact)
  const review = reviewOf(quote)
  assert.deepEqual(review.document.lines.map(({ kind, quantity, billingDays, cycleDays }) => [kind, quantity, billingDays, cycleDays]), [
    ['planCredit', -10, 20, 30], ['planCharge', 12, 365, 365],
  ])
  // 10 × 30.24 × 20 ÷ 30 = 201.60 back, 12 × 892.80 = 10 713.60; 5 % on 10 512.00.
  assert.deepEqual(review.document.lines.map(({ amount }) => amount.cents), [-20_160, 1_071_360])
  assert.deepEqual([review.document.subtotal.cents, review.document.tax.cents, review.totalDue.cents], [1_051_200, 52_560, 1_103_760])
  assert.deepEqual(review.items[0]?.period, { startsOn: '2026-12-01', until: '2027-12-01' })
  assert.deepEqual([review.items[0]?.price.cents, review.items[0]?.credit.cents], [1_071_360, -20_160])
  assert.deepEqual(review.items[0]?.nextInvoice, { on: '2027-12-01', amount: { currency: 'BRL', cents: 1_124_928 } })
  assert.equal(quote.validUntil, '2026-12-02T02:59:59.999Z')
  const { data: placed } = await order(contact, quote)
  assert.ok(placed.verdict === 'allowed', JSON.stringify(placed))
  assert.deepEqual([placed.subscriptionIds, placed.invoice?.total.cents, placed.invoice?.dueOn], [[subscriptionId], 1_103_760, review.dueOn])
  const row = await world.row(subscriptionId)
  assert.deepEqual([row.plan_id, row.seats, row.billing_frequency, row.term_starts_on, row.anchor_on], [
    world.nimbus.plans.standard, 12, 'annual', '2026-12-01', '2026-12-01',
  ])
  assert.deepEqual((await contact.read<CartView>('cart.get')).data.items, [])
  const history = await world.server.read<Page<HistoryItem>>('subscriptions.history', { subscriptionId })
  assert.deepEqual(history.data.items.map(({ action, actorName }) => [action, actorName])[0], ['cart.checkout', 'Pessoa billingContact'])
})

onEachDatabase('products are bought together on one invoice, equal ones merged, and the tax number is kept on the account', async ({ database }) => {
  const world = await makeWorld(database)
  const administrator = await world.widget('administrator')
  await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 2 })
  await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('premium P1Y/monthly'), seats: 1 })
  const cart = await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 3 })
  assert.deepEqual(cart.items.map(({ seats, perCycle }) => [seats, perCycle.cents]), [[5, 172_800], [1, 12_432]])
  const quote = await quoted(administrator)
  assert.deepEqual([reviewOf(quote).needsBilling, reviewOf(quote).totalDue.cents], [true, 185_232])
  // The contract counts its days in UTC: the quote ends there first.
  assert.equal(quote.validUntil, '2026-11-21T23:59:59.999Z')
  const asked = await order(administrator, quote, { billing: undefined })
  assert.ok(asked.data.verdict === 'denied' && asked.data.rule === 'checkout.billing.taxIdRequired')
  const { data: placed } = await order(administrator, quote)
  assert.ok(placed.verdict === 'allowed')
  assert.equal(placed.subscriptionIds.length, 2)
  assert.deepEqual((await invoices(world)).map(({ total_cents, customer_id }) => [total_cents, customer_id]), [[185_232, world.customerId]])
  const account = await findAccount(database, world.tenantId, world.customerId)
  assert.deepEqual([account?.tax_id, account?.name, account?.trade_name], ['11222333000181', 'Padaria Trigo Lunar Ltda.', 'Padaria Trigo Lunar'])
  await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 1 })
  assert.equal(reviewOf(await quoted(administrator)).needsBilling, false)
})

onEachDatabase('a price list that changes between quote and order refuses it with old and new, and writes nothing', async ({ database }) => {
  const world = await makeWorld(database)
  const administrator = await world.widget('administrator')
  await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 2 })
  const quote = await quoted(administrator)
  const before = await written(world)
  await setPrice(world, world.nimbus.offer('basic P1Y/annual'), 40_000)
  const { data } = await order(administrator, quote)
  assert.ok(data.verdict === 'denied' && data.rule === 'quotes.quote.expired', JSON.stringify(data))
  assert.deepEqual([data.facts['oldCents'], data.facts['newCents'], data.alternatives], [69_120, 80_000, [{ kind: 'requote' }]])
  assert.deepEqual(await written(world), before)
})

onEachDatabase('a quote holds to the end of its day and not a millisecond longer', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const contact = await world.widget('billingContact')
  await add(contact, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 2 })
  const quote = await quoted(contact)
  await world.advanceTo('2026-11-22T03:00:00.000Z')
  const late = await order(await world.widget('billingContact'), quote)
  assert.ok(late.data.verdict === 'denied' && late.data.rule === 'quotes.quote.expired')
})

onEachDatabase('two checkouts at once make one order', async ({ database }) => {
  const world = await makeWorld(database)
  const administrator = await world.widget('administrator')
  await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 2 })
  const quote = await quoted(administrator)
  const answers = await Promise.all([order(administrator, quote), order(administrator, quote), order(administrator, quote)])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409])
  assert.deepEqual(answers.flatMap(({ error }) => (error === null ? [] : [error.code])), ['stale_version', 'stale_version'])
  assert.deepEqual(await written(world), { subscriptions: 1, charges: 1, invoices: 1, items: 0, ledger: 1 })
})

onEachDatabase('one item that is refused refuses the whole order and is named', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const contact = await world.widget('billingContact')
  await add(contact, { kind: 'purchase', offerId: world.nimbus.offer('premium P1Y/annual'), seats: 1 })
  const cart = await add(contact, { kind: 'planChange', subscriptionId, seats: 12 })
  const quote = await quoted(contact)
  await world.server.send('subscriptions.suspend', { subscriptionId, version: 1 })
  const before = await written(world)
  const { data } = await order(contact, quote)
  assert.ok(data.verdict === 'denied' && data.rule === 'subscriptions.state.notActive', JSON.stringify(data))
  assert.equal(data.facts['itemId'], cart.items[1]?.id)
  assert.deepEqual(await written(world), before)
  const { data: shown } = await contact.read<CartView>('cart.get')
  assert.deepEqual(shown.items.map(({ refusal }) => refusal?.rule ?? null), [null, 'subscriptions.state.notActive'])
})

onEachDatabase('a subscription that changed since the quote is priced again', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const contact = await world.widget('billingContact')
  await add(contact, { kind: 'planChange', subscriptionId, planId: world.nimbus.plans.standard })
  const quote = await quoted(contact)
  await world.server.send('subscriptions.seats.change', { subscriptionId, seats: 11, version: 1 })
  const { data } = await order(contact, quote)
  assert.ok(data.verdict === 'denied' && data.rule === 'quotes.quote.expired')
})

onEachDatabase('after the day’s invoice is issued, a second order waits on tomorrow’s: at most one invoice a day', async ({ database }) => {
  const world = await makeWorld(database)
  const administrator = await world.widget('administrator')
  const buy = async () => {
    await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 1 })
    const quote = await quoted(administrator)
    return { quote, placed: (await order(administrator, quote)).data }
  }
  const first = await buy()
  const second = await buy()
  assert.ok(first.placed.invoice !== null && second.placed.verdict === 'allowed')
  assert.equal(second.placed.invoice, null)
  assert.equal(reviewOf(first.quote).dueOn, '2026-12-01')
  assert.equal(reviewOf(second.quote).dueOn, '2026-12-03')
  assert.equal((await invoices(world)).length, 1)
})

onEachDatabase('a cheaper period is credit and not cash: nothing is due, and the credit note waits for the next invoice', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('standard P1Y/annual', 10)
  // The purchase is invoiced first: a credit needs something that was asked for.
  await world.advanceTo('2026-11-25T15:00:00.000Z')
  const contact = await world.widget('billingContact')
  await add(contact, { kind: 'planChange', subscriptionId, billingFrequency: 'monthly', seats: 2 })
  const quote = await quoted(contact)
  const review = reviewOf(quote)
  assert.ok(review.document.total.cents < 0)
  assert.deepEqual([review.totalDue.cents, review.needsBilling], [0, false])
  const { data: placed } = await order(contact, quote, { billing: undefined })
  assert.ok(placed.verdict === 'allowed')
  assert.equal(placed.invoice, null)
})

onEachDatabase('an offer that is priced in another currency is another order', async ({ database }) => {
  const world = await makeWorld(database)
  const dollars = await database.withTx(async (tx) => {
    const offerId = await storeOffer(tx, world.tenantId, world.nimbus, 'e5', ['P1M', 'monthly'], 5000)
    await tx.db.insertInto('price_list').values({ tenant_id: world.tenantId, id: `usd-${world.tenantId}`, name: 'US', market: 'US', currency: 'USD' }).execute()
    await tx.db.updateTable('price').set({ price_list_id: `usd-${world.tenantId}` }).where('tenant_id', '=', world.tenantId).where('offer_id', '=', offerId).execute()
    return offerId
  })
  const administrator = await world.widget('administrator')
  await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 1 })
  await add(administrator, { kind: 'purchase', offerId: dollars, seats: 1 })
  const { data } = await administrator.quote<{ decision: { rule: string }; quoteId: string | null }>('cart.quote', {})
  assert.deepEqual([data.decision.rule, data.quoteId], ['checkout.cart.oneCurrency', null])
})
