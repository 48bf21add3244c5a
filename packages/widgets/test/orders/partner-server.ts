/** A server of a partner's orders and stock at the `fetch` boundary: it prices and decides by the real rules. */
import { decideOrderItem, decideSubmission, licenceDenied, totalOrder, type Denied } from '@assento/rules'
import type { OrderDetail, OrderForm, OrderItemPrice } from '@assento/client'
import { FakeServer, type Answers } from '../fixtures.ts'
import { assignedSerial, CUSTOMERS } from '../customers/customer-facts.ts'
import { FORM, MOVEMENTS, orderOf, ORDERS, PARTNER_NOW, PARTNER_WHO, pricedItem, STOCK, summaryOf, TOTALS } from './partner-facts.ts'

interface Wanted { readonly productId: string; readonly quantity: number; readonly baseProductId?: string | null }

export class PartnerServer extends FakeServer {
  form: OrderForm = FORM
  orders: readonly OrderDetail[] = ORDERS

  constructor(answers: Answers = {}) {
    super({
      'sessions.whoami': () => PARTNER_WHO,
      'orders.form': () => this.form,
      'orders.priceItem': (input) => this.priceItem(input as never),
      'orders.submit': (input) => this.#submit(input as never),
      'orders.list': (input) => this.#list(input),
      'orders.get': ({ orderId }) => this.find(orderId),
      'orders.approve': ({ orderId, expectedTotalCents }) => this.#approve(this.find(orderId), expectedTotalCents),
      'orders.cancel': ({ orderId, reason }) => this.settle(orderId, { state: 'cancelled', cancelReason: typeof reason === 'string' ? reason : null }),
      'orders.reverse': ({ orderId }) => this.settle(orderId, { reversals: [{ id: 'lor_2000', number: 2000, units: 11 }] }),
      'stock.list': () => ({ items: STOCK, totals: TOTALS, nextCursor: null }),
      'stock.movements': ({ cursor }) => (cursor === undefined ? { items: MOVEMENTS.slice(0, 4), nextCursor: 'next' } : { items: MOVEMENTS.slice(4), nextCursor: null }),
      'stock.adjust': ({ productId, quantity }) => {
        const item = STOCK.find(({ product }) => product.id === productId) ?? STOCK[0]!
        return { verdict: 'allowed', stock: { ...item, available: item.available + Number(quantity) } }
      },
      'customers.list': ({ search }) => ({ items: CUSTOMERS.filter(({ name }) => name.toLowerCase().includes(String(search ?? '').toLowerCase())), nextCursor: null }),
      'customers.create': (input) => ({ verdict: 'allowed', customer: { ...CUSTOMERS[0]!, id: 'acc_new', name: String(input['name']), taxId: String(input['taxId']).replace(/\W/g, '') } }),
      'serials.assignable': () => STOCK.filter(({ product }) => product.kind === 'product').map(({ product: { id, name }, available }) => ({ id, name, available })),
      'serials.assign': ({ customerId, productId }) => ({ verdict: 'allowed', serial: assignedSerial(String(customerId), String(productId)) }),
      ...answers,
    })
  }

  find(orderId: unknown): OrderDetail {
    return this.orders.find(({ id }) => id === orderId) ?? ORDERS[0]!
  }

  /** What an item costs, by the price list that the form shows. */
  priceItem({ type, ...wanted }: Wanted & { readonly type: 'purchase' | 'additionalUsers' }): { readonly verdict: 'allowed'; readonly plan: OrderItemPrice } | Denied {
    const product = this.form.products.find(({ id }) => id === wanted.productId)
    const base = this.form.products.find(({ id }) => id === wanted.baseProductId) ?? null
    const baseProductId = wanted.baseProductId ?? null
    const row = product === undefined ? null : { productId: product.id, currency: 'BRL', mode: this.form.priceList.tierMode, tiers: product.tiers, setupUnitCents: product.setupUnit.cents, usersPerUnit: product.usersPerUnit, bonus: product.bonus, graceDays: 7 }
    const decision = decideOrderItem({ type, items: [] }, { productId: wanted.productId, quantity: wanted.quantity, baseProductId, targetSerialId: null, kind: product?.kind ?? 'product', row, ownsBase: this.form.baseProducts.some(({ id }) => id === baseProductId) })
    return decision.verdict === 'denied' || product === undefined ? decision as Denied : { verdict: 'allowed', plan: { ...pricedItem(product, wanted.quantity, base), ...('plan' in decision ? decision.plan : {}) } }
  }

  #submit({ type, items, expectedTotalCents }: { readonly type: 'purchase' | 'additionalUsers'; readonly items: readonly Wanted[]; readonly expectedTotalCents: number }): unknown {
    const answers = items.map((item) => this.priceItem({ type, ...item }))
    const refused = answers.find((answer) => answer.verdict === 'denied')
    if (refused !== undefined) return { ...refused, order: null }
    const priced = answers.flatMap((answer) => (answer.verdict === 'denied' ? [] : [answer.plan]))
    const decision = decideSubmission({ items: priced, expectedTotalCents })
    if (decision.verdict === 'denied') return { ...decision, order: null }
    const order = orderOf(1235, priced, { type })
    this.orders = [order, ...this.orders]
    return { verdict: 'allowed', order }
  }

  #list({ states }: Readonly<Record<string, unknown>>): unknown {
    const asked = Array.isArray(states) ? states : null
    return { items: this.orders.filter(({ state }) => asked === null || asked.includes(state)).map(summaryOf), nextCursor: null }
  }

  #approve(order: OrderDetail, expectedTotalCents: unknown): unknown {
    const { totalCents } = totalOrder(order.lines)
    if (totalCents === expectedTotalCents) return this.settle(order.id, { state: 'finalized', invoice: { id: 'inv_10', number: '2026-0190' } })
    return { ...licenceDenied('orders.total.changed', '', { facts: { oldCents: Number(expectedTotalCents), newCents: totalCents, currency: 'BRL' } }), order }
  }

  /** The order as it is once it is decided. */
  settle(orderId: unknown, more: Partial<OrderDetail>): unknown {
    const order: OrderDetail = { ...this.find(orderId), decidedAt: PARTNER_NOW, decidedByName: 'Bruno Lima', actions: [], version: 2, ...more }
    this.orders = this.orders.map((one) => (one.id === order.id ? order : one))
    return { verdict: 'allowed', order }
  }
}
