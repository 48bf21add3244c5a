import assert from 'node:assert/strict'
import { SAAS_POLICY } from '@assento/rules'
import type { Role } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { CartChanged, CartView, CheckoutQuote, StorefrontPage } from '../../src/cart/dto.ts'
import { auditEntries } from '../audit-entries.ts'
import { makeWorld } from '../fixture.ts'
import { add, BILLING, order, quoted } from './support.ts'

onEachDatabase('an item is changed and taken out, each at the version that was seen', async ({ database }) => {
  const world = await makeWorld(database)
  const administrator = await world.widget('administrator')
  assert.deepEqual((await administrator.read<CartView>('cart.get')).data.version, 1)
  const cart = await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 2 })
  const itemId = cart.items[0]?.id
  const stale = await administrator.send('cart.update', { version: cart.version - 1, itemId, seats: 5 })
  assert.deepEqual([stale.status, stale.error?.code, stale.error?.currentVersion], [409, 'stale_version', cart.version])
  const updated = await administrator.send<CartChanged>('cart.update', { version: cart.version, itemId, seats: 5 })
  assert.deepEqual(updated.data.cart.items.map(({ seats, perCycle }) => [seats, perCycle.cents]), [[5, 172_800]])
  const late = await administrator.send('cart.remove', { version: cart.version, itemId })
  assert.equal(late.error?.code, 'stale_version')
  const removed = await administrator.send<CartChanged>('cart.remove', { version: updated.data.cart.version, itemId })
  assert.deepEqual(removed.data.cart.items, [])
  const { data } = await administrator.quote<CheckoutQuote>('cart.quote', {})
  assert.ok(data.decision.verdict === 'denied' && data.decision.rule === 'checkout.cart.empty')
})

onEachDatabase('a subscription changes once an order: another change takes the place of the first', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const contact = await world.widget('billingContact')
  await add(contact, { kind: 'planChange', subscriptionId, planId: world.nimbus.plans.standard, seats: 11 })
  const cart = await add(contact, { kind: 'planChange', subscriptionId, planId: world.nimbus.plans.premium, seats: 8, billingFrequency: 'monthly' })
  assert.deepEqual(cart.items.map(({ planName, seats, offer, from }) => [planName, seats, offer.billingFrequency, from?.planName, from?.seats]), [
    ['Nimbus 365 Business Premium', 8, 'monthly', 'Nimbus 365 Business Basic', 10],
  ])
})

onEachDatabase('an item that was withdrawn stays in the cart with the rule that refuses it', async ({ database }) => {
  const world = await makeWorld(database)
  const administrator = await world.widget('administrator')
  const offerId = world.nimbus.offer('basic P1Y/annual')
  await add(administrator, { kind: 'purchase', offerId, seats: 2 })
  await database.withTx((tx) => tx.db.updateTable('offer').set({ withdrawn_at: '2026-11-21T15:00:00.000Z' as never })
    .where('tenant_id', '=', world.tenantId).where('id', '=', offerId).execute())
  const { data } = await administrator.read<CartView>('cart.get')
  assert.deepEqual(data.items.map(({ refusal }) => refusal?.rule), ['catalog.offer.notFound'])
})

onEachDatabase('a product of the contract is ordered by administrators: the billing contact is refused with the clause', async ({ database }) => {
  const world = await makeWorld(database)
  const contact = await world.widget('billingContact')
  const { data, status } = await contact.send<CartChanged>('cart.add', { item: { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 1 } })
  assert.ok(status === 200 && data.verdict === 'denied' && data.rule === 'accounts.role.forbidden')
  assert.deepEqual([data.clause, data.alternatives], ['Contrato, solicitações feitas no portal por administradores', [{ kind: 'askAdministrator' }]])
  assert.deepEqual([data.cart.items, data.cart.version], [[], 1])
  const [entry] = await auditEntries(world)
  assert.deepEqual([entry?.outcome, entry?.rule, entry?.action], ['denied', 'accounts.role.forbidden', 'cart.add'])
  // What an administrator put in, the billing contact does not order either.
  await add(await world.widget('administrator'), { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 1 })
  const { data: quote } = await contact.quote<CheckoutQuote>('cart.quote', {})
  assert.ok(quote.decision.verdict === 'denied' && quote.decision.rule === 'accounts.role.forbidden')
  const administrators = await quoted(await world.widget('administrator'))
  const ordered = await order(contact, administrators)
  assert.ok(ordered.data.verdict === 'denied' && ordered.data.rule === 'accounts.role.forbidden')
})

onEachDatabase('roles: buyers and the billing contact order, a sales agent no fewer seats, the others nothing', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const verdicts: Partial<Record<Role, string>> = {}
  for (const role of ['administrator', 'billingContact', 'adminAgent', 'salesAgent', 'viewer', 'billingAdmin', 'helpdeskAgent', 'userAdmin'] as const) {
    const person = await world.widget(role)
    const fewer = await person.send<CartChanged>('cart.add', { item: { kind: 'planChange', subscriptionId, seats: 9 } })
    const more = await person.send<CartChanged>('cart.add', { item: { kind: 'planChange', subscriptionId, seats: 11 } })
    verdicts[role] = [fewer, more].map(({ status, data }) => (status === 200 ? data.verdict : String(status))).join(' ')
  }
  assert.deepEqual(verdicts, {
    administrator: 'allowed allowed', billingContact: 'allowed allowed', adminAgent: 'allowed allowed', salesAgent: 'denied allowed',
    viewer: '403 403', billingAdmin: '403 403', helpdeskAgent: '403 403', userAdmin: '403 403',
  })
})

onEachDatabase('corporate accounts are sent to their representative; the reseller’s agents order for them', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY, isCorporate: true })
  const item = { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 1 }
  const { data } = await (await world.widget('billingContact')).send<CartChanged>('cart.add', { item })
  assert.ok(data.verdict === 'denied' && data.rule === 'plans.corporate.byRepresentative')
  assert.deepEqual(data.alternatives, [{ kind: 'contact', contact: 'accountManager' }])
  const agent = await world.widget('adminAgent')
  await add(agent, item)
  assert.equal((await order(agent, await quoted(agent))).data.verdict, 'allowed')
})

onEachDatabase('a lower plan is not ordered: the refusal offers a ticket that says what was wanted', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('premium P1Y/annual', 10)
  const contact = await world.widget('billingContact')
  const { data } = await contact.send<CartChanged>('cart.add', { item: { kind: 'planChange', subscriptionId, planId: world.nimbus.plans.basic, seats: 4 } })
  assert.ok(data.verdict === 'denied' && data.rule === 'plans.downgrade.bySupport')
  assert.deepEqual(data.alternatives[0], {
    kind: 'openTicket', category: 'commercial', about: { kind: 'subscription', id: subscriptionId },
    wanted: { planId: world.nimbus.plans.basic, seats: 4, commitment: 'P1Y', billingFrequency: 'annual' },
  })
})

onEachDatabase('prices, totals and dates of a client are refused by name', async ({ database }) => {
  const world = await makeWorld(database)
  const administrator = await world.widget('administrator')
  const item = { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 1 }
  const priced = await administrator.send('cart.add', { item: { ...item, unitPrice: { currency: 'BRL', cents: 1 } } })
  assert.deepEqual([priced.status, priced.error?.code], [400, 'validation'])
  await add(administrator, item)
  const quote = await quoted(administrator)
  const total = await order(administrator, quote, { totalDue: { currency: 'BRL', cents: 1 } })
  assert.deepEqual([total.status, total.error?.details[0]?.field, total.error?.details[0]?.rule], [400, 'totalDue', 'unrecognized_key'])
  for (const [seats, field] of [[0, 'item'], [1.5, 'item'], [-3, 'item']] as const) {
    const { status, error } = await administrator.send('cart.add', { item: { ...item, seats } })
    assert.deepEqual([status, error?.details[0]?.field.startsWith(field)], [400, true])
  }
})

onEachDatabase('a tax number of Brazil is checked to its digits, another country’s is kept as it is, and nobody takes another’s', async ({ database }) => {
  const world = await makeWorld(database)
  const administrator = await world.widget('administrator')
  await add(administrator, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 1 })
  const quote = await quoted(administrator)
  const wrong = await order(administrator, quote, { billing: { ...BILLING, taxId: '11.222.333/0001-82' } })
  assert.deepEqual([wrong.status, wrong.error?.details[0]], [400, { field: 'billing.taxId', rule: 'taxId.checkDigits', message: 'not a CNPJ or CPF' }])
  await database.withTx((tx) => tx.db.updateTable('account').set({ tax_id: '11222333000181' }).where('id', '=', world.siblingId).execute())
  const taken = await order(administrator, quote)
  assert.deepEqual([taken.status, taken.error?.details[0]?.rule], [400, 'taxId.unavailable'])
  const foreign = await order(administrator, quote, { billing: { ...BILLING, country: 'PT', taxId: '501442600' } })
  assert.equal(foreign.data.verdict, 'allowed')
  const account = await database.db.selectFrom('account').select(['tax_id', 'address']).where('id', '=', world.customerId).executeTakeFirst()
  assert.deepEqual([account?.tax_id, JSON.parse(account?.address ?? '{}')], ['PT:501442600', { country: 'PT' }])
})

onEachDatabase('nobody sees or changes the cart of another customer', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 10)
  const sibling = await world.widget('administrator', { customerId: world.siblingId })
  const other = await sibling.send('cart.add', { item: { kind: 'planChange', subscriptionId, seats: 20 } })
  const named = await sibling.read('cart.get', { customerId: world.customerId })
  const unnamed = await world.server.read('cart.get')
  assert.deepEqual([other.status, named.status, unnamed.error?.details[0]?.rule], [404, 404, 'customerId.required'])
  const administrator = await world.widget('administrator')
  await add(administrator, { kind: 'planChange', subscriptionId, seats: 20 })
  const quote = await quoted(administrator)
  const taken = await order(sibling, { quoteId: quote.quoteId, cartVersion: 1 })
  assert.ok(taken.data?.verdict === 'denied' && taken.data.rule === 'checkout.cart.empty')
  await add(sibling, { kind: 'purchase', offerId: world.nimbus.offer('basic P1Y/annual'), seats: 1 })
  const foreign = await order(sibling, { quoteId: quote.quoteId, cartVersion: 2 })
  assert.equal(foreign.status, 404)
})

onEachDatabase('an offer for education is not in the storefront of a page, and its id in a cart is refused: the reseller’s server orders it', async ({ database }) => {
  const world = await makeWorld(database)
  const administrator = await world.widget('administrator')
  const offerId = world.nimbus.offer('basic P1Y/annual')
  await database.db.updateTable('offer').set({ segment: 'Education' }).where('tenant_id', '=', world.tenantId).where('id', '=', offerId).execute()
  const { data } = await administrator.read<StorefrontPage>('catalog.storefront', {})
  assert.ok(data.items.length > 0 && data.items.every(({ offers }) => offers.every(({ offer }) => offer.offerId !== offerId)))
  const called = await administrator.send<CartChanged>('cart.add', { item: { kind: 'purchase', offerId, seats: 2 } })
  assert.ok(called.data.verdict === 'denied' ? called.data.rule === 'catalog.offer.notFound' : called.data.cart.items[0]?.refusal?.rule === 'catalog.offer.notFound', JSON.stringify(called.data))
  const bought = await world.server.send<{ verdict: string }>('subscriptions.create', { customerId: world.customerId, offerId, seats: 2 })
  assert.equal(bought.data.verdict, 'allowed')
})
