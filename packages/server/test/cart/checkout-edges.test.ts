import assert from 'node:assert/strict'
import { SAAS_POLICY } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { CheckoutQuote, Ordered } from '../../src/cart/dto.ts'
import type { PlanChanged, PlanOptions, PlanQuote } from '../../src/plans/dto.ts'
import { auditEntries } from '../audit-entries.ts'
import { makeWorld } from '../fixture.ts'
import { storeOffer } from '../nimbus.ts'
import { add, BILLING, invoices, order, quoted, reviewOf, setPrice, setTax, written } from './support.ts'

onEachDatabase('what the day has charged already and what the order adds make one invoice, exact to the cent', async ({ database }) => {
  const world = await makeWorld(database)
  await setTax(world)
  // 30.24 × 3 = 90.72: its tax of 4.536 and that of the order are rounded together.
  await world.buy('basic P1Y/monthly', 3)
  const administrator = await world.widget('administrator')
  await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('basic P1M/monthly'), seats: 1 })
  const quote = await quoted(administrator)
  const { data: placed } = await order(administrator, quote)
  assert.ok(placed.verdict === 'allowed')
  // Alone 34.56 is taxed 1.73; with the 90.72 it is 6.26 − 4.54.
  assert.deepEqual([reviewOf(quote).document.tax.cents, reviewOf(quote).totalDue.cents], [172, 3628])
  assert.deepEqual((await invoices(world)).map(({ subtotal_cents, tax_cents, total_cents }) => [subtotal_cents, tax_cents, total_cents]), [[12_528, 626, 13_154]])
  assert.equal(placed.invoice?.total.cents, 9072 + 454 + reviewOf(quote).totalDue.cents)
})

onEachDatabase('the next invoice is announced with its tax, rounded as the invoice rounds it, and that is what it asks for', async ({ database }) => {
  for (const [cents, expected] of [[2500, 2625], [3029, 3180], [3030, 3182]] as const) {
    const world = await makeWorld(database)
    await setTax(world)
    await setPrice(world, world.nimbus.offer('basic P1Y/monthly'), cents)
    const administrator = await world.widget('administrator')
    await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/monthly'), seats: 1 })
    const quote = await quoted(administrator)
    const next = reviewOf(quote).items[0]?.nextInvoice
    assert.deepEqual([next?.amount.cents, next?.on], [expected, '2026-12-21'])
    await order(administrator, quote)
    await world.advanceTo('2026-12-23T15:00:00.000Z')
    assert.deepEqual((await invoices(world)).map(({ total_cents }) => total_cents), [expected, expected])
  }
})

onEachDatabase('each item’s next invoice has the tax of its own product, and none where the product has none', async ({ database }) => {
  const world = await makeWorld(database)
  const { product_id: untaxed } = await database.db.selectFrom('plan').select('product_id').where('tenant_id', '=', world.tenantId)
    .where('id', '=', world.nimbus.plans.basic).executeTakeFirstOrThrow()
  await setTax(world, { [untaxed]: null })
  const administrator = await world.widget('administrator')
  for (const offer of ['basic P1Y/monthly', 'premium P1Y/monthly']) await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer(offer), seats: 1 })
  const { items } = reviewOf(await quoted(administrator))
  assert.deepEqual(items.map(({ nextInvoice }) => nextInvoice?.amount.cents), [3024, 13_054])
})

onEachDatabase('a change that starts with the next cycle charges nothing now, and announces that cycle with its tax', async ({ database }) => {
  const world = await makeWorld(database)
  await setTax(world)
  await database.withTx((tx) => storeOffer(tx, world.tenantId, world.nimbus, 'e3', ['P3Y', 'monthly'], 36 * 2500))
  const { id: subscriptionId } = await world.buy('e3 P3Y/annual', 1)
  const administrator = await world.widget('administrator')
  await add(administrator, { kind: 'planChange', subscriptionId, billingFrequency: 'monthly' })
  const { items, totalDue } = reviewOf(await quoted(administrator))
  assert.deepEqual([totalDue.cents, items[0]?.period, items[0]?.nextInvoice], [0, null, { on: '2027-11-21', amount: { currency: 'BRL', cents: 2625 } }])
})

onEachDatabase('the same intent sent again is answered with the same order', async ({ database }) => {
  const world = await makeWorld(database)
  const administrator = await world.widget('administrator')
  await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 2 })
  const { quoteId, cartVersion: version } = await quoted(administrator)
  const send = () => administrator.send<Ordered>('cart.checkout', { quoteId, version, billing: BILLING }, { idempotencyKey: 'intent-1' })
  const [first, second] = [await send(), await send()]
  assert.deepEqual(second.data, first.data)
  assert.equal((await written(world)).subscriptions, 1)
})

onEachDatabase('while an overdue invoice restricts the account nothing is quoted or ordered', async ({ database }) => {
  const world = await makeWorld(database)
  const administrator = await world.widget('administrator')
  const buy = () => add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 2 })
  await buy()
  const { data: placed } = await order(administrator, await quoted(administrator))
  await buy()
  const quote = await quoted(administrator)
  await database.withTx((tx) => tx.db.insertInto('collections_hold').values({
    tenant_id: world.tenantId, invoice_id: placed.invoice?.id ?? '', kind: 'restrict', is_retroactive: 0, subscription_id: '', customer_id: world.customerId,
    prior_end_of_term: null, placed_at: '2026-11-21T15:00:00.000Z' as never, released_at: null,
  }).execute())
  const before = await written(world)
  const again = await administrator.quote<CheckoutQuote>('cart.quote', {})
  assert.ok(again.data.decision.verdict === 'denied' && again.data.decision.rule === 'collections.account.restricted')
  const ordered = await order(administrator, quote)
  assert.ok(ordered.data.verdict === 'denied' && ordered.data.rule === 'collections.account.restricted')
  assert.deepEqual(await written(world), before)
})

onEachDatabase('an order that drops a stored renewal plan says so first, and waits for consent', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  await world.server.send('renewals.schedule', { subscriptionId, version: 1, seats: 3 })
  const administrator = await world.widget('administrator')
  await add(administrator, { kind: 'planChange', subscriptionId, planId: world.nimbus.plans.standard })
  const quote = await quoted(administrator)
  assert.deepEqual(reviewOf(quote).losses.map(({ seats }) => seats), [3])
  const refused = await order(administrator, quote)
  assert.ok(refused.data.verdict === 'denied' && refused.data.rule === 'renewals.schedule.lossNotAcknowledged')
  const agreed = await order(administrator, quote, { acknowledgeScheduleLoss: true })
  assert.equal(agreed.data.verdict, 'allowed')
})

onEachDatabase('a product of the contract changes one thing at a time, also in the cart', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const administrator = await world.widget('administrator')
  for (const wish of [{ planId: world.nimbus.plans.standard, seats: 11 }, { planId: world.nimbus.plans.standard, billingFrequency: 'monthly' }, { seats: 11 }]) {
    const { status, error } = await administrator.send('cart.add', { item: { kind: 'planChange', subscriptionId, ...wish } })
    assert.deepEqual([status, error?.details[0]?.rule], [400, 'plans.oneChangeAtATime'])
  }
})

onEachDatabase('the options of a product with combined changes show lower plans and whom to ask, and plan with billing together', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('standard P1Y/annual', 10)
  const { data } = await (await world.widget('billingContact')).read<PlanOptions>('plans.options', { subscriptionId })
  const shown = (items: PlanOptions['items']) => items.map(({ planName, direction, offer, rule }) =>
    `${planName.replace('Nimbus 365 Business ', '')} ${direction} ${offer.commitment}/${offer.billingFrequency} ${rule ?? 'available'}`).sort()
  assert.deepEqual(shown(data.items), [
    'Basic down P1M/monthly plans.downgrade.bySupport', 'Basic down P1Y/annual plans.downgrade.bySupport', 'Basic down P1Y/monthly plans.downgrade.bySupport',
    'Premium up P1M/monthly plans.commitment.shorterOnlyAtRenewal', 'Premium up P1Y/annual available', 'Premium up P1Y/monthly available',
    'Standard same P1M/monthly plans.commitment.shorterOnlyAtRenewal', 'Standard same P1Y/monthly available',
  ])
})

onEachDatabase('an administrator changes plan and seats together without a cart, for what the quote said', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const administrator = await world.widget('administrator')
  const wish = { subscriptionId, version: 1, planId: world.nimbus.plans.standard, seats: 4 }
  const { data: quote } = await administrator.quote<PlanQuote>('plans.quote', wish)
  assert.deepEqual(quote.lines.map(({ kind, seats, amount }) => [kind, seats, amount.cents]), [['planCredit', -10, -345_600], ['planCharge', 4, 357_120]])
  const other = await administrator.send<PlanChanged>('plans.change', { ...wish, seats: 5, quoteId: quote.quoteId })
  assert.ok(other.data.verdict === 'denied' && other.data.rule === 'quotes.quote.expired')
  const { data } = await administrator.send<PlanChanged>('plans.change', { ...wish, quoteId: quote.quoteId })
  assert.deepEqual([data.verdict, data.subscription.seats, data.subscription.planName], ['allowed', 4, 'Nimbus 365 Business Standard'])
})

onEachDatabase('every refusal of an order is in the audit with its rule', async ({ database }) => {
  const world = await makeWorld(database)
  const administrator = await world.widget('administrator')
  await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 2 })
  await order(administrator, await quoted(administrator), { billing: undefined })
  const [entry] = await auditEntries(world)
  assert.deepEqual([entry?.action, entry?.outcome, entry?.rule], ['cart.checkout', 'denied', 'checkout.billing.taxIdRequired'])
})
