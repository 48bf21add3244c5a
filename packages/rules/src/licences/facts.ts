import type { ActorRole } from '../accounts/role-actions.ts'
import type { CalendarDate, Instant } from '../time.ts'

/** State of a serial (número de série); derived from its facts and the time, never stored (licences.md § 2.1). */
export type SerialState = 'pending' | 'active' | 'grace' | 'expired' | 'suspended' | 'cancelled'

/** What the clock alone says, suspended or not. */
export type ClockState = 'active' | 'grace' | 'expired'

/** What the list paints: `expired` is red and may mean pending, suspended, cancelled or expired (seed 003). */
export type SerialBadge = 'active' | 'grace' | 'expired'

export type LicencePeriod = 'P1M' | 'P3M' | 'P1Y'

export type SerialPendingReason = 'awaitingPayment' | 'awaitingRegistration' | 'awaitingVendor'

/** Why a serial is over: `terminated` by the manufacturer, `unassigned` back to stock, `reissued` under a new number, `withdrawn` while pending. */
export type SerialCancelKind = 'terminated' | 'unassigned' | 'reissued' | 'withdrawn'

export type ActivationCloseReason = 'user' | 'partner' | 'vendor' | 'transfer' | 'leaseDead' | 'serialCancelled' | 'unassigned'

export interface OpenSuspension {
  readonly reason: string
  readonly note: string | null
  readonly startedAt: Instant
  /** Ends by itself then; null = by a person. */
  readonly until: Instant | null
}

/** What rules know of a serial. */
export interface SerialFacts {
  readonly id: string
  readonly productId: string
  readonly partnerId: string | null
  readonly customerId: string
  /** Null = nobody pays for its renewal. */
  readonly payerId: string | null
  /** The tenant's business zone; days of a serial begin at its midnights. */
  readonly zone: string
  readonly provisionedAt: Instant | null
  readonly pendingReason: SerialPendingReason | null
  readonly cancelledAt: Instant | null
  readonly cancelKind: SerialCancelKind | null
  readonly suspension: OpenSuspension | null
  readonly period: LicencePeriod | null
  /** 1–31; null without a period. */
  readonly anchorDay: number | null
  /** First day that is not paid for; null = perpetual. */
  readonly validUntil: CalendarDate | null
  readonly graceDays: number
  readonly maxActivations: number
  /** Moves in 365 days; null = unlimited. */
  readonly maxTransfers: number | null
  readonly isReturnable: boolean
  readonly lapseEffect: 'stops' | 'losesUpdates'
  readonly version: number
}

/** A computer that a serial runs or ran on. */
export interface ActivationFacts {
  readonly id: string
  readonly fingerprint: string
  readonly machineName: string
  readonly activatedAt: Instant
  readonly lastSeenAt: Instant
  readonly leaseUntil: Instant | null
  readonly closedAt: Instant | null
  readonly closedReason: ActivationCloseReason | null
}

/** A reason (motivo) that the manufacturer picks when it suspends or terminates. The code never changes; it is retired, not deleted. */
export interface BlockReason {
  readonly code: string
  readonly verb: 'suspend' | 'terminate'
  /** As customers read it, in the tenant's language. */
  readonly label: string
  readonly requiresNote: boolean
  /** A commercial dispute: collections wait meanwhile. */
  readonly pausesDunning: boolean
  readonly isRetired: boolean
}

/** How a tenant runs its licences; part of the tenant's settings. */
export interface LicencePolicy {
  readonly approval: 'partner' | 'vendor' | 'fourEyes'
  /** What a release after a lapse is billed (licences.md A1). */
  readonly retroactive: 'fromExpiry' | 'excludeSuspended'
  /** Days before the end of a period on which its renewal is invoiced. */
  readonly renewalLeadDays: number
  readonly reasons: readonly BlockReason[]
  /** Stock at or below it is announced (`stock.low`). */
  readonly lowStock: number
}

/** Who asks for a verb: the role, and `system` for time and payments. */
export type LicenceActor = ActorRole | 'server' | 'system'

export type SerialVerb = 'assign' | 'provision' | 'withdraw' | 'suspend' | 'release' | 'terminate' | 'unassign' | 'renew' | 'reissue' | 'closeActivation'

/** What a machine is told; unknown codes are to be treated as not valid (licences.md § 4.3). */
export type ValidationCode =
  | 'VALID' | 'GRACE' | 'EXPIRED' | 'SUSPENDED' | 'CANCELLED' | 'PENDING' | 'NOT_FOUND' | 'FINGERPRINT_MISMATCH' | 'NOT_ACTIVATED' | 'LIMIT_REACHED'
  | 'TRANSFER_LIMIT' | 'CLOCK_SKEW' | 'HEARTBEAT_DEAD'
