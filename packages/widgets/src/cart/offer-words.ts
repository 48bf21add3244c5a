/** How an offer reads: terms, price of a cycle, and what it commits to. */
import type { BillingFrequency, Commitment, Money, OfferFacts } from '@assento/rules'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'

/** What a widget is drawn with. */
export interface Look {
  readonly t: Messages
  readonly format: Format
}

/** What the host page has set, as it is at the moment of asking. */
export interface ShopSettings {
  /** Whose cart, where the session is not of one customer. */
  readonly customerId: string | null
  /** The host's own pages; null where our widgets take their place. */
  readonly cartHref: string | null
  readonly invoicesHref: string | null
}

type Terms = Pick<OfferFacts, 'commitment' | 'billingFrequency'>

const MONTHS: Readonly<Record<Commitment | BillingFrequency, number>> = { P1M: 1, P1Y: 12, P3Y: 36, none: 1, monthly: 1, annual: 12, triennial: 36 }

/** "Compromisso anual · cobrança mensal". */
export function termsInWords(t: Messages, { commitment, billingFrequency }: Terms): string {
  return `${t.common.commitment[commitment]} · ${t.common.billing[billingFrequency]}`
}

/** "R$ 936,00 por mês". */
export function perCycleInWords({ t, format }: Look, amount: Money, frequency: BillingFrequency): string {
  return `${format.money(amount)} ${t.common.perCycle[frequency]}`.trim()
}

/** What a number of seats under an offer commits to, in one line: each charge, and all charges of the term. */
export function commitmentInWords({ t, format }: Look, offer: OfferFacts, seats: number): string {
  const cycles = MONTHS[offer.commitment] / MONTHS[offer.billingFrequency]
  return t.cart.commits(offer.commitment, cycles, format.money(timesCents(offer.unitPrice, seats)), format.money(timesCents(offer.unitPrice, seats * cycles)))
}

/** Cents are whole, and so are seats: nothing is rounded. */
export function timesCents(price: Money, times: number): Money {
  return { ...price, cents: price.cents * times }
}

/** Why a number of seats cannot be asked for, in words; null when it can. */
export function seatsProblem(t: Messages, seats: number | null, { minSeats, maxSeats }: { readonly minSeats: number; readonly maxSeats: number | null }): string | null {
  if (seats === null || !Number.isInteger(seats)) return t.cart.whole
  if (seats >= minSeats && seats <= (maxSeats ?? Infinity)) return null
  return maxSeats === null ? t.cart.atLeast(minSeats) : t.cart.between(minSeats, maxSeats)
}
