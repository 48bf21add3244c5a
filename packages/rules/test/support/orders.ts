/** The price list of licences.md § 5.4, orders and stock, and the questions that can be put about them. */
import * as rules from '@assento/rules'
import type { LicencePriceRow, OrderFacts, StockFacts, SubscriptionFacts, TierMode } from '@assento/rules'

type Facts = SubscriptionFacts

const tiers = (...steps: readonly (readonly [minQuantity: number, unitMonthlyCents: number])[]) =>
  steps.map(([minQuantity, unitMonthlyCents]) => ({ minQuantity, unitMonthlyCents }))

const row = (productId: string, words: Pick<LicencePriceRow, 'tiers'> & Partial<LicencePriceRow>): LicencePriceRow =>
  ({ productId, currency: 'BRL', mode: 'volume', setupUnitCents: 0, usersPerUnit: 1, bonus: null, graceDays: 7, ...words })

/** Price list "Parceiro Ouro". */
export const GOLD: Readonly<Record<string, LicencePriceRow>> = {
  completo: row('completo', { tiers: tiers([1, 12_000], [5, 10_800], [10, 9990]), setupUnitCents: 25_000, usersPerUnit: 3, bonus: { every: 10, give: 1 } }),
  light: row('light', { tiers: tiers([1, 4990]) }),
  adicional: row('adicional', { tiers: tiers([1, 1590], [20, 1390]) }),
}

export interface ItemWords {
  readonly product: string
  readonly quantity: number
  readonly mode?: TierMode
}

const priced = ({ product, quantity, mode = 'volume' }: ItemWords) => rules.priceOrderItem({ ...rowOf(product), mode }, quantity)

function rowOf(product: string): LicencePriceRow {
  const found = GOLD[product]
  if (found === undefined) throw new Error(`no ${product} in the list`)
  return found
}

export const orderOf = (words: Partial<OrderFacts> = {}): OrderFacts => ({
  id: 'order-1', type: 'purchase', state: 'pending', partnerId: 'partner-1', submittedBy: 'person-1', totalCents: 349_900, version: 1, ...words,
})

export interface WantedWords extends Partial<rules.OpenOrder> {
  readonly product: string
  readonly quantity?: number
  readonly kind?: 'product' | 'additionalUsers'
  readonly base?: string
  readonly target?: string
  readonly ownsBase?: boolean
}

export const ORDER_QUESTIONS = {
  itemPrice: (_facts: Facts, words: ItemWords) => priced(words),
  orderTotals: (_facts: Facts, { items }: { items: readonly ItemWords[] }) => rules.totalOrder(items.map(priced)),
  orderItem: (_facts: Facts, words: WantedWords) => rules.decideOrderItem({ type: words.type ?? 'purchase', items: words.items ?? [] }, {
    productId: words.product, baseProductId: words.base ?? null, targetSerialId: words.target ?? null, quantity: words.quantity ?? 1, kind: words.kind ?? 'product',
    row: GOLD[words.product] ?? null, ownsBase: words.ownsBase ?? false,
  }),
  submission: (_facts: Facts, { items, ...shown }: { items: readonly ItemWords[]; expectedTotalCents?: number; currency?: string }) =>
    rules.decideSubmission({ items: items.map(priced), ...shown }),
  approval: (_facts: Facts, { order, ...request }: { order?: Partial<OrderFacts> } & Partial<rules.ApprovalRequest>) =>
    rules.decideApproval(orderOf(order), { actor: 'partnerAdmin', actorId: 'person-2', approval: 'partner', expectedTotalCents: 349_900, ownsTargets: true, ...request }),
  orderCancellation: (_facts: Facts, { order, actor = 'partnerUser' }: { order?: Partial<OrderFacts>; actor?: rules.LicenceActor }) =>
    rules.decideOrderCancellation(orderOf(order), { actor, reason: null }),
  reversal: (_facts: Facts, { order, items, actor = 'manufacturer' }: { order?: Partial<OrderFacts>; items: readonly Partial<rules.ReversedItem>[]; actor?: rules.LicenceActor }) =>
    rules.decideReversal(orderOf({ state: 'finalized', ...order }), items.map((item, index) =>
      ({ lineNo: index + 1, productId: 'completo', paidUnits: 10, bonusUnits: 1, available: 11, quantity: 0, ...item })), { actor }),
  stockTake: (_facts: Facts, { stock, quantity = 1 }: { stock: StockFacts; quantity?: number }) => rules.decideStockTake(stock, quantity, 'completo'),
  stockAdjustment: (_facts: Facts, words: { stock: StockFacts; quantity: number; note?: string; actor?: rules.LicenceActor }) =>
    rules.decideStockAdjustment(words.stock, { quantity: words.quantity, note: words.note ?? null }, { actor: words.actor ?? 'manufacturer' }),
  unitsWrittenOff: (_facts: Facts, { rows, units = 1 }: { rows: readonly rules.BilledUnits[]; units?: number }) =>
    ({ changed: rules.unitsAfterTermination(rows, units) }),
} satisfies Record<string, (facts: Facts, words: never) => unknown>
