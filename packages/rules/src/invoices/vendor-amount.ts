/** The vendor's arithmetic, in exact decimals: a price with eighteen decimals is no float. */

interface ExactDecimal {
  readonly units: bigint
  /** Value = units ÷ 10^scale. */
  readonly scale: number
}

export interface VendorAmount {
  readonly subtotalCents: number
  /** Decimal texts, as `centsFromDecimal` takes them. */
  readonly effectiveUnitPrice: string
  readonly exchangeRate: string
  readonly quantity: string
  /** Usage is priced by fractions: its product is rounded before the exchange. */
  readonly isUsage: boolean
}

/**
 * What the vendor's line should come to, in absolute cents, and whether it does within one cent a seat: seats
 * ROUNDDOWN(price × rate, 2) × quantity; usage ROUNDDOWN(ROUNDDOWN(price × quantity, 2) × rate, 2). The sign is the subtotal's,
 * since files contradict each other on that of the quantity. Null when a text is no decimal.
 * Rule invoices.reconciliation.vendorAmount (X14; source formats.md § 3).
 */
export function checkVendorAmount(line: VendorAmount): { readonly expectedCents: number; readonly agrees: boolean } | null {
  const [price, rate, quantity] = [line.effectiveUnitPrice, line.exchangeRate, line.quantity].map(exactDecimal)
  if (!price || !rate || !quantity) return null
  const seats = magnitude(quantity)
  const expected = line.isUsage
    ? centsDown(times({ units: centsDown(times(magnitude(price), seats)), scale: 2 }, magnitude(rate)))
    : centsDown(times({ units: centsDown(times(magnitude(price), magnitude(rate))), scale: 2 }, seats))
  const off = expected - BigInt(Math.abs(line.subtotalCents))
  const tolerance = (seats.units + 10n ** BigInt(seats.scale) - 1n) / 10n ** BigInt(seats.scale)
  return { expectedCents: Number(expected), agrees: (off < 0n ? -off : off) <= (tolerance > 1n ? tolerance : 1n) }
}

/**
 * Cents of one seat for a whole cycle, from the price of some of its days: price × rate × cycle days ÷ billing days, rounded once,
 * half away from zero. Null when a text is no decimal.
 */
export function vendorUnitCents(effectiveUnitPrice: string, exchangeRate: string, cycleDays: number, billingDays: number): number | null {
  const [price, rate] = [exactDecimal(effectiveUnitPrice), exactDecimal(exchangeRate)]
  if (price === null || rate === null || billingDays <= 0) return null
  const whole = times(times(price, rate), { units: BigInt(cycleDays) * 100n, scale: 0 })
  const bottom = 10n ** BigInt(whole.scale) * BigInt(billingDays)
  const half = whole.units < 0n ? -bottom : bottom
  return Number((2n * whole.units + half) / (2n * bottom))
}

function exactDecimal(text: string): ExactDecimal | null {
  const match = /^([+-]?)(\d{1,30})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text.trim())
  if (!match) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const scale = fraction.length - Number(exponent)
  const units = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n)
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale }
}

function times(a: ExactDecimal, b: ExactDecimal): ExactDecimal {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}

function magnitude({ units, scale }: ExactDecimal): ExactDecimal {
  return { units: units < 0n ? -units : units, scale }
}

/** Whole cents, the rest cut off. */
function centsDown({ units, scale }: ExactDecimal): bigint {
  return (units * 100n) / 10n ** BigInt(scale)
}
