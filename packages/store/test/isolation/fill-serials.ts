/** A suspended serial with its history, and one whose renewal is invoiced, and the calls that must not reach them from another tenant. */
import { addMs, calendarDate } from '@assento/rules'
import * as store from '../../src/index.ts'
import { SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'
import { newSampleKey } from '../sample-serial.ts'
import type { FilledTenant } from './calls.ts'

type Call = (tx: store.Tx, tenantId: string, of: FilledTenant) => Promise<unknown>

const now = SAMPLE_NOW
const [FROM, TO] = [calendarDate('2026-03-20'), calendarDate('2026-04-20')]
const serial = (of: FilledTenant): string => of['heldSerialId'] ?? ''
const renewed = (of: FilledTenant): string => of['renewedSerialId'] ?? ''
const renewal = (of: FilledTenant) => ({ id: of['renewalId'] ?? '', invoice_draft_id: of['renewalDraftId'] ?? '' })

export async function fillSerials(tx: store.Tx, { tenantId, customerId }: SampleTenant) {
  const ids = {
    heldSerialId: store.newId('ser'), renewedSerialId: store.newId('ser'), serialProductId: store.newId('lpr'), renewalId: store.newId('srn'),
    renewalDraftId: store.newId('drf'), renewalInvoiceId: store.newId('inv'), serialHash: newSampleKey().padEnd(64, '0'),
  }
  await tx.db.insertInto('licence_product').values({
    tenant_id: tenantId, id: ids.serialProductId, code: ids.serialProductId, name: 'CortaPlano', kind: 'product', billing: 'serial', period: 'P1M', grace_days: 7,
    max_activations: 1, max_transfers: null, offline_days: 30, heartbeat_hours: 24, lease_minutes: null, is_returnable: 1, lapse_effect: 'stops', retired_at: null,
    created_at: now,
  }).execute()
  const row = {
    search_key: 'X', last5: 'XXXXX', product_id: ids.serialProductId, partner_id: null, customer_id: customerId, payer_id: customerId, users: 1, period: 'P1M' as const,
    anchor_day: 20, valid_until: FROM, grace_days: 7, max_activations: 1, max_transfers: null, provisioned_at: now, pending_reason: null, cancelled_at: null,
    cancel_kind: null, cancel_reason: null, cancel_note: null, cancelled_by_name: null, replaced_by_id: null, note: null, assigned_at: now, assigned_by: 'x',
    assigned_by_name: 'X', token_seq: 0, next_action_at: now, external_ref: null, version: 1,
  }
  await store.insertSerials(tx, tenantId, [
    { ...row, id: ids.heldSerialId, serial_key: 'a', key_hash: ids.serialHash }, { ...row, id: ids.renewedSerialId, serial_key: 'b', key_hash: newSampleKey().padEnd(64, '1') },
  ])
  await store.openSuspension(tx, tenantId, {
    serial_id: ids.heldSerialId, reason: 'outro', note: null, until: null, clock_state_at_start: 'active', started_at: now, started_by: 'x', started_by_name: 'X',
  })
  await store.appendSerialEvents(tx, tenantId, [event(ids.heldSerialId, customerId)])
  await invoiceRenewal(tx, tenantId, customerId, ids)
  return ids
}

function event(serialId: string, customerId: string): store.NewSerialEvent {
  return { serialId, customerId, type: 'serial.assigned', at: now, actor: { actorId: 'x', actorName: 'X', role: 'server' } }
}

async function invoiceRenewal(tx: store.Tx, tenantId: string, customerId: string, ids: Readonly<Record<string, string>>): Promise<void> {
  const { renewalDraftId: draftId = '', renewalId = '', renewalInvoiceId = '', renewedSerialId = '', serialProductId = '' } = ids
  await tx.db.insertInto('invoice_draft').values({
    tenant_id: tenantId, id: draftId, customer_id: customerId, kind: 'renewal', natural_key: renewalId, currency: 'BRL', opens_on: FROM, created_at: now, closes_at: null,
    closed_at: now, outcome: 'invoice',
  }).execute()
  await tx.db.insertInto('invoice').values({
    tenant_id: tenantId, id: renewalInvoiceId, number: '2025-0002', customer_id: customerId, draft_id: draftId, currency: 'BRL', period_starts_on: FROM, period_until: TO,
    issued_at: now, issued_on: FROM, due_on: FROM, payable_until: FROM, subtotal_cents: 10, tax_cents: 0, total_cents: 10, settled_cents: 0, state: 'open', late_terms: '{}',
    paid_at: null, voided_at: null, void_reason: null, replaces_id: null, replaced_by_id: null, next_step_at: null, version: 1,
  }).execute()
  await store.insertSerialRenewal(tx, tenantId, {
    id: renewalId, serial_id: renewedSerialId, payer_id: customerId, kind: 'due', from_on: FROM, to_on: TO, cycles: 1, amount_cents: 10, currency: 'BRL',
    invoice_draft_id: draftId, created_at: now,
  })
  await store.issueLicenceCharges(tx, tenantId, [{
    customer_id: customerId, kind: 'serialRenewal', product_id: serialProductId, order_id: null, serial_id: renewedSerialId, unit_billing_id: null, description: 'Renovação',
    quantity: 1, currency: 'BRL', unit_cents: 10, period_starts_on: FROM, period_until: TO, amount_cents: 10, invoice_draft_id: draftId,
    natural_key: `serial:${renewalId}:${FROM}`, created_at: now,
  }, {
    customer_id: customerId, kind: 'setupFee', product_id: serialProductId, order_id: null, serial_id: renewedSerialId, unit_billing_id: null, description: 'Adesão',
    quantity: 1, currency: 'BRL', unit_cents: 10, period_starts_on: FROM, period_until: TO, amount_cents: 10, invoice_draft_id: draftId,
    natural_key: `serial:${renewedSerialId}:setup`, created_at: now,
  }])
}

export const serialReaders: Readonly<Record<string, Call>> = {
  findAccountEver: (h, t, of) => store.findAccountEver(h, t, of.customerId),
  findSerial: (h, t, of) => store.findSerial(h, t, serial(of)),
  listOpenSerialIds: (h, t, of) => store.listOpenSerialIds(h, t, of.customerId, 10),
  dueSerialIds: (h, t) => store.dueSerialIds(h, t, now, 10),
  nextSerialActionOfTenant: (h, t) => store.nextSerialActionOfTenant(h, t),
  loadSerialFacts: (h, t, of) => store.loadSerialFacts(h, t, serial(of)),
  loadSerialFactsByHash: (h, t, of) => store.loadSerialFactsByHash(h, t, of['serialHash'] ?? ''),
  loadManySerialFacts: (h, t, of) => store.loadManySerialFacts(h, t, [serial(of)]),
  previewSerialFacts: (h, t, of) => store.previewSerialFacts(h, t, serial(of)),
  previewSerialFactsByHash: (h, t, of) => store.previewSerialFactsByHash(h, t, of['serialHash'] ?? ''),
  previewManySerialFacts: (h, t, of) => store.previewManySerialFacts(h, t, [serial(of)]),
  listSerialEvents: (h, t, of) => store.listSerialEvents(h, t, { serialId: serial(of), before: null, limit: 10 }),
  listSuspensions: (h, t, of) => store.listSuspensions(h, t, [serial(of)]),
  findOpenRenewal: (h, t, of) => store.findOpenRenewal(h, t, renewed(of)),
  findSerialRenewal: (h, t, of) => store.findSerialRenewal(h, t, renewal(of).id),
  listRenewalsOfInvoices: (h, t, of) => store.listRenewalsOfInvoices(h, t, [of['renewalInvoiceId'] ?? '']),
  findInvoiceOfDraft: (h, t, of) => store.findInvoiceOfDraft(h, t, renewal(of).invoice_draft_id),
  findSetupCharge: (h, t, of) => store.findSetupCharge(h, t, renewed(of)),
  listRenewalCharges: (h, t, of) => store.listRenewalCharges(h, t, renewal(of)),
}

export const serialWriters: Readonly<Record<string, Call>> = {
  advanceSerial: (h, t, of) => store.advanceSerial(h, t, { serialId: serial(of), fromVersion: 1 }, { note: 'x' }),
  setSerialNextAction: (h, t, of) => store.setSerialNextAction(h, t, serial(of), addMs(now, 1)),
  endSuspension: (h, t, of) => store.endSuspension(h, t, serial(of), { at: now, actorId: 'x', actorName: 'X' }),
  settleRenewal: (h, t, of) => store.settleRenewal(h, t, renewal(of).id, { state: 'paid', at: now }),
  moveRenewal: (h, t, of) => store.moveRenewal(h, t, renewal(of).id, serial(of)),
  carryRenewals: (h, t, of) => store.carryRenewals(h, t, renewal(of).invoice_draft_id, of['draftId'] ?? ''),
  appendSerialEvents: (h, t, of) => store.appendSerialEvents(h, t, [event(serial(of), of.customerId)]),
}
