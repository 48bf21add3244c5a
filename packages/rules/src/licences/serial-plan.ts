import type { CalendarDate, Instant } from '../time.ts'
import type {
  ActivationCloseReason, BlockReason, ClockState, LicenceActor, SerialCancelKind, SerialFacts, SerialPendingReason, SerialState,
} from './facts.ts'

/** Who asks for a verb, and when. */
export interface SerialAsker {
  readonly actor: LicenceActor
  readonly now: Instant
}

/** Who suspends or terminates picks from the tenant's reasons. */
export interface SerialBlocker extends SerialAsker {
  readonly reasons: readonly BlockReason[]
}

export type SerialEventType =
  | 'serial.assigned' | 'serial.provisioned' | 'serial.withdrawn' | 'serial.suspended' | 'serial.released' | 'serial.cancelled' | 'serial.unassigned'
  | 'serial.renewed' | 'serial.reissued'

/** A line of a serial's history: names, days and counts, never the key. */
export interface SerialEvent {
  readonly type: SerialEventType
  /** Code of the reason. */
  readonly reason: string | null
  readonly note: string | null
  readonly details: Readonly<Record<string, string | number | boolean | null>>
}

/** Facts that change; what is absent stays as it is. */
export interface SerialChange {
  readonly provisionedAt?: Instant
  readonly pendingReason?: SerialPendingReason | null
  readonly validUntil?: CalendarDate | null
  readonly anchorDay?: number | null
  readonly cancelledAt?: Instant
  readonly cancelKind?: SerialCancelKind
  readonly cancelReason?: string | null
  readonly cancelNote?: string | null
}

/** A movement of the partner's stock that a verb causes; `terminate` has quantity 0: it writes an assigned unit off. */
export interface SerialStockChange {
  readonly kind: 'return' | 'terminate' | 'assign'
  readonly quantity: number
}

export type SuspensionChange =
  | { readonly verb: 'open'; readonly reason: string; readonly note: string | null; readonly until: Instant | null; readonly clockState: ClockState }
  | { readonly verb: 'end' }

/** What a verb does to one serial. Plain data: `applySerialPlan` writes it and holds no business `if`. */
export interface SerialPlan {
  readonly serialId: string
  readonly fromVersion: number
  readonly stateBefore: SerialState
  readonly stateAfter: SerialState
  readonly change: SerialChange
  readonly suspension: SuspensionChange | null
  /** Open activations are closed with this reason; null = they stay. */
  readonly closesActivations: ActivationCloseReason | null
  readonly stock: SerialStockChange | null
  /** Renewals that are asked for but not yet overdue are taken back. */
  readonly cancelsRenewal: boolean
  /** The partner pays for one unit less from the next cycle on. */
  readonly writesOffUnit: boolean
  /** The serial comes back only when all periods since its expiry are paid: one retroactive invoice is made. */
  readonly needsRetroactive: boolean
  readonly events: readonly SerialEvent[]
}

/** A plan that does nothing yet but name the serial; verbs say what differs. */
export function serialPlan(
  facts: Pick<SerialFacts, 'id' | 'version'>, stateBefore: SerialState, stateAfter: SerialState, more: Partial<SerialPlan>,
): SerialPlan {
  return {
    serialId: facts.id, fromVersion: facts.version, stateBefore, stateAfter, change: {}, suspension: null, closesActivations: null, stock: null,
    cancelsRenewal: false, writesOffUnit: false, needsRetroactive: false, events: [], ...more,
  }
}

/** An event without reason or note. */
export function serialEvent(type: SerialEventType, more: Partial<SerialEvent> = {}): SerialEvent {
  return { type, reason: null, note: null, details: {}, ...more }
}
