import { assert, decideDueSteps, nextStepAfter } from '@assento/rules'
import type { DecidedStep } from '@assento/rules'
import { appendPlannedEvents, claimCollectionsStep, isPausedBySuspension, listCollectionsSteps, listDisputes, loadCollectedInvoice, loadTenant, setNextStepAt } from '@assento/store'
import type { CollectedInvoiceRow, Tx } from '@assento/store'
import { settingsOf } from '../accounts/tenant-settings.ts'
import { queueMessage } from '../mail/queue-mail.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { act } from './act.ts'
import { isDisputed, plannedStepsOf } from './planned-steps.ts'

/**
 * Runs the steps of one invoice that are due, and sets when the next one is. False when another worker has: the row is locked
 * before its due instant is read. Each step is claimed by (invoice, step) in this same transaction, before its effect.
 */
export async function advanceInvoice(worker: ProcedureContext, tx: Tx, invoiceId: string): Promise<boolean> {
  const tenantId = worker.tenant.id
  const invoice = await loadCollectedInvoice(tx, tenantId, invoiceId)
  if (invoice === null || invoice.nextStepAt === null || invoice.nextStepAt > worker.now) return false
  const ctx = await withFreshPolicy(worker, tx)
  const disputes = await listDisputes(tx, tenantId, [invoiceId])
  const planned = plannedStepsOf(ctx, invoice, disputes)
  const ranKeys = (await listCollectionsSteps(tx, tenantId, [invoiceId])).map(({ step }) => step)
  const hasOpenDispute = isDisputed(disputes) || await isPausedByLicences(ctx, tx, invoiceId)
  const facts = { state: invoice.state, payableUntil: invoice.payableUntil, hasOpenDispute, zone: ctx.tenant.zone }
  const decided = decideDueSteps(planned, ranKeys, facts, ctx.now)
  for (const each of decided) await runStep(ctx, tx, invoice, each)
  const ran = [...ranKeys, ...decided.map(({ step }) => step.key)]
  await setNextStepAt(tx, tenantId, [invoiceId], invoice.state === 'open' ? nextStepAfter(planned, ran) : null)
  return true
}

/** A serial on the invoice is suspended for a commercial dispute (licences.md A13): as long, it is as if the invoice were disputed. */
function isPausedByLicences(ctx: ProcedureContext, tx: Tx, invoiceId: string): Promise<boolean> {
  const reasons = ctx.tenant.settings.licences.reasons.filter((reason) => reason.verb === 'suspend' && reason.pausesDunning)
  return isPausedBySuspension(tx, ctx.tenant.id, invoiceId, reasons.map(({ code }) => code))
}

/** The policy may have changed since the worker looked at the tenant; after the invoice is locked, it changes no more under us. */
async function withFreshPolicy(ctx: ProcedureContext, tx: Tx): Promise<ProcedureContext> {
  const row = await loadTenant(tx, ctx.tenant.id)
  assert(row !== null, 'a worker works for a tenant')
  return { ...ctx, tenant: { ...ctx.tenant, settings: settingsOf(row) } }
}

async function runStep(ctx: ProcedureContext, tx: Tx, invoice: CollectedInvoiceRow, { step, decision }: DecidedStep): Promise<void> {
  const isOurs = await claimCollectionsStep(tx, ctx.tenant.id, {
    invoice_id: invoice.id, step: step.key, planned_at: step.plannedAt, ran_at: ctx.now, outcome: decision.outcome, reason: decision.reason,
  })
  if (!isOurs) return
  if (decision.acts && step.action !== null) await act(ctx, tx, invoice, step.action)
  if (decision.sendsMessage && step.template !== null && step.channel === 'email') {
    await queueMessage(ctx, tx, { template: step.template, invoiceId: invoice.id, customerId: invoice.customerId, step: step.key })
  }
  await appendPlannedEvents(tx, ctx.tenant.id, { subjectId: invoice.id, customerId: invoice.customerId, at: ctx.now }, [{
    name: 'collections.step_ran',
    subject: {
      invoiceId: invoice.id, number: invoice.number, step: step.key, channel: step.channel, template: step.template, action: step.action,
      outcome: decision.outcome, reason: decision.reason, plannedAt: step.plannedAt,
    },
  }])
}
