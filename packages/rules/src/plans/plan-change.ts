import type { Money } from '../money.ts'
import type { EndOfTerm } from '../policy.ts'
import type { CalendarDate, DatePeriod } from '../time.ts'
import type { OfferFacts, RenewalPlan } from '../subscriptions/facts.ts'
import type { ChargeLine, PlannedEvent } from '../subscriptions/plan.ts'
import type { TermPlan } from '../subscriptions/plan-term.ts'

/** A subscription that begins a new term today: a longer commitment (U4), a converted trial (X3), or another plan, seats or frequency (G1). */
export interface TermChangePlan extends TermPlan {
  readonly subscriptionId: string
  readonly fromVersion: number
  readonly change: 'commitmentChanged' | 'trialConverted' | 'planChanged'
  /** Automatic renewal that was off stays off; an extended term turns into one that renews. */
  readonly endOfTerm: EndOfTerm
  readonly losesRenewalPlan: RenewalPlan | null
  readonly events: readonly PlannedEvent[]
}

/** What moving seats to a better plan does (mudança para plano superior). */
export interface UpgradePlan {
  readonly subscriptionId: string
  readonly fromVersion: number
  /** `full` keeps the subscription's id; `partial` creates one with the same end; `toExisting` adds to a destination. */
  readonly scope: 'full' | 'partial' | 'toExisting'
  readonly seats: number
  readonly offer: OfferFacts
  /** Seats that stay with the source; 0 after a full upgrade to another subscription. */
  readonly sourceSeats: number
  readonly destinationId: string | null
  /** Term and anchor of the moved seats afterwards. */
  readonly term: DatePeriod
  readonly anchorOn: CalendarDate
  /** Moved seats carry no window, and an upgrade opens none (W7). */
  readonly opensBatch: null
  readonly consumesBatches: readonly { readonly batchId: string; readonly seats: number }[]
  /** Credit of the old plan, then charge of the new one. */
  readonly lines: readonly ChargeLine[]
  readonly dueNow: Money
  readonly losesRenewalPlan: RenewalPlan | null
  readonly events: readonly PlannedEvent[]
}

/** Another billing frequency from the next cycle on; the term's dates stay (mudança da forma de cobrança). */
export interface FrequencyPlan {
  readonly subscriptionId: string
  readonly fromVersion: number
  readonly offer: OfferFacts
  /** First day that is charged in the new way. */
  readonly effectiveOn: CalendarDate
  readonly term: DatePeriod
  /** What that day charges, if seats and price stay as they are; nothing is due now. */
  readonly firstCharge: ChargeLine
  readonly losesRenewalPlan: RenewalPlan | null
  readonly events: readonly PlannedEvent[]
}
