import assert from 'node:assert/strict'
import { ERASURES } from '../../src/customers/erase.ts'
import { appendSerialEvents, ERASED_TEXT } from '../../src/index.ts'
import { createSampleTenant, onEachDatabase, SAMPLE_NOW } from '../on-each-database.ts'
import { createSampleSerial } from '../sample-serial.ts'

/** Tables that hold nothing personal of a customer's people, or what the law keeps; and why. A new table fails the test until it is here. */
const KEPT_TABLES: Readonly<Record<string, string>> = {
  api_key: 'the seller’s', audit_entry: 'chained by hash: told in the receipt', audit_head: 'hashes', bank_return_file: 'the bank’s', bank_return_line: 'numbers and amounts',
  boleto: 'part of an invoice', callback_receipt: 'hashes', cart: 'no names', cart_item: 'ids of people as hosts know them', charge: 'amounts', charge_credit: 'amounts',
  collections_hold: 'ids', collections_step: 'codes', connector_secret: 'the seller’s', credit_note: 'part of an invoice', customer_credit: 'amounts', date_mismatch: 'dates',
  document: 'part of an invoice', document_link: 'deleted with the erasure', export_link: 'deleted with the erasure', fiscal_document: 'kept by law', frequency_change: 'dates',
  import_run: 'counts', invoice: 'kept by law', invoice_draft: 'no names', invoice_line: 'kept by law', invoice_tax: 'amounts', job: 'ids', ledger_entry: 'kept by law',
  ledger_transaction: 'kept by law', licence_charge: 'amounts', licence_order: 'the partner’s', licence_order_item: 'the partner’s', licence_price: 'the seller’s',
  licence_price_list: 'the seller’s', licence_product: 'the seller’s', licence_terms: 'the seller’s', mail_template: 'the seller’s', number_series: 'numbers',
  offboarding: 'the receipts', offer: 'the seller’s', partner_product: 'ids', payment: 'part of an invoice', pix_charge: 'part of an invoice', plan: 'the seller’s',
  price: 'the seller’s', price_list: 'the seller’s', product: 'the seller’s', product_family: 'the seller’s', provisioning_request: 'ids', quote: 'quantities and amounts',
  renewal_plan: 'quantities', schema_migration: 'ours', seat_batch: 'quantities', serial_renewal: 'amounts', signing_key: 'the seller’s', stock_movement: 'the partner’s',
  subscription: 'what was bought', tenant: 'the seller', unit_billing: 'the partner’s',
}

/** Columns of erased tables that stay: ids, codes, days and counts. A new column fails the test until it is here or erased. */
const KEPT_COLUMNS: Readonly<Record<string, string>> = {
  account: 'id kind parent_id name search_name tax_id is_corporate version created_at removed_at',
  activation: 'id serial_id app_version is_offline activated_at last_seen_at lease_until closed_at closed_reason receipt_key',
  billing_contact: 'id account_id locale receives_invoices receives_reminders created_at removed_at',
  checkout_quote: 'id customer_id total_cents created_at valid_until used_at needs_tax_id', dispute: 'id customer_id invoice_id state opened_at resolved_at',
  idempotency_key: 'scope key request_hash created_at', member: 'id account_id role created_at removed_at',
  message: 'id customer_id invoice_id template natural_key locale attachments state queued_at settled_at', outbox_event: 'id name subject_id customer_id at published_at',
  seat_assignment: 'id subscription_id assigned_at assigned_by',
  serial: 'id serial_key key_hash search_key last5 product_id partner_id customer_id payer_id users period anchor_day valid_until grace_days max_activations max_transfers '
    + 'provisioned_at pending_reason cancelled_at cancel_kind cancel_reason cancelled_by_name replaced_by_id assigned_at assigned_by assigned_by_name token_seq '
    + 'next_action_at version',
  serial_event: 'serial_id seq at type actor_role state_before state_after reason once_key',
  suspension: 'id serial_id reason until clock_state_at_start started_at started_by started_by_name ended_at ended_by ended_by_name',
  ticket: 'id number customer_id category about_kind about_id state opened_at updated_at', ticket_message: 'id ticket_id created_at',
  vendor_invoice_line: 'run_id line_no invoice_number vendor_customer_ref vendor_subscription_ref product_ref sku_ref product_name charge_type quantity subtotal_cents '
    + 'tax_cents total_cents currency charge_starts_on charge_until term_starts_on term_until commitment billing_frequency reference verdict customer_id subscription_id '
    + 'charge_id our_cents difference',
  widget_session: 'id token_hash customer_id role components allowed_origins created_at expires_at revoked_at',
}

onEachDatabase('every column of every table is erased with its customer, or is known to stay and why', async ({ database }) => {
  const unknown: string[] = []
  for (const { name: table, columns } of await database.db.introspection.getTables()) {
    const erased = ERASURES.filter((each) => each.table === table).flatMap(({ fields }) => Object.keys(fields))
    if (erased.length === 0 && table in KEPT_TABLES) continue
    const known = new Set(['tenant_id', ...erased, ...(KEPT_COLUMNS[table] ?? '').split(' ')])
    unknown.push(...columns.filter(({ name }) => !known.has(name)).map(({ name }) => `${table}.${name}`))
  }
  assert.deepEqual(unknown, [])
})

onEachDatabase('the history of serials takes the marks of an erasure and nothing else, and loses no line', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const { serialId } = await createSampleSerial(database, sample)
  await database.withTx((tx) => appendSerialEvents(tx, sample.tenantId, [{
    serialId, customerId: sample.customerId, type: 'serial.assigned', at: SAMPLE_NOW, actor: { actorId: 'u-1', actorName: 'Ana', role: 'administrator' }, note: 'sala', details: { machine: 'PC' },
  }]))
  const change = (values: Record<string, string | null>) => database.db.updateTable('serial_event').set(values).where('tenant_id', '=', sample.tenantId).execute()
  for (const values of [{ note: 'outra' }, { details: '{"machine":"X"}' }, { type: 'serial.released' }, { actor_name: 'Bia' }, { note: null, reason: 'x' }]) {
    await assert.rejects(change(values), /serial_event is append-only/)
  }
  await assert.rejects(database.db.deleteFrom('serial_event').where('tenant_id', '=', sample.tenantId).execute(), /serial_event is append-only/)
  await change({ note: null, details: '{}', actor_id: ERASED_TEXT, actor_name: ERASED_TEXT, address: null })
  const row = await database.db.selectFrom('serial_event').selectAll().where('tenant_id', '=', sample.tenantId).executeTakeFirstOrThrow()
  assert.deepEqual([row.type, row.note, row.details, row.actor_name], ['serial.assigned', null, '{}', ERASED_TEXT])
})
