import { listAudit } from '../accounts/audit.ts'
import type { AuditRow } from '../accounts/audit-chain.ts'
import type { Handle } from '../handle.ts'
import type { Page } from '../page.ts'

/** What happened to one subscription, and what was refused, newest first: its entries of the audit. */
export function listSubscriptionHistory(
  handle: Handle, tenantId: string, filter: { readonly subscriptionId: string; readonly beforeSeq: number | null; readonly limit: number },
): Promise<Page<AuditRow, number>> {
  return listAudit(handle, tenantId, { subjectId: filter.subscriptionId, beforeSeq: filter.beforeSeq, limit: filter.limit })
}
