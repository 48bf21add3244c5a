import { BILLING_FREQUENCIES } from '../policy.ts'
import type { BillingFrequency, Commitment } from '../policy.ts'

/**
 * True when a commitment may be charged at this frequency (forma de cobrança do compromisso). A trial's `none` is never
 * offered: a trial is not bought. Rule catalog.offer.frequencyNotOffered (T1).
 */
export function isFrequencyOffered(commitment: Commitment, frequency: BillingFrequency): boolean {
  return BILLING_FREQUENCIES[commitment].includes(frequency)
}
