/** Orders of Farol's partners: ordered by their people, decided by whom the story says. */
import { assert } from '@assento/rules'
import type { OrderDetail } from '@assento/server/orders/dto'
import { PERSONS } from '../../hosts/farol/persons.ts'
import type { Customer } from '../../hosts/kit/visit.ts'
import { asPerson, type Story } from '../story/story.ts'

const [PARTNER_ADMIN, PARTNER_USER, , VENDOR] = PERSONS

export interface Item {
  readonly productId: string
  readonly quantity: number
  /** Of additional users: the product that they are for. */
  readonly baseProductId?: string
}

/** Puts an order in, at the price that is shown; it stays PEND. */
export async function submit(story: Story, partner: Customer, items: readonly Item[]): Promise<OrderDetail> {
  const type = items.some(({ baseProductId }) => baseProductId !== undefined) ? 'additionalUsers' : 'purchase'
  let expectedTotalCents = 0
  for (const item of items) {
    const price = await (await asPerson(story, partner, PARTNER_USER)).orders.priceItem({ type, ...item })
    assert(price.verdict === 'allowed', `${item.productId} has a price`)
    expectedTotalCents += price.plan.totalCents
  }
  const answer = await (await asPerson(story, partner, PARTNER_USER)).orders.submit({ type, items: [...items], expectedTotalCents })
  assert(answer.order !== null, `the order is taken: ${JSON.stringify(answer)}`)
  return answer.order
}

export async function approve(story: Story, partner: Customer, { id, version, totalCents }: OrderDetail): Promise<OrderDetail> {
  const answer = await (await asPerson(story, partner, PARTNER_ADMIN)).orders.approve({ orderId: id, version, expectedTotalCents: totalCents })
  assert(answer.order?.state === 'finalized', `order ${id} is approved: ${JSON.stringify(answer)}`)
  return answer.order
}

export async function cancel(story: Story, partner: Customer, { id, version }: OrderDetail, reason: string): Promise<void> {
  const answer = await (await asPerson(story, partner, PARTNER_ADMIN)).orders.cancel({ orderId: id, version, reason })
  assert(answer.order?.state === 'cancelled', `order ${id} is cancelled`)
}

/** The vendor takes units of a finalized order back. */
export async function reverse(story: Story, { id, version }: OrderDetail, units: readonly { readonly lineNo: number; readonly quantity: number }[], reason: string): Promise<void> {
  const answer = await (await asPerson(story, story.maker, VENDOR)).orders.reverse({ orderId: id, version, lines: [...units], reason })
  assert(answer.verdict !== 'denied', `order ${id} is taken back: ${JSON.stringify(answer)}`)
}
