/** What `licencePriceLists.set` takes, and what of it does not fit together. */
import { z } from 'zod'
import { calendarDate, id, line } from '../platform/inputs.ts'
import { refuseInput } from './refuse-input.ts'

const cents = z.int().min(0).max(1_000_000_000)
const price = z.strictObject({
  productId: id,
  /** Ascending, the first from 1. Of a serial-billed product: cents a period. */
  tiers: z.array(z.strictObject({ minQuantity: z.int().min(1).max(9999), unitMonthlyCents: cents })).min(1).max(20),
  setupUnitCents: cents.default(0),
  usersPerUnit: z.int().min(0).max(10_000).default(1),
  bonus: z.strictObject({ every: z.int().min(1).max(9999), give: z.int().min(1).max(9999) }).nullable().default(null),
  /** In force on `[startsOn, until)`; null = until further notice. */
  startsOn: calendarDate,
  until: calendarDate.nullable().default(null),
})
export const priceListInput = z.strictObject({
  /** Left out, a new list is made. */
  priceListId: id.optional(),
  name: line(120),
  currency: z.string().regex(/^[A-Z]{3}$/).default('BRL'),
  tierMode: z.enum(['volume', 'graduated']).default('volume'),
  isRetired: z.boolean().default(false),
  /** All rows of the list; what is left out is priced no more. Orders keep the prices that they were submitted with. */
  prices: z.array(price).max(500),
  /** Accounts that get this list, with who approves their orders; null = as the tenant has it. */
  terms: z.array(z.strictObject({ accountId: id, approval: z.enum(['partner', 'vendor', 'fourEyes']).nullable().default(null) })).max(200).default([]),
})
export type PriceListRequest = z.output<typeof priceListInput>
type Price = z.output<typeof price>

/** Rules licences.tiers.order, licences.prices.empty, licences.prices.overlap, licences.bonus.more. */
export function checkPrices(prices: readonly Price[]): void {
  prices.forEach((row, index) => checkRow(row, `prices.${index}`))
  const overlapping = prices.findIndex((row, index) => prices.slice(0, index).some((other) => other.productId === row.productId && overlap(row, other)))
  if (overlapping >= 0) refuseInput(`prices.${overlapping}.startsOn`, 'licences.prices.overlap', 'a product has one price at a time')
}

function checkRow({ tiers, bonus, startsOn, until }: Price, field: string): void {
  const isAscending = tiers.every(({ minQuantity }, index) => (index === 0 ? minQuantity === 1 : minQuantity > (tiers[index - 1]?.minQuantity ?? 0)))
  if (!isAscending) refuseInput(`${field}.tiers`, 'licences.tiers.order', 'tiers ascend, and the first is from 1')
  if (until !== null && until <= startsOn) refuseInput(`${field}.until`, 'licences.prices.empty', 'a price ends after it starts')
  if (bonus !== null && bonus.give > bonus.every) refuseInput(`${field}.bonus.give`, 'licences.bonus.more', 'a bonus gives no more than was paid for')
}

function overlap(a: Price, b: Price): boolean {
  return (a.until === null || b.startsOn < a.until) && (b.until === null || a.startsOn < b.until)
}
