import { POLICIES } from '../accounts/policies.ts'
import type { ProcedurePath, ProcedurePolicy } from '../accounts/policies.ts'
import type { Caller } from './types.ts'

/**
 * Whether the caller may call the procedure at all, by the role matrix (rule accounts.role.forbidden). A widget session needs
 * the role, the component and, for changes, the feature; a restricted key needs the procedure among its scopes.
 */
export function mayCall(path: ProcedurePath, caller: Caller): boolean {
  const policy: ProcedurePolicy = POLICIES[path]
  if (caller.kind === 'system') return true
  if (caller.kind === 'key') return policy.keys && (caller.scopes === null || caller.scopes.includes(path))
  if (!policy.roles.includes(caller.role)) return false
  if (policy.component === undefined) return true
  const granted = Object.hasOwn(caller.components, policy.component) ? caller.components[policy.component] : undefined
  if (granted === undefined) return false
  return policy.feature === undefined || granted.features.includes(policy.feature)
}
