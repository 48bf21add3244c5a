/** The world of the renewals bench: one reseller on the first day of a month, when everything is due at once. */
import { DEFAULT_BILLING, NO_SETTINGS, settingsText, type BillingSettings } from '@assento/server/accounts/tenant-settings'
import { addDays, addHours, calendarDate, CSP_POLICY, instant, startOfDate, type BillingFrequency, type CalendarDate, type Commitment, type Instant } from '@assento/rules'
import { canonicalJson, createTenant, type AssentoDatabase, type Tx } from '@assento/store'

const ZONE = 'America/Sao_Paulo'
export const TENANT_ID = 'ten_00000000000000000000000000'

/** When cycles are charged and terms renewed, and when that day's drafts are closed. */
export interface DueDay {
  readonly on: CalendarDate
  readonly chargedAt: Instant
  readonly closedAt: Instant
}

/** The day on which everything is due. */
export const TODAY: DueDay = dueDay('2026-12-01')
/** The month before, for the first customers only: a database that has never held an invoice is not what a reseller has. */
export const BEFORE: DueDay = dueDay('2026-11-01')
/** Subscriptions, counted from the first, whose cycles of the month before were invoiced; those with a monthly term began later. */
const WITH_HISTORY = 2_000

/** Of five subscriptions of a customer four are monthly cycles inside annual terms, the fifth is a monthly term that renews. */
export const SUBSCRIPTIONS_A_CUSTOMER = 5

const CREATED_AT = instant('2026-03-01T12:00:00.000Z')
const CHUNK = 500

const BILLING: BillingSettings = {
  ...DEFAULT_BILLING,
  taxes: { standard: { label: 'ISS', basisPoints: 500 }, byProduct: {} },
  beneficiary: { name: 'Revenda de Medição Ltda.', taxId: '11222333000181', address: 'Avenida das Acácias, 1000 – Centro – 01310-100 São Paulo/SP' },
  bank: { bank: '341', agencia: '0057', conta: '12345', carteira: '109' },
  pix: { key: '11222333000181', merchantName: 'Revenda de Medicao', merchantCity: 'Sao Paulo' },
}

interface Plan {
  readonly name: string
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
  readonly cycleCents: number
}

const ANNUAL: Plan = { name: 'annual', commitment: 'P1Y', billingFrequency: 'monthly', cycleCents: 7812 }
const MONTHLY: Plan = { name: 'monthly', commitment: 'P1M', billingFrequency: 'monthly', cycleCents: 8928 }

/** How many there are of what. */
export interface Size {
  readonly subscriptions: number
  readonly customers: number
  readonly renewals: number
}

export function sizeOf(subscriptions: number): Size {
  return {
    subscriptions, customers: Math.ceil(subscriptions / SUBSCRIPTIONS_A_CUSTOMER), renewals: Math.floor(subscriptions / SUBSCRIPTIONS_A_CUSTOMER),
  }
}

/** Of these, how many cycles and invoices there are from the month before. */
export function historyOf({ subscriptions }: Size): { readonly cycles: number; readonly invoices: number } {
  const { subscriptions: all, customers, renewals } = sizeOf(Math.min(subscriptions, WITH_HISTORY))
  return { cycles: all - renewals, invoices: customers }
}

/** Fills a migrated database. `hasMeans` false: a tenant without a bank and without a Pix key. */
export async function storeWorld(database: AssentoDatabase, { subscriptions, customers }: Size, hasMeans: boolean): Promise<void> {
  await database.withTx((tx) => storeCatalogue(tx, hasMeans ? BILLING : { ...BILLING, bank: null, pix: null }))
  for (let from = 0; from < customers; from += CHUNK) {
    await database.withTx((tx) => storeCustomers(tx, numbers(from, Math.min(from + CHUNK, customers))))
  }
  for (let from = 0; from < subscriptions; from += CHUNK) {
    await database.withTx((tx) => storeSubscriptions(tx, numbers(from, Math.min(from + CHUNK, subscriptions))))
  }
}

async function storeCatalogue(tx: Tx, billing: BillingSettings): Promise<void> {
  const tenant_id = TENANT_ID
  await createTenant(tx, {
    id: tenant_id, name: 'Revenda de Medição', publishable_key: 'pk_test_bench', environment: 'test', clock_offset_ms: 0, zone: ZONE, locale: 'pt-BR',
    settings: settingsText({ ...NO_SETTINGS, billing }), version: 1, created_at: CREATED_AT,
  })
  await tx.db.insertInto('product_family').values({ tenant_id, id: 'fam_bench', name: 'Produtividade' }).execute()
  await tx.db.insertInto('product').values({
    tenant_id, id: 'prd_bench', family_id: 'fam_bench', name: 'Suíte de Escritório', publisher: null, external_ref: null, policy: canonicalJson(CSP_POLICY),
  }).execute()
  await tx.db.insertInto('plan').values({
    tenant_id, id: 'pln_bench', product_id: 'prd_bench', name: 'Suíte de Escritório', description: null, external_ref: null, tier: 1, min_seats: 1,
    max_seats: null, upgrade_plan_ids: '[]',
  }).execute()
  await tx.db.insertInto('price_list').values({ tenant_id, id: 'pls_bench', name: 'NCE', market: 'BR', currency: 'BRL' }).execute()
  for (const { name, commitment, billingFrequency, cycleCents } of [ANNUAL, MONTHLY]) {
    await tx.db.insertInto('offer').values({
      tenant_id, id: `off_${name}`, plan_id: 'pln_bench', commitment, billing_frequency: billingFrequency, segment: 'Commercial', is_trial: 0,
      withdrawn_at: null,
    }).execute()
    await tx.db.insertInto('price').values({
      tenant_id, id: `prc_${name}`, price_list_id: 'pls_bench', offer_id: `off_${name}`, starts_at: CREATED_AT, until: null,
      term_unit_cents: commitment === 'P1Y' ? 12 * cycleCents : cycleCents, cycle_unit_cents: cycleCents, retail_term_unit_cents: null,
    }).execute()
  }
}

/** Customers with an address to print, each with one contact that receives invoices. */
async function storeCustomers(tx: Tx, indices: readonly number[]): Promise<void> {
  const address = canonicalJson({ street: 'Rua das Flores', number: '25', complement: null, district: 'Jardim', zip: '13010000', city: 'Campinas', state: 'SP' })
  await tx.db.insertInto('account').values(indices.map((index) => ({
    tenant_id: TENANT_ID, id: idOf('acc', index), kind: 'customer' as const, name: `Cliente ${index}`, search_name: `cliente ${index}`, is_corporate: 0 as const,
    address, version: 1, created_at: CREATED_AT,
  }))).execute()
  await tx.db.insertInto('billing_contact').values(indices.map((index) => ({
    tenant_id: TENANT_ID, id: idOf('con', index), account_id: idOf('acc', index), name: 'Financeiro', email: `financeiro${index}@cliente.example`,
    locale: null, receives_invoices: 1 as const, receives_reminders: 1 as const, created_at: CREATED_AT, removed_at: null,
  }))).execute()
}

async function storeSubscriptions(tx: Tx, indices: readonly number[]): Promise<void> {
  await tx.db.insertInto('subscription').values(indices.map((index) => {
    const { name, commitment, billingFrequency, cycleCents } = index % SUBSCRIPTIONS_A_CUSTOMER === SUBSCRIPTIONS_A_CUSTOMER - 1 ? MONTHLY : ANNUAL
    const { on } = commitment === 'P1Y' && index < WITH_HISTORY ? BEFORE : TODAY
    const [startsOn, until] = commitment === 'P1Y' ? ['2026-03-01', '2027-03-01'] : ['2026-11-01', '2026-12-01']
    const [termStartsOn, termUntil] = [calendarDate(startsOn), calendarDate(until)]
    return {
      tenant_id: TENANT_ID, id: idOf('sub', index), customer_id: idOf('acc', Math.floor(index / SUBSCRIPTIONS_A_CUSTOMER)), product_id: 'prd_bench',
      plan_id: 'pln_bench', offer_id: `off_${name}`, name: `Suíte de Escritório ${index}`, status: 'active' as const, is_trial: 0 as const,
      seats: 1 + (index % 40), assigned_seats: 0, commitment, billing_frequency: billingFrequency, currency: 'BRL', cycle_unit_cents: cycleCents,
      anchor_on: termStartsOn, term_starts_on: termStartsOn, term_until: termUntil, term_activated_at: instant(`${startsOn}T12:00:00.000Z`),
      bought_or_renewed_on: termStartsOn, end_of_term: 'renew' as const, next_action_at: startOfDate(on, CSP_POLICY.zone), version: 1,
      created_at: CREATED_AT, updated_at: CREATED_AT,
    }
  })).execute()
}

function dueDay(date: string): DueDay {
  const on = calendarDate(date)
  const noonOf = (day: CalendarDate) => addHours(startOfDate(day, ZONE), 12)
  return { on, chargedAt: noonOf(on), closedAt: noonOf(addDays(on, 1)) }
}

/** An id in the order of numbers. */
function idOf(prefix: string, index: number): string {
  return `${prefix}_${String(index).padStart(26, '0')}`
}

function numbers(from: number, until: number): number[] {
  return Array.from({ length: until - from }, (_, index) => from + index)
}
