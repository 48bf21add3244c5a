/** licencePriceLists.set: a partner's price list (pauta), all of its rows, and which accounts have it. */
import { canonicalJson, findAccount, findLicencePriceList, findLicenceProduct, newId, replaceLicencePrices, setLicenceTerms, upsertLicencePriceList } from '@assento/store'
import { z } from 'zod'
import { fail, notFound } from '../platform/errors.ts'
import { calendarDate, id, line } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import type { LicencePriceListItem } from './dto.ts'

const cents = z.int().min(0).max(1_000_000_000)
const price = z.strictObject({
  productId: id,
  /** Ascending, the first from 1. Of a serial-billed product: cents a period. */
  tiers: z.array(z.strictObject({ minQuantity: z.int().min(1).max(9999), unitMonthlyCents: cents })).min(1).max(20),
  setupUnitCents: cents.default(0),
  usersPerUnit: z.int().min(0).max(100_000).default(1),
  bonus: z.strictObject({ every: z.int().min(1).max(9999), give: z.int().min(1).max(9999) }).nullable().default(null),
  /** In force on `[startsOn, until)`; null = until further notice. */
  startsOn: calendarDate,
  until: calendarDate.nullable().default(null),
})
const input = z.strictObject({
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
type Price = z.output<typeof price>

export const setLicencePriceList = command('licencePriceLists.set', input, async (ctx, request): Promise<CommandResult<LicencePriceListItem>> => {
  const priceListId = request.priceListId ?? newId('lpl')
  await check(ctx, request)
  await upsertLicencePriceList(ctx.tx, ctx.tenant.id, {
    id: priceListId, name: request.name, currency: request.currency, tier_mode: request.tierMode, retired_at: request.isRetired ? ctx.now : null,
  })
  await replaceLicencePrices(ctx.tx, ctx.tenant.id, priceListId, request.prices.map((row) => ({
    id: newId('lpp'), product_id: row.productId, tiers: canonicalJson(row.tiers), setup_unit_cents: row.setupUnitCents, users_per_unit: row.usersPerUnit,
    bonus_every: row.bonus?.every ?? null, bonus_give: row.bonus?.give ?? null, starts_on: row.startsOn, until: row.until,
  })))
  for (const { accountId, approval } of request.terms) {
    await setLicenceTerms(ctx.tx, ctx.tenant.id, { account_id: accountId, price_list_id: priceListId, approval })
  }
  const { isRetired: _isRetired, priceListId: _priceListId, prices, ...rest } = request
  return {
    answer: { id: priceListId, ...rest, prices: prices.length },
    audit: { outcome: 'done', subjectId: priceListId, customerId: null, after: request },
  }
})

async function check(ctx: CommandContext, { priceListId, currency, prices, terms }: z.output<typeof input>): Promise<void> {
  const known = priceListId === undefined ? null : await findLicencePriceList(ctx.tx, ctx.tenant.id, priceListId) ?? notFound()
  if (known !== null && known.currency !== currency) refuse('currency', 'licences.priceList.currency', 'a list keeps its currency')
  for (const productId of new Set(prices.map((row) => row.productId))) {
    if ((await findLicenceProduct(ctx.tx, ctx.tenant.id, productId)) === null) notFound()
  }
  for (const { accountId } of terms) if ((await findAccount(ctx.tx, ctx.tenant.id, accountId)) === null) notFound()
  prices.forEach((row, index) => checkRow(row, `prices.${index}`))
  const overlapping = prices.findIndex((row, index) => prices.slice(0, index).some((other) => other.productId === row.productId && overlap(row, other)))
  if (overlapping >= 0) refuse(`prices.${overlapping}.startsOn`, 'licences.prices.overlap', 'a product has one price at a time')
}

function checkRow({ tiers, startsOn, until }: Price, field: string): void {
  const isAscending = tiers.every(({ minQuantity }, index) => (index === 0 ? minQuantity === 1 : minQuantity > (tiers[index - 1]?.minQuantity ?? 0)))
  if (!isAscending) refuse(`${field}.tiers`, 'licences.tiers.order', 'tiers ascend, and the first is from 1')
  if (until !== null && until <= startsOn) refuse(`${field}.until`, 'licences.prices.empty', 'a price ends after it starts')
}

function overlap(a: Price, b: Price): boolean {
  return (a.until === null || b.startsOn < a.until) && (b.until === null || a.startsOn < b.until)
}

function refuse(field: string, rule: string, message: string): never {
  fail('validation', 'the input is not valid', [{ field, rule, message }])
}
