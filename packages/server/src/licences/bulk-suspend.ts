import { decideSerialSuspension } from '@assento/rules'
import { listAccountNames, listOpenSerialIds, loadManySerialFacts } from '@assento/store'
import type { LoadedSerial } from '@assento/store'
import { z } from 'zod'
import { fail, notFound } from '../platform/errors.ts'
import { id, instant } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import { applySerialPlan } from './apply-serial-plan.ts'
import type { BulkAnswer, BulkItem } from './dto.ts'
import { licenceActor } from './serial-actor.ts'
import { note, reason } from './verb-inputs.ts'

/** Serials of one call. */
const MOST = 5_000

const input = z.strictObject({
  /** These serials, or all of a customer's that are not over. */
  serialIds: z.array(id).min(1).max(MOST).optional(), customerId: id.optional(),
  reason, note, until: instant.nullable().default(null), dryRun: z.boolean().default(false), onRefusal: z.enum(['skip', 'abort']).default('skip'),
})

type Request = z.output<typeof input>
type Decided = { readonly loaded: LoadedSerial; readonly decision: ReturnType<typeof decideSerialSuspension> }

/** Suspends many serials for one reason, each decided by itself. With `abort`, one refusal leaves all as they are; a dry run always does. */
export const bulkSuspend = command('serials.bulkSuspend', input, async (ctx, request): Promise<CommandResult<BulkAnswer>> => {
  const who = { actor: licenceActor(ctx.caller), now: ctx.now, reasons: ctx.tenant.settings.licences.reasons }
  const decided = (await load(ctx, request)).map((loaded): Decided => ({ loaded, decision: decideSerialSuspension(loaded.facts, request, who) }))
  const refused = decided.filter(({ decision }) => decision.verdict === 'denied').length
  const isDone = !request.dryRun && (refused === 0 || request.onRefusal === 'skip')
  for (const { loaded, decision } of isDone ? decided : []) {
    if (decision.verdict === 'allowed') await applySerialPlan(ctx, ctx.tx, loaded, decision.plan)
  }
  const done = isDone ? decided.length - refused : 0
  const answer: BulkAnswer = {
    result: refused === 0 ? 'success' : refused === decided.length || (!isDone && !request.dryRun) ? 'failure' : 'partialFailure',
    dryRun: request.dryRun, done, refused, items: await itemsOf(ctx, decided, isDone),
  }
  const { customerId = null, serialIds: _ids, ...asked } = request
  return { answer, audit: { outcome: 'done', subjectId: customerId, customerId, after: { ...asked, done, refused } } }
})

async function load(ctx: CommandContext, request: Request): Promise<readonly LoadedSerial[]> {
  const ids = await idsOf(ctx, request)
  if (ids.length > MOST) refuse('serials.bulk.tooMany', `at most ${MOST} serials a call: name them`)
  const loaded = await loadManySerialFacts(ctx.tx, ctx.tenant.id, ids)
  // An id that is unknown ends the call: what was meant by it is not known.
  return loaded.length < new Set(ids).size ? notFound() : loaded
}

function idsOf(ctx: CommandContext, { serialIds, customerId }: Request): Promise<readonly string[]> | readonly string[] {
  if (serialIds !== undefined && customerId === undefined) return serialIds
  if (serialIds !== undefined || customerId === undefined) return refuse('serials.bulk.which', 'name the serials or the customer')
  return listOpenSerialIds(ctx.tx, ctx.tenant.id, customerId, MOST + 1)
}

function refuse(rule: string, message: string): never {
  return fail('validation', 'the input is not valid', [{ field: 'serialIds', rule, message }])
}

/** `done`, `wouldDo` in a dry run and where the refusal of another held it back, or the rule that refuses. */
async function itemsOf(ctx: CommandContext, decided: readonly Decided[], isDone: boolean): Promise<readonly BulkItem[]> {
  const accounts = await listAccountNames(ctx.tx, ctx.tenant.id, [...new Set(decided.map(({ loaded }) => loaded.row.customer_id))])
  const names = new Map(accounts.map((account) => [account.id, account.name]))
  return decided.map(({ loaded: { row }, decision }) => ({
    serialId: row.id, last5: row.last5, customerName: names.get(row.customer_id) ?? '',
    code: decision.verdict === 'denied' ? decision.rule : isDone ? 'done' : 'wouldDo', reason: decision.verdict === 'denied' ? decision.reason : null,
  }))
}
