import { assert } from '@assento/rules'
import { findAccount } from '@assento/store'
import { nothing } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { WhoAmI } from './dto.ts'

/** Who the caller is, for whom, with what, and what time it is for the tenant: what a portal asks first. */
export const whoami = query('sessions.whoami', nothing, async (ctx): Promise<WhoAmI> => {
  const tenant: WhoAmI['tenant'] = {
    name: ctx.tenant.name,
    environment: ctx.tenant.environment,
    zone: ctx.tenant.zone,
    locale: ctx.tenant.locale,
    contacts: ctx.tenant.settings.contacts,
    now: ctx.now,
  }
  const { caller } = ctx
  if (caller.kind !== 'widget') {
    const id = caller.kind === 'key' ? caller.keyId : 'system'
    return { actor: { id, name: id, role: 'server' }, customer: null, components: {}, tenant, expiresAt: null }
  }
  return {
    actor: { id: caller.actorId, name: caller.actorName, role: caller.role },
    customer: await customerOf(ctx, caller.customerId),
    components: caller.components,
    tenant,
    expiresAt: caller.expiresAt,
  }
})

async function customerOf(ctx: ProcedureContext, customerId: string): Promise<{ id: string; name: string }> {
  const account = await findAccount(ctx.database, ctx.tenant.id, customerId)
  assert(account !== null, 'a session whose customer was removed is not accepted')
  return { id: account.id, name: account.name }
}
