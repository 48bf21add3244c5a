/** What setting the vendor's invoice against ours answers, as plain JSON. */
import type { AmountCause, DatePeriod, Money, ReconciledGroup, ReconciledSide, VendorDateDifference, VendorPeriod } from '@assento/rules'
import type { VendorLineVerdict } from '@assento/store'
import type { FileFacts, FileProblem, RowProblem, RowVerdict } from '../report.ts'

export const RECONCILIATION_VERDICTS: readonly VendorLineVerdict[] = ['matched', 'amountDiffers', 'dateDiffers', 'missingHere', 'missingThere']

/** What differs between a line and ours, in numbers and dates. */
export interface LineDifference {
  /** Why it is missing here: no subscription of ours has the vendor's id, or ours has no charge for its days. */
  readonly reason: ReconciledGroup['reason'] | 'noSubscriptionRef'
  readonly causes: readonly AmountCause[]
  /** Both sides of all lines that are compared together; null where there is none. */
  readonly vendor: ReconciledSide | null
  readonly ours: ReconciledSide | null
  /** Set where it is not the vendor's. */
  readonly ourCurrency?: string
  readonly dates: readonly VendorDateDifference[]
  /** Lines that are compared together, this one included; empty where it stands alone. */
  readonly lineNos: readonly number[]
  readonly chargeIds: readonly string[]
  /** What is odd about the line itself. */
  readonly warnings: readonly RowProblem[]
}

/** A line of the vendor's invoice, or (`missingThere`) a charge of ours that it does not have. */
export interface ReconciledLine {
  /** Line of the file, or item of a JSON list; null for a charge that the file does not have. */
  readonly line: number | null
  readonly verdict: VendorLineVerdict
  readonly invoiceNumber: string
  readonly customer: { readonly vendorRef: string; readonly name: string; readonly id: string | null }
  readonly subscription: { readonly vendorRef: string; readonly id: string | null }
  readonly product: { readonly productRef: string; readonly skuRef: string; readonly name: string }
  readonly chargeType: string
  /** Exact decimal, signed like the amount. */
  readonly quantity: string
  readonly subtotal: Money
  readonly tax: Money
  readonly total: Money
  readonly period: VendorPeriod | null
  readonly term: VendorPeriod | null
  readonly commitment: string | null
  readonly billingFrequency: string | null
  readonly reference: string | null
  /** What we charged; of lines that are compared together, on the first only. */
  readonly ours: Money | null
  readonly difference: LineDifference
  /** Portuguese, for the person who has the file before them. */
  readonly message: string
}

export interface VerdictTotal {
  readonly verdict: VendorLineVerdict
  readonly lines: number
  /** The vendor's, before tax. */
  readonly vendor: Money
  readonly ours: Money
}

export interface CustomerTotal {
  readonly vendorRef: string
  readonly name: string
  /** Ours; null when no line of it is of a subscription of ours. */
  readonly customerId: string | null
  readonly lines: number
  readonly subtotal: Money
  readonly total: Money
  readonly ours: Money
}

export interface ReconciliationReport {
  readonly kind: 'reconciliation'
  readonly dryRun: boolean
  /** Whether the lines are stored: not in a dry run, and not while a line is rejected. */
  readonly applied: boolean
  /** These bytes were imported before: nothing was done. A dry run compares them anew. */
  readonly alreadyImported: boolean
  /** What `imports.reconciliationReport` takes; null when nothing is stored. */
  readonly runId: string | null
  readonly fileName: string
  readonly fileSha256: string
  readonly file: FileFacts | null
  /** Set when the file as a whole was refused; all else is empty then. */
  readonly problem: FileProblem | null
  /** The month that the file is for; charges of ours in it are looked for in the file. */
  readonly period: DatePeriod | null
  /** Lines of the file, rejected ones included. */
  readonly rows: number
  readonly rejected: number
  readonly warnings: number
  /** The first rejected lines. */
  readonly rejects: readonly RowVerdict[]
  readonly notices: readonly RowProblem[]
  readonly subscriptions: number
  readonly chargeTypes: Readonly<Record<string, number>>
  readonly counts: Readonly<Record<VendorLineVerdict, number>>
  /** A currency each. */
  readonly sums: readonly { readonly subtotal: Money; readonly tax: Money; readonly total: Money; readonly ours: Money }[]
  readonly byVerdict: readonly VerdictTotal[]
  readonly byCustomer: readonly CustomerTotal[]
  /** The first lines that need a look, in the order of the file; `more` says how many others there are. */
  readonly lines: readonly ReconciledLine[]
  readonly more: number
}
