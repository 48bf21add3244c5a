import type { DisputeRow } from '@assento/store'
import type { DisputeItem } from './dto.ts'

export function disputeItem(row: DisputeRow): DisputeItem {
  return {
    id: row.id, invoiceId: row.invoice_id, reason: row.reason, state: row.state, openedAt: row.opened_at, openedBy: row.opened_by,
    resolvedAt: row.resolved_at, resolution: row.resolution,
  }
}
