/** What the collections procedures take and give, as plain JSON. */
import type { CalendarDate, CollectionsPolicy, CollectionsStep, Decision, Instant } from '@assento/rules'
import type { TimelineStep } from '../invoices/dto.ts'

export interface PolicyView {
  readonly policy: CollectionsPolicy
  readonly isDefault: boolean
  /** Version of the tenant's settings: pass it to `collections.policy.set`. */
  readonly version: number
  /** Templates that a step may use, with a sample in words. */
  readonly templates: readonly string[]
  /** Invoices that wait for payment and follow what is saved. */
  readonly openInvoices: number
  /** What the dates of an example are counted by: days from issue to due date, and bank holidays besides the national ones. */
  readonly calendar: { readonly dueDays: number; readonly localHolidays: readonly CalendarDate[] }
}

/** The same policy in words with the dates of one invoice (P2): facts for the widgets' sentences, and sentences for mail. */
export interface DescribedPolicy {
  readonly invoice: { readonly id: string; readonly number: string; readonly dueOn: CalendarDate } | null
  readonly steps: readonly (CollectionsStep & { readonly plannedAt: Instant | null; readonly plannedOn: CalendarDate | null; readonly sentence: string })[]
  readonly releaseSentence: string
}

export interface Timeline {
  readonly invoiceId: string
  readonly steps: readonly TimelineStep[]
  readonly dispute: DisputeItem | null
}

export interface DisputeItem {
  readonly id: string
  readonly invoiceId: string
  readonly reason: string
  readonly state: 'open' | 'resolved'
  readonly openedAt: Instant
  readonly openedBy: string
  readonly resolvedAt: Instant | null
  readonly resolution: string | null
}

/** Answer of `collections.disputes.open`; `dispute` is null after a refusal. */
export type Disputed = Decision<{ readonly invoiceId: string }> & { readonly dispute: DisputeItem | null }
