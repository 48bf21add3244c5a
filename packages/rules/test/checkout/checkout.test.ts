import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergeCartItem, raisesPrice, reviewItem } from '@assento/rules'
import type { CalendarDate, CartEntry, EndOfTerm } from '@assento/rules'
import { factsOf, offerOf } from '../support/facts.ts'
import type { OfferWords } from '../support/facts.ts'
import { runTable } from '../support/table.ts'

runTable('checkout.json')

const purchase: CartEntry = { id: 'a', kind: 'purchase', offerId: 'offer-1', seats: 3, subscriptionId: null }
const change: CartEntry = { id: 'b', kind: 'planChange', offerId: 'offer-2', seats: 5, subscriptionId: 'subscription-1' }

test('an equal purchase adds its seats to the one in the cart', () => {
  assert.deepEqual(mergeCartItem([purchase, change], { ...purchase, seats: 2 }), { kind: 'into', itemId: 'a', seats: 5 })
})

test('a purchase of another offer is an item of its own', () => {
  assert.deepEqual(mergeCartItem([purchase, change], { ...purchase, offerId: 'offer-2' }), { kind: 'add' })
})

test('another change of the same subscription takes the place of the first, and its seats are not added', () => {
  assert.deepEqual(mergeCartItem([purchase, change], { ...change, offerId: 'offer-3', seats: 7 }), { kind: 'into', itemId: 'b', seats: 7 })
})

test('a change of another subscription to the same offer is an item of its own', () => {
  assert.deepEqual(mergeCartItem([purchase, change], { ...change, subscriptionId: 'subscription-2' }), { kind: 'add' })
})

const priced = (seats: number, offer: OfferWords) => ({ seats, offer: offerOf(offer) })

test('a price rises when a month costs more than before, to the fraction of a cent', () => {
  const monthly = priced(1, { unitCents: 100 })
  assert.equal(raisesPrice(monthly, priced(1, { unitCents: 1200, billingFrequency: 'annual' })), false)
  assert.equal(raisesPrice(monthly, priced(1, { unitCents: 1201, billingFrequency: 'annual' })), true)
  assert.equal(raisesPrice(monthly, priced(2, { unitCents: 100 })), true)
  assert.equal(raisesPrice(priced(2, { unitCents: 100 }), monthly), false)
})

test('a purchase raises the price unless it costs nothing', () => {
  assert.equal(raisesPrice(null, priced(1, { unitCents: 1 })), true)
  assert.equal(raisesPrice(null, priced(5, { unitCents: 0 })), false)
})

const review = (words: OfferWords, endOfTerm: EndOfTerm) => {
  const { anchorOn, term, offer, seats } = factsOf({ offer: words, seats: 2 })
  return reviewItem({ anchorOn, term, offer, seats, endOfTerm, lines: [] }, '2026-03-15' as CalendarDate)
}

test('the review names the next invoice: the next cycle, or the next term where the cycle is the term', () => {
  assert.deepEqual(review({ unitCents: 500 }, 'renew').nextInvoice, { on: '2026-04-15', amount: { currency: 'BRL', cents: 1000 } })
  assert.deepEqual(review({ unitCents: 500, billingFrequency: 'annual' }, 'renew').nextInvoice, { on: '2027-03-15', amount: { currency: 'BRL', cents: 1000 } })
  assert.equal(review({ unitCents: 500, billingFrequency: 'annual' }, 'end').nextInvoice, null)
})
