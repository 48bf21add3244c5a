import type { Instant } from '@assento/rules'
import { sql, type RawBuilder } from 'kysely'
import type { Handle } from '../handle.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import { foldedColumn, foldText } from '../subscriptions/fold-text.ts'

/** A plan with something to buy today, and what a storefront names it by. */
export interface StorefrontPlanRow {
  readonly planId: string
  readonly planName: string
  readonly description: string | null
  readonly tier: number
  readonly minSeats: number
  readonly maxSeats: number | null
  readonly productId: string
  readonly productName: string
  readonly familyId: string
  readonly familyName: string
}

/** Where the storefront goes on: after this product, tier and plan. */
export interface StorefrontKey {
  readonly productName: string
  readonly tier: number
  readonly planId: string
}

export interface StorefrontFilter {
  readonly familyId?: string
  /** Part of the plan's, the product's or the family's name, whatever its case and accents. */
  readonly search?: string
  readonly now: Instant
  readonly after: StorefrontKey | null
  readonly limit: number
}

/** Plans that have an offer on sale at `now`, by product, then tier. */
export async function listStorefrontPlans(handle: Handle, tenantId: string, filter: StorefrontFilter): Promise<Page<StorefrontPlanRow, StorefrontKey>> {
  assertPageLimit(filter.limit)
  let query = plansOnSale(handle, tenantId, filter).select([
    'plan.id as planId', 'plan.name as planName', 'plan.description', 'plan.tier', 'plan.min_seats as minSeats', 'plan.max_seats as maxSeats',
    'product.id as productId', 'product.name as productName', 'product_family.id as familyId', 'product_family.name as familyName',
  ])
  if (filter.familyId !== undefined) query = query.where('product.family_id', '=', filter.familyId)
  if (filter.after !== null) {
    const { productName, tier, planId } = filter.after
    query = query.where(sql<boolean>`(product.name, plan.tier, plan.id) > (${productName}, ${tier}, ${planId})`)
  }
  const rows = await query.orderBy('product.name').orderBy('plan.tier').orderBy('plan.id').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, ({ productName, tier, planId }) => ({ productName, tier, planId }))
}

/** Families with how many plans of them fit the search and are on sale, by name; those without any are left out. */
export async function listStorefrontFamilies(
  handle: Handle, tenantId: string, filter: Pick<StorefrontFilter, 'search' | 'now'>,
): Promise<readonly { readonly id: string; readonly name: string; readonly plans: number }[]> {
  return plansOnSale(handle, tenantId, filter)
    .select(['product_family.id', 'product_family.name', (is) => is.fn.countAll<number>().as('plans')])
    .groupBy(['product_family.id', 'product_family.name']).orderBy('product_family.name').execute()
}

function plansOnSale({ db, dialect }: Handle, tenantId: string, { now, search }: Pick<StorefrontFilter, 'search' | 'now'>) {
  const query = db.selectFrom('plan')
    .innerJoin('product', (join) => join.onRef('product.tenant_id', '=', 'plan.tenant_id').onRef('product.id', '=', 'plan.product_id'))
    .innerJoin('product_family', (join) => join
      .onRef('product_family.tenant_id', '=', 'product.tenant_id').onRef('product_family.id', '=', 'product.family_id'))
    .where('plan.tenant_id', '=', tenantId)
    .where((is) => is.exists(is.selectFrom('offer').select('offer.id')
      .whereRef('offer.tenant_id', '=', 'plan.tenant_id').whereRef('offer.plan_id', '=', 'plan.id')
      .where((of) => of.or([of('offer.withdrawn_at', 'is', null), of('offer.withdrawn_at', '>', now)]))
      .where((of) => of.exists(of.selectFrom('price').select('price.id')
        .whereRef('price.tenant_id', '=', 'offer.tenant_id').whereRef('price.offer_id', '=', 'offer.id').where('price.starts_at', '<=', now)
        .where((window) => window.or([window('price.until', 'is', null), window('price.until', '>', now)]))))))
  if (search === undefined) return query
  const part = foldText(search)
  // Not LIKE: a percent sign in a name is a percent sign.
  const holds = (column: string): RawBuilder<boolean> => dialect === 'postgres'
    ? sql`strpos(${foldedColumn(dialect, column)}, ${part}) > 0` : sql`instr(${foldedColumn(dialect, column)}, ${part}) > 0`
  return query.where(sql<boolean>`(${holds('plan.name')} or ${holds('product.name')} or ${holds('product_family.name')})`)
}
