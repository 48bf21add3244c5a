/** licencePriceLists.set: a partner's price list (pauta), all of its rows, and which accounts have it. */
import {
  canonicalJson, findAccount, findLicencePriceList, findLicenceProduct, newId, replaceLicencePrices, setLicenceTerms, upsertLicencePriceList,
} from '@assento/store'
import { notFound } from '../platform/errors.ts'
import { command } from '../platform/procedure.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import type { LicencePriceListItem } from './dto.ts'
import { checkPrices, priceListInput } from './price-list-input.ts'
import type { PriceListRequest } from './price-list-input.ts'
import { refuseInput } from './refuse-input.ts'

export const setLicencePriceList = command('licencePriceLists.set', priceListInput, async (ctx, request): Promise<CommandResult<LicencePriceListItem>> => {
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

/** Every id is one of the tenant's, and the list keeps its currency: orders were priced in it. */
async function check(ctx: CommandContext, { priceListId, currency, prices, terms }: PriceListRequest): Promise<void> {
  const known = priceListId === undefined ? null : await findLicencePriceList(ctx.tx, ctx.tenant.id, priceListId) ?? notFound()
  if (known !== null && known.currency !== currency) refuseInput('currency', 'licences.priceList.currency', 'a list keeps its currency')
  for (const productId of new Set(prices.map((row) => row.productId))) {
    if ((await findLicenceProduct(ctx.tx, ctx.tenant.id, productId)) === null) notFound()
  }
  for (const { accountId } of terms) if ((await findAccount(ctx.tx, ctx.tenant.id, accountId)) === null) notFound()
  checkPrices(prices)
}
