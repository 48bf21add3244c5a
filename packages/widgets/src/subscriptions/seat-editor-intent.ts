import type { Money } from '@assento/rules'

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
