/** Values of a vendor's line that take more than one cell, or more than one form. Pure. Source: formats.md § 3. */
import { addMonths } from '@assento/rules'
import type { VendorPeriod } from '@assento/rules'
import { z } from 'zod'
import type { VendorLine } from './vendor-line.ts'

const reference = z.object({ id: z.union([z.string(), z.number()]).transform(String) })

/** ReferenceId: a scalar, since 2026 a JSON object with `id` (and `v` as text or number), or nothing. */
export function referenceOf(cell: string | null): string | null {
  if (cell === null || !cell.startsWith('{')) return cell
  const parsed = reference.safeParse(jsonOf(cell))
  return parsed.success ? parsed.data.id : cell
}

/** The commitment by the length of the term: the text beside it has no standard. */
export function commitmentOf(term: VendorPeriod | null): VendorLine['commitment'] {
  return monthsBetween(term, { 1: 'P1M', 12: 'P1Y', 36: 'P3Y' })
}

/**
 * How the line bills: by the length of the charge; once where it covers the term and the file leaves the frequency blank (`null`; undefined
 * = the file has no such column, which says nothing).
 */
export function billingFrequencyOf(period: VendorPeriod, term: VendorPeriod | null, told: string | null | undefined): VendorLine['billingFrequency'] {
  const isWholeTerm = term !== null && period.startsOn === term.startsOn && period.until === term.until
  if (told === null && (isWholeTerm || term === null)) return 'oneTime'
  return monthsBetween(period, { 1: 'monthly', 12: 'annual', 36: 'triennial' })
}

/** The unsigned decimal with the sign of an amount; of an amount of zero, its own. */
export function signedLike(decimal: string, cents: number): string {
  if (cents === 0) return decimal.replace(/^\+/, '')
  const magnitude = decimal.replace(/^[+-]/, '')
  return cents < 0 && /[1-9]/.test(magnitude) ? `-${magnitude}` : magnitude
}

/** `10.000000000000000000` → `10`, `0E-20` → `0`: one spelling of a decimal in both forms of a file. */
export function plainDecimal(decimal: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(decimal) ?? []
  const [digits, point] = [`${whole}${fraction}`, whole.length + Number(exponent)]
  const padded = point <= 0 ? `${'0'.repeat(1 - point)}${digits}` : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const [left, right] = [padded.slice(0, at).replace(/^0+(?=\d)/, ''), padded.slice(at).replace(/0+$/, '')]
  const text = right === '' ? left : `${left}.${right}`
  return sign === '-' && /[1-9]/.test(text) ? `-${text}` : text
}

function monthsBetween<Name>(period: VendorPeriod | null, names: Readonly<Record<number, Name>>): Name | null {
  if (period === null || period.until === null) return null
  const found = Object.entries(names).find(([months]) => addMonths(period.startsOn, Number(months)) === period.until)
  return found?.[1] ?? null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
