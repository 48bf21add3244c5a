/** A partner of a software maker: its price list, orders, stock and customers, as the server tells them. Figures of licences.md § 5.4. */
import { calendarDate, instant, priceOrderItem, totalOrder, type LicencePriceRow } from '@assento/rules'
import type { OrderDetail, OrderForm, OrderItemPrice, OrderSummary, OrderableProduct, StockItem, StockMovementItem, StockTotals, WhoAmI } from '@assento/client'
import { WHO } from '../fixtures.ts'

/** 22 November 2026, 11:00 in São Paulo. */
export const PARTNER_NOW = instant('2026-11-22T14:00:00.000Z')

const brl = (cents: number) => ({ currency: 'BRL', cents })
export const PARTNER = { id: 'acc_p1', name: 'Torre Sistemas' }

const FEATURES: WhoAmI['components'] = {
  orders: { features: ['orders.submit', 'orders.decide'] }, stock: { features: [] }, customers: { features: ['customers.edit', 'customers.offboard', 'customers.erase'] },
  serials: { features: ['serials.assign', 'serials.unassign'] },
}

export const PARTNER_WHO: WhoAmI = {
  ...WHO, actor: { id: 'mem_7', name: 'Bruno Lima', role: 'partnerAdmin' }, customer: PARTNER, components: FEATURES, tenant: { ...WHO.tenant, name: 'Farol Software', now: PARTNER_NOW },
}
export const VENDOR_WHO: WhoAmI = { ...PARTNER_WHO, actor: { id: 'mem_1', name: 'Célia Prado', role: 'manufacturer' }, customer: null }
/** May look, and ask for prices. */
export const LOOKER_WHO: WhoAmI = { ...PARTNER_WHO, actor: { id: 'mem_8', name: 'Davi Reis', role: 'partnerUser' }, components: { orders: { features: [] }, stock: { features: [] }, customers: { features: [] } } }

function product(id: string, name: string, tiers: readonly (readonly [number, number])[], more: Partial<OrderableProduct> = {}): OrderableProduct {
  return { id, name, kind: 'product', tiers: tiers.map(([minQuantity, unitMonthlyCents]) => ({ minQuantity, unitMonthlyCents })), setupUnit: brl(0), usersPerUnit: 1, bonus: null, ...more }
}

export const COMPLETO = product('lpr_completo', 'Farol Completo', [[1, 12_000], [5, 10_800], [10, 9990]], { setupUnit: brl(25_000), usersPerUnit: 3, bonus: { every: 10, give: 1 } })
export const LIGHT = product('lpr_light', 'Farol Light', [[1, 4990]])
export const ADICIONAL = product('lpr_users', 'Usuário adicional', [[1, 1590], [20, 1390]], { kind: 'additionalUsers' })

export const FORM: OrderForm = {
  partner: PARTNER, priceList: { id: 'lpl_1', name: 'Parceiro Ouro', currency: 'BRL', tierMode: 'volume' }, products: [COMPLETO, LIGHT, ADICIONAL],
  baseProducts: [{ id: COMPLETO.id, name: COMPLETO.name, available: 8, assigned: 3 }, { id: LIGHT.id, name: LIGHT.name, available: 0, assigned: 4 }], approval: 'partner',
}

/** The price of an item as the server makes it, by the real rule. */
export function pricedItem({ id, name, tiers, setupUnit, usersPerUnit, bonus }: OrderableProduct, quantity: number, base: OrderableProduct | null = null): OrderItemPrice {
  const row: LicencePriceRow = { productId: id, currency: 'BRL', mode: FORM.priceList.tierMode, tiers, setupUnitCents: setupUnit.cents, usersPerUnit, bonus, graceDays: 7 }
  return { ...priceOrderItem(row, quantity), productId: id, productName: name, baseProductId: base?.id ?? null, baseProductName: base?.name ?? null, targetSerialId: null, currency: 'BRL' }
}

export function orderOf(number: number, items: readonly OrderItemPrice[], more: Partial<OrderDetail> = {}): OrderDetail {
  return {
    id: `lor_${number}`, number, type: 'purchase', state: 'pending', partner: PARTNER, priceListName: 'Parceiro Ouro', currency: 'BRL', items: items.length,
    summary: items.slice(0, 3).map(({ productName, quantity }) => `${productName} × ${quantity}`).join(', '), submittedAt: instant('2026-11-22T13:40:00.000Z'), submittedByName: 'Bruno Lima',
    decidedAt: null, decidedByName: null, version: 1, actions: ['approve', 'cancel'], ...totalOrder(items), lines: items.map((item, index) => ({ ...item, lineNo: index + 1, graceDays: 7 })),
    cancelReason: null, reverses: null, reversals: [], invoice: null, approvalRefusal: null, ...more,
  }
}

export const PENDING = orderOf(1234, [pricedItem(COMPLETO, 10), pricedItem(LIGHT, 7)])
export const FINALIZED = orderOf(1198, [pricedItem(ADICIONAL, 5, COMPLETO)], {
  type: 'additionalUsers', state: 'finalized', actions: [], decidedAt: instant('2026-11-03T12:05:00.000Z'), decidedByName: 'Ana Souza', submittedAt: instant('2026-11-02T17:20:00.000Z'),
  invoice: { id: 'inv_9', number: '2026-0184' }, version: 2,
})
export const CANCELLED = orderOf(1077, [pricedItem(COMPLETO, 3)], {
  state: 'cancelled', actions: [], decidedAt: instant('2026-08-12T12:05:00.000Z'), decidedByName: 'Ana Souza', submittedAt: instant('2026-08-11T17:20:00.000Z'), cancelReason: 'Quantidade errada', version: 2,
})
export const OLD = orderOf(981, [pricedItem(COMPLETO, 25)], {
  state: 'finalized', actions: [], decidedAt: instant('2025-11-03T12:05:00.000Z'), decidedByName: 'Ana Souza', submittedAt: instant('2025-11-02T17:20:00.000Z'), invoice: { id: 'inv_2', number: '2025-0091' },
  reversals: [{ id: 'lor_990', number: 990, units: 2 }], version: 3,
})
export const ORDERS: readonly OrderDetail[] = [PENDING, FINALIZED, CANCELLED, OLD]

/** The columns of the list alone. */
export function summaryOf({ lines: _lines, cancelReason: _reason, reverses: _reverses, reversals: _reversals, invoice: _invoice, approvalRefusal: _refusal, ...summary }: OrderDetail): OrderSummary {
  return summary
}

export function stockOf({ id, name, kind }: Pick<OrderableProduct, 'id' | 'name' | 'kind'>, available: number, assigned: number, more: Partial<StockItem> = {}): StockItem {
  return { partner: PARTNER, product: { id, name, kind, isReturnable: true }, available, assigned, owned: available + assigned, billedUnits: available + assigned, monthly: brl(0), poolUsers: 0, isLow: available <= 2, ...more }
}

export const STOCK: readonly StockItem[] = [
  stockOf(COMPLETO, 8, 3, { billedUnits: 10, monthly: brl(99_900), poolUsers: 5, isLow: false }),
  stockOf(LIGHT, 1, 6, { monthly: brl(34_930) }),
  stockOf({ id: 'lpr_sped', name: 'Módulo SPED', kind: 'product' }, 0, 2, { monthly: brl(7980), product: { id: 'lpr_sped', name: 'Módulo SPED', kind: 'product', isReturnable: false } }),
  stockOf(ADICIONAL, 5, 0, { monthly: brl(7950), isLow: false }),
]
export const TOTALS: StockTotals = { available: 9, assigned: 11, nextMonthly: brl(150_760), nextChargeOn: calendarDate('2026-12-03') }

const movement = (number: number, kind: StockMovementItem['kind'], quantity: number, balance: number, more: Partial<StockMovementItem> = {}): StockMovementItem => ({
  id: `smv_${number}`, at: instant(`2026-11-${String(number).padStart(2, '0')}T13:10:00.000Z`), kind, quantity, balance, order: null, serial: null, actorName: 'Bruno Lima', note: null, product: { id: COMPLETO.id, name: COMPLETO.name }, ...more,
})
/** The newest first. */
export const MOVEMENTS: readonly StockMovementItem[] = [
  movement(20, 'assign', -1, 8, { serial: { id: 'ser_3', last5: 'GM609' } }), movement(18, 'return', 1, 9, { serial: { id: 'ser_2', last5: 'VX81H' } }),
  movement(11, 'assign', -1, 8, { serial: { id: 'ser_2', last5: 'VX81H' } }), movement(9, 'adjust', -2, 9, { actorName: 'Célia Prado', note: 'Contagem conferida com o parceiro' }),
  movement(3, 'bonus', 1, 11, { order: { id: 'lor_1190', number: 1190 } }), movement(2, 'purchase', 10, 10, { order: { id: 'lor_1190', number: 1190 } }),
]
