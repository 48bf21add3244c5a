/** Money in integer cents. Products go through BigInt, so that nothing is lost before the one rounding of a line. */

/** ISO 4217 code of a currency with two decimals. */
export type Currency = string & { readonly __currency?: never }

export interface Money {
  readonly currency: Currency
  /** Safe integer; negative for a credit. */
  readonly cents: number
}

/** Builds Money; throws a RangeError unless `cents` is a safe integer. */
export function money(currency: Currency, cents: number): Money {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`cents must be a safe integer: ${cents}`)
  return { currency, cents: cents === 0 ? 0 : cents }
}

/** Sum of amounts of one currency; throws when currencies differ. */
export function addMoney(first: Money, ...rest: readonly Money[]): Money {
  return rest.reduce((sum, amount) => money(sameCurrency(sum, amount), sum.cents + amount.cents), first)
}

export function negateMoney(amount: Money): Money {
  return money(amount.currency, -amount.cents)
}

/**
 * cents × Π numerators ÷ Π denominators, rounded once, half away from zero.
 * Source: subscriptions.md § 2.4 (multiply first, once per line, so that +5 and −5 net to zero).
 */
export function scaleCents(cents: number, numerators: readonly number[], denominators: readonly number[] = []): number {
  const numerator = numerators.reduce((product, factor) => product * BigInt(factor), BigInt(cents))
  const denominator = denominators.reduce((product, factor) => product * BigInt(factor), 1n)
  if (denominator === 0n) throw new RangeError('division by zero')
  const negative = numerator < 0n !== denominator < 0n
  const [top, bottom] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator]
  const rounded = (2n * top + bottom) / (2n * bottom)
  const result = Number(negative ? -rounded : rounded)
  if (!Number.isSafeInteger(result)) throw new RangeError('amount out of range')
  return result === 0 ? 0 : result
}

/** Splits cents by integer weights; parts sum to the whole, remainders go to the largest fractions, first come first. */
export function splitCents(cents: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total <= 0) throw new RangeError('weights must sum to more than zero')
  const sign = cents < 0 ? -1 : 1
  const whole = BigInt(Math.abs(cents))
  const shares = weights.map((weight, index) => {
    const product = whole * BigInt(weight)
    return { index, floor: Number(product / BigInt(total)), rest: Number(product % BigInt(total)) }
  })
  let left = Math.abs(cents) - shares.reduce((sum, share) => sum + share.floor, 0)
  const parts = shares.map((share) => share.floor)
  for (const share of [...shares].sort((a, b) => b.rest - a.rest || a.index - b.index)) {
    if (left === 0) break
    parts[share.index] = (parts[share.index] ?? 0) + 1
    left -= 1
  }
  return parts.map((part) => (part === 0 ? 0 : sign * part))
}

/**
 * Decimal text to cents, half away from zero; `exact` tells whether nothing was rounded away.
 * Accepts a sign, a dot, any number of decimals and an exponent (`0E-20`). Null when it is not a number.
 */
export function centsFromDecimal(text: string): { readonly cents: number; readonly exact: boolean } | null {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim())
  if (!match) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const digits = BigInt(whole + fraction)
  const shift = Number(exponent) - fraction.length + 2
  const scale = 10n ** BigInt(Math.abs(shift))
  const magnitude = shift >= 0 ? digits * scale : (2n * digits + scale) / (2n * scale)
  const exact = shift >= 0 || digits % scale === 0n
  const cents = Number(sign === '-' ? -magnitude : magnitude)
  return Number.isSafeInteger(cents) ? { cents: cents === 0 ? 0 : cents, exact } : null
}

function sameCurrency(a: Money, b: Money): Currency {
  if (a.currency !== b.currency) throw new RangeError(`currencies differ: ${a.currency} and ${b.currency}`)
  return a.currency
}
