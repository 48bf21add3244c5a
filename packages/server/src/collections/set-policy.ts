import { planSteps, refusePolicy } from '@assento/rules'
import type { CollectionsPolicy } from '@assento/rules'
import { listOpenPayableDays, setNextStepsOfDay, updateTenantSettings } from '@assento/store'
import { z } from 'zod'
import { settingsOf, settingsText } from '../accounts/tenant-settings.ts'
import { bankCalendar } from '../invoices/due-dates.ts'
import { fail, staleVersion } from '../platform/errors.ts'
import { version } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import type { PolicyView } from './dto.ts'
import { policyView, tenantRowOf } from './policy-view.ts'

const step = z.strictObject({
  key: z.string().min(1).max(64),
  daysFromDue: z.int(),
  channel: z.enum(['email', 'widget', 'webhook']),
  template: z.string().min(1).max(64).nullable(),
  action: z.enum(['restrict', 'suspend', 'terminate']).nullable(),
  unless: z.enum(['dispute']).nullable(),
})

const input = z.strictObject({
  version,
  policy: z.strictObject({
    steps: z.array(step).max(100), release: z.enum(['paymentInFull', 'retroactiveInvoice']), clearingBusinessDays: z.int(), hour: z.int(),
  }),
})

/**
 * Replaces the policy, and plans the next step of every open invoice anew: what ran does not run again, what the new policy
 * would have done before now is not made up for, and access is touched only after a new announcement.
 */
export const setPolicy = command('collections.policy.set', input, async (ctx, { policy, version: fromVersion }): Promise<CommandResult<PolicyView>> => {
  const faults = refusePolicy(policy)
  if (faults.length > 0) fail('validation', 'the policy is not valid', faults.map((fault) => ({ ...fault, field: `policy.${fault.field}` })))
  const tenant = await tenantRowOf(ctx.tx, ctx.tenant.id)
  if (tenant.version !== fromVersion) staleVersion(tenant.version)
  const before = settingsOf(tenant)
  const settings = settingsText({ ...before, billing: { ...before.billing, collections: policy, collectionsSince: ctx.now } })
  if (!(await updateTenantSettings(ctx.tx, ctx.tenant.id, settings, fromVersion))) staleVersion(fromVersion + 1)
  await planAnew(ctx, policy)
  ctx.afterCommit(() => ctx.runtime.callers.forget((known) => known.tenant.id === ctx.tenant.id))
  return {
    answer: await policyView(ctx.tx, { ...tenant, settings, version: fromVersion + 1 }),
    audit: { outcome: 'done', subjectId: ctx.tenant.id, customerId: null, before: before.billing.collections, after: policy },
  }
})

/** One statement a day on which open invoices are payable last, whatever their number. */
async function planAnew(ctx: CommandContext, policy: CollectionsPolicy): Promise<void> {
  const calendar = bankCalendar(ctx)
  for (const payableUntil of await listOpenPayableDays(ctx.tx, ctx.tenant.id)) {
    const planned = planSteps(policy, { payableUntil, since: ctx.now, disputeResolvedAt: null }, calendar)
    await setNextStepsOfDay(ctx.tx, ctx.tenant.id, payableUntil, planned.map(({ key, plannedAt }) => ({ key, at: plannedAt })))
  }
}
