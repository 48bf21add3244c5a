/** From price lines to the catalogue: a verdict per line, and the writes, which a dry run leaves out. */
import { cyclePriceCents, earliest } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { loadCatalog, loadPrices, newId } from '@assento/store'
import type { NewCatalogRows } from '@assento/store'
import { inBatches } from '../import-context.ts'
import type { ImportContext } from '../import-context.ts'
import type { ReadRow, RowVerdict } from '../report.ts'
import { refusedVerdict, rowVerdict, warningsOf } from '../row-verdicts.ts'
import { CatalogDraft } from './catalog-draft.ts'
import type { PriceLine } from './read-price-sheet.ts'
import { writeCatalog } from './write-catalog.ts'

type PriceRow = Omit<NewCatalogRows['prices'][number], 'until' | 'retail_term_unit_cents'> & {
  readonly until: Instant | null
  readonly retail_term_unit_cents: number | null
}

/**
 * Adds the sheet's prices to the vendor's list of its market and currency. A price is known by offer and start; the sheet's
 * amounts and end replace stored ones, and what the sheet does not name stays ("absent line = unchanged", formats.md § 1).
 * `term_unit_cents` is the sheet's UnitPrice: one seat for the whole term; `ERP Price` is kept as suggested retail price.
 */
export async function applyPriceSheet(context: ImportContext, rows: readonly ReadRow<PriceLine>[]): Promise<RowVerdict[]> {
  const draft = new CatalogDraft(await loadCatalog(context.handle, context.tenantId))
  const stored = await loadPrices(context.handle, context.tenantId, firstStart(rows))
  const prices = new Map<string, PriceRow>(stored.map((price) => [priceRowKey(price), price]))
  const verdicts = await inBatches(rows, context, async (batch) => batch.flatMap((read) => decideLine(read, draft, prices, context.now)))
  if (context.tx !== null) await writeCatalog(context.tx, context.tenantId, draft)
  return verdicts
}

function decideLine(read: ReadRow<PriceLine>, draft: CatalogDraft, prices: Map<string, PriceRow>, now: Instant): RowVerdict[] {
  const line = read.value
  if (line === null) return [...warningsOf(read), refusedVerdict(read)]
  const changesBefore = changesOf(draft)
  const productId = draft.product(line.productRef, line.productTitle, line.publisher, true)
  const plan = draft.plan(productId, line.productRef, line.skuRef, line.skuTitle, line.description)
  const offer = draft.offer({ planId: plan.id, ...line })
  const told = priceRowOf(line, draft.priceList(line.market, line.currency), offer.id, now)
  const known = prices.get(priceRowKey(told))
  // A price that a deletion has ended stays ended at that instant when the same sheet comes again.
  const row = line.isDeleted && known !== undefined && known.until !== null && known.until <= now ? { ...told, until: known.until } : told
  if (line.isDeleted && known === undefined) {
    return [...warningsOf(read), rowVerdict(read, 'skipped', 'preço retirado que não estava na lista.', { rule: 'imports.priceSheet.deleted', field: 'ChangeIndicator' })]
  }
  const withdrawal = withdrawalOf(line, row, offer.withdrawn_at)
  if (withdrawal !== undefined) draft.withdrawOffer(offer, withdrawal)
  if (known === undefined) draft.created.prices.push(row)
  else if (!isSamePrice(known, row)) draft.changedPrices.set(known.id, pricePart(row))
  prices.set(priceRowKey(row), known === undefined ? row : { ...row, id: known.id })
  const verdict = known === undefined ? 'created' : changesOf(draft) > changesBefore ? 'updated' : 'unchanged'
  return [...warningsOf(read), rowVerdict(read, verdict, describe(line), line.isDeleted ? { rule: 'imports.priceSheet.deleted' } : {})]
}

function priceRowOf(line: PriceLine, priceListId: string, offerId: string, now: Instant): PriceRow {
  // A deleted price ends now at the latest; one that has not begun keeps its window, and its offer is withdrawn instead.
  const until = line.isDeleted && line.startsAt < now ? earliest(line.until ?? now, now) : line.until
  return {
    id: newId('prc'), price_list_id: priceListId, offer_id: offerId, starts_at: line.startsAt, until, term_unit_cents: line.termUnitCents,
    cycle_unit_cents: cyclePriceCents(line.termUnitCents, line.commitment, line.billingFrequency),
    retail_term_unit_cents: line.retailTermUnitCents,
  }
}

/** When the offer stops being sold; undefined leaves it as it is. A price that starts after a withdrawal sells it again. */
function withdrawalOf(line: PriceLine, row: PriceRow, withdrawnAt: Instant | null): Instant | null | undefined {
  if (line.isDeleted) return withdrawnAt ?? row.until ?? line.startsAt
  if (line.withdrawnAt !== undefined) return line.withdrawnAt
  return withdrawnAt !== null && withdrawnAt <= line.startsAt ? null : undefined
}

function isSamePrice(known: PriceRow, row: PriceRow): boolean {
  const [a, b] = [pricePart(known), pricePart(row)]
  return Object.keys(a).every((column) => a[column as keyof typeof a] === b[column as keyof typeof b])
}

function pricePart({ until, term_unit_cents, cycle_unit_cents, retail_term_unit_cents }: PriceRow) {
  return { until, term_unit_cents, cycle_unit_cents, retail_term_unit_cents }
}

function priceRowKey(price: Pick<PriceRow, 'price_list_id' | 'offer_id' | 'starts_at'>): string {
  return `${price.price_list_id}|${price.offer_id}|${price.starts_at}`
}

function changesOf(draft: CatalogDraft): number {
  return draft.changedProducts.size + draft.changedPlans.size + draft.changedOffers.size + draft.changedPrices.size
}

function firstStart(rows: readonly ReadRow<PriceLine>[]): Instant {
  return rows.reduce((first, { value }) => (value === null ? first : earliest(first, value.startsAt)), '9999-12-31T00:00:00.000Z' as Instant)
}

function describe(line: PriceLine): string {
  const amount = new Intl.NumberFormat('pt-BR', { style: 'currency', currency: line.currency }).format(line.termUnitCents / 100)
  return `${line.skuTitle}, ${line.commitment} ${line.billingFrequency}, ${line.segment}: ${amount} por licença e vigência.`
}
