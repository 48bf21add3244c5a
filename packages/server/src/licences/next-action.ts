/** When time next does something to serials. */
import { addMs, nextSerialActionAt } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { findOpenRenewal, previewSerialFacts, setSerialNextAction } from '@assento/store'
import type { LoadedSerial, SerialRenewalRow, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'

/**
 * Sets it from the facts as they are after a change. What was due before the change and has not been done stays due; `done` =
 * everything that is due at `ctx.now` has been; without `asksRenewal` a renewal that has no price waits for the clock's next move.
 */
export async function refreshNextAction(ctx: ProcedureContext, tx: Tx, serialId: string, { done = false, asksRenewal = true } = {}): Promise<void> {
  const loaded = await previewSerialFacts(tx, ctx.tenant.id, serialId)
  if (loaded !== null) await store(ctx, tx, loaded, await findOpenRenewal(tx, ctx.tenant.id, serialId), { done, asksRenewal })
}

interface How {
  readonly done: boolean
  readonly asksRenewal: boolean
}

async function store(ctx: ProcedureContext, tx: Tx, { row, facts }: LoadedSerial, renewal: SerialRenewalRow | null, how: How): Promise<void> {
  const at = nextSerialActionAt(facts, {
    renewal: renewal === null ? null : { kind: renewal.kind, toOn: renewal.to_on }, leadDays: ctx.tenant.settings.licences.renewalLeadDays,
    after: how.done ? ctx.now : beforeUndone(row.next_action_at, ctx.now), asksRenewal: how.asksRenewal,
  })
  if (at !== row.next_action_at) await setSerialNextAction(tx, ctx.tenant.id, row.id, at)
}

/** What is due and not done is after it. */
function beforeUndone(dueAt: Instant | null, now: Instant): Instant {
  return dueAt !== null && dueAt <= now ? addMs(dueAt, -1) : now
}
