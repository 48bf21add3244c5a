/** What an import of subscriptions compares with, loaded once or once a batch. */
import { epochMs, startOfDate } from '@assento/rules'
import type { CalendarDate, Instant, SubscriptionPolicy } from '@assento/rules'
import {
  loadAccountsByExternalRef, loadAccountsByTaxId, loadCatalog, loadKnownSubscriptions, loadPrices, loadRunInstants, parseJson,
} from '@assento/store'
import type { AccountRow, CatalogSnapshot, KnownSubscription } from '@assento/store'
import { CatalogDraft } from '../price-sheet/catalog-draft.ts'
import type { ImportContext } from '../import-context.ts'
import type { VendorSubscription } from './vendor-subscription.ts'
import type { PriceWindowRow } from './wanted-subscription.ts'

export interface CatalogState {
  readonly draft: CatalogDraft
  readonly policyByProduct: ReadonlyMap<string, SubscriptionPolicy>
  readonly windowsByOffer: ReadonlyMap<string, readonly PriceWindowRow[]>
  /** Of the tenant's first price list; BRL without one. */
  readonly currency: string
  /** Instants of subscription imports: what carries one was last written by an import. */
  readonly runInstants: ReadonlySet<Instant>
}

/** The catalogue, with all prices that were in force at or after the oldest term of the file. */
export async function loadCatalogState(context: ImportContext, rows: readonly VendorSubscription[]): Promise<CatalogState> {
  const snapshot = await loadCatalog(context.handle, context.tenantId)
  const oldest = rows.reduce<CalendarDate>((first, { startsOn }) => (startsOn < first ? startsOn : first), '9999-12-31' as CalendarDate)
  const from = startOfDate(oldest, 'UTC')
  const prices = await loadPrices(context.handle, context.tenantId, epochMs(from) < epochMs(context.now) ? from : context.now)
  const currencyByList = new Map(snapshot.priceLists.map((list) => [list.id, list.currency]))
  const windowsByOffer = new Map<string, PriceWindowRow[]>()
  for (const price of prices) {
    const window = { startsAt: price.starts_at, until: price.until, term_unit_cents: price.term_unit_cents, currency: currencyByList.get(price.price_list_id) ?? '' }
    windowsByOffer.set(price.offer_id, [...(windowsByOffer.get(price.offer_id) ?? []), window])
  }
  return {
    draft: new CatalogDraft(snapshot), policyByProduct: policiesOf(snapshot), windowsByOffer,
    currency: snapshot.priceLists[0]?.currency ?? 'BRL', runInstants: await loadRunInstants(context.handle, context.tenantId, 'subscriptions'),
  }
}

export interface BatchState {
  readonly byRef: ReadonlyMap<string, KnownSubscription>
  readonly accountByRef: ReadonlyMap<string, AccountRow>
  readonly accountByTaxId: ReadonlyMap<string, AccountRow>
}

export async function loadBatchState({ handle, tenantId }: ImportContext, rows: readonly VendorSubscription[]): Promise<BatchState> {
  const known = await loadKnownSubscriptions(handle, tenantId, rows.map(({ ref }) => ref))
  const byRef = await loadAccountsByExternalRef(handle, tenantId, unique(rows.flatMap(({ customerRef }) => customerRef ?? [])))
  const byTaxId = await loadAccountsByTaxId(handle, tenantId, unique(rows.flatMap(({ customerTaxId }) => customerTaxId ?? [])))
  return {
    byRef: new Map(known.map((subscription) => [subscription.row.external_ref ?? '', subscription])),
    accountByRef: new Map(byRef.map((account) => [account.external_ref ?? '', account])),
    accountByTaxId: new Map(byTaxId.map((account) => [account.tax_id ?? '', account])),
  }
}

function policiesOf(snapshot: CatalogSnapshot): ReadonlyMap<string, SubscriptionPolicy> {
  return new Map(snapshot.products.map((product) => [product.id, parseJson<SubscriptionPolicy>(product.policy)]))
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
