import { assert } from '../assert.ts'
import { allowed, type Decision } from '../decision.ts'
import type { LicenceActor } from '../licences/facts.ts'
import { licenceDenied } from '../licences/licence-denied.ts'
import { refuseUnlessManufacturer } from '../licences/refuse-serial.ts'
import type { PlannedEvent } from '../subscriptions/plan.ts'
import type { OrderFacts } from './facts.ts'

/** A line of the order and what is to be taken back of it. */
export interface ReversedItem {
  readonly lineNo: number
  readonly productId: string
  /** Paid and bonus units of the line that no reversal has taken back yet. */
  readonly paidUnits: number
  readonly bonusUnits: number
  /** Units of the product in the partner's stock, not given to a customer. */
  readonly available: number
  /** Units to take back; 0 = none of this line. */
  readonly quantity: number
}

export interface ReversalPlan {
  readonly orderId: string
  readonly fromVersion: number
  /** `paid` + `bonus` units of each line leave the stock; only the paid ones are credited. */
  readonly lines: readonly { readonly lineNo: number; readonly productId: string; readonly paid: number; readonly bonus: number }[]
  readonly units: number
  readonly events: readonly PlannedEvent[]
}

/**
 * Whether the vendor takes units of a finalized order back (estorno): only what is still in stock, paid units before bonus ones.
 * Denies serials.role.manufacturerOnly, orders.state.cancelled, orders.reverse.notFinalized, .insufficientStock (licences.md § 5.1).
 */
export function decideReversal(order: OrderFacts, items: readonly ReversedItem[], who: { readonly actor: LicenceActor }): Decision<ReversalPlan> {
  const refusal = refuseUnlessManufacturer(who.actor)
  if (refusal !== null) return refusal
  if (order.state === 'cancelled') return licenceDenied('orders.state.cancelled', 'The order has been cancelled.')
  if (order.state === 'pending' || order.type === 'reversal') {
    return licenceDenied('orders.reverse.notFinalized', 'Only a finalized order is reversed.', { facts: { state: order.state, type: order.type } })
  }
  const asked = items.filter(({ quantity }) => quantity > 0)
  assert(asked.every(({ quantity }) => Number.isSafeInteger(quantity)), 'a reversal takes whole units back')
  if (asked.length === 0) return licenceDenied('orders.reverse.insufficientStock', 'Nothing is left to take back.', { facts: { available: 0, asked: 0 } })
  const short = asked.find((item) => item.quantity > reversibleUnits(item, asked))
  if (short !== undefined) {
    return licenceDenied('orders.reverse.insufficientStock', `Only ${reversibleUnits(short, asked)} units can be taken back.`, {
      facts: { lineNo: short.lineNo, productId: short.productId, available: reversibleUnits(short, asked), asked: short.quantity },
    })
  }
  const lines = asked.map(({ lineNo, productId, paidUnits, quantity }) => {
    const paid = Math.min(quantity, paidUnits)
    return { lineNo, productId, paid, bonus: quantity - paid }
  })
  const units = asked.reduce((sum, { quantity }) => sum + quantity, 0)
  return allowed({
    orderId: order.id, fromVersion: order.version, lines, units, events: [{ name: 'order.reversed', subject: { orderId: order.id, partnerId: order.partnerId, units } }],
  })
}

/** What is left of the line, and of the product once the lines before it have taken theirs. */
function reversibleUnits(item: ReversedItem, asked: readonly ReversedItem[]): number {
  const before = asked.slice(0, asked.indexOf(item)).filter(({ productId }) => productId === item.productId)
  return Math.min(item.paidUnits + item.bonusUnits, item.available - before.reduce((sum, { quantity }) => sum + quantity, 0))
}
