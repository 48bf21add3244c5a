/**
 * The procedures that this client calls, with what they take and give. Outputs are the server's own DTOs; the type test
 * `test/contract.test-d.ts` compares the whole table with the server's router, so that the two cannot drift apart.
 */
import type { BillingFrequency, CalendarDate, Commitment, EndOfTerm, Instant } from '@assento/rules'
import type {
  CancelQuote, Page, RenewalChanged, RenewalQuote, RenewalView, SeatAssignmentItem, SeatChanged, SeatQuote, StateChanged,
  SubscriptionDetail, SubscriptionItem, HistoryItem, WhoAmI, AccountItem, WidgetSession,
} from '@assento/server'
import type { AuditItem } from '@assento/server/audit/dto'
import type { ChargePage } from '@assento/server/charges/dto'

/** A page by keyset: `cursor` is the `nextCursor` of the page before; `limit` ≤ 200, 50 when absent. */
export interface PageInput {
  readonly limit?: number
  readonly cursor?: string
}

export interface SubscriptionListInput extends PageInput {
  readonly customerId?: string
}

export interface SessionInput {
  readonly customerId: string
  /** The person as the host knows them. */
  readonly actor: { readonly id: string; readonly name: string; readonly role: Exclude<WhoAmI['actor']['role'], 'server'> }
  /** Component → features, e.g. `{ subscriptions: { features: ['seats.edit'] } }`. */
  readonly components: Readonly<Record<string, { readonly features: readonly string[] }>>
  /** Exact origins, `https://www.loja.example`. */
  readonly allowedOrigins: readonly string[]
  /** 60 to 3600; 900 when absent. */
  readonly ttlSeconds?: number
}

export interface AccountListInput extends PageInput {
  readonly kind?: 'vendor' | 'reseller' | 'customer'
  /** Beginning of the name, whatever its case and accents. */
  readonly name?: string
}

interface OfSubscription {
  readonly subscriptionId: string
}

/** A command on a subscription names the version that its author saw. */
interface OfVersion extends OfSubscription {
  readonly version: number
  /** Consent to drop the stored renewal plan; without it such a change is refused. */
  readonly acknowledgeScheduleLoss?: boolean
}

/** What the next term shall be; everything absent stays as it is. */
export interface RenewalRequest extends OfVersion {
  readonly seats?: number
  readonly commitment?: Commitment
  readonly billingFrequency?: BillingFrequency
  readonly planId?: string
  readonly customTermUntil?: CalendarDate | null
}

interface Query<Input, Output> { readonly kind: 'query'; readonly input: Input; readonly output: Output }
interface Command<Input, Output> { readonly kind: 'command'; readonly input: Input; readonly output: Output }

export interface Procedures {
  readonly sessions: {
    readonly whoami: Query<void, WhoAmI>
    /** Secret key only: trades the host's own login for a token of one person, one customer, these origins. */
    readonly create: Command<SessionInput, WidgetSession>
    readonly revoke: Command<{ readonly sessionId: string }, unknown>
  }
  readonly accounts: { readonly list: Query<AccountListInput, Page<AccountItem>> }
  readonly audit: { readonly list: Query<PageInput & { readonly subjectId?: string }, Page<AuditItem>> }
  readonly charges: { readonly list: Query<OfSubscription & PageInput, ChargePage> }
  /** The clock of a test tenant. Secret key only. */
  readonly sandbox: {
    readonly clock: Query<void, { readonly now: Instant }>
    readonly advance: Command<{ readonly to: Instant } | { readonly byHours: number } | { readonly byDays: number }, { readonly now: Instant }>
  }
  readonly subscriptions: {
    readonly list: Query<SubscriptionListInput, Page<SubscriptionItem>>
    readonly get: Query<OfSubscription, SubscriptionDetail>
    readonly history: Query<OfSubscription & PageInput, Page<HistoryItem>>
    readonly seats: {
      readonly quote: Query<OfVersion & { readonly seats: number }, SeatQuote>
      readonly change: Command<OfVersion & { readonly seats: number; readonly quoteId?: string }, SeatChanged>
    }
    readonly cancel: {
      readonly quote: Query<OfVersion, CancelQuote>
      readonly confirm: Command<OfVersion & { readonly quoteId?: string }, StateChanged>
    }
    readonly suspend: Command<OfVersion, StateChanged>
    readonly resume: Command<OfVersion, StateChanged>
    readonly assignments: {
      readonly list: Query<OfSubscription & PageInput, Page<SeatAssignmentItem>>
      readonly assign: Command<OfSubscription & { readonly userName: string; readonly userEmail: string }, SeatAssignmentItem>
      readonly unassign: Command<OfSubscription & { readonly assignmentId: string }, { readonly id: string }>
    }
  }
  readonly renewals: {
    readonly get: Query<OfSubscription, RenewalView>
    readonly quote: Query<RenewalRequest, RenewalQuote>
    readonly schedule: Command<RenewalRequest & { readonly quoteId?: string }, RenewalChanged>
    readonly clear: Command<OfVersion, RenewalChanged>
    readonly setEndOfTerm: Command<OfVersion & { readonly choice: EndOfTerm }, RenewalChanged>
  }
}

export interface CallOptions {
  readonly signal?: AbortSignal
}

export interface CommandOptions extends CallOptions {
  /**
   * One key an intent: a retry of the same intent sends the same key and is done once. Absent: a new key a call, which
   * protects the retries inside that call only.
   */
  readonly idempotencyKey?: string
}

type Caller<P> =
  P extends Query<infer Input, infer Output>
    ? { query(...args: undefined extends Input ? [input?: Input, options?: CallOptions] : [input: Input, options?: CallOptions]): Promise<Output> }
  : P extends Command<infer Input, infer Output>
    ? { mutate(input: Input, options?: CommandOptions): Promise<Output> }
  : { readonly [Name in keyof P]: Caller<P[Name]> }

/** `client.subscriptions.seats.change.mutate(input, { idempotencyKey })`: the router's tree, typed. */
export type AssentoClient = Caller<Procedures>
