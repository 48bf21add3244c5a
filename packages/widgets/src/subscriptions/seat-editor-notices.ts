import type { Money, RenewalPlan, SeatPlan } from '@assento/rules'
import type { SeatQuote } from '@assento/client'
import type { CommonNotice } from './seat-editor-acts.ts'

/** How the last act on a subscription's seats ended. */
export type SeatNotice =
  | { readonly kind: 'changed'; readonly plan: SeatPlan; readonly lostPlan: RenewalPlan | null }
  | { readonly kind: 'scheduled'; readonly seats: number }
  | { readonly kind: 'ends' }
  | { readonly kind: 'renews' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'restored' }
  | { readonly kind: 'quoteExpired'; readonly old: Money; readonly quote: SeatQuote; readonly seats: number }
  | CommonNotice

/** What is about to be done, for the host's approval and for events. */
export interface SeatIntent {
  readonly action: 'changeSeats' | 'scheduleRenewal' | 'restoreRenewalPlan' | 'setEndOfTerm' | 'cancel'
  readonly subscriptionId: string
  readonly fromSeats: number
  readonly toSeats: number
  /** Null where nothing is charged or credited now. */
  readonly dueNow: Money | null
}

const COMMANDS: Readonly<Record<SeatIntent['action'], string>> = {
  changeSeats: 'subscriptions.seats.change', scheduleRenewal: 'renewals.schedule', restoreRenewalPlan: 'renewals.schedule',
  setEndOfTerm: 'renewals.setEndOfTerm', cancel: 'subscriptions.cancel.confirm',
}

/** The procedure that carries the intent out. */
export function commandOf(intent: SeatIntent): string {
  return COMMANDS[intent.action]
}
