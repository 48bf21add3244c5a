/** Whose orders and stock a caller may see or change. */
import type { LicenceActor } from '@assento/rules'
import { findAccount } from '@assento/store'
import type { AccountRow, Handle } from '@assento/store'
import { licenceScope } from '../platform/context.ts'
import { fail, notFound } from '../platform/errors.ts'
import type { Caller, ProcedureContext } from '../platform/types.ts'

/** The role that rules decide by: keys and the command line act for the vendor. */
export function orderActor(caller: Caller): LicenceActor {
  if (caller.kind === 'widget') return caller.role
  return caller.kind === 'system' && caller.channel === 'job' ? 'system' : 'server'
}

/** The partner that is asked about; null = all of them. A partner asks about itself only: any other id is one that does not exist. */
export async function partnerAsked(ctx: ProcedureContext, handle: Handle, asked: string | undefined): Promise<string | null> {
  const { partnerId: own } = licenceScope(ctx)
  if (own === null) return asked === undefined ? null : (await findPartner(ctx, handle, asked)).id
  return asked === undefined || asked === own ? own : notFound()
}

/** The one partner that something is done for: the session's own, or the one that a key names. */
export async function actingPartner(ctx: ProcedureContext, handle: Handle, asked: string | undefined): Promise<AccountRow> {
  const partnerId = await partnerAsked(ctx, handle, asked)
  if (partnerId !== null) return findPartner(ctx, handle, partnerId)
  return fail('validation', 'the input is not valid', [{ field: 'partnerId', rule: 'orders.partner.named', message: 'who is of no partner names one' }])
}

/** A partner of the tenant, present and not the tenant's own account; ends the call as an unknown id does otherwise. */
export async function findPartner(ctx: ProcedureContext, handle: Handle, partnerId: string): Promise<AccountRow> {
  const account = await findAccount(handle, ctx.tenant.id, partnerId)
  return account === null || account.kind !== 'reseller' || account.parent_id === null ? notFound() : account
}
