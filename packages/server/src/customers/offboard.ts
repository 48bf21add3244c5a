import { assert, decideOffboarding } from '@assento/rules'
import type { Decision, OffboardingPlan, SerialAsker } from '@assento/rules'
import {
  appendEvents, insertOffboarding, listOpenSerialIds, loadKeptCounts, loadManySerialFacts, newId, previewManySerialFacts, removeCustomer, revokeSessionsOfCustomer,
} from '@assento/store'
import type { CustomerRow, LoadedSerial } from '@assento/store'
import { z } from 'zod'
import { applySerialPlan } from '../licences/apply-serial-plan.ts'
import { licenceActor } from '../licences/serial-actor.ts'
import type { PlatformCommandContext } from '../platform/context.ts'
import { fail, staleVersion } from '../platform/errors.ts'
import { id, version } from '../platform/inputs.ts'
import { command, quotation } from '../platform/procedure.ts'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandResult, ProcedureContext } from '../platform/types.ts'
import type { OffboardAnswer, OffboardQuote, OffboardReport } from './dto.ts'
import { doneReport, keptReport, offboardReport } from './offboard-report.ts'
import { receiptOf } from './receipt.ts'
import { presentCustomer } from './visible-customer.ts'

/** Far more than a customer has. */
const MOST_SERIALS = 100_000
/** Suspended serials block the whole unless they are skipped: they then stay as they are. */
const fields = { customerId: id, skipBlocked: z.boolean().default(false) }

/** What offboarding would do to each serial, and what stays. Changes nothing. */
export const quoteOffboarding = quotation('customers.offboard.quote', z.strictObject(fields), async (ctx, { customerId, skipBlocked }): Promise<OffboardQuote> => {
  const customer = await presentCustomer(ctx, ctx.database, customerId)
  const serials = await previewManySerialFacts(ctx.database, ctx.tenant.id, await listOpenSerialIds(ctx.database, ctx.tenant.id, customer.id, MOST_SERIALS))
  const who = askerOf(ctx)
  const decision = decideOffboarding({ serials: serials.map(({ facts }) => facts), skipBlocked }, who)
  return { decision, report: await offboardReport(ctx, ctx.database, customer, serials, who) }
})

/**
 * Offboards a customer (cancelamento de cliente): serials back to stock, computers freed, sessions ended, its CNPJ free for anyone; all in
 * one transaction or nothing. Invoices and fiscal documents stay with the seller.
 */
export const confirmOffboarding = command('customers.offboard.confirm', z.strictObject({ ...fields, version }), async (ctx, request): Promise<CommandResult<OffboardAnswer>> => {
  const customer = await presentCustomer(ctx, ctx.tx, request.customerId)
  if (customer.version !== request.version) staleVersion(customer.version)
  await refuseRunning(ctx, customer)
  const serials = await loadManySerialFacts(ctx.tx, ctx.tenant.id, await listOpenSerialIds(ctx.tx, ctx.tenant.id, customer.id, MOST_SERIALS))
  const who = askerOf(ctx)
  const decision = decideOffboarding({ serials: serials.map(({ facts }) => facts), skipBlocked: request.skipBlocked }, who)
  const report = await offboardReport(ctx, ctx.tx, customer, serials, who)
  if (decision.verdict === 'denied') {
    return { answer: { ...decision, report, receiptId: null }, audit: auditOfDecision(decision, customer.id, customer.id, { after: { skipBlocked: request.skipBlocked } }) }
  }
  const { done, receiptId } = await carryOut(ctx, customer, serials, { decision, report })
  const { returnedUnits, closedActivations } = done
  return {
    answer: { ...decision, report: done, receiptId },
    audit: auditOfDecision(decision, customer.id, customer.id, { after: { receiptId, returnedUnits, closedActivations, skipBlocked: request.skipBlocked } }),
  }
})

interface Decided {
  readonly decision: Exclude<Decision<OffboardingPlan>, { readonly verdict: 'denied' }>
  readonly report: OffboardReport
}

async function carryOut(
  ctx: PlatformCommandContext, customer: CustomerRow, serials: readonly LoadedSerial[], { decision, report }: Decided,
): Promise<{ readonly done: OffboardReport; readonly receiptId: string }> {
  const byId = new Map(serials.map((serial) => [serial.row.id, serial]))
  for (const plan of decision.plan.serials) {
    const serial = byId.get(plan.serialId)
    assert(serial !== undefined, 'a plan is of a serial that was loaded')
    await applySerialPlan(ctx, ctx.tx, serial, plan)
  }
  await removeCustomer(ctx.tx, ctx.tenant.id, customer.id, customer.version, ctx.now)
  await revokeSessionsOfCustomer(ctx.tx, ctx.tenant.id, customer.id, ctx.serverNow)
  ctx.afterCommit(() => ctx.runtime.callers.forget(({ caller }) => caller.kind === 'widget' && caller.customerId === customer.id))
  const done = doneReport(report)
  const receiptId = newId('ofb')
  await insertOffboarding(ctx.tx, ctx.tenant.id, receiptOf(ctx, { id: receiptId, customerId: customer.id, kind: 'offboarding', receipt: keptReport(done) }))
  await appendEvents(ctx.tx, ctx.tenant.id, ctx.now, [{
    name: 'customer.removed', subjectId: customer.id, customerId: customer.id,
    subject: { customerId: customer.id, returnedUnits: done.returnedUnits, closedActivations: done.closedActivations, skipped: decision.plan.skipped.length },
  }])
  return { done, receiptId }
}

/** A subscription would go on charging a customer that is gone: it is cancelled first, by its own rules. */
async function refuseRunning(ctx: PlatformCommandContext, customer: CustomerRow): Promise<void> {
  const { runningSubscriptions } = await loadKeptCounts(ctx.tx, ctx.tenant.id, customer.id)
  if (runningSubscriptions > 0) {
    fail('conflict', 'the customer has subscriptions that run', [{ field: 'customerId', rule: 'customers.offboard.subscriptions', message: 'cancel them first' }])
  }
}

function askerOf(ctx: ProcedureContext): SerialAsker {
  return { actor: licenceActor(ctx.caller), now: ctx.now }
}
