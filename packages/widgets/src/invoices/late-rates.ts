import type { LateChargesView } from '@assento/client'

/** Rates in percent that give exactly the amounts shown; null where no plain rate does, and then no formula is printed. */
export interface LateRates {
  readonly finePercent: number | null
  readonly interestPercent: number | null
}

/** Reads the rates back from the amounts: the fine of the balance, and the interest of a month of 30 days. */
export function lateRates({ fine, interest, days }: LateChargesView, balanceCents: number): LateRates {
  return { finePercent: rateOf(fine.cents, balanceCents), interestPercent: rateOf(interest.cents, (balanceCents * days) / 30) }
}

/** In hundredths of a percent; the amount must come out to the cent again. */
function rateOf(cents: number, baseCents: number): number | null {
  if (cents <= 0 || baseCents <= 0) return null
  const basisPoints = Math.round((cents / baseCents) * 10_000)
  return Math.abs((baseCents * basisPoints) / 10_000 - cents) <= 0.5 ? basisPoints / 100 : null
}
