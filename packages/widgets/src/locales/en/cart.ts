import type { Commitment } from '@assento/rules'
import type { Messages } from '../messages.ts'

const number = (count: number): string => count.toLocaleString('en')
const seats = (count: number): string => `${number(count)} ${count === 1 ? 'seat' : 'seats'}`
const items = (count: number): string => `${number(count)} ${count === 1 ? 'item' : 'items'}`
const plans = (count: number): string => `${number(count)} ${count === 1 ? 'plan' : 'plans'}`
const TERM: Readonly<Record<Commitment, string>> = { P1M: 'one month', P1Y: 'one year', P3Y: 'three years' }

export const cart: Messages['cart'] = {
  seats,
  items,
  seatsLabel: 'Seats',
  less: 'One seat fewer',
  more: 'One seat more',
  atLeast: (min) => `At least ${seats(min)}.`,
  between: (min, max) => `From ${number(min)} to ${seats(max)}.`,
  whole: 'Type a whole number.',
  perSeat: 'per seat',
  perSeatMonth: (amount) => `${amount} per seat a month`,
  each: (count, price) => `${number(count)} × ${price}`,
  commits: (commitment, cycles, each, total) =>
    commitment === 'P1M' ? `Renews every month, for ${each}.`
      : cycles === 1 ? `Commitment of ${TERM[commitment]}, paid at once: ${total}.`
      : `Commitment of ${TERM[commitment]}: ${cycles} charges of ${each}, ${total} in total.`,
  busy: 'One moment…',
  openCart: 'View cart',
  forbidden: 'You can look but not order',
  forbiddenText: 'Orders are placed by administrators of the account and, for some products, by its billing contact.',
  staleTitle: 'The cart changed while this page was open',
  staleText: 'Nothing was ordered or charged. Below is the cart as it is now.',
  clause: (clause) => `(${clause})`,

  store: {
    title: 'Add products',
    summary: (count, isComplete) => `${isComplete ? '' : 'more than '}${plans(count)} on sale today`,
    found: (count, isComplete) => (count === 0 ? 'No plan found' : `${isComplete ? '' : 'more than '}${plans(count)} found`),
    loaded: (count) => `${plans(count)} more loaded.`,
    search: 'Search by product or plan',
    families: 'Product family',
    allFamilies: 'All',
    plans: (count) => (count === 1 ? 'plan' : 'plans'),
    from: 'from',
    choices: 'Commitment and billing',
    monthly: (amount) => `${amount} a month`,
    billing: { none: '', monthly: 'paid monthly', annual: 'paid yearly', triennial: 'paid at once' },
    add: 'Add to cart',
    addOf: (plan) => `Add to cart: ${plan}`,
    added: (count, plan) => `${seats(count)} of ${plan} in the cart`,
    addedMore: (count, plan, total) => `${seats(count)} more of ${plan}: ${number(total)} in the cart now`,
    items: (count) => (count === 1 ? 'item' : 'items'),
    cart: 'Cart',
    notSold: 'Only as a trial: talk to us to subscribe.',
    empty: { title: 'Nothing is on sale now', text: 'As soon as the price list has offers, they appear here.' },
    noMatch: { title: 'No plan matches', text: 'Try another word or another product family.', clear: 'Show all plans' },
    more: 'Show more plans',
    moreLoading: 'Loading…',
  },

  title: 'Cart',
  purchase: 'New subscription',
  planChange: 'Change of plan',
  fromTo: 'From',
  to: 'To',
  remove: 'Remove',
  removeOf: (name) => `Remove ${name} from the cart`,
  removed: (name) => `${name} was removed from the cart.`,
  restored: (name) => `${name} is back in the cart.`,
  updated: (name, count) => `${name}: ${seats(count)}.`,
  refusedSeats: 'The quantity was not changed',
  seatsElsewhere: 'For this subscription the quantity changes apart, under “Change seats”.',
  summary: 'Summary',
  subtotal: (cycle) => `Total ${cycle}`,
  summaryNote: 'Taxes, credits and what is due today are shown in the review, before anything is charged.',
  blocked: (count) => (count === 1 ? 'One item cannot be ordered. Change or remove it to go on.' : `${number(count)} items cannot be ordered. Change or remove them to go on.`),
  checkout: 'Check out',
  empty: { title: 'Your cart is empty', text: 'Add products in the store, or choose another plan for a subscription: what you choose appears here.' },
}
