import assert from 'node:assert/strict'
import * as store from '../../src/index.ts'
import { createSampleTenant, onEachDatabase, SAMPLE_NOW } from '../on-each-database.ts'
import { fillTenant, readers, writers, type FilledTenant } from './calls.ts'

/** Functions without a case, and why: most look over all tenants on purpose. */
const WITHOUT_CASE: Readonly<Record<string, string>> = {
  findTenantByPublishableKey: 'the address names the tenant by it', findApiKeyByKeyId: 'the key names the tenant',
  findSessionByTokenHash: 'the token names the tenant', findDocumentLink: 'the token names the tenant', findExportLink: 'the token names the tenant', listTenants: 'commands and the job loop', listOffsetTenants: 'the job loop',
  claimJobs: 'the job loop', applyRenewalTerm: 'begins as applyCycle does', saveRenewalPlan: 'begins as applyCycle does',
  clearRenewalPlan: 'begins as applyCycle does', applyTermChange: 'begins as applyCycle does', applyUpgrade: 'begins as applyCycle does',
  applyFrequencyStart: 'begins as applyCycle does', saveFrequencyChange: 'begins as applyCycle does', buryExhaustedJobs: 'the job loop', countJobs: 'metrics', deleteIdempotencyBefore: 'upkeep',
}
const READS = /^(find|list|load|preview|overdue|due|next|last|verify|walk)/
const WRITES = /^(set|remove|revoke|mark|touch|update|advance|unassign|complete|fail|park|extend|release|redrive|apply|save|clear|assign)/

onEachDatabase('what one tenant reads by another’s ids is what it reads by unknown ids: nothing', async ({ database }) => {
  const ours = store.newId('ten')
  await database.withTx((tx) => store.createTenant(tx, {
    id: ours, name: 'Vazia', publishable_key: ours, environment: 'test', clock_offset_ms: 0, zone: 'UTC', locale: 'pt-BR', settings: '{}', version: 1,
    created_at: SAMPLE_NOW,
  }))
  const theirs = await fillTenant(database, await createSampleTenant(database))
  for (const [name, read] of Object.entries(readers)) {
    const run = (readerId: string) => database.withTx((tx) => read(tx, readerId, theirs))
    assert.notDeepEqual(isEmpty(await run(theirs.tenantId)), true, `${name} finds nothing in its own tenant: the case proves nothing`)
    assert.equal(isEmpty(await run(ours)), true, `${name} shows another tenant's rows`)
  }
})

onEachDatabase('what one tenant writes to another’s ids is refused, and changes nothing', async ({ database }) => {
  const ours = await createSampleTenant(database)
  const theirs = await fillTenant(database, await createSampleTenant(database))
  for (const [name, write] of Object.entries(writers)) {
    const before = await everything(database, theirs)
    const answer = await database.withTx((tx) => write(tx, ours.tenantId, theirs)).catch((error: unknown) => error)
    assert.ok(answer === false || answer === 0 || answer === 'lost' || answer === 'noSeatLeft' || answer === undefined || answer instanceof Error, `${name}: ${String(answer)}`)
    assert.deepEqual(await everything(database, theirs), before, `${name} changed another tenant's rows`)
  }
})

onEachDatabase('every function that reads or writes by id has such a case', async () => {
  const names = Object.entries(store).filter(([, value]) => typeof value === 'function').map(([name]) => name)
  const covered = { ...readers, ...writers, ...WITHOUT_CASE }
  const missing = names.filter((name) => (READS.test(name) || WRITES.test(name)) && !(name in covered))
  assert.deepEqual(missing, [])
})

function isEmpty(answer: unknown): boolean {
  if (answer === null || answer === undefined) return true
  if (Array.isArray(answer)) return answer.length === 0
  if (typeof answer === 'object' && 'items' in answer) return isEmpty(answer.items)
  return typeof answer === 'object' && 'entries' in answer && answer.entries === 0
}

const TABLES = [
  'invoice', 'credit_note', 'payment', 'customer_credit', 'ledger_transaction', 'number_series', 'collections_step', 'collections_hold', 'dispute',
  'cart', 'cart_item', 'checkout_quote', 'ticket', 'ticket_message',
  'account', 'member', 'api_key', 'widget_session', 'product', 'plan', 'offer', 'price', 'subscription', 'seat_batch', 'renewal_plan',
  'seat_assignment', 'charge', 'invoice_draft', 'provisioning_request', 'quote', 'idempotency_key', 'audit_entry', 'outbox_event', 'job',
  'import_run', 'date_mismatch', 'boleto', 'pix_charge', 'document', 'fiscal_document', 'billing_contact', 'message', 'mail_template',
  'licence_product', 'licence_price_list', 'licence_price', 'licence_terms', 'licence_order', 'licence_order_item', 'stock_movement', 'partner_product',
  'unit_billing', 'licence_charge',
  'activation', 'serial', 'signing_key', 'suspension', 'serial_event', 'serial_renewal', 'licence_charge',
] as const

async function everything(database: store.AssentoDatabase, { tenantId }: FilledTenant): Promise<unknown> {
  const rows: Record<string, unknown> = {}
  for (const table of TABLES) rows[table] = await database.db.selectFrom(table).selectAll().where('tenant_id', '=', tenantId).execute()
  return { ...rows, tenant: await store.loadTenant(database, tenantId) }
}
