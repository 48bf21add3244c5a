/** The subscription that a call is about, as far as the caller may see it. */
import { denied, effectivePolicy } from '@assento/rules'
import type { Decision, Denied } from '@assento/rules'
import { findAccount, loadOwnedFacts, previewOwnedFacts } from '@assento/store'
import type { Handle, OwnedFacts, Tx } from '@assento/store'
import { scopeCustomer } from '../platform/context.ts'
import { notFound, staleVersion } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { isCustomerPerson } from './permissions.ts'

/** Facts for the rules, and whose they are. */
export type VisibleSubscription = OwnedFacts

/**
 * Loads the facts to decide by, the row locked when `handle` is a transaction. Unknown ids, other tenants' and sibling
 * customers' ids end the call with the same answer.
 */
export async function loadVisible(ctx: ProcedureContext, handle: Handle, subscriptionId: string): Promise<VisibleSubscription> {
  return visible(ctx, isTransaction(handle)
    ? await loadOwnedFacts(handle, ctx.tenant.id, subscriptionId) : await previewOwnedFacts(handle, ctx.tenant.id, subscriptionId))
}

/** The facts to show, never locked: also after a change, in the transaction that holds the lock already. */
export async function previewVisible(ctx: ProcedureContext, handle: Handle, subscriptionId: string): Promise<VisibleSubscription> {
  return visible(ctx, await previewOwnedFacts(handle, ctx.tenant.id, subscriptionId))
}

function visible(ctx: ProcedureContext, owned: OwnedFacts | null): VisibleSubscription {
  const customerId = scopeCustomer(ctx)
  if (owned === null || (customerId !== null && owned.customerId !== customerId)) notFound()
  // A reseller shortens its customers' windows, never lengthens them (W8).
  return { ...owned, facts: { ...owned.facts, policy: effectivePolicy(owned.facts.policy, ctx.tenant.settings.policy) } }
}

/**
 * Corporate accounts change with their representative, not by themselves (G7): denies the customer's own people
 * plans.corporate.byRepresentative. The reseller's agents and servers go on.
 */
export async function refuseSelfService(ctx: ProcedureContext, handle: Handle, customerId: string): Promise<Denied | null> {
  if (!isCustomerPerson(ctx.caller)) return null
  const account = await findAccount(handle, ctx.tenant.id, customerId)
  if (account?.is_corporate !== 1) return null
  return denied('plans.corporate.byRepresentative', 'Corporate accounts change with their representative.', {
    alternatives: [{ kind: 'contact', contact: 'accountManager' }],
  })
}

/** A stale version is a bad request (409 with the current version), not a "no" to show to a customer (Q6). */
export function unlessStale<Plan>(decision: Decision<Plan>, currentVersion: number): Decision<Plan> {
  if (decision.verdict === 'denied' && decision.rule === 'subscriptions.version.stale') staleVersion(currentVersion)
  return decision
}

function isTransaction(handle: Handle): handle is Tx {
  return 'inTransaction' in handle
}
