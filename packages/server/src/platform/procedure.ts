/**
 * How a procedure is made: its path finds its policy, its schema is strict, and a command is one transaction with its audit
 * entry and its idempotency record. A path that is not in POLICIES does not compile.
 */
import { TRPCError, type TRPCMutationProcedure, type TRPCQueryProcedure } from '@trpc/server'
import { isId } from '@assento/store'
import { z } from 'zod'
import { POLICIES } from '../accounts/policies.ts'
import type { ProcedurePath, ProcedurePolicy } from '../accounts/policies.ts'
import { auditRefusal, writeAudit } from './audit.ts'
import { mayCall } from './authorize.ts'
import { procedureContext } from './context.ts'
import type { PlatformCommandContext, PlatformContext, RequestContext } from './context.ts'
import { asRefusal, errorShape, fail, Refusal } from './errors.ts'
import { once } from './idempotency.ts'
import { t } from './trpc.ts'
import type { CommandResult, ErrorCode } from './types.ts'

/** What a client may pass: nothing at all where every field may be left out. */
type ClientInput<Schema extends z.ZodType> = object extends z.input<Schema> ? z.input<Schema> | void : z.input<Schema>
export type Query<Schema extends z.ZodType, Output> = TRPCQueryProcedure<{ input: ClientInput<Schema>; output: Output; meta: object }>
export type Command<Schema extends z.ZodType, Output> = TRPCMutationProcedure<{ input: ClientInput<Schema>; output: Output; meta: object }>

/** A read. Changes nothing, so it may be called with GET and in batches. */
export function query<Path extends ProcedurePath, Schema extends z.ZodType, Output>(
  path: Path, schema: Schema, run: (ctx: PlatformContext, input: z.output<Schema>) => Promise<Output>,
): Query<Schema, Output> {
  return permitted(path)
    .input(checked(schema))
    .query(({ ctx, input }) => answering(() => run(procedureContext(ctx), input as z.output<Schema>))) as Query<Schema, Output>
}

/**
 * A quote: it answers like a read and stores what it answered, so it goes by POST and never from a cache or a log of
 * addresses. Asking twice stores two quotes and charges nothing: no Idempotency-Key, no audit entry.
 */
export function quotation<Path extends ProcedurePath, Schema extends z.ZodType, Output>(
  path: Path, schema: Schema, run: (ctx: PlatformContext, input: z.output<Schema>) => Promise<Output>,
): Command<Schema, Output> {
  return permitted(path)
    .input(checked(schema))
    .mutation(({ ctx, input }) => answering(() => run(procedureContext(ctx), input as z.output<Schema>))) as Command<Schema, Output>
}

/** A change: facts, effect, audit, idempotency record and outbox commit together or not at all. */
export function command<Path extends ProcedurePath, Schema extends z.ZodType, Answer>(
  path: Path, schema: Schema, run: (ctx: PlatformCommandContext, input: z.output<Schema>) => Promise<CommandResult<Answer>>,
): Command<Schema, Answer> {
  return permitted(path)
    .input(checked(schema))
    .mutation(({ ctx: request, input }) => {
      requireKey(path, request)
      const act = () => inOneTransaction(path, request, request.idempotencyKey, input, (ctx) => run(ctx, input as z.output<Schema>))
      return recordingRefusal(path, request, input, act)
    }) as Command<Schema, Answer>
}

/** A command whose answer holds a secret: the answer is not kept under an Idempotency-Key, or the secret would be. */
export function secretCommand<Path extends ProcedurePath, Schema extends z.ZodType, Answer>(
  path: Path, schema: Schema, run: (ctx: PlatformCommandContext, input: z.output<Schema>) => Promise<CommandResult<Answer>>,
): Command<Schema, Answer> {
  return permitted(path)
    .input(checked(schema))
    .mutation(({ ctx: request, input }) =>
      recordingRefusal(path, request, input, () => inOneTransaction(path, request, null, input, (ctx) => run(ctx, input as z.output<Schema>)))) as Command<Schema, Answer>
}

/**
 * A change that is many transactions, like moving a clock through everything that falls due. Its audit entry follows it;
 * running it again after a crash goes on where it stopped.
 */
export function operation<Path extends ProcedurePath, Schema extends z.ZodType, Answer>(
  path: Path, schema: Schema, run: (ctx: PlatformContext, input: z.output<Schema>) => Promise<CommandResult<Answer>>,
): Command<Schema, Answer> {
  return permitted(path)
    .input(checked(schema))
    .mutation(({ ctx: request, input }) => recordingRefusal(path, request, input, async () => {
      const ctx = procedureContext(request)
      const { answer, audit } = await run(ctx, input as z.output<Schema>)
      await ctx.database.withTx((tx) => writeAudit(tx, ctx, path, audit))
      return answer
    })) as Command<Schema, Answer>
}

/** A call without input is one with an empty object: what is missing is then named field by field. */
function checked<Schema extends z.ZodType>(schema: Schema): z.ZodType<z.output<Schema>, z.input<Schema>> {
  return z.prefault(schema, {} as z.input<Schema>) as z.ZodType<z.output<Schema>, z.input<Schema>>
}

/**
 * Checks the policy before the input is looked at: who may not call learns nothing about the input either. Counts the call.
 * One middleware for both, since tRPC copies the call's options for each.
 */
function permitted(path: ProcedurePath) {
  return t.procedure.use(async ({ ctx, next, getRawInput }) => {
    const { metrics } = ctx.runtime
    if (ctx.signal?.aborted) throw new TRPCError({ code: 'CLIENT_CLOSED_REQUEST' })
    if (!mayCall(path, ctx.caller)) {
      metrics.add('assento_calls_total', { procedure: path, outcome: 'forbidden' })
      await auditRefusal(procedureContext(ctx), path, 'accounts.role.forbidden', askedFor(await getRawInput()))
      fail('forbidden', 'this caller may not call this procedure', [
        { field: '', rule: 'accounts.role.forbidden', message: 'the role, the session or the key does not allow it' },
      ])
    }
    const result = await next()
    metrics.add('assento_calls_total', { procedure: path, outcome: result.ok ? 'ok' : errorShape(result.error, ctx.requestId).code })
    return result
  })
}

async function inOneTransaction<Answer>(
  path: ProcedurePath, request: RequestContext, key: string | null, input: unknown, run: (ctx: PlatformCommandContext) => Promise<CommandResult<Answer>>,
): Promise<Answer> {
  const base = procedureContext(request)
  let afterwards: (() => void)[] = []
  const answer = await base.database.withTx(async (tx) => {
    // A transaction may run again from its start: what an abandoned run wanted done afterwards is dropped.
    afterwards = []
    const ctx = { ...base, tx, afterCommit: (action: () => void) => void afterwards.push(action) }
    const effect = async () => {
      const { answer, audit } = await run(ctx)
      await writeAudit(tx, ctx, path, audit)
      return answer
    }
    return key === null ? effect() : once(tx, ctx, path, key, input, effect)
  })
  for (const action of afterwards) action()
  request.runtime.wake()
  return answer
}

/** Refusals found inside a command that stay in the audit (A3), with the rule that they rest on. */
const AUDITED_REFUSALS: Partial<Record<ErrorCode, string>> = {
  forbidden: 'accounts.role.forbidden', stale_version: 'subscriptions.version.stale',
}

/** The subscription or serial that a caller asked for who may not ask; unchecked input, so only what has the shape of an id is kept. */
function askedFor(rawInput: unknown): string | null {
  const subject = subjectOf(rawInput)
  return subject !== null && (isId('sub', subject) || isId('ser', subject)) ? subject : null
}

/** The subscription or serial that a refused command was about: the input is valid, and the command found it before it refused. */
function subjectOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null
  if ('subscriptionId' in input && typeof input.subscriptionId === 'string') return input.subscriptionId
  return 'serialId' in input && typeof input.serialId === 'string' ? input.serialId : null
}

/** A command may find by its input that the caller's role is not enough: what it did is rolled back, the refusal stays. */
async function recordingRefusal<Answer>(
  path: ProcedurePath, request: RequestContext, input: unknown, run: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await answering(run)
  } catch (error) {
    const rule = error instanceof TRPCError && error.cause instanceof Refusal ? AUDITED_REFUSALS[error.cause.code] : undefined
    if (rule !== undefined) await auditRefusal(procedureContext(request), path, rule, subjectOf(input))
    throw error
  }
}

async function answering<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run()
  } catch (error) {
    throw asRefusal(error)
  }
}

function requireKey(path: ProcedurePath, request: RequestContext): void {
  const policy: ProcedurePolicy = POLICIES[path]
  if (policy.idempotencyKey !== 'required' || request.caller.kind === 'system' || request.idempotencyKey !== null) return
  fail('validation', 'this procedure needs an Idempotency-Key', [
    { field: 'Idempotency-Key', rule: 'idempotency.required', message: 'send the header with 1–255 characters, one key for one intent' },
  ])
}
