import { effectivePolicy } from '@assento/rules'
import type { SubscriptionPolicy } from '@assento/rules'
import type { ProcedureContext } from '../platform/types.ts'

/** For batches: products share their policy's object, and so does what the reseller made of it. */
export function shortenedPolicies(ctx: ProcedureContext): (policy: SubscriptionPolicy) => SubscriptionPolicy {
  const known = new Map<SubscriptionPolicy, SubscriptionPolicy>()
  return (policy) => {
    const shortened = known.get(policy) ?? effectivePolicy(policy, ctx.tenant.settings.policy)
    known.set(policy, shortened)
    return shortened
  }
}
