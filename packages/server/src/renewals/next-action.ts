import { nextActionAt } from '@assento/rules'
import type { Instant, SubscriptionFacts } from '@assento/rules'
import { findSubscription } from '@assento/store'
import type { CommandContext } from '../platform/types.ts'

/**
 * When time alone next acts on a subscription after a change; undefined = as stored. What is due already and not yet done stays
 * first: the job does it, and counts on from there.
 */
export async function nextActionAfter(ctx: CommandContext, after: SubscriptionFacts): Promise<Instant | null | undefined> {
  const row = await findSubscription(ctx.tx, ctx.tenant.id, after.id)
  const isDue = row !== null && row.next_action_at !== null && row.next_action_at <= ctx.now
  return isDue && after.status !== 'deleted' ? undefined : nextActionAt(after, ctx.now)
}
