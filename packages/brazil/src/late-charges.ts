/**
 * Fine (multa) and interest (juros) of an invoice paid late, the same to the cent as the bank that collects it will charge.
 * Banks take interest in one of two ways, and they differ by cents: a value per day fixed at registration (CNAB code 1) or a monthly
 * rate pro rata (code 2). Rounding is not standardised either, so both are settings. Nothing here is law's default: the rates
 * are the contract's (CDC art. 52 § 1 caps the fine at 2 % in consumer relations). Source: brazil.md § 1.7; FEBRABAN C018, G073.
 */
import { daysBetween } from '@assento/rules'
import type { CalendarDate } from '@assento/rules'
import { nextBankBusinessDay } from './calendar/bank-calendar.ts'
import type { LocalHolidays } from './calendar/bank-calendar.ts'

/** Once, on the first late day. 200 basis points are 2 %. */
export type LateFine =
  | { readonly kind: 'percent'; readonly basisPoints: number }
  | { readonly kind: 'fixed'; readonly cents: number }

/** Late charges as agreed with a customer. A fine or interest of 0 is none. */
export interface LateChargeTerms {
  readonly fine: LateFine
  /** Simple interest for 30 days: 100 basis points are 1 %. A rate of 1 % a day is 3000. */
  readonly interestBasisPointsPerMonth: number
  /**
   * `monthlyRate`: principal × rate × days ÷ 30, rounded once. `valuePerDay`: one day's interest rounded to cents first, as it is
   * registered at the bank, then times the days.
   */
  readonly mode: 'monthlyRate' | 'valuePerDay'
  readonly rounding: 'halfAwayFromZero' | 'truncate'
  /**
   * Where the days of interest start when the due date is no bank business day and the payment came after the extension.
   * Pix says the extended date; for boleto no norm was found.
   */
  readonly startsFrom: 'extendedDueDate' | 'originalDueDate'
}

export const DEFAULT_LATE_CHARGE_TERMS: LateChargeTerms = {
  fine: { kind: 'percent', basisPoints: 200 },
  interestBasisPointsPerMonth: 100,
  mode: 'monthlyRate',
  rounding: 'halfAwayFromZero',
  startsFrom: 'extendedDueDate',
}

export interface LateCharges {
  readonly fineCents: number
  readonly interestCents: number
  /** Calendar days of interest; 0 when paid in time. */
  readonly days: number
  /** Principal, fine and interest. */
  readonly totalCents: number
}

const DAYS_PER_MONTH = 30
const BASIS_POINTS = 10_000

/**
 * Fine and interest of `principalCents` due on one day and paid on another. Nothing is due up to and including the due date,
 * moved on to the next bank business day. Throws a RangeError unless principal, rates and fine are non-negative integers.
 */
export function priceLateCharges(
  principalCents: number,
  dueOn: CalendarDate,
  paidOn: CalendarDate,
  terms: LateChargeTerms = DEFAULT_LATE_CHARGE_TERMS,
  localHolidays: LocalHolidays = [],
): LateCharges {
  const extendedDueOn = nextBankBusinessDay(dueOn, localHolidays)
  if (paidOn <= extendedDueOn) return priceLateDays(principalCents, 0, terms)
  return priceLateDays(principalCents, daysBetween(terms.startsFrom === 'extendedDueDate' ? extendedDueOn : dueOn, paidOn), terms)
}

/** The same for a known number of late days; no day late, no fine. */
export function priceLateDays(principalCents: number, days: number, terms: LateChargeTerms): LateCharges {
  const rate = terms.interestBasisPointsPerMonth
  requireAmounts(principalCents, days, rate, terms.fine.kind === 'fixed' ? terms.fine.cents : terms.fine.basisPoints)
  if (days === 0) return { fineCents: 0, interestCents: 0, days, totalCents: principalCents }
  const { rounding, fine, mode } = terms
  const fineCents = fine.kind === 'fixed' ? fine.cents : divideCents(principalCents, [fine.basisPoints], BASIS_POINTS, rounding)
  const interestCents =
    mode === 'monthlyRate'
      ? divideCents(principalCents, [rate, days], BASIS_POINTS * DAYS_PER_MONTH, rounding)
      : interestPerDayCents(principalCents, terms) * days
  return { fineCents, interestCents, days, totalCents: principalCents + fineCents + interestCents }
}

/** One day's interest in cents: what a boleto is registered with under CNAB code 1. */
export function interestPerDayCents(principalCents: number, terms: LateChargeTerms): number {
  return divideCents(principalCents, [terms.interestBasisPointsPerMonth], BASIS_POINTS * DAYS_PER_MONTH, terms.rounding)
}

/** cents × Π factors ÷ divisor for non-negative integers, rounded once. BigInt, so that no product is too large. */
function divideCents(cents: number, factors: readonly number[], divisor: number, rounding: LateChargeTerms['rounding']): number {
  const top = factors.reduce((product, factor) => product * BigInt(factor), BigInt(cents))
  const bottom = BigInt(divisor)
  const result = Number(rounding === 'truncate' ? top / bottom : (2n * top + bottom) / (2n * bottom))
  if (!Number.isSafeInteger(result)) throw new RangeError('amount out of range')
  return result
}

function requireAmounts(...amounts: readonly number[]): void {
  const wrong = amounts.find((amount) => !Number.isSafeInteger(amount) || amount < 0)
  if (wrong !== undefined) throw new RangeError(`late charges take non-negative integers: ${wrong}`)
}
