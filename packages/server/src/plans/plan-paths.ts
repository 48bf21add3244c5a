import { findPlan, parseJson } from '@assento/store'
import type { Handle, PlanRow } from '@assento/store'
import { notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'

/** What the catalogue says of the way from a plan to another: up its paths, back down one, or no way at all (U1). */
export function pathBetween(from: PlanRow, to: PlanRow): 'upgrade' | 'downgrade' | 'none' {
  if (upgradesOf(from).includes(to.id)) return 'upgrade'
  return upgradesOf(to).includes(from.id) ? 'downgrade' : 'none'
}

/** Ids of the plans that one may be upgraded to. */
export function upgradesOf(plan: PlanRow): readonly string[] {
  return parseJson<readonly string[]>(plan.upgrade_plan_ids)
}

/** A plan of this tenant; ends the call for any other id. */
export async function knownPlan(ctx: ProcedureContext, handle: Handle, planId: string): Promise<PlanRow> {
  return await findPlan(handle, ctx.tenant.id, planId) ?? notFound()
}
