import { forecastInvoices } from '@assento/rules'
import type { InvoiceForecast } from '@assento/rules'
import { z } from 'zod'
import { billedAccount } from '../accounts/billed-account.ts'
import { endOfTerm, id, seats } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import { previewVisible } from '../subscriptions/visible-subscription.ts'
import type { Forecast, ForecastSubject } from './dto.ts'
import { assumptionsOf } from './forecast-assumptions.ts'
import { withChange } from './forecast-change.ts'
import { loadForecastFacts } from './forecast-facts.ts'

const input = z.strictObject({
  /** Whose invoices; left out, those of the widget's customer, or of the changed subscription's. */
  customerId: id.optional(),
  /** Left out: the planned change's, else the first that the customer is charged in. */
  currency: z.string().length(3).optional(),
  /** A change that is only thought of: seats from now on, what follows the term, seats of the next term. */
  change: z.strictObject({
    subscriptionId: id, seats: seats.optional(), endOfTerm: endOfTerm.optional(), renewalSeats: seats.optional(),
  }).optional(),
})

/**
 * The invoices of this month and the eleven after it, as the charging functions would make them at today's prices (X11), and
 * the same under a change, which nobody needs a right for: nothing is bought. What the rules refuse is told instead.
 */
export const forecast = query('invoices.forecast', input, async (ctx, request): Promise<Forecast> => {
  const { change } = request
  const owner = request.customerId !== undefined || change === undefined ? null : await previewVisible(ctx, ctx.database, change.subscriptionId)
  const customer = await billedAccount(ctx, ctx.database, request.customerId ?? owner?.customerId)
  const loaded = await loadForecastFacts(ctx, ctx.database, customer.id, { currency: request.currency ?? null, changedId: change?.subscriptionId ?? null })
  const { facts, currencies } = loaded
  const today = forecastInvoices(facts)
  const changed = change === undefined ? null : withChange(loaded, change)
  const planned = changed?.verdict === 'allowed' ? forecastInvoices(changed.plan) : null
  return {
    currency: facts.currency, currencies, months: today.months, total: today.total, planned: planned?.months ?? null, plannedTotal: planned?.total ?? null,
    refusal: changed?.verdict === 'denied' ? changed : null,
    assumptions: assumptionsOf(facts, currencies, planned ?? today), cannotRenew: refusedNames(facts, planned ?? today),
    subscriptions: facts.subscriptions.map(subjectOf),
  }
})

type Loaded = Awaited<ReturnType<typeof loadForecastFacts>>['facts']

function subjectOf({ name, facts }: Loaded['subscriptions'][number]): ForecastSubject {
  const { id: subscriptionId, seats: now, endOfTerm: choice, renewalPlan, term } = facts
  return {
    id: subscriptionId, name, seats: now, endOfTerm: choice, renewsOn: term.until, renewalSeats: choice === 'end' ? null : renewalPlan?.seats ?? now,
  }
}

function refusedNames({ subscriptions }: Loaded, { refusals }: InvoiceForecast): readonly string[] {
  return subscriptions.filter(({ facts }) => refusals.some(({ subscriptionId }) => subscriptionId === facts.id)).map(({ name }) => name)
}
