/** One subscription for the tests: 15 seats of an annual term, 5 of them added two days before the window of the others closed. */
import { calendarDate, CSP_POLICY, instant, money, reducibleNow } from '@assento/rules'
import type { SubscriptionFacts } from '@assento/rules'
import type { RenewalOption, SubscriptionDetail, WhoAmI } from '@assento/client'

export const NOW = instant('2026-05-12T05:00:00.000Z')
/** Last instant of the window of the 5 later seats: 14 May 2026, 06:00 in São Paulo. */
export const WINDOW_UNTIL = instant('2026-05-14T09:00:00.000Z')
export const ZONE = 'America/Sao_Paulo'

export function factsOf(changes: Partial<SubscriptionFacts> = {}): SubscriptionFacts {
  return {
    id: 'sub_1', version: 7, status: 'active', isTrial: false, policy: CSP_POLICY, currency: 'BRL', seats: 15, assignedSeats: 8,
    offer: {
      offerId: 'off_1', productId: 'prd_1', planId: 'pln_1', commitment: 'P1Y', billingFrequency: 'monthly', unitPrice: money('BRL', 6240),
      minSeats: 1, maxSeats: 300, promotionCapSeats: null, withdrawnAt: null,
    },
    batches: [
      { id: 'bat_1', seats: 10, addedAt: instant('2026-05-04T09:00:00.000Z'), until: instant('2026-05-11T09:00:00.000Z') },
      { id: 'bat_2', seats: 5, addedAt: instant('2026-05-07T09:00:00.000Z'), until: WINDOW_UNTIL },
    ],
    anchorOn: calendarDate('2026-03-29'), term: { startsOn: calendarDate('2026-03-29'), until: calendarDate('2027-03-29') },
    termActivatedAt: instant('2026-03-29T09:00:00.000Z'), endOfTerm: 'renew', renewalPlan: null,
    charged: [
      { id: 'chg_1', period: { startsOn: calendarDate('2026-04-29'), until: calendarDate('2026-05-29') }, seats: 15, amountCents: 93_600, creditedCents: 0, creditedSeats: 0 },
    ],
    boughtOrRenewedOn: calendarDate('2026-03-29'), addon: null, addonsOfThis: [],
    ...changes,
  }
}

export const PLANNED = {
  seats: 8, offerId: 'off_2', planId: 'pln_1', commitment: 'P1Y', billingFrequency: 'annual', customTermUntil: null,
} as const

/** Today's list: the same price for a running year, 5 % less paid in advance, more without commitment, less for three years. */
export const OPTIONS: readonly RenewalOption[] = ([
  ['off_1', 'P1Y', 'monthly', 6240, 6240], ['off_2', 'P1Y', 'annual', 71_280, 5940], ['off_3', 'P1M', 'monthly', 7490, 7490], ['off_4', 'P3Y', 'monthly', 5800, 5800],
] as const).map(([offerId, commitment, billingFrequency, cents, monthCents]) => ({
  offer: { ...factsOf().offer, offerId, commitment, billingFrequency, unitPrice: money('BRL', cents) }, planName: 'Padrão', commitment, billingFrequency,
  perSeatMonth: money('BRL', monthCents),
}))

const EVERYTHING = { increaseSeats: true, reduceSeats: true, cancel: true, suspend: true, planRenewal: true, setEndOfTerm: true, assignSeats: true }

export function detailOf(facts: SubscriptionFacts, now = NOW, changes: Partial<SubscriptionDetail> = {}): SubscriptionDetail {
  const reducible = reducibleNow(facts, now)
  const until = reducible.batches[0]?.until
  const { offer } = facts
  return {
    id: facts.id, customerId: 'acc_1', customerName: 'Marcenaria Horizonte', name: 'Suite Escritório Padrão', productName: 'Suite Escritório',
    planName: 'Padrão', familyName: 'Produtividade', status: facts.status, isTrial: facts.isTrial, seats: facts.seats, assignedSeats: facts.assignedSeats,
    commitment: offer.commitment, billingFrequency: offer.billingFrequency, unitPrice: offer.unitPrice,
    perCycle: money('BRL', offer.unitPrice.cents * facts.seats), term: facts.term, endOfTerm: facts.endOfTerm,
    renewalPlanSeats: facts.renewalPlan?.seats ?? null, reducible: until === undefined ? null : { seats: reducible.total, until },
    provisioning: 'active', version: facts.version, facts, permissions: EVERYTHING,
    contacts: { accountManager: { name: 'Central de Contas', email: 'contas@revenda.example', phone: null, url: null }, support: null, finance: null },
    now, zone: ZONE, provisioningDetail: null,
    ...changes,
  }
}

export const WHO: WhoAmI = {
  actor: { id: 'mem_1', name: 'Administradora', role: 'administrator' }, customer: { id: 'acc_1', name: 'Marcenaria Horizonte' },
  components: { subscriptions: { features: ['seats.edit'] }, renewals: { features: ['renewals.edit'] } },
  tenant: {
    name: 'Revenda', environment: 'test', zone: ZONE, locale: 'pt-BR', contacts: { accountManager: null, support: null, finance: null }, now: NOW,
  },
  expiresAt: null,
}
