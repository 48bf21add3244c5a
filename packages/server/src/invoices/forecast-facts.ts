/** Everything that the forecast of one customer needs, in a handful of statements whatever the number of subscriptions. */
import { addDays, dateInZone, effectivePolicy, money } from '@assento/rules'
import type {
  CalendarDate, Currency, ForecastFacts, ForecastSubscription, OfferFacts, PlannedFrequency, RenewalOffers, SubscriptionFacts,
} from '@assento/rules'
import { linesOfDrafts, listCredits, listForecastSubscriptions, listOpenDrafts, listPricedOffersOfPlans, loadManyFacts } from '@assento/store'
import type { ForecastRow, Handle, OfferListItem, PendingDraft } from '@assento/store'
import { offerFacts } from '../catalog/offer-facts.ts'
import { unitLinesAhead } from '../orders/forecast-units.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { lineOfCharge } from './document-line.ts'

const MONTHS = 12
const DEFAULT_CURRENCY: Currency = 'BRL'

export interface LoadedForecast {
  readonly facts: ForecastFacts
  readonly currencies: readonly Currency[]
  /** What a subscription's next term costs as it is: null without a price, undefined when the forecast is not of it. */
  readonly renewalOfferOf: (subscriptionId: string) => OfferFacts | null | undefined
}

export interface ForecastChoice {
  readonly currency: Currency | null
  /** The subscription of a planned change: its currency is the forecast's unless one is named. */
  readonly changedId: string | null
}

export async function loadForecastFacts(ctx: ProcedureContext, handle: Handle, customerId: string, choice: ForecastChoice): Promise<LoadedForecast> {
  const { id: tenantId, zone, settings } = ctx.tenant
  const rows = await listForecastSubscriptions(handle, tenantId, customerId)
  const all = await loadManyFacts(handle, tenantId, rows.map((row) => row.id))
  const factsOf = (row: ForecastRow): SubscriptionFacts[] => {
    const facts = all.get(row.id)?.facts
    // A reseller shortens its customers' windows, never lengthens them (W8).
    return facts === undefined ? [] : [{ ...facts, policy: effectivePolicy(facts.policy, settings.policy) }]
  }
  const prices = await pricesOf(ctx, handle, [...all.values()].map(({ facts }) => facts))
  const drafts = await listOpenDrafts(handle, tenantId, customerId)
  const units = await unitLinesAhead(ctx, handle, customerId, MONTHS)
  const credits = await listCredits(handle, tenantId, customerId)
  const known = rows.flatMap((row) => factsOf(row).map((facts) => ({ row, facts })))
  const currencies = [...new Set([...known.map(({ facts }) => facts.currency), ...drafts.map(({ currency }) => currency), ...units.map(({ line }) => line.amount.currency)])]
  const changed = known.find(({ facts }) => facts.id === choice.changedId)
  const currency = choice.currency ?? changed?.facts.currency ?? currencies[0] ?? DEFAULT_CURRENCY
  const subscriptions = known.filter(({ facts }) => facts.currency === currency).map(({ row, facts }) => forecastSubscription(prices, row, facts))
  return {
    currencies,
    facts: {
      now: ctx.now, zone, currency, months: MONTHS, taxes: settings.billing.taxes, subscriptions,
      pending: [
        ...await pendingOf(ctx, handle, drafts.filter((draft) => draft.currency === currency)), ...units.filter(({ line }) => line.amount.currency === currency),
      ],
      creditCents: credits.find((credit) => credit.currency === currency)?.cents ?? 0,
    },
    renewalOfferOf: (subscriptionId) => subscriptions.find(({ facts }) => facts.id === subscriptionId)?.offers.currentOffer,
  }
}

/** Today's prices of every plan that the subscriptions have, or renew to. */
function pricesOf(ctx: ProcedureContext, handle: Handle, facts: readonly SubscriptionFacts[]): Promise<readonly OfferListItem[]> {
  const planIds = new Set(facts.flatMap(({ offer, renewalPlan }) => [offer.planId, ...(renewalPlan === null ? [] : [renewalPlan.planId])]))
  return listPricedOffersOfPlans(handle, ctx.tenant.id, [...planIds], ctx.now)
}

function forecastSubscription(prices: readonly OfferListItem[], row: ForecastRow, facts: SubscriptionFacts): ForecastSubscription {
  const frequencyChange = plannedFrequency(prices, row, facts)
  return { name: row.name, facts, offers: renewalOffers(prices, row, facts), frequencyChange, dueAt: row.nextActionAt }
}

/** As `loadRenewalOffers` finds them for the job that renews, from prices that are loaded. */
function renewalOffers(prices: readonly OfferListItem[], { segment }: ForecastRow, { offer, renewalPlan, isTrial }: SubscriptionFacts): RenewalOffers {
  const byId = (offerId: string) => priced(prices.find((each) => each.offerId === offerId))
  const monthly = (commitment: 'P1M' | 'P1Y') => priced(prices.find((each) => each.planId === offer.planId && each.commitment === commitment
    && each.billingFrequency === 'monthly' && each.segment === segment && !each.isTrial))
  return {
    plannedOffer: renewalPlan === null ? null : byId(renewalPlan.offerId), currentOffer: isTrial ? monthly('P1Y') : byId(offer.offerId), monthlyOffer: monthly('P1M'),
  }
}

function plannedFrequency(prices: readonly OfferListItem[], { change }: ForecastRow, { offer, currency }: SubscriptionFacts): PlannedFrequency | null {
  if (change === null) return null
  const { offerId, billingFrequency, cycleUnitCents, effectiveOn } = change
  return {
    effectiveOn, offer: { ...offer, offerId, billingFrequency, unitPrice: money(currency, cycleUnitCents) },
    renewalOffer: priced(prices.find((each) => each.offerId === offerId)),
  }
}

function priced(item: OfferListItem | undefined): OfferFacts | null {
  return item === undefined ? null : offerFacts(item)
}

/** Lines that wait for their day's invoice. One that waits for a person is taken for closed today. */
async function pendingOf(ctx: ProcedureContext, handle: Handle, drafts: readonly PendingDraft[]): Promise<ForecastFacts['pending']> {
  const today = dateInZone(ctx.now, ctx.tenant.zone)
  const yesterday = addDays(today, -1)
  const days = new Map<string, CalendarDate>(drafts.map(({ id, opensOn, closesAt }) => (
    [id, closesAt === null ? today : opensOn < yesterday ? yesterday : opensOn])))
  const rows = await linesOfDrafts(handle, ctx.tenant.id, [...days.keys()])
  return rows.map((row) => ({ on: days.get(row.draftId) ?? today, line: lineOfCharge(ctx.tenant.settings.billing.taxes, row) }))
}
