/** A partner with a price list, a finalized order and a pending one, stock, billing and a charge, of a sample tenant. */
import { addMonths, calendarDate } from '@assento/rules'
import * as store from '../../src/index.ts'
import { createSampleAccount, SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'
import type { FilledTenant } from './calls.ts'

type Call = (tx: store.Tx, tenantId: string, of: FilledTenant) => Promise<unknown>

const ON = calendarDate('2026-03-10')
const PAGE = { after: null, limit: 10 }
const id = (of: FilledTenant, name: string): string => of[name] ?? ''

const PRICE_ROW = store.canonicalJson({
  productId: 'p', currency: 'BRL', mode: 'volume', tiers: [{ minQuantity: 1, unitMonthlyCents: 100 }], setupUnitCents: 0, usersPerUnit: 1, bonus: null, graceDays: 7,
})

/** Answers the ids of what it stored. */
export async function fillLicenceOrders(tx: store.Tx, { tenantId, customerId, resellerId }: SampleTenant) {
  const partnerId = await createSampleAccount(tx, tenantId, { kind: 'reseller', name: 'Parceiro Lince', parentId: resellerId })
  const ids = { partnerId, licenceProductId: store.newId('lpr'), licencePriceListId: store.newId('lpl'), orderId: store.newId('ord'), pendingOrderId: store.newId('ord') }
  await store.upsertLicenceProduct(tx, tenantId, {
    id: ids.licenceProductId, code: 'completo', name: 'Completo', kind: 'product', billing: 'unit', period: 'P1M', grace_days: 7, max_activations: 1,
    max_transfers: null, offline_days: 30, heartbeat_hours: 24, lease_minutes: null, is_returnable: 1, lapse_effect: 'stops', retired_at: null, created_at: SAMPLE_NOW,
  })
  await store.upsertLicencePriceList(tx, tenantId, { id: ids.licencePriceListId, name: 'Ouro', currency: 'BRL', tier_mode: 'volume', retired_at: null })
  await store.replaceLicencePrices(tx, tenantId, ids.licencePriceListId, [{
    id: store.newId('lpp'), product_id: ids.licenceProductId, tiers: '[{"minQuantity":1,"unitMonthlyCents":100}]', setup_unit_cents: 0, users_per_unit: 1,
    bonus_every: null, bonus_give: null, starts_on: calendarDate('2026-01-01'), until: null,
  }])
  await store.setLicenceTerms(tx, tenantId, { account_id: partnerId, price_list_id: ids.licencePriceListId, approval: null })
  const licenceDraftId = await store.openOwnDraft(tx, tenantId, { customerId: partnerId, kind: 'purchase', naturalKey: `order:${ids.orderId}`, currency: 'BRL', on: ON, at: SAMPLE_NOW })
  await insertOrder(tx, tenantId, ids, { id: ids.orderId, state: 'finalized', invoice_draft_id: licenceDraftId })
  await insertOrder(tx, tenantId, ids, { id: ids.pendingOrderId, state: 'pending', invoice_draft_id: null })
  await insertOrder(tx, tenantId, ids, { id: store.newId('ord'), state: 'finalized', invoice_draft_id: null, type: 'reversal', reverses_id: ids.orderId })
  await store.moveStock(tx, tenantId, [{
    partnerId, productId: ids.licenceProductId, kind: 'purchase', quantity: 3, orderId: ids.orderId, serialId: null, actorId: 'x', actorName: 'X', note: null, at: SAMPLE_NOW,
  }], 0)
  const [unitBillingId = ''] = await store.insertUnitBillings(tx, tenantId, [{
    partner_id: partnerId, product_id: ids.licenceProductId, order_id: ids.orderId, line_no: 1, description: 'Completo (pedido 1)', currency: 'BRL', unit_cents: 100,
    paid_units: 3, bonus_units: 0, anchor_on: ON, cycles_charged: 1, next_on: addMonths(ON, 1),
  }])
  await store.appendAudit(tx, tenantId, { at: SAMPLE_NOW, recorded_at: SAMPLE_NOW, actor_id: 'x', actor_name: 'X', role: 'partnerAdmin', channel: 'widget', action: 'orders.approve', outcome: 'done', rule: null, subject_id: ids.orderId, customer_id: partnerId, before: null, after: null, request_id: 'r' })
  const [licenceChargeId = ''] = await store.issueLicenceCharges(tx, tenantId, [{
    customer_id: partnerId, kind: 'units', product_id: ids.licenceProductId, order_id: ids.orderId, serial_id: null, unit_billing_id: unitBillingId,
    description: 'Mensalidade', quantity: 3, currency: 'BRL', unit_cents: 100, period_starts_on: ON, period_until: addMonths(ON, 1), amount_cents: 300,
    invoice_draft_id: licenceDraftId, natural_key: `units:${unitBillingId}:${ON}`, created_at: SAMPLE_NOW,
  }])
  const partnerSerialId = await insertSerial(tx, tenantId, { customerId, partnerId, productId: ids.licenceProductId })
  return { ...ids, licenceDraftId, unitBillingId, licenceChargeId, partnerSerialId }
}

async function insertOrder(
  tx: store.Tx, tenantId: string, ids: { readonly partnerId: string; readonly licencePriceListId: string; readonly licenceProductId: string },
  order: Pick<store.NewLicenceOrder, 'id' | 'state' | 'invoice_draft_id'> & Partial<store.NewLicenceOrder>,
): Promise<void> {
  const isDecided = order.state !== 'pending'
  await store.insertLicenceOrder(tx, tenantId, {
    type: 'purchase', partner_id: ids.partnerId, price_list_id: ids.licencePriceListId, price_list_name: 'Ouro', currency: 'BRL', units_total: 3, users_total: 3,
    monthly_cents: 300, setup_cents: 0, total_cents: 300, submitted_at: SAMPLE_NOW, submitted_by: 'x', submitted_by_name: 'X',
    decided_at: isDecided ? SAMPLE_NOW : null, decided_by: isDecided ? 'x' : null, decided_by_name: isDecided ? 'X' : null, cancel_reason: null,
    reverses_id: null, ...order,
  }, [{
    product_id: ids.licenceProductId, product_name: 'Completo', base_product_id: null, target_serial_id: null, quantity: 3, bonus: 0, users_per_unit: 1,
    unit_monthly_cents: 100, setup_unit_cents: 0, monthly_cents: 300, setup_cents: 0, grace_days: 7, price_row: PRICE_ROW,
  }])
}

async function insertSerial(tx: store.Tx, tenantId: string, of: { readonly customerId: string; readonly partnerId: string; readonly productId: string }): Promise<string> {
  const serialId = store.newId('ser')
  await tx.db.insertInto('serial').values({
    tenant_id: tenantId, id: serialId, serial_key: 'IMPORTADA-1', key_hash: serialId.slice(4).padEnd(64, '0'), search_key: 'IMPORTADA1', last5: 'ADA-1',
    product_id: of.productId, partner_id: of.partnerId, customer_id: of.customerId, payer_id: null, users: 1, period: null, anchor_day: null, valid_until: null,
    grace_days: 7, max_activations: 1, max_transfers: null, provisioned_at: SAMPLE_NOW, pending_reason: null, cancelled_at: null, cancel_kind: null,
    cancel_reason: null, cancel_note: null, cancelled_by_name: null, replaced_by_id: null, note: null, assigned_at: SAMPLE_NOW, assigned_by: 'x',
    assigned_by_name: 'X', token_seq: 0, next_action_at: null, external_ref: null, version: 1,
  }).execute()
  return serialId
}

export const licenceOrdersReaders: Readonly<Record<string, Call>> = {
  findLicenceProduct: (h, t, of) => store.findLicenceProduct(h, t, id(of, 'licenceProductId')),
  findLicenceProductByCode: (h, t) => store.findLicenceProductByCode(h, t, 'completo'),
  listLicenceProducts: (h, t) => store.listLicenceProducts(h, t, { afterCode: null, limit: 10 }),
  findLicencePriceList: (h, t, of) => store.findLicencePriceList(h, t, id(of, 'licencePriceListId')),
  findLicenceTerms: (h, t, of) => store.findLicenceTerms(h, t, id(of, 'partnerId')),
  findPriceRow: (h, t, of) => store.findPriceRow(h, t, id(of, 'partnerId'), id(of, 'licenceProductId'), ON),
  listTermsOf: (h, t, of) => store.listTermsOf(h, t, [id(of, 'partnerId')]),
  findRootAccountId: (h, t, of) => store.findRootAccountId(h, t).then((found) => (found === of.resellerId ? found : null)),
  listPriceRows: (h, t, of) => store.listPriceRows(h, t, id(of, 'licencePriceListId'), ON),
  findLicenceOrder: (h, t, of) => store.findLicenceOrder(h, t, id(of, 'orderId')),
  lockLicenceOrder: (tx, t, of) => store.lockLicenceOrder(tx, t, id(of, 'orderId')),
  listLicenceOrderItems: (h, t, of) => store.listLicenceOrderItems(h, t, [id(of, 'orderId')]),
  listLicenceOrders: (h, t, of) => store.listLicenceOrders(h, t, { partnerId: id(of, 'partnerId'), states: null, beforeId: null, limit: 10 }),
  listReversals: (h, t, of) => store.listReversals(h, t, id(of, 'orderId')),
  findPartnerSerial: (h, t, of) => store.findPartnerSerial(h, t, id(of, 'partnerId'), id(of, 'partnerSerialId')),
  findStock: (h, t, of) => store.findStock(h, t, id(of, 'partnerId'), id(of, 'licenceProductId')),
  listStock: (h, t, of) => store.listStock(h, t, { partnerId: id(of, 'partnerId'), ...PAGE }),
  listMovements: (h, t, of) => store.listMovements(h, t, { partnerId: id(of, 'partnerId'), productId: null, beforeId: null, limit: 10 }),
  loadStock: (h, t, of) => store.loadStock(h, t, id(of, 'partnerId'), id(of, 'licenceProductId')).then(({ available }) => (available === 0 ? null : available)),
  sumStock: (h, t) => store.sumStock(h, t, null).then(({ available }) => (available === 0 ? null : available)),
  loadMonthlyUnits: (h, t) => store.loadMonthlyUnits(h, t, null).then(({ nextOn }) => nextOn),
  listLicenceCharges: (h, t, of) => store.listLicenceCharges(h, t, id(of, 'licenceDraftId')),
  listLicenceChargeCauses: (h, t, of) => store.listLicenceChargeCauses(h, t, [id(of, 'licenceChargeId')]),
  lockDueUnitBillings: (tx, t) => store.lockDueUnitBillings(tx, t, calendarDate('2026-05-01'), 10),
  listUnitBillings: (h, t, of) => store.listUnitBillings(h, t, id(of, 'partnerId')),
  lockUnitBillings: (tx, t, of) => store.lockUnitBillings(tx, t, id(of, 'partnerId'), id(of, 'licenceProductId')),
  lockUnitBillingsOfOrder: (tx, t, of) => store.lockUnitBillingsOfOrder(tx, t, id(of, 'orderId')),
  nextUnitsDueAt: (h, t) => store.nextUnitsDueAt(h, t),
}

const billing = (of: FilledTenant) => ({ id: id(of, 'unitBillingId'), cycles_charged: 1 })

export const licenceOrdersWriters: Readonly<Record<string, Call>> = {
  setLicenceTerms: (tx, t, of) => store.setLicenceTerms(tx, t, { account_id: id(of, 'partnerId'), price_list_id: id(of, 'licencePriceListId'), approval: 'vendor' }),
  settleLicenceOrder: (tx, t, of) => store.settleLicenceOrder(tx, t, id(of, 'pendingOrderId'), { state: 'cancelled', at: SAMPLE_NOW, by: 'x', byName: 'X', cancelReason: null }),
  setOrderDraft: (tx, t, of) => store.setOrderDraft(tx, t, id(of, 'pendingOrderId'), id(of, 'licenceDraftId')),
  touchLicenceOrder: (tx, t, of) => store.touchLicenceOrder(tx, t, id(of, 'orderId'), 1),
  addSerialUsers: (tx, t, of) => store.addSerialUsers(tx, t, id(of, 'partnerSerialId'), 5),
  advanceUnitBilling: (tx, t, of) => store.advanceUnitBilling(tx, t, billing(of), addMonths(ON, 2)),
  setBilledUnits: (tx, t, of) => store.setBilledUnits(tx, t, { id: id(of, 'unitBillingId'), paidUnits: 0, bonusUnits: 0 }),
  raiseLicenceChargesCredited: (tx, t, of) => store.raiseLicenceChargesCredited(tx, t, [{ chargeId: id(of, 'licenceChargeId'), cents: 1 }]),
  voidLicenceChargesOfDraft: (tx, t, of) => store.voidLicenceChargesOfDraft(tx, t, id(of, 'licenceDraftId'), SAMPLE_NOW),
  carryLicenceCharges: (tx, t, of) => store.carryLicenceCharges(tx, t, id(of, 'licenceDraftId'), id(of, 'draftId')),
  replaceLicencePrices: (tx, t, of) => store.replaceLicencePrices(tx, t, id(of, 'licencePriceListId'), []),
  moveStock: (tx, t, of) => store.moveStock(tx, t, [{
    partnerId: id(of, 'partnerId'), productId: id(of, 'licenceProductId'), kind: 'adjust', quantity: 1, orderId: null, serialId: null, actorId: 'x', actorName: 'X', note: 'n',
    at: SAMPLE_NOW,
  }], 0),
}
