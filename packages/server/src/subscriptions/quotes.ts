/** Quotes: what was shown is what is charged, or the change is refused with old and new (X2, decision 13, rule P9). */
import { denied, money, quoteValidUntil } from '@assento/rules'
import type { ChargeLine, Decision, Denied, Money, RenewalPlan } from '@assento/rules'
import { canonicalJson, findQuote, insertQuote, markQuoteUsed, newId } from '@assento/store'
import type { ProcedurePath } from '../accounts/policies.ts'
import { notFound } from '../platform/errors.ts'
import type { CommandContext, ProcedureContext } from '../platform/types.ts'
import type { Quote } from './dto.ts'
import type { VisibleSubscription } from './visible-subscription.ts'

/** What a quote promises: the same request, at the same amount, for the same version. */
export interface Quotable extends VisibleSubscription {
  /** The command that may confirm it. */
  readonly procedure: ProcedurePath
  /** What was asked for, without version and consent. */
  readonly request: Readonly<Record<string, string | number | null | undefined>>
  /** The amount that the quote holds to: what is due now, or the price of the next term for a renewal. */
  readonly cents: number
}

/** What every quoted plan has. */
interface QuotedPlan {
  readonly losesRenewalPlan: RenewalPlan | null
  readonly lines?: readonly ChargeLine[]
  readonly dueNow?: Money
}

/**
 * The answer to a quote: the decision with its lines and losses, stored so that it can be confirmed. A refusal is answered
 * without an id, and nothing is stored.
 */
export async function answerQuote<Plan extends QuotedPlan>(
  ctx: ProcedureContext, subject: VisibleSubscription, decision: Decision<Plan>, quotableOf: (plan: Plan) => Quotable,
): Promise<Quote<Plan>> {
  const nothingDue = money(subject.facts.currency, 0)
  const version = subject.facts.version
  if (decision.verdict === 'denied') {
    return { decision, lines: [], dueNow: nothingDue, losses: [], quoteId: null, validUntil: null, version }
  }
  const { plan } = decision
  const quotable = quotableOf(plan)
  const quoteId = newId('quo')
  const validUntil = quoteValidUntil(subject.facts.policy, ctx.now)
  await ctx.database.withTx((tx) => insertQuote(tx, ctx.tenant.id, {
    id: quoteId, customer_id: quotable.customerId, subscription_id: subject.facts.id, procedure: quotable.procedure,
    request: canonicalJson(quotable.request), decision: canonicalJson(decision), subscription_version: version,
    due_now_cents: quotable.cents, created_at: ctx.now, valid_until: validUntil, used_at: null,
  }))
  const lost = plan.losesRenewalPlan
  return {
    decision, lines: plan.lines ?? [], dueNow: plan.dueNow ?? nothingDue,
    losses: lost === null ? [] : [{ kind: 'renewalPlan', renewalPlan: lost }],
    quoteId, validUntil, version,
  }
}

/**
 * Holds a change to its quote: null when the quote promises exactly this change; then it is marked used. Unknown quotes and those
 * of another customer end the call as unknown ids do. Denies quotes.quote.expired with what was quoted and what it would be.
 */
export async function refuseOutdatedQuote(ctx: CommandContext, quoteId: string | undefined, now: Quotable): Promise<Denied | null> {
  if (quoteId === undefined) return null
  const quote = await findQuote(ctx.tx, ctx.tenant.id, quoteId)
  if (quote === null || quote.customer_id !== now.customerId) notFound()
  const holds =
    ctx.now <= quote.valid_until
    && quote.subscription_version === now.facts.version
    && quote.subscription_id === now.facts.id
    && quote.procedure === now.procedure
    && quote.request === canonicalJson(now.request)
    && quote.due_now_cents === now.cents
  if (!holds) {
    return denied('quotes.quote.expired', 'The quote no longer holds: ask for a new one.', {
      alternatives: [{ kind: 'requote' }],
      facts: {
        oldCents: quote.due_now_cents, newCents: now.cents, currency: now.facts.currency, validUntil: quote.valid_until,
      },
    })
  }
  await markQuoteUsed(ctx.tx, ctx.tenant.id, quoteId, ctx.now)
  return null
}
