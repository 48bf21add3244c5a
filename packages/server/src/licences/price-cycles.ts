/** What cycles of a serial cost its payer: the price in force at the start of each (licences.md § 2.4). */
import { addLicencePeriods, assert, dateInZone, planRenewalCycles } from '@assento/rules'
import type { CalendarDate, LicencePeriod, SerialFacts } from '@assento/rules'
import { findPriceRow, listSuspensions } from '@assento/store'
import type { Handle } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'

export type RenewalCycles = NonNullable<ReturnType<typeof planRenewalCycles>>

/** Cycles with their prices, and the currency of all of them. */
export interface PricedCycles {
  readonly plan: RenewalCycles
  readonly currency: string
}

/** Who pays for cycles of what. */
export interface CyclePayer {
  readonly payerId: string
  readonly productId: string
}

/** Cents and currency of the cycle of one unit that starts on each of these days; null where the payer's price list has none for one of them. */
export async function cyclePrices(
  ctx: ProcedureContext, handle: Handle, of: CyclePayer, startsOn: readonly CalendarDate[],
): Promise<{ readonly centsOn: ReadonlyMap<CalendarDate, number>; readonly currency: string } | null> {
  const centsOn = new Map<CalendarDate, number>()
  let currency: string | null = null
  for (const on of startsOn) {
    const row = await findPriceRow(handle, ctx.tenant.id, of.payerId, of.productId, on)
    const [tier] = row?.tiers ?? []
    if (row === null || tier === undefined || (currency !== null && row.currency !== currency)) return null
    currency = row.currency
    centsOn.set(on, tier.unitMonthlyCents)
  }
  return currency === null ? null : { centsOn, currency }
}

/** The next `n` cycles of a serial from its old expiry; null where nobody pays, or one of them has no price. */
export async function priceCycles(ctx: ProcedureContext, handle: Handle, facts: SerialFacts, today: CalendarDate, n: number): Promise<PricedCycles | null> {
  const { payerId, period, validUntil, anchorDay } = facts
  if (payerId === null || period === null || validUntil === null || anchorDay === null) return null
  const starts = cycleStarts(validUntil, period, anchorDay, n)
  const prices = await cyclePrices(ctx, handle, { payerId, productId: facts.productId }, starts)
  if (prices === null) return null
  const suspensions = (await listSuspensions(handle, ctx.tenant.id, [facts.id])).map((row) => (
    { startedOn: dateInZone(row.started_at, facts.zone), endedOn: dateInZone(row.ended_at ?? ctx.now, facts.zone) }))
  const plan = planRenewalCycles(facts, today, n, (on) => prices.centsOn.get(on) ?? null, { policy: ctx.tenant.settings.licences.retroactive, suspensions })
  assert(plan !== null, 'every cycle has its price')
  return { plan, currency: prices.currency }
}

function cycleStarts(from: CalendarDate, period: LicencePeriod, anchorDay: number, n: number): readonly CalendarDate[] {
  return Array.from({ length: n }, (_none, index) => (index === 0 ? from : addLicencePeriods(from, period, index, anchorDay)))
}
