import { nothing } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import { policyView, tenantRowOf } from './policy-view.ts'

/** The policy by which the tenant collects, and what a step may use. */
export const getPolicy = query('collections.policy.get', nothing, async (ctx) => policyView(ctx.database, await tenantRowOf(ctx.database, ctx.tenant.id)))
