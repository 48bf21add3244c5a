/** Receipts of what ended a customer: stored once, never changed, each with the SHA-256 of its own text. */
import { canonicalJson } from '@assento/store'
import type { OffboardingRow } from '@assento/store'
import { sha256 } from '../accounts/tokens.ts'
import { actorOf } from '../platform/audit.ts'
import type { ProcedureContext } from '../platform/types.ts'

export function receiptOf(
  ctx: ProcedureContext, { id, customerId, kind, receipt }: { readonly id: string; readonly customerId: string; readonly kind: OffboardingRow['kind']; readonly receipt: unknown },
): Omit<OffboardingRow, 'tenant_id'> {
  const { actorId, actorName } = actorOf(ctx.caller)
  const text = canonicalJson(receipt)
  return { id, customer_id: customerId, kind, receipt: text, receipt_sha256: sha256(text), at: ctx.now, actor_id: actorId, actor_name: actorName }
}
