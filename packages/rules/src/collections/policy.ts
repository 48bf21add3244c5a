/** How unpaid invoices are reminded, and when non-payment touches access, as data (billing.md § 5). */

export type CollectionsChannel = 'email' | 'widget' | 'webhook'
export type CollectionsAction = 'restrict' | 'suspend' | 'terminate'

export interface CollectionsStep {
  /** Unique within the policy and never reused: (invoice, key) is what makes a step run once. */
  readonly key: string
  /** Days from the due date: negative before it, 0 = the due day. */
  readonly daysFromDue: number
  readonly channel: CollectionsChannel
  /** Mail template of the message; null for a step that only acts. */
  readonly template: string | null
  readonly action: CollectionsAction | null
  /** An open dispute pauses the step. Steps that act are always paused by one. */
  readonly unless: 'dispute' | null
}

export interface CollectionsPolicy {
  readonly steps: readonly CollectionsStep[]
  /** What ends a suspension: payment in full, or the retroactive invoice where the product says so. */
  readonly release: 'paymentInFull' | 'retroactiveInvoice'
  /** Bank business days that a boleto paid on the last day needs to be known: added before a step that acts. */
  readonly clearingBusinessDays: number
  /** Local hour (0–23) at which steps run. */
  readonly hour: number
}

const remind = (key: string, daysFromDue: number, template: string): CollectionsStep =>
  ({ key, daysFromDue, channel: 'email', template, action: null, unless: null })

/** Default policy of billing.md § 5. */
export const DEFAULT_COLLECTIONS_POLICY: CollectionsPolicy = {
  steps: [
    remind('reminder-7', -7, 'reminder.upcoming'),
    remind('reminder-1', -1, 'reminder.upcoming'),
    remind('due', 0, 'reminder.dueToday'),
    remind('overdue+1', 1, 'notice.overdue'),
    remind('overdue+3', 3, 'notice.overdue'),
    remind('overdue+7', 7, 'notice.suspension'),
    { key: 'suspend+15', daysFromDue: 15, channel: 'email', template: 'notice.suspended', action: 'suspend', unless: 'dispute' },
  ],
  release: 'paymentInFull',
  clearingBusinessDays: 2,
  hour: 9,
}
