/** What the audit procedures give, as plain JSON. */
import type { HistoryItem } from '../subscriptions/dto.ts'

export interface AuditItem extends HistoryItem {
  readonly actorId: string
  readonly channel: 'widget' | 'api' | 'cli' | 'job'
  readonly subjectId: string | null
  readonly customerId: string | null
  readonly requestId: string
  /** SHA-256 of this entry and the hash before it. */
  readonly hash: string
}

export interface AuditVerification {
  readonly ok: boolean
  /** Entries that were found good. */
  readonly entries: number
  readonly firstBadSeq: number | null
}
