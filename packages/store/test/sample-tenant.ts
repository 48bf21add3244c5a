/** A tenant with one reseller, one customer, one product of two plans, offers with prices, and as many subscriptions as asked for. */
import { calendarDate, CSP_POLICY, instant, type CalendarDate, type Instant } from '@assento/rules'
import type { Insertable } from 'kysely'
import {
  canonicalJson, createTenant, insertAccount, insertSubscriptions, newId, offerKey, upsertFamilies, upsertOffers, upsertPlans, upsertPriceList,
  upsertPrices, upsertProducts, type AssentoDatabase, type SubscriptionTable, type TenantTable, type Tx,
} from '../src/index.ts'

export const SAMPLE_NOW: Instant = instant('2026-03-10T12:00:00.000Z')

export interface SampleTenant {
  readonly tenantId: string
  readonly publishableKey: string
  readonly resellerId: string
  readonly customerId: string
  readonly productId: string
  readonly planId: string
  /** A higher tier of the same product, to which `planId` may be upgraded. */
  readonly higherPlanId: string
  /** P1Y, charged monthly, 10.00 a seat and month. */
  readonly offerId: string
  /** P1Y, charged once, 108.00 a seat and year. */
  readonly annualOfferId: string
  readonly priceListId: string
}

/** Makes the tenant in one transaction. */
export function createSampleTenant(database: AssentoDatabase, overrides: Partial<Insertable<TenantTable>> = {}): Promise<SampleTenant> {
  return database.withTx(async (tx) => {
    const tenantId = overrides.id ?? newId('ten')
    const publishableKey = overrides.publishable_key ?? `pk_test_${tenantId.slice(4)}`
    await createTenant(tx, {
      id: tenantId, name: 'Revenda Exemplo', publishable_key: publishableKey, environment: 'test', clock_offset_ms: 0,
      zone: 'America/Sao_Paulo', locale: 'pt-BR', settings: '{}', version: 1, created_at: SAMPLE_NOW, ...overrides,
    })
    const resellerId = await createSampleAccount(tx, tenantId, { kind: 'reseller', name: 'Revenda Exemplo' })
    const customerId = await createSampleAccount(tx, tenantId, { kind: 'customer', name: 'Padaria Aurora', parentId: resellerId })
    return { tenantId, publishableKey, resellerId, customerId, ...(await createSampleCatalog(tx, tenantId)) }
  })
}

/** Makes one account; answers its id. */
export async function createSampleAccount(
  tx: Tx, tenantId: string,
  account: { readonly kind: 'vendor' | 'reseller' | 'customer'; readonly name: string; readonly parentId?: string; readonly taxId?: string },
): Promise<string> {
  const id = newId('acc')
  await insertAccount(tx, tenantId, {
    id, kind: account.kind, parent_id: account.parentId ?? null, name: account.name, trade_name: null,
    search_name: account.name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''), tax_id: account.taxId ?? null, email: null, phone: null,
    address: null, is_corporate: 0, external_ref: null, version: 1, created_at: SAMPLE_NOW, removed_at: null,
  })
  return id
}

async function createSampleCatalog(tx: Tx, tenantId: string) {
  const familyId = (await upsertFamilies(tx, tenantId, [{ id: newId('fam'), name: 'Produtividade' }])).get('Produtividade') ?? ''
  const product = { id: newId('prd'), family_id: familyId, name: 'Suíte de Escritório', publisher: null, external_ref: 'CFQ7TTC0LF8Q', policy: canonicalJson(CSP_POLICY) }
  const productId = (await upsertProducts(tx, tenantId, [product])).get('CFQ7TTC0LF8Q') ?? ''
  const [planId, higherPlanId] = [newId('pln'), newId('pln')]
  const plan = { product_id: productId, description: null, min_seats: 1, max_seats: 300 }
  await upsertPlans(tx, tenantId, [
    { ...plan, id: planId, name: 'Básico', external_ref: '0001', tier: 1, upgrade_plan_ids: canonicalJson([higherPlanId]) },
    { ...plan, id: higherPlanId, name: 'Completo', external_ref: '0002', tier: 2, upgrade_plan_ids: '[]' },
  ])
  const terms = { plan_id: planId, commitment: 'P1Y' as const, segment: 'commercial', is_trial: 0 as const, withdrawn_at: null }
  const monthly = { ...terms, id: newId('off'), billing_frequency: 'monthly' as const }
  const annual = { ...terms, id: newId('off'), billing_frequency: 'annual' as const }
  const offers = await upsertOffers(tx, tenantId, [monthly, annual])
  const offerId = offers.get(offerKey(monthly)) ?? ''
  const annualOfferId = offers.get(offerKey(annual)) ?? ''
  const priceListId = await upsertPriceList(tx, tenantId, { id: newId('pls'), name: 'Padrão', market: 'BR', currency: 'BRL' })
  const window = { price_list_id: priceListId, starts_at: instant('2025-01-01T00:00:00.000Z'), until: null, retail_term_unit_cents: null }
  await upsertPrices(tx, tenantId, [
    { ...window, id: newId('prc'), offer_id: offerId, term_unit_cents: 12_000, cycle_unit_cents: 1_000 },
    { ...window, id: newId('prc'), offer_id: annualOfferId, term_unit_cents: 10_800, cycle_unit_cents: 10_800 },
  ])
  return { productId, planId, higherPlanId, offerId, annualOfferId, priceListId }
}

/** A row of an active subscription of the sample's customer: P1Y charged monthly, term from 2026-03-01. */
export function sampleSubscription(
  sample: SampleTenant, overrides: Partial<Insertable<SubscriptionTable>> = {},
): Omit<Insertable<SubscriptionTable>, 'tenant_id'> {
  const startsOn: CalendarDate = calendarDate('2026-03-01')
  return {
    id: newId('sub'), customer_id: sample.customerId, product_id: sample.productId, plan_id: sample.planId, offer_id: sample.offerId,
    name: 'Suíte de Escritório', status: 'active', is_trial: 0, seats: 10, assigned_seats: 0, commitment: 'P1Y', billing_frequency: 'monthly',
    currency: 'BRL', cycle_unit_cents: 1_000, anchor_on: startsOn, term_starts_on: startsOn, term_until: calendarDate('2027-03-01'),
    term_activated_at: instant('2026-03-01T00:00:00.000Z'), bought_or_renewed_on: startsOn, end_of_term: 'renew', promotion_ref: null,
    promotion_cap_seats: null, base_subscription_id: null, addon_minimum_percent: null, external_ref: null, next_action_at: null, version: 1,
    created_at: SAMPLE_NOW, updated_at: SAMPLE_NOW, ...overrides,
  }
}

/** Stores one sample subscription; answers its id. */
export async function createSampleSubscription(
  database: AssentoDatabase, sample: SampleTenant, overrides: Partial<Insertable<SubscriptionTable>> = {},
): Promise<string> {
  const row = sampleSubscription(sample, overrides)
  await database.withTx((tx) => insertSubscriptions(tx, sample.tenantId, [row]))
  return row.id
}
