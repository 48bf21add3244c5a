/** What the cases of carts and orders share. */
import assert from 'node:assert/strict'
import type { TaxSettings } from '@assento/rules'
import type { CartChanged, CartView, CheckoutQuote, Ordered } from '../../src/cart/dto.ts'
import type { InvoiceRow } from '@assento/store'
import type { Called, Person, World } from '../fixture.ts'

/** A CNPJ with right check digits, and the data that an order asks for. */
export const BILLING = { country: 'BR', taxId: '11.222.333/0001-81', name: 'Padaria Trigo Lunar Ltda.', email: 'financeiro@trigolunar.example' }

export async function add(person: Person, item: unknown, more: object = {}): Promise<CartView> {
  const called = await person.send<CartChanged>('cart.add', { item, ...more })
  assert.ok(called.error === null && called.data.verdict === 'allowed', JSON.stringify(called))
  return called.data.cart
}

/** A quote that must be one. */
export async function quoted(person: Person, more: object = {}): Promise<CheckoutQuote & { readonly quoteId: string }> {
  const { data, error } = await person.quote<CheckoutQuote>('cart.quote', { ...more })
  assert.ok(error === null && data.decision.verdict === 'allowed' && data.quoteId !== null, JSON.stringify(error ?? data.decision))
  return { ...data, quoteId: data.quoteId }
}

export function reviewOf(quote: CheckoutQuote) {
  assert.ok(quote.decision.verdict === 'allowed')
  return quote.decision.plan
}

export async function order(person: Person, quote: { readonly quoteId: string; readonly cartVersion: number }, more: object = {}): Promise<Called<Ordered>> {
  const called = await person.send<Ordered>('cart.checkout', { quoteId: quote.quoteId, version: quote.cartVersion, billing: BILLING, ...more })
  assert.notEqual(called.status, 500, JSON.stringify(called.error))
  return called
}

/** Every invoice of the tenant, oldest first. */
export function invoices({ database, tenantId }: World): Promise<InvoiceRow[]> {
  return database.db.selectFrom('invoice').selectAll().where('tenant_id', '=', tenantId).orderBy('id').execute()
}

/** Everything that an order may write, to show that a refused one wrote nothing. */
export async function written({ database, tenantId }: World) {
  const count = async (table: 'subscription' | 'charge' | 'invoice' | 'cart_item' | 'ledger_transaction') =>
    (await database.db.selectFrom(table).selectAll().where('tenant_id', '=', tenantId).execute()).length
  return {
    subscriptions: await count('subscription'), charges: await count('charge'), invoices: await count('invoice'), items: await count('cart_item'),
    ledger: await count('ledger_transaction'),
  }
}

/** Sets the price of one cycle of an offer, as a new price sheet would. */
export async function setPrice({ database, tenantId }: World, offerId: string, cycleCents: number): Promise<void> {
  await database.withTx((tx) => tx.db.updateTable('price').set({ cycle_unit_cents: cycleCents }).where('tenant_id', '=', tenantId)
    .where('offer_id', '=', offerId).execute())
}

/** A tax of 5 % on everything but what is named here, so that rounding shows. */
export async function setTax({ database, tenantId }: World, byProduct: TaxSettings['byProduct'] = {}): Promise<void> {
  await database.withTx((tx) => tx.db.updateTable('tenant').set({
    settings: JSON.stringify({ billing: { taxes: { standard: { label: 'ISS', basisPoints: 500 }, byProduct } } }),
  }).where('id', '=', tenantId).execute())
}
