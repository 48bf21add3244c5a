/** What a host's backend asks of Assento with its secret key. The key never leaves the server. */
import type { Instant } from '@assento/rules'
import type { Role } from '@assento/store'

export interface SellerApi {
  readonly createSession: (request: SessionRequest) => Promise<{ readonly token: string; readonly expiresAt: string }>
  readonly listCustomers: () => Promise<readonly { readonly id: string; readonly name: string }[]>
  /** Any account of the seller: a customer, a partner, its own. */
  readonly getAccount: (id: string) => Promise<{ readonly id: string; readonly name: string }>
  readonly listSubscriptions: (customerId: string) => Promise<readonly SubscriptionSummary[]>
  /** The tenant's time. */
  readonly readClock: () => Promise<Instant>
  /** Moves the test tenant's clock to an instant and runs what falls due on the way. */
  readonly advanceClock: (to: Instant) => Promise<void>
  readonly listAudit: () => Promise<readonly AuditLine[]>
}

export interface SessionRequest {
  readonly customerId: string
  readonly actor: { readonly id: string; readonly name: string; readonly role: Role }
  readonly components: Record<string, { features: string[] }>
  readonly allowedOrigins: string[]
}

export interface SubscriptionSummary {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly term: { readonly startsOn: string; readonly until: string }
}

export interface AuditLine {
  readonly seq: number
  readonly at: Instant
  readonly actorName: string
  readonly role: string
  readonly action: string
  readonly outcome: 'done' | 'denied' | 'refused' | 'failed'
  readonly rule: string | null
  readonly customerId: string | null
  readonly subjectId: string | null
  /** What was there and what was asked for, as the command noted them. */
  readonly before?: unknown
  readonly after?: unknown
}
