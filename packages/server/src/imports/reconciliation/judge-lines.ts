/** Lines of whole subscriptions, set against ours: what is read for it, and the rows that come of it. */
import { addDays, earliest, reconcileLines } from '@assento/rules'
import type { CalendarDate, DatePeriod, ReconciledCharge, VendorDateDifference, VendorLineFacts } from '@assento/rules'
import { loadReconciledCharges, loadVendorSubscriptions } from '@assento/store'
import type { Handle, ReconciledChargeRow, VendorSubscriptionRow } from '@assento/store'
import { lineRow } from './line-row.ts'
import type { ReadLine } from './line-parts.ts'
import type { LineRow } from './line-row.ts'

/** Lines of one subscription, in the order of the file. */
export interface SubscriptionLines {
  readonly ref: string | null
  readonly lines: readonly ReadLine[]
}

export interface JudgedLines {
  readonly rows: readonly LineRow[]
  readonly mismatches: readonly (VendorDateDifference & { readonly subscriptionId: string })[]
  readonly coveredChargeIds: readonly string[]
}

/** Gathers lines by subscription, those that start first first: what is read together then lies close together. */
export function bySubscription(lines: readonly ReadLine[]): SubscriptionLines[] {
  const gathered = new Map<string, { ref: string | null; lines: ReadLine[] }>()
  for (const read of lines) {
    const ref = read.value.subscriptionRef
    const key = ref ?? `line ${read.row}`
    const entry = gathered.get(key)
    if (entry === undefined) gathered.set(key, { ref, lines: [read] })
    else entry.lines.push(read)
  }
  return [...gathered.values()].sort((a, b) => (windowOf([a]).startsOn < windowOf([b]).startsOn ? -1 : 1))
}

/** Judges the lines of some subscriptions. */
export async function judgeLines(handle: Handle, tenantId: string, batch: readonly SubscriptionLines[]): Promise<JudgedLines> {
  const known = await loadVendorSubscriptions(handle, tenantId, batch.flatMap(({ ref }) => ref ?? []))
  const charges = await loadReconciledCharges(handle, tenantId, known.map(({ id }) => id), windowOf(batch))
  const byRef = new Map(known.map((row) => [row.external_ref, row]))
  const bySubscriptionId = new Map<string, ReconciledChargeRow[]>(known.map(({ id }) => [id, []]))
  for (const charge of charges) bySubscriptionId.get(charge.subscription_id)?.push(charge)
  const judged = batch.map(({ ref, lines }) => {
    const subscription = ref === null ? null : (byRef.get(ref) ?? null)
    return judgeSubscription(lines, subscription, bySubscriptionId.get(subscription?.id ?? '') ?? [])
  })
  return {
    rows: judged.flatMap(({ rows }) => rows), mismatches: judged.flatMap(({ mismatches }) => mismatches),
    coveredChargeIds: judged.flatMap(({ coveredChargeIds }) => coveredChargeIds),
  }
}

function judgeSubscription(lines: SubscriptionLines['lines'], subscription: VendorSubscriptionRow | null, charges: readonly ReconciledChargeRow[]): JudgedLines {
  const byLineNo = new Map(lines.map((read) => [read.row, read]))
  const term = subscription && { startsOn: subscription.term_starts_on, until: subscription.term_until }
  const groups = reconcileLines(lines.map(factsOf), term && { term, charges: charges.map(chargeOf) })
  const currencyOf = new Map(charges.map(({ id, currency }) => [id, currency]))
  const rows = groups.flatMap((group) => group.lineNos.flatMap((lineNo, index) => {
    const read = byLineNo.get(lineNo)
    return read === undefined ? [] : [lineRow(read, read.value, group, index, subscription, currencyOf.get(group.chargeIds[0] ?? '') ?? null)]
  }))
  if (subscription === null) return { rows, mismatches: [], coveredChargeIds: [] }
  const coveredChargeIds = groups.flatMap(({ chargeIds }) => chargeIds)
  // The newest difference of a field is the one that is kept: two rows of one key cannot be written at once.
  const newest = new Map(groups.flatMap(({ dates }) => dates).map((date) => [date.field, date]))
  return { rows, mismatches: [...newest.values()].map((date) => ({ ...date, subscriptionId: subscription.id })), coveredChargeIds }
}

function factsOf({ row, value }: SubscriptionLines['lines'][number]): VendorLineFacts {
  return {
    lineNo: row, chargeType: value.chargeType.toLowerCase(), quantity: Number(value.quantity), effectiveUnitPrice: value.effectiveUnitPrice,
    exchangeRate: value.exchangeRate, amountCents: value.subtotalCents, currency: value.currency, period: value.period, term: value.term,
  }
}

function chargeOf(row: ReconciledChargeRow): ReconciledCharge {
  return {
    id: row.id, kind: row.kind, seats: row.seats, currency: row.currency, unitCents: row.unit_cents, billingDays: row.billing_days, cycleDays: row.cycle_days,
    period: { startsOn: row.period_starts_on, until: row.period_until }, amountCents: row.amount_cents,
  }
}

/** All days of the lines: a charge that shares none of them cannot be theirs. A perpetual line reaches one day. */
function windowOf(batch: readonly SubscriptionLines[]): DatePeriod {
  let [startsOn, until] = ['9999-12-31' as CalendarDate, '0001-01-01' as CalendarDate]
  for (const { value: { period } } of batch.flatMap(({ lines }) => lines)) {
    startsOn = earliest(startsOn, period.startsOn)
    const last = period.until ?? addDays(period.startsOn, 1)
    if (last > until) until = last
  }
  return { startsOn, until }
}
