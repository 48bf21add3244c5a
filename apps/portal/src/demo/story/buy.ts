import { assert, type BillingFrequency, type Commitment } from '@assento/rules'
import type { Customer } from '../../hosts/kit/visit.ts'
import { system, type Story } from './story.ts'

export interface Wish {
  readonly product: string
  /** The product's name when it has one plan. */
  readonly plan?: string
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
  readonly seats: number
  readonly name?: string
}

/** A purchase that the seller enters for a customer; answers the subscription's id. */
export async function buy(story: Story, customer: Customer, wish: Wish): Promise<string> {
  const offerId = await offerIdOf(story, wish)
  const { subscriptions } = await system(story)
  const bought = await subscriptions.create({ customerId: customer.id, offerId, seats: wish.seats, ...(wish.name === undefined ? {} : { name: wish.name }) })
  assert(bought.subscription !== null, `${customer.name} may buy ${wish.product}`)
  return bought.subscription.id
}

export async function offerIdOf(story: Story, { product, plan = product, commitment, billingFrequency }: Omit<Wish, 'seats'>): Promise<string> {
  const { items } = await (await system(story)).catalog.offers({ limit: 200 })
  const found = items.find(({ offer, productName, planName, segment }) => productName === product && planName === plan && segment === 'Commercial'
    && offer.commitment === commitment && offer.billingFrequency === billingFrequency)
  assert(found !== undefined, `${plan} is sold ${commitment} ${billingFrequency}`)
  return found.offer.offerId
}

/** Changes seats as the system; answers nothing: a refusal is a fault of the story. */
export async function setSeats(story: Story, subscriptionId: string, seats: number): Promise<void> {
  const { subscriptions } = await system(story)
  const { version } = await subscriptions.get({ subscriptionId })
  const decision = await subscriptions.seats.change({ subscriptionId, version, seats })
  assert(decision.verdict !== 'denied', `${subscriptionId} may have ${seats} seats`)
}
