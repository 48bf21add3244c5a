import { cyclesPerTerm } from '../policy.ts'
import type { BillingFrequency, Commitment } from '../policy.ts'
import { scaleCents } from '../money.ts'

/**
 * Cents of one seat for one billing cycle, from the price list's cents of one seat for the whole term.
 * Rounded once, half away from zero. Source: formats.md § 1 (UnitPrice is the price of the whole term).
 */
export function cyclePriceCents(termUnitCents: number, commitment: Commitment, frequency: BillingFrequency): number {
  return scaleCents(termUnitCents, [], [cyclesPerTerm(commitment, frequency)])
}
