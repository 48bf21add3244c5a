/** Invented licences of a test tenant: three products, a price list (pauta), a partner that orders by it, and a customer of the partner. */
import { calendarDate, dateInZone } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { canonicalJson, insertAccount, newId, replaceLicencePrices, setLicenceTerms, upsertLicencePriceList, upsertLicenceProduct } from '@assento/store'
import type { NewLicencePrice, NewLicenceProduct, Tx } from '@assento/store'
import { searchName } from '../accounts/account-item.ts'

export interface SeededLicences {
  readonly partnerId: string
  readonly customerId: string
  readonly priceListId: string
  readonly productIds: readonly string[]
}

const PRODUCTS = [
  { code: 'completo', name: 'Gestão Completo', kind: 'product', period: 'P1M' },
  { code: 'light', name: 'Gestão Light', kind: 'product', period: 'P1M' },
  { code: 'usuario-adicional', name: 'Usuário adicional', kind: 'additionalUsers', period: null },
] as const satisfies readonly Partial<NewLicenceProduct>[]

const PRICES = [
  { tiers: [[1, 12_000], [5, 10_800], [10, 9_990]], setup_unit_cents: 25_000, users_per_unit: 3, bonus_every: 10, bonus_give: 1 },
  { tiers: [[1, 4_990]], setup_unit_cents: 0, users_per_unit: 1, bonus_every: null, bonus_give: null },
  { tiers: [[1, 1_590], [20, 1_390]], setup_unit_cents: 0, users_per_unit: 1, bonus_every: null, bonus_give: null },
] as const

/** Prices hold from the beginning of the year of `now`, so that a clock that is moved back finds them. */
export async function seedLicences(
  tx: Tx, tenant: { readonly tenantId: string; readonly resellerId: string; readonly zone: string }, now: Instant,
): Promise<SeededLicences> {
  const { tenantId, resellerId } = tenant
  const productIds: string[] = []
  for (const product of PRODUCTS) {
    productIds.push(await upsertLicenceProduct(tx, tenantId, {
      ...product, id: newId('lpr'), billing: 'unit', grace_days: 7, max_activations: 1, max_transfers: 3, offline_days: 30, heartbeat_hours: 24, lease_minutes: null,
      is_returnable: 1, lapse_effect: 'stops', retired_at: null, created_at: now,
    }))
  }
  const priceListId = newId('lpl')
  await upsertLicencePriceList(tx, tenantId, { id: priceListId, name: 'Parceiro Ouro', currency: 'BRL', tier_mode: 'volume', retired_at: null })
  const startsOn = calendarDate(`${dateInZone(now, tenant.zone).slice(0, 4)}-01-01`)
  await replaceLicencePrices(tx, tenantId, priceListId, PRICES.map(({ tiers, ...price }, index): NewLicencePrice => ({
    ...price, id: newId('lpp'), product_id: productIds[index] ?? '', starts_on: startsOn, until: null,
    tiers: canonicalJson(tiers.map(([minQuantity, unitMonthlyCents]) => ({ minQuantity, unitMonthlyCents }))),
  })))
  const partnerId = await insertSeeded(tx, tenantId, { kind: 'reseller', parentId: resellerId, name: 'Parceiro Vale Verde' }, now)
  await setLicenceTerms(tx, tenantId, { account_id: partnerId, price_list_id: priceListId, approval: null })
  const customerId = await insertSeeded(tx, tenantId, { kind: 'customer', parentId: partnerId, name: 'Serraria Campo Alto' }, now)
  return { partnerId, customerId, priceListId, productIds }
}

async function insertSeeded(
  tx: Tx, tenantId: string, { kind, parentId, name }: { readonly kind: 'reseller' | 'customer'; readonly parentId: string; readonly name: string }, now: Instant,
): Promise<string> {
  const id = newId('acc')
  await insertAccount(tx, tenantId, {
    id, kind, parent_id: parentId, name, trade_name: null, search_name: searchName(name), tax_id: null, email: null, phone: null, address: null, is_corporate: 0,
    external_ref: null, version: 1, created_at: now, removed_at: null,
  })
  return id
}
