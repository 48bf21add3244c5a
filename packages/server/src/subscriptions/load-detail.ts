import { assert } from '@assento/rules'
import { findLatestProvisioning, findSubscriptionItem } from '@assento/store'
import type { Handle } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import type { SubscriptionDetail } from './dto.ts'
import { permissionsOf } from './permissions.ts'
import { subscriptionItem } from './subscription-item.ts'
import { previewVisible } from './visible-subscription.ts'
import type { VisibleSubscription } from './visible-subscription.ts'

/** Everything that a widget shows of one subscription, as it is now; ends the call when the caller may not see it. */
export async function loadDetail(ctx: ProcedureContext, handle: Handle, subscriptionId: string): Promise<SubscriptionDetail> {
  return detailOf(ctx, handle, await previewVisible(ctx, handle, subscriptionId))
}

/** The detail of facts that were just loaded and not changed since. */
export async function detailOf(ctx: ProcedureContext, handle: Handle, { facts }: VisibleSubscription): Promise<SubscriptionDetail> {
  const item = await findSubscriptionItem(handle, ctx.tenant.id, facts.id, ctx.now)
  assert(item !== null, `subscription ${facts.id} has an item`)
  const provisioning = await findLatestProvisioning(handle, ctx.tenant.id, facts.id)
  return {
    ...subscriptionItem(item),
    facts,
    permissions: permissionsOf(ctx.caller),
    contacts: ctx.tenant.settings.contacts,
    now: ctx.now,
    zone: ctx.tenant.zone,
    provisioningDetail: provisioning === null ? null : {
      state: provisioning.state,
      requestedAt: provisioning.requested_at,
      expectedBy: provisioning.alarm_at,
      overdue: provisioning.settled_at === null && provisioning.alarm_at < ctx.now,
    },
  }
}
