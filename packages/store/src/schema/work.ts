/** Events, jobs and imports. */
import type { Instant } from '@assento/rules'
import type { JsonText } from './values.ts'

export interface OutboxEventTable {
  tenant_id: string
  id: string
  name: string
  subject_id: string
  customer_id: string | null
  at: Instant
  payload: JsonText
  published_at: Instant | null
}

export interface JobTable {
  tenant_id: string
  id: string
  kind: string
  /** Unique a tenant. */
  dedupe_key: string
  payload: JsonText
  /** In the tenant's clock. */
  run_at: Instant
  priority: number
  attempts: number
  max_attempts: number
  lease_token: string | null
  /** In the server's clock. */
  lease_until: Instant | null
  state: 'ready' | 'done' | 'dead' | 'parked'
  last_error: string | null
  created_at: Instant
}

/** Evidence of an import: one a file and kind; the same file twice changes nothing. */
export interface ImportRunTable {
  tenant_id: string
  id: string
  kind: string
  file_name: string
  file_sha256: string
  rows: number
  applied: number
  skipped: number
  rejected: number
  created_at: Instant
}
