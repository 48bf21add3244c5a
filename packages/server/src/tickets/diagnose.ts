/** The facts that fill a ticket in, so that nobody asks for them again: gathered when it is opened, kept as they were. */
import { effectivePolicy } from '@assento/rules'
import { findInvoice, findPlan, listSubscriptionHistory, listDocumentLines, previewOwnedFacts } from '@assento/store'
import type { Handle } from '@assento/store'
import { notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { OpenInput } from './inputs.ts'

/** Changes of a subscription that a diagnosis shows. */
const LAST_CHANGES = 10

type About = NonNullable<OpenInput['about']>

/**
 * What is known of the thing that a ticket is about, and the change that is wanted. Ends the call when the customer has no such
 * thing, as unknown ids do.
 */
export async function diagnose(ctx: ProcedureContext, handle: Handle, customerId: string, { about, wanted }: OpenInput): Promise<unknown> {
  const known = about === undefined ? null : await factsOf(ctx, handle, customerId, about)
  if (wanted === undefined) return { about: known, wanted: null }
  const plan = await findPlan(handle, ctx.tenant.id, wanted.planId) ?? notFound()
  return { about: known, wanted: { ...wanted, planName: plan.name } }
}

function factsOf(ctx: ProcedureContext, handle: Handle, customerId: string, about: About): Promise<unknown> {
  if (about.kind === 'subscription') return subscriptionFacts(ctx, handle, customerId, about.id)
  return about.kind === 'invoice' ? invoiceFacts(ctx, handle, customerId, about.id) : planFacts(ctx, handle, about.id)
}

async function subscriptionFacts(ctx: ProcedureContext, handle: Handle, customerId: string, subscriptionId: string): Promise<unknown> {
  const owned = await previewOwnedFacts(handle, ctx.tenant.id, subscriptionId)
  if (owned === null || owned.customerId !== customerId) notFound()
  const { facts } = owned
  const history = await listSubscriptionHistory(handle, ctx.tenant.id, { subscriptionId, beforeSeq: null, limit: LAST_CHANGES })
  return {
    subscription: {
      id: facts.id, status: facts.status, version: facts.version, isTrial: facts.isTrial, offer: facts.offer, seats: facts.seats,
      assignedSeats: facts.assignedSeats, term: facts.term, endOfTerm: facts.endOfTerm, renewalPlan: facts.renewalPlan,
      planChange: effectivePolicy(facts.policy, ctx.tenant.settings.policy).planChange, charged: facts.charged,
    },
    lastChanges: history.items.map(({ seq, at, actor_name: actorName, action, outcome, rule }) => ({ seq, at, actorName, action, outcome, rule })),
  }
}

async function invoiceFacts(ctx: ProcedureContext, handle: Handle, customerId: string, invoiceId: string): Promise<unknown> {
  const row = await findInvoice(handle, ctx.tenant.id, invoiceId)
  if (row === null || row.customer_id !== customerId) notFound()
  const lines = await listDocumentLines(handle, ctx.tenant.id, [row.id])
  return {
    invoice: {
      id: row.id, number: row.number, state: row.state, issuedOn: row.issued_on, dueOn: row.due_on, currency: row.currency, subtotalCents: row.subtotal_cents,
      taxCents: row.tax_cents, totalCents: row.total_cents, settledCents: row.settled_cents,
    },
    lines: lines.map((line) => ({
      lineNo: line.line_no, kind: line.kind, description: line.description, subscriptionId: line.subscription_id, quantity: line.quantity,
      unitCents: line.unit_cents, billingDays: line.billing_days, cycleDays: line.cycle_days, startsOn: line.period_starts_on, until: line.period_until,
      amountCents: line.amount_cents,
    })),
  }
}

async function planFacts(ctx: ProcedureContext, handle: Handle, planId: string): Promise<unknown> {
  const plan = await findPlan(handle, ctx.tenant.id, planId) ?? notFound()
  return { plan: { id: plan.id, name: plan.name, tier: plan.tier } }
}
