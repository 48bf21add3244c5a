/** From vendor's subscriptions to ours: created, brought up to date, or kept where they changed here meanwhile. */
import { dateInZone, money, startOfDate } from '@assento/rules'
import type { ChargeLine, Instant, OfferFacts, SubscriptionPolicy } from '@assento/rules'
import { newId } from '@assento/store'
import type { AccountRow, KnownSubscription, NewCatalogRows, SubscriptionRow } from '@assento/store'
import { inBatches } from '../import-context.ts'
import type { ImportContext } from '../import-context.ts'
import { writeCatalog } from '../price-sheet/write-catalog.ts'
import type { ReadRow, RowVerdict } from '../report.ts'
import { refusedVerdict, rowVerdict, warningsOf } from '../row-verdicts.ts'
import { differencesOf } from './differences.ts'
import { findCustomer } from './find-customer.ts'
import { loadBatchState, loadCatalogState } from './subscription-state.ts'
import type { BatchState, CatalogState } from './subscription-state.ts'
import type { VendorSubscription } from './vendor-subscription.ts'
import { batchesOf, nextActionOf, runningCycleCharge, termFactsOf, termPriceOf } from './wanted-subscription.ts'
import type { Mismatch, TermFacts, TermPrice, WantedBatch } from './wanted-subscription.ts'
import { writeSubscriptions } from './write-subscriptions.ts'

/** The stored columns that a vendor's file decides. */
export type WantedRow = Omit<SubscriptionRow, 'tenant_id' | 'id' | 'version' | 'created_at' | 'updated_at' | 'assigned_seats' | 'promotion_cap_seats' | 'base_subscription_id' | 'addon_minimum_percent'>

export interface WantedPlan {
  readonly seats: number
  readonly offer_id: string
  readonly plan_id: string
  readonly commitment: SubscriptionRow['commitment']
  readonly billing_frequency: SubscriptionRow['billing_frequency']
  readonly custom_term_until: SubscriptionRow['term_until'] | null
}

/** One subscription as it will be. `undefined` parts stay as they are. */
export interface Wanted {
  readonly id: string
  readonly known: KnownSubscription | null
  readonly row: WantedRow
  readonly batches: readonly WantedBatch[] | undefined
  readonly renewalPlan: WantedPlan | null | undefined
  readonly charge: ChargeLine | null
  readonly mismatches: readonly Mismatch[]
  /** False when only the mismatches are recorded. */
  readonly writes: boolean
  readonly learns: { readonly account: AccountRow; readonly externalRef: string } | null
}

type Plan = NewCatalogRows['plans'][number]
type Notes = RowVerdict[]

/** Applies rows in batches; a dry run decides the same and writes nothing. */
export async function applySubscriptions(context: ImportContext, rows: readonly ReadRow<VendorSubscription>[]): Promise<RowVerdict[]> {
  const catalog = await loadCatalogState(context, rows.flatMap(({ value }) => value ?? []))
  const learnt = new Map<string, string>()
  const written = { offers: 0 }
  return inBatches(rows, context, async (batch) => {
    const state = await loadBatchState(context, batch.flatMap(({ value }) => value ?? []))
    const decided = batch.map((read) => decideRow(context, read, catalog, state, learnt))
    if (context.tx !== null) {
      const offers = catalog.draft.created.offers.slice(written.offers)
      written.offers = catalog.draft.created.offers.length
      await writeCatalog(context.tx, context.tenantId, catalog.draft, { ...catalog.draft.created, offers })
      await writeSubscriptions(context.tx, context.tenantId, decided.flatMap(({ wanted }) => wanted ?? []), context.now)
    }
    return decided.flatMap(({ verdicts }) => verdicts)
  })
}

function decideRow(
  context: ImportContext, read: ReadRow<VendorSubscription>, catalog: CatalogState, state: BatchState, learnt: Map<string, string>,
): { readonly wanted: Wanted | null; readonly verdicts: readonly RowVerdict[] } {
  const vendor = read.value
  if (vendor === null) return { wanted: null, verdicts: [...warningsOf(read), refusedVerdict(read)] }
  const found = findCustomer(read, vendor, state, learnt)
  if (found.account === null) return { wanted: null, verdicts: [...warningsOf(read), found.verdict] }
  const plan = catalog.draft.findPlan(vendor.productRef, vendor.skuRef)
  const policy = plan === null ? undefined : catalog.policyByProduct.get(plan.product_id)
  if (plan === null || policy === undefined) {
    const message = `o plano ${vendor.productRef}/${vendor.skuRef} não está no catálogo: importe antes a lista de preços.`
    return { wanted: null, verdicts: [...warningsOf(read), rowVerdict(read, 'rejected', message, { rule: 'imports.subscription.planUnknown', field: 'offerId' })] }
  }
  if (found.learns !== null) learnt.set(found.learns, found.account.id)
  const notes: Notes = warningsOf(read)
  const known = state.byRef.get(vendor.ref) ?? null
  const wanted = buildWanted(context, read, { vendor, plan, policy, known, account: found.account, learns: found.learns }, catalog, notes)
  return verdictOf(context, read, wanted, catalog, notes)
}

interface Matched {
  readonly vendor: VendorSubscription
  readonly plan: Plan
  readonly policy: SubscriptionPolicy
  readonly known: KnownSubscription | null
  readonly account: AccountRow
  readonly learns: string | null
}

function buildWanted(context: ImportContext, read: ReadRow<VendorSubscription>, matched: Matched, catalog: CatalogState, notes: Notes): Wanted {
  const { vendor, plan, policy, known, account, learns } = matched
  const facts = termFactsOf(vendor, policy)
  const offer = catalog.draft.offer({ planId: plan.id, commitment: vendor.commitment, billingFrequency: vendor.billingFrequency, segment: 'Commercial', isTrial: vendor.isTrial })
  const price = lockedPrice(context, read, matched, facts, catalog, offer.id, notes)
  if (plan.max_seats !== null && plan.max_seats !== undefined && vendor.seats > plan.max_seats) {
    notes.push(rowVerdict(read, 'warning', `${vendor.seats} licenças passam do máximo do plano (${plan.max_seats}).`, { rule: 'subscriptions.seats.aboveMaximum', field: 'quantity' }))
  }
  const offerFacts: OfferFacts = {
    offerId: offer.id, productId: plan.product_id, planId: plan.id, commitment: vendor.commitment, billingFrequency: vendor.billingFrequency,
    unitPrice: money(price.currency, price.cycleUnitCents), minSeats: plan.min_seats, maxSeats: plan.max_seats ?? null, promotionCapSeats: null,
    withdrawnAt: offer.withdrawn_at,
  }
  return {
    id: known?.row.id ?? newId('sub'), known, row: rowOf(matched, facts, price, offer.id, nextActionOf(vendor, facts, offerFacts, policy, context.now)),
    batches: known !== null && vendor.refundable === undefined ? undefined : batchesOf(vendor, policy, context.now),
    renewalPlan: wantedPlan(read, vendor, catalog, notes),
    charge: runningCycleCharge(vendor, facts, price, dateInZone(context.now, policy.zone)),
    mismatches: facts.mismatches, writes: true, learns: learns === null ? null : { account, externalRef: learns },
  }
}

/** The price stays locked while the term does; else it is found, and said when it is only an assumption or unknown. */
function lockedPrice(
  context: ImportContext, read: ReadRow<VendorSubscription>, { vendor, policy, known }: Matched, facts: TermFacts, catalog: CatalogState, offerId: string, notes: Notes,
): TermPrice {
  const row = known?.row
  const isLocked = row !== undefined && vendor.termUnitCents === undefined && row.cycle_unit_cents > 0
    && row.term_starts_on === facts.term.startsOn && row.offer_id === offerId
  if (isLocked) return { cycleUnitCents: row.cycle_unit_cents, currency: row.currency, source: 'listAtTermStart' }
  const windows = catalog.windowsByOffer.get(offerId) ?? []
  const price = termPriceOf(vendor, windows, catalog.currency, startOfDate(facts.term.startsOn, policy.zone), context.now)
  if (price.source === 'listToday') {
    notes.push(rowVerdict(read, 'warning', 'a lista não tem o preço do início da vigência; ficou o de hoje. Se o contrato tem outro, informe-o na coluna unitPrice.', { rule: 'imports.subscription.priceOfToday', field: 'unitPrice' }))
  } else if (price.source === 'unknown') {
    notes.push(rowVerdict(read, 'warning', `a lista não tem preço para ${vendor.productRef}/${vendor.skuRef}, ${vendor.commitment} ${vendor.billingFrequency}: a assinatura fica sem preço até que a lista ou a coluna unitPrice o traga.`, { rule: 'imports.subscription.priceUnknown', field: 'unitPrice' }))
  }
  return price
}

function rowOf({ vendor, plan, policy, known, account }: Matched, facts: TermFacts, price: TermPrice, offerId: string, nextAt: Instant | null): WantedRow {
  return {
    customer_id: account.id, product_id: plan.product_id, plan_id: plan.id, offer_id: offerId, name: vendor.name, status: vendor.status,
    is_trial: vendor.isTrial ? 1 : 0, seats: vendor.seats, commitment: vendor.commitment, billing_frequency: vendor.billingFrequency,
    currency: price.currency, cycle_unit_cents: price.cycleUnitCents, anchor_on: facts.anchorOn, term_starts_on: facts.term.startsOn,
    term_until: facts.term.until, term_activated_at: facts.activatedAt, bought_or_renewed_on: dateInZone(facts.activatedAt, policy.zone),
    end_of_term: vendor.autoRenew ? 'renew' : 'end', external_ref: vendor.ref, next_action_at: nextAt,
    promotion_ref: vendor.promotionRef === undefined ? (known?.row.promotion_ref ?? null) : vendor.promotionRef,
  }
}

/** The vendor's plan of the next term. It needs automatic renewal (R1); a plan that the catalogue does not know is said and left out. */
function wantedPlan(read: ReadRow<VendorSubscription>, vendor: VendorSubscription, catalog: CatalogState, notes: Notes): WantedPlan | null | undefined {
  const next = vendor.nextTerm
  if (next === undefined || next === null) return next
  const plan = catalog.draft.findPlan(next.productRef, next.skuRef)
  if (plan === null || !vendor.autoRenew || vendor.status !== 'active') {
    notes.push(rowVerdict(read, 'warning', plan === null
      ? `o plano de renovação pede ${next.productRef}/${next.skuRef}, que não está no catálogo; foi ignorado.`
      : 'o plano de renovação foi ignorado: a assinatura não renova sozinha.', { rule: 'imports.subscription.nextTerm', field: 'scheduledNextTermInstructions' }))
    return null
  }
  const offer = catalog.draft.offer({ planId: plan.id, commitment: next.commitment, billingFrequency: next.billingFrequency, segment: 'Commercial', isTrial: false })
  return { seats: next.seats, offer_id: offer.id, plan_id: plan.id, commitment: next.commitment, billing_frequency: next.billingFrequency, custom_term_until: next.customTermUntil }
}

function verdictOf(
  context: ImportContext, read: ReadRow<VendorSubscription>, wanted: Wanted, catalog: CatalogState, notes: Notes,
): { readonly wanted: Wanted | null; readonly verdicts: readonly RowVerdict[] } {
  const { known, row } = wanted
  const label = `${row.name}, ${row.seats} licença(s), ${row.status}`
  const dates = wanted.mismatches.map(({ field, ours, vendors }) => rowVerdict(read, 'warning',
    `${field}: o fabricante diz ${vendors}, o cálculo dá ${ours}; vale o do fabricante e a diferença fica registrada.`, { rule: 'subscriptions.term.vendorDates', field }))
  const verdicts = (...main: RowVerdict[]) => [...notes, ...dates, ...main]
  if (known === null) return { wanted, verdicts: verdicts(rowVerdict(read, 'created', `${label}: assinatura nova.`)) }
  const differences = differencesOf(wanted, known, context.now)
  if (differences.length === 0) return { wanted: { ...wanted, writes: false, mismatches: [] }, verdicts: verdicts(rowVerdict(read, 'unchanged', `${label}: sem mudança.`)) }
  const changedHere = context.appliedBefore || !isImportsOwn(known, catalog)
  const told = differences.map(({ field, ours, vendors }) => `${field} ${ours} → ${vendors}`).join(', ')
  if (changedHere || wanted.row.seats < known.row.assigned_seats) {
    const reason = changedHere ? 'mudou no Assento depois do arquivo' : `tem ${known.row.assigned_seats} licenças atribuídas a pessoas`
    const rule = changedHere ? 'imports.subscription.changedHere' : 'subscriptions.seats.assigned'
    return {
      wanted: { ...wanted, writes: false, mismatches: [...wanted.mismatches, ...differences] },
      verdicts: verdicts(rowVerdict(read, 'skipped', `${label}: ${reason}; foi mantida e a diferença fica registrada (${told}).`, { rule })),
    }
  }
  return { wanted, verdicts: verdicts(rowVerdict(read, 'updated', `${label}: ${told}.`)) }
}

/** Whether the last writer of a stored subscription was an import: then a newer file may take its place. */
function isImportsOwn({ row }: KnownSubscription, catalog: CatalogState): boolean {
  return row.updated_at === row.created_at || catalog.runInstants.has(row.updated_at)
}
