import type { Instant, SubscriptionFacts } from '@assento/rules'
import type { ApplyMeta } from '@assento/store'
import { actorOf } from '../platform/audit.ts'
import type { ProcedureContext } from '../platform/types.ts'

/** What a plan does not say of itself: who, when, on which quote. `nextActionAt` left out = time goes on as before. */
export function applyMeta(
  ctx: ProcedureContext, facts: SubscriptionFacts,
  more: { readonly quoteId?: string | undefined; readonly nextActionAt?: Instant | null | undefined } = {},
): ApplyMeta {
  return {
    at: ctx.now,
    zone: ctx.tenant.zone,
    productZone: facts.policy.zone,
    actorId: actorOf(ctx.caller).actorId,
    quoteId: more.quoteId ?? null,
    ...(more.nextActionAt === undefined ? {} : { nextActionAt: more.nextActionAt }),
  }
}
