/** Customers of a partner, what a cancellation does to them, and the receipt of an erasure. */
import { instant } from '@assento/rules'
import type { CustomerItem, ErasureReceipt, OffboardReport, SerialDetail } from '@assento/client'

const customer = (number: number, name: string, taxId: string, more: Partial<CustomerItem> = {}): CustomerItem => ({
  id: `acc_c${number}`, name, tradeName: null, taxId, email: null, phone: null, partner: null, serials: 0, activeSerials: 0, blockedSerials: 0, createdAt: instant('2026-03-02T13:00:00.000Z'), removedAt: null,
  version: 1, actions: ['edit', 'assign', 'offboard', 'export'], ...more,
})

export const HORIZONTE = customer(1, 'Marcenaria Horizonte Ltda.', '12ABC34501DE35', { tradeName: 'Horizonte Móveis', email: 'contato@example.com', phone: '(54) 3333-1020', serials: 3, activeSerials: 3, version: 4 })
export const SERRA = customer(2, 'Móveis Serra Azul S.A.', '45997418000153', { email: 'compras@example.com', serials: 12, activeSerials: 9, blockedSerials: 2 })
export const NOVA = customer(3, 'Papelaria Nova Era ME', '11222333000181', { phone: '(11) 98888-1020', createdAt: instant('2026-11-20T13:00:00.000Z') })
export const CUSTOMERS: readonly CustomerItem[] = [HORIZONTE, SERRA, NOVA]
export const REMOVED = customer(4, 'Gráfica Antiga Ltda.', '00000000000191', { removedAt: instant('2026-09-10T13:00:00.000Z'), actions: ['erase', 'export'] })
export const ERASED = customer(5, 'Cliente removido 5', '', { taxId: null, removedAt: instant('2026-07-01T13:00:00.000Z'), actions: ['export'] })

const item = (number: number, last5: string, more: Partial<OffboardReport['items'][number]> = {}): OffboardReport['items'][number] => ({
  serialId: `ser_${number}`, last5, customerName: HORIZONTE.name, code: 'wouldDo', reason: null, productName: 'Farol Completo', machines: [], returnsToStock: true, ...more,
})

export const REPORT: OffboardReport = {
  customer: { id: HORIZONTE.id, name: HORIZONTE.name, taxId: HORIZONTE.taxId },
  items: [item(1, 'GM609', { machines: ['PROJETOS-02'] }), item(2, 'VX81H', { machines: ['NOTE-LOJA', 'CAIXA-01'] }), item(3, '3M9RC', { productName: 'Módulo SPED', returnsToStock: false })],
  returnedUnits: 2, closedActivations: 3, kept: { invoices: 14, fiscalDocuments: 12, auditEntries: 37 }, openInvoices: 1,
}
/** Two of the licences are suspended by the manufacturer. */
export const BLOCKED_REPORT: OffboardReport = {
  ...REPORT, items: REPORT.items.map((one, index) => (index === 0 ? one : { ...one, code: 'serials.unassign.suspended', reason: 'Pendência financeira', returnsToStock: false })), returnedUnits: 1, closedActivations: 1,
}

export const RECEIPT: ErasureReceipt = {
  id: 'off_1', customerId: REMOVED.id, at: instant('2026-11-22T14:00:00.000Z'), byName: 'Bruno Lima',
  erased: [{ record: 'account', fields: ['trade_name', 'email', 'phone', 'address'], count: 1 }, { record: 'activation', fields: ['machine_name'], count: 3 }, { record: 'account', fields: ['name', 'email'], count: 1 }, { record: 'activation', fields: ['nonce'], count: 2 }],
  kept: [{ record: 'fiscal_document', count: 0, basis: 'LGPD, art. 16, I' }, { record: 'invoice', count: 14, basis: 'Código Tributário Nacional, art. 173 (5 anos)' }, { record: 'audit_entry', count: 37, basis: 'LGPD, art. 16, I' }],
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
}

export const KEY = '9C857-YJ11S-R8P3J-BDKQ5-GM609'

/** A serial that was just made. */
export function assignedSerial(customerId: string, productId: string, more: Partial<SerialDetail> = {}): SerialDetail {
  const { id, name, taxId } = CUSTOMERS.find((one) => one.id === customerId) ?? { id: customerId, name: 'Cliente novo', taxId: null }
  return {
    id: 'ser_9', key: KEY, last5: 'GM609', product: { id: productId, name: 'Farol Completo' }, partner: { id: 'acc_p1', name: 'Torre Sistemas' }, customer: { id, name, taxId }, state: 'active', clockState: 'active',
    badge: 'active', pendingReason: null, reason: null, validUntil: null, graceUntil: null, activations: { used: 0, max: 1 }, machines: [], transfers365: 0, lastMove: null, note: null,
    assignedAt: instant('2026-11-22T14:00:00.000Z'), assignedByName: 'Bruno Lima', version: 1, users: 3, period: null, maxTransfers: null, offlineDays: 30, provisionedAt: instant('2026-11-22T14:00:00.000Z'),
    suspension: null, cancellation: null, renewal: null, activationList: [], actions: [], ...more,
  }
}
