/** Hundreds of subscriptions that are due at one instant: cycles inside annual terms, and monthly terms that renew. */
import { calendarDate, instant } from '@assento/rules'
import { canonicalJson, newId } from '@assento/store'
import type { AssentoDatabase } from '@assento/store'
import { NO_SETTINGS, settingsText } from '../../src/accounts/tenant-settings.ts'
import { BILLING } from '../documents/billing-world.ts'
import { makeWorld } from '../fixture.ts'
import type { World } from '../fixture.ts'

export const CUSTOMERS = 300
/** Three of two customers: every third is a monthly term. */
export const SUBSCRIPTIONS = 450
/** On the day after the due one its drafts close. */
export const [DUE_AT, CHARGED_AT, CLOSED_AT] = [
  instant('2026-12-01T00:00:00.000Z'), instant('2026-12-01T12:00:00.000Z'), instant('2026-12-02T12:00:00.000Z'),
]

/** A tenant with a bank, a Pix key and a tax, whose customers have a contact that receives invoices. */
export async function makeDueWorld(database: AssentoDatabase): Promise<World> {
  const world = await makeWorld(database)
  const { tenantId: tenant_id, nimbus } = world
  const billing = { ...BILLING, taxes: { standard: { label: 'ISS', basisPoints: 500 }, byProduct: {} } }
  const createdAt = instant('2026-03-01T12:00:00.000Z')
  const customers = Array.from({ length: CUSTOMERS }, (_, index) => ({ id: newId('acc'), name: `Cliente ${index}` }))
  await database.withTx(async ({ db }) => {
    const { product_id } = await db.selectFrom('plan').select('product_id').where('tenant_id', '=', tenant_id).where('id', '=', nimbus.plans.basic).executeTakeFirstOrThrow()
    await db.updateTable('tenant').set({ settings: settingsText({ ...NO_SETTINGS, billing }) }).where('id', '=', tenant_id).execute()
    await db.insertInto('account').values(customers.map(({ id, name }) => ({
      tenant_id, id, kind: 'customer' as const, name, search_name: name.toLowerCase(), is_corporate: 0 as const, version: 1, created_at: createdAt,
      address: canonicalJson({ street: 'Rua das Flores', number: '25', complement: null, district: 'Jardim', zip: '13010000', city: 'Campinas', state: 'SP' }),
    }))).execute()
    await db.insertInto('billing_contact').values(customers.map(({ id }, index) => ({
      tenant_id, id: newId('con'), account_id: id, name: 'Financeiro', email: `financeiro${index}@cliente.example`, locale: null, receives_invoices: 1 as const,
      receives_reminders: 1 as const, created_at: createdAt, removed_at: null,
    }))).execute()
    await db.insertInto('subscription').values(Array.from({ length: SUBSCRIPTIONS }, (_, index) => {
      const isMonthly = index % 3 === 2
      const [startsOn, until] = isMonthly ? ['2026-11-01', '2026-12-01'] as const : ['2026-03-01', '2027-03-01'] as const
      return {
        tenant_id, id: newId('sub'), customer_id: customers[index % CUSTOMERS]?.id ?? '', product_id, plan_id: nimbus.plans.basic,
        offer_id: nimbus.offer(isMonthly ? 'basic P1M/monthly' : 'basic P1Y/monthly'), name: 'Nimbus', status: 'active' as const, is_trial: 0 as const, seats: 5,
        assigned_seats: 0, commitment: isMonthly ? 'P1M' as const : 'P1Y' as const, billing_frequency: 'monthly' as const, currency: 'BRL', cycle_unit_cents: 3456,
        anchor_on: calendarDate(startsOn), term_starts_on: calendarDate(startsOn), term_until: calendarDate(until), term_activated_at: createdAt,
        bought_or_renewed_on: calendarDate(startsOn), end_of_term: 'renew' as const, next_action_at: DUE_AT, version: 1, created_at: createdAt, updated_at: createdAt,
      }
    })).execute()
  })
  return world
}
