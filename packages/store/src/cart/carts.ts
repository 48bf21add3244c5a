import type { BillingFrequency, Commitment, Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import { StaleVersionError } from '../errors.ts'
import type { Handle, Tx } from '../handle.ts'
import { newId } from '../ids.ts'
import type { CartItemTable, JsonText } from '../schema.ts'

/** An item, with what its offer is whether or not it has a price today. */
export interface CartItemRow extends Selectable<CartItemTable> {
  readonly planName: string
  readonly productId: string
  readonly productName: string
  readonly policy: JsonText
  readonly offerPlanId: string
  readonly offerCommitment: Commitment
  readonly offerFrequency: BillingFrequency
  readonly segment: string
  readonly minSeats: number
  readonly maxSeats: number | null
  readonly withdrawnAt: Instant | null
  /** Of its price lists, whether or not one is in force. */
  readonly currency: string | null
  /** Of the subscription that changes. */
  readonly subscriptionName: string | null
  readonly presentPlanName: string | null
}

/** What a customer has chosen and not yet ordered, in the order in which it was chosen. */
export interface Cart {
  readonly id: string
  readonly version: number
  readonly items: readonly CartItemRow[]
}

/** The customer's cart; null when nothing was ever put into it. */
export async function findCart(handle: Handle, tenantId: string, customerId: string): Promise<Cart | null> {
  const cart = await handle.db.selectFrom('cart').select(['id', 'version']).where('tenant_id', '=', tenantId).where('customer_id', '=', customerId)
    .executeTakeFirst()
  return cart === undefined ? null : { ...cart, items: await itemsOf(handle, tenantId, cart.id) }
}

/** The customer's cart, made when there is none; its row stays locked until the transaction ends. */
export async function lockCart(tx: Tx, tenantId: string, customerId: string, at: Instant): Promise<Cart> {
  // The conflict writes what is there already: that locks the row and lets RETURNING answer it.
  const cart = await tx.db.insertInto('cart').values({ tenant_id: tenantId, id: newId('crt'), customer_id: customerId, version: 1, updated_at: at })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'customer_id']).doUpdateSet((set) => ({ version: set.ref('cart.version') })))
    .returning(['id', 'version']).executeTakeFirstOrThrow()
  return { ...cart, items: await itemsOf(tx, tenantId, cart.id) }
}

/** Moves the cart from the version it was read at to the next one; throws StaleVersionError. */
export async function advanceCart(tx: Tx, tenantId: string, cart: Pick<Cart, 'id' | 'version'>, at: Instant): Promise<void> {
  const { numUpdatedRows } = await tx.db.updateTable('cart').set({ version: cart.version + 1, updated_at: at })
    .where('tenant_id', '=', tenantId).where('id', '=', cart.id).where('version', '=', cart.version).executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new StaleVersionError(cart.id, cart.version)
}

export async function insertCartItem(tx: Tx, tenantId: string, item: Omit<Insertable<CartItemTable>, 'tenant_id'>): Promise<void> {
  await tx.db.insertInto('cart_item').values({ ...item, tenant_id: tenantId }).execute()
}

/** What may change of an item: what is bought or changed to, and how many seats. */
export type CartItemChange = Pick<CartItemRow, 'offer_id' | 'seats' | 'plan_id' | 'commitment' | 'billing_frequency'>

/** Changes an item of that cart; false when it is not there. */
export async function updateCartItem(tx: Tx, tenantId: string, cartId: string, itemId: string, change: CartItemChange): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('cart_item').set(change)
    .where('tenant_id', '=', tenantId).where('cart_id', '=', cartId).where('id', '=', itemId).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Takes an item out of that cart; false when it is not there. */
export async function removeCartItem(tx: Tx, tenantId: string, cartId: string, itemId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db.deleteFrom('cart_item')
    .where('tenant_id', '=', tenantId).where('cart_id', '=', cartId).where('id', '=', itemId).executeTakeFirst()
  return numDeletedRows === 1n
}

/** Takes everything out of a cart; answers how many items there were. */
export async function clearCart(tx: Tx, tenantId: string, cartId: string): Promise<number> {
  const { numDeletedRows } = await tx.db.deleteFrom('cart_item').where('tenant_id', '=', tenantId).where('cart_id', '=', cartId).executeTakeFirst()
  return Number(numDeletedRows)
}

function itemsOf({ db }: Handle, tenantId: string, cartId: string): Promise<CartItemRow[]> {
  return db.selectFrom('cart_item as item')
    .innerJoin('offer', (join) => join.onRef('offer.tenant_id', '=', 'item.tenant_id').onRef('offer.id', '=', 'item.offer_id'))
    .innerJoin('plan', (join) => join.onRef('plan.tenant_id', '=', 'offer.tenant_id').onRef('plan.id', '=', 'offer.plan_id'))
    .innerJoin('product', (join) => join.onRef('product.tenant_id', '=', 'plan.tenant_id').onRef('product.id', '=', 'plan.product_id'))
    .leftJoin('subscription as s', (join) => join.onRef('s.tenant_id', '=', 'item.tenant_id').onRef('s.id', '=', 'item.subscription_id'))
    .leftJoin('plan as present', (join) => join.onRef('present.tenant_id', '=', 's.tenant_id').onRef('present.id', '=', 's.plan_id'))
    .selectAll('item')
    .select((is) => is.selectFrom('price')
      .innerJoin('price_list as list', (join) => join.onRef('list.tenant_id', '=', 'price.tenant_id').onRef('list.id', '=', 'price.price_list_id'))
      .whereRef('price.tenant_id', '=', 'offer.tenant_id').whereRef('price.offer_id', '=', 'offer.id').select('list.currency')
      .orderBy('price.starts_at', 'desc').limit(1).as('currency'))
    .select([
      'plan.name as planName', 'product.id as productId', 'product.name as productName', 'product.policy', 'offer.plan_id as offerPlanId',
      'offer.commitment as offerCommitment', 'offer.billing_frequency as offerFrequency', 'offer.segment', 'plan.min_seats as minSeats',
      'plan.max_seats as maxSeats', 'offer.withdrawn_at as withdrawnAt', 's.name as subscriptionName', 'present.name as presentPlanName',
    ])
    .where('item.tenant_id', '=', tenantId).where('item.cart_id', '=', cartId).orderBy('item.id').execute()
}

/** The product that an offer sells; null when there is no such offer. */
export async function findOfferProduct(handle: Handle, tenantId: string, offerId: string): Promise<{ readonly id: string; readonly policy: JsonText } | null> {
  const query = handle.db.selectFrom('offer')
    .innerJoin('plan', (join) => join.onRef('plan.tenant_id', '=', 'offer.tenant_id').onRef('plan.id', '=', 'offer.plan_id'))
    .innerJoin('product', (join) => join.onRef('product.tenant_id', '=', 'plan.tenant_id').onRef('product.id', '=', 'plan.product_id'))
    .select(['product.id', 'product.policy']).where('offer.tenant_id', '=', tenantId).where('offer.id', '=', offerId)
  return (await query.executeTakeFirst()) ?? null
}
