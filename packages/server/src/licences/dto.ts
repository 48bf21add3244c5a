/** What serials and activations give, as plain JSON. */
import type {
  ActivationCloseReason, BlockReason, CalendarDate, ClockState, Decision, Instant, LicencePeriod, Money, SerialBadge, SerialCancelKind, SerialPendingReason,
  SerialState,
} from '@assento/rules'

/** Filters of the screen, the CSV and bulk acts alike; all of them hold together. */
export interface SerialFilter {
  /** Exact states. */
  readonly states?: readonly SerialState[]
  /** Umbrella: `expired` = pending, suspended, cancelled or expired. */
  readonly badge?: SerialBadge
  /**
   * Name (contains, accents ignored), CNPJ (prefix from 3 characters), key (exact, or prefix from 5), machine name (contains): any of them.
   */
  readonly search?: string
  readonly productId?: string
  readonly partnerId?: string
  readonly customerId?: string
  /** Only serials that moved between computers within 365 days. */
  readonly moved?: boolean
  /** Cancelled serials are left out unless asked for by `states` or `badge`. */
}

/** A customer as the table groups by it, with counts of its serials that pass the filter. */
export interface SerialGroup {
  readonly customer: { readonly id: string; readonly name: string; readonly taxId: string | null }
  readonly partner: { readonly id: string; readonly name: string } | null
  readonly serials: number
  readonly byBadge: Readonly<Record<SerialBadge, number>>
  /** Serials with the flag of a move. */
  readonly moved: number
}

/** What the table needs to draw its scroll bar and to jump: `serials.outline`. */
export interface SerialOutline {
  readonly customers: number
  readonly serials: number
  readonly byBadge: Readonly<Record<SerialBadge, number>>
  /** Customers between two anchors. */
  readonly every: number
  /** `anchors[i]` is the cursor for `serials.customers` whose page begins with customer number i × every; the first is null. */
  readonly anchors: readonly (string | null)[]
  /** Products to filter by, by name: of all serials that this caller may see, whatever the filter. Absent = no such choice. */
  readonly products?: readonly { readonly id: string; readonly name: string }[]
}

export interface SerialItem {
  readonly id: string
  /** The whole key for roles that may see it; else null. */
  readonly key: string | null
  readonly last5: string
  readonly product: { readonly id: string; readonly name: string }
  readonly partner: { readonly id: string; readonly name: string } | null
  readonly customer: { readonly id: string; readonly name: string; readonly taxId: string | null }
  readonly state: SerialState
  /** What the clock says besides: "Suspensa (e expirada desde …)". Null while pending and once cancelled. */
  readonly clockState: ClockState | null
  readonly badge: SerialBadge
  readonly pendingReason: SerialPendingReason | null
  /** Label of the reason of an open suspension or of the termination. */
  readonly reason: string | null
  /** First day that is not paid for; null = perpetual. */
  readonly validUntil: CalendarDate | null
  /** First day after the grace period; null = perpetual. */
  readonly graceUntil: CalendarDate | null
  readonly activations: { readonly used: number; readonly max: number }
  /** Open ones, the last seen first, at most three. */
  readonly machines: readonly MachineItem[]
  readonly transfers365: number
  /** The last move between computers; `sameName` = same machine name, other hardware. */
  readonly lastMove: { readonly at: Instant; readonly kind: 'moved' | 'forced'; readonly sameName: boolean } | null
  readonly note: string | null
  readonly assignedAt: Instant
  readonly assignedByName: string
  readonly version: number
}

export interface MachineItem {
  readonly activationId: string
  readonly name: string
  readonly activatedAt: Instant
  readonly lastSeenAt: Instant
  readonly isOffline: boolean
}

/** `assign` is of a customer; the rest are of one serial. */
export type SerialAction =
  | 'suspend' | 'release' | 'terminate' | 'unassign' | 'renew' | 'reissue' | 'withdraw' | 'setNote' | 'closeActivation' | 'issueOffline' | 'requestBlock'

export interface SerialDetail extends SerialItem {
  readonly users: number
  readonly period: LicencePeriod | null
  readonly maxTransfers: number | null
  readonly offlineDays: number
  readonly provisionedAt: Instant | null
  readonly suspension: {
    readonly reason: BlockReason
    readonly note: string | null
    readonly startedAt: Instant
    readonly startedByName: string
    readonly until: Instant | null
    readonly clockStateAtStart: ClockState
  } | null
  readonly cancellation: {
    readonly kind: SerialCancelKind
    readonly at: Instant
    readonly byName: string | null
    readonly reason: BlockReason | null
    readonly note: string | null
    readonly replacedBy: { readonly id: string; readonly last5: string } | null
  } | null
  /** The renewal that waits for its payment. */
  readonly renewal: {
    readonly kind: 'due' | 'retroactive'
    readonly cycles: number
    readonly amount: Money
    readonly toOn: CalendarDate
    readonly invoice: { readonly id: string; readonly number: string; readonly dueOn: CalendarDate } | null
  } | null
  readonly activationList: readonly ActivationItem[]
  /** What this caller may do now, by role and state. */
  readonly actions: readonly SerialAction[]
}

export interface ActivationItem {
  readonly id: string
  readonly machineName: string
  /** First characters, to tell computers apart. */
  readonly fingerprint: string
  readonly appVersion: string | null
  readonly isOffline: boolean
  readonly activatedAt: Instant
  readonly activatedByName: string
  readonly lastSeenAt: Instant
  readonly isLive: boolean
  readonly closedAt: Instant | null
  readonly closedReason: ActivationCloseReason | null
  readonly closedByName: string | null
  /** How it came from the activation before it, if it did. */
  readonly move: { readonly kind: 'moved' | 'forced'; readonly fromMachine: string; readonly sameName: boolean } | null
}

export interface SerialEventItem {
  readonly seq: number
  readonly at: Instant
  readonly type: string
  readonly actorName: string
  readonly actorRole: string
  readonly stateBefore: SerialState | null
  readonly stateAfter: SerialState | null
  /** Label of the reason. */
  readonly reason: string | null
  readonly note: string | null
  readonly details: Readonly<Record<string, string | number | boolean | null>>
}

/** Answer of every verb on one serial. */
export type SerialAnswer = Decision<unknown> & { readonly serial: SerialDetail }

/** A product of which a serial can be given to a customer. */
export interface AssignableProduct {
  readonly id: string
  readonly name: string
  /** Units in the partner's stock; null = given by the manufacturer itself, without stock. */
  readonly available: number | null
}

/** Answer of `serials.assign`; the serial is null when it was refused. */
export type AssignAnswer = Decision<unknown> & { readonly serial: SerialDetail | null }

/** Answer of `serials.release.quote` and `serials.renew.quote`: what is billed cycle by cycle, before anyone presses a button. */
export interface SerialRenewalQuote {
  readonly decision: Decision<unknown>
  readonly stateAfter: SerialState
  readonly cycles: readonly { readonly startsOn: CalendarDate; readonly until: CalendarDate; readonly amount: Money; readonly isWaived: boolean }[]
  readonly total: Money
  readonly validUntilAfter: CalendarDate | null
}

/** One line of a bulk act or of an offboarding: `code` is `done`, `wouldDo` in a dry run, or the rule that refuses. */
export interface BulkItem {
  readonly serialId: string
  readonly last5: string
  readonly customerName: string
  readonly code: string
  readonly reason: string | null
}

export interface BulkAnswer {
  readonly result: 'success' | 'partialFailure' | 'failure'
  readonly dryRun: boolean
  readonly done: number
  readonly refused: number
  readonly items: readonly BulkItem[]
}

/** Answer of `activations.issueOffline`. */
export interface LicenceFile {
  readonly fileName: string
  /** `-----BEGIN LICENSE FILE-----` … the same token as online. */
  readonly text: string
  readonly expiresAt: Instant
}
export type OfflineAnswer = Decision<unknown> & { readonly file: LicenceFile | null; readonly serial: SerialDetail | null }
