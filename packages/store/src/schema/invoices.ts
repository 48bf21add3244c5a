/** Lines of money, the invoices to be, the invoices, and the books. */
import type { CalendarDate, ChargeKind, InvoiceLineKind, InvoiceState, LedgerAccount, LedgerTransactionKind, Instant, PaymentChannel } from '@assento/rules'
import type { Generated } from 'kysely'
import type { JsonText } from './values.ts'

/** An issued line of money; immutable but for `invoice_draft_id` and what was credited against it. */
export interface ChargeTable {
  tenant_id: string
  id: string
  subscription_id: string
  customer_id: string
  kind: ChargeKind
  seats: number
  currency: string
  unit_cents: number
  billing_days: number
  cycle_days: number
  period_starts_on: CalendarDate
  period_until: CalendarDate
  amount_cents: number
  credited_cents: number
  /** Of its seats, those that credits gave back. */
  credited_seats: Generated<number>
  quote_id: string | null
  invoice_draft_id: string | null
  /** Unique a tenant: what makes charging twice impossible, e.g. `cycle:<subscription>:<cycle start>`. */
  natural_key: string
  /** `issued` by us or `imported` as the vendor's evidence. */
  origin: 'issued' | 'imported'
  created_at: Instant
  /** Its invoice was voided without a replacement: it is owed no more and cannot be credited. */
  voided_at: Instant | null
}

/** Which charge a credit takes back, and how much. */
export interface ChargeCreditTable {
  tenant_id: string
  credit_charge_id: string
  charge_id: string
  cents: number
  /** Seats of the charge that ran before the credit, and that went on after it: what makes the credit explainable. */
  from_seats: Generated<number>
  to_seats: Generated<number>
}

/**
 * The invoice to be: all lines of one customer, one currency and one day gather here until it is closed. Its amount is the
 * sum of its charges, which is never stored.
 */
export interface InvoiceDraftTable {
  tenant_id: string
  id: string
  customer_id: string
  /** What opened it; later lines of the day may be of another kind. */
  kind: 'change' | 'renewal' | 'cycle' | 'purchase'
  /** Unique a tenant: `day:<customer>:<date>:<currency>`. */
  natural_key: string
  currency: string
  opens_on: CalendarDate
  created_at: Instant
  /** When it is closed by itself: the start of the day after `opens_on` in the tenant's zone. */
  closes_at: Instant | null
  closed_at: Instant | null
  /** What it became; a draft whose lines cancel out becomes nothing, since a zero invoice is never issued. */
  outcome: 'invoice' | 'creditNote' | 'nothing' | null
}

/** An issued invoice (fatura): immutable but for what is settled, its state, and when collections act next. */
export interface InvoiceTable {
  tenant_id: string
  id: string
  /** `AAAA-NNNN`, without gaps within a tenant's year. */
  number: string
  customer_id: string
  draft_id: string | null
  currency: string
  /** The days that its lines cover, `[period_starts_on, period_until)`. */
  period_starts_on: CalendarDate
  period_until: CalendarDate
  issued_at: Instant
  /** The day of `issued_at` in the tenant's zone. */
  issued_on: CalendarDate
  due_on: CalendarDate
  /** Last day on which it is not overdue: `due_on` moved to the next bank business day. */
  payable_until: CalendarDate
  subtotal_cents: number
  tax_cents: number
  total_cents: number
  /** Payments and credits applied to it; total − settled is the balance. A projection of the ledger, checked by `ledger verify`. */
  settled_cents: number
  state: InvoiceState
  /** Fine and interest as they were at issue (`LateChargeTerms`). */
  late_terms: JsonText
  paid_at: Instant | null
  voided_at: Instant | null
  void_reason: string | null
  /** The invoice that this one replaces / was replaced by, after a void. */
  replaces_id: string | null
  replaced_by_id: string | null
  /** When collections act next; null when they never will. */
  next_step_at: Instant | null
  version: number
}

/** One line of an issued invoice or credit note; never changes. */
export interface InvoiceLineTable {
  tenant_id: string
  /** Invoice or credit note. */
  document_id: string
  line_no: number
  kind: InvoiceLineKind
  charge_id: string | null
  subscription_id: string | null
  /** What the subscription or item was called at issue. */
  description: string
  /** Signed: negative for a credit. */
  quantity: number
  unit_cents: number
  billing_days: number
  cycle_days: number
  period_starts_on: CalendarDate
  period_until: CalendarDate
  amount_cents: number
  tax_rate_bp: number
  /** The tax of the line by name; null = none. */
  tax_label: string | null
}

/** Tax of one rate on one document: computed on the rate's subtotal, rounded once. */
export interface InvoiceTaxTable {
  tenant_id: string
  document_id: string
  rate_bp: number
  label: string
  base_cents: number
  tax_cents: number
}

/** Correction of an issued invoice, or a day whose credits were more than its charges. Amounts are positive. */
export interface CreditNoteTable {
  tenant_id: string
  id: string
  /** `NC-AAAA-NNNN`, a series of its own. */
  number: string
  customer_id: string
  /** The invoice that it corrects; null for a day's credits over several. */
  invoice_id: string | null
  draft_id: string | null
  reason: string
  currency: string
  subtotal_cents: number
  tax_cents: number
  total_cents: number
  issued_at: Instant
  issued_on: CalendarDate
}

/** The next number of a series (`invoice:2026`, `creditNote:2026`, `boleto:001`, `ticket:2026`), taken under a row lock: no gaps. */
export interface NumberSeriesTable {
  tenant_id: string
  series: string
  next: number
}

/** One balanced entry in the books; append-only. */
export interface LedgerTransactionTable {
  tenant_id: string
  id: string
  kind: LedgerTransactionKind
  /** Unique a tenant: `invoice:<id>`, `payment:<id>`, `credit:<invoice>:<n>`, `void:<invoice>`, … */
  natural_key: string
  customer_id: string
  currency: string
  effective_on: CalendarDate
  created_at: Instant
}

/** Debits are positive, credits negative; the entries of a transaction sum to zero. Append-only. */
export interface LedgerEntryTable {
  tenant_id: string
  transaction_id: string
  entry_no: number
  account: LedgerAccount
  customer_id: string
  invoice_id: string | null
  payment_id: string | null
  credit_note_id: string | null
  currency: string
  amount_cents: number
}

/** What a customer has as credit: a projection of the ledger, locked while credit is given or applied. */
export interface CustomerCreditTable {
  tenant_id: string
  customer_id: string
  currency: string
  credit_cents: number
}

/** Money received. `amount = applied + late charges + excess`. */
export interface PaymentTable {
  tenant_id: string
  id: string
  customer_id: string
  /** The invoice that it was meant for; null when it was for none that we know. */
  invoice_id: string | null
  channel: PaymentChannel
  /** The provider's id, unique a tenant and channel: Pix endToEndId, `cnab:<bank>:<sequence>:<line>`, a person's reference. */
  external_id: string
  currency: string
  amount_cents: number
  applied_cents: number
  late_charge_cents: number
  /** Became customer credit. */
  excess_cents: number
  /** Bank's fee, for information: not taken off the amount. */
  fee_cents: number
  paid_on: CalendarDate
  received_at: Instant
  recorded_by: string
  note: string | null
}
