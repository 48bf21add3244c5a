/** One cart with an item, one quote of an order, one ticket with a message, of a sample tenant. */
import * as store from '../../src/index.ts'
import { SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'

/** Answers the ids of what it stored. */
export async function fillOrders(tx: store.Tx, { tenantId, customerId, offerId, planId }: SampleTenant) {
  const ids = { cartItemId: store.newId('cti'), checkoutQuoteId: store.newId('quo'), ticketId: store.newId('tkt') }
  const cart = await store.lockCart(tx, tenantId, customerId, SAMPLE_NOW)
  await store.insertCartItem(tx, tenantId, {
    cart_id: cart.id, id: ids.cartItemId, kind: 'purchase', offer_id: offerId, seats: 2, subscription_id: null, plan_id: null, commitment: null,
    billing_frequency: null, added_at: SAMPLE_NOW, added_by: 'x',
  })
  await store.insertCheckoutQuote(tx, tenantId, {
    id: ids.checkoutQuoteId, customer_id: customerId, request: '{}', document: '{}', total_cents: 1, created_at: SAMPLE_NOW, valid_until: SAMPLE_NOW,
    used_at: null, needs_tax_id: 0,
  })
  await store.insertTicket(tx, tenantId, {
    id: ids.ticketId, number: await store.takeTicketNumber(tx, tenantId, '2026'), customer_id: customerId, category: 'billing', subject: 's',
    about_kind: null, about_id: null, state: 'open', diagnosis: '{}', opened_at: SAMPLE_NOW, opened_by: 'x', updated_at: SAMPLE_NOW,
  })
  await store.appendTicketMessage(tx, tenantId, {
    id: store.newId('tkm'), ticket_id: ids.ticketId, author_id: 'x', author_name: 'X', body: 'b', created_at: SAMPLE_NOW,
  }, { state: 'open', at: SAMPLE_NOW })
  await store.setUpgradePaths(tx, tenantId, planId, { tier: 1, upgrade_plan_ids: JSON.stringify([planId]) })
  return { ...ids, cartId: cart.id }
}
