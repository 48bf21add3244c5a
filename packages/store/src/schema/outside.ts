/** How invoices can be paid, and what banks, payment providers and the vendor report. */
import type { CalendarDate, Instant } from '@assento/rules'
import type { JsonText } from './values.ts'

/** One printed version of a bank slip; exactly one of an invoice is active, old ones still match late payments. */
export interface BoletoTable {
  tenant_id: string
  id: string
  invoice_id: string
  customer_id: string
  version: number
  state: 'active' | 'superseded' | 'settled' | 'cancelled'
  bank: string
  sequence: number
  /** As the bank's return file writes it: digits (and P or X) without separators. */
  nosso_numero: string
  document_number: string
  due_on: CalendarDate
  /** What the barcode asks for. */
  amount_cents: number
  fine_cents: number
  interest_cents: number
  barcode: string
  digitable_line: string
  /** What is printed besides: bank profile, beneficiary and payer as they were (JSON, `BoletoPrint`). */
  print: JsonText
  created_at: Instant
  superseded_at: Instant | null
}

/** One Pix code of an invoice; exactly one is active. */
export interface PixChargeTable {
  tenant_id: string
  id: string
  invoice_id: string
  version: number
  state: 'active' | 'superseded' | 'settled' | 'cancelled'
  txid: string
  amount_cents: number
  br_code: string
  created_at: Instant
}

/** A bank's return file as it was read; the same file twice changes nothing. */
export interface BankReturnFileTable {
  tenant_id: string
  id: string
  bank: string
  layout: string
  file_sequence: number
  generated_on: CalendarDate | null
  file_name: string
  file_sha256: string
  records: number
  created_at: Instant
}

export interface BankReturnLineTable {
  tenant_id: string
  file_id: string
  line_no: number
  occurrence: string
  nosso_numero: string
  amount_cents: number
  paid_cents: number
  paid_on: CalendarDate | null
  verdict: string
  invoice_id: string | null
  payment_id: string | null
}

/** A signed callback that was accepted: the same id again is answered the same and changes nothing. */
export interface CallbackReceiptTable {
  tenant_id: string
  connector: string
  callback_id: string
  body_sha256: string
  received_at: Instant
}

/** Secret that a connector signs its callbacks with; never listed, logged or exported. */
export interface ConnectorSecretTable {
  tenant_id: string
  connector: string
  id: string
  secret: string
  created_at: Instant
  revoked_at: Instant | null
}

/**
 * A line of the vendor's invoice, set against ours (X14). Lines with equal keys are both kept. Charges of ours that the file does not
 * bill (`missingThere`) are numbered on after the last line of the file.
 */
export interface VendorInvoiceLineTable {
  tenant_id: string
  /** Import run. */
  run_id: string
  /** Line of the file, or item of a JSON list, from 1. */
  line_no: number
  invoice_number: string
  vendor_customer_ref: string
  customer_name: string
  vendor_subscription_ref: string
  product_ref: string
  sku_ref: string
  product_name: string
  /** The vendor's word, in lower case where it is a known one; our kind of charge for `missingThere`. */
  charge_type: string
  /** Exact decimal with the sign of the amount: usage comes in fractions. */
  quantity: string
  subtotal_cents: number
  tax_cents: number
  total_cents: number
  currency: string
  charge_starts_on: CalendarDate | null
  /** First day after the charge; null = perpetual. */
  charge_until: CalendarDate | null
  term_starts_on: CalendarDate | null
  term_until: CalendarDate | null
  /** `P1M`, `P1Y`, `P3Y`, from the dates of the term; null for another length. */
  commitment: string | null
  /** `monthly`, `annual`, `triennial`, `oneTime`, from the dates of the charge; null where they are part of a cycle. */
  billing_frequency: string | null
  reference: string | null
  verdict: 'matched' | 'amountDiffers' | 'dateDiffers' | 'missingHere' | 'missingThere'
  customer_id: string | null
  subscription_id: string | null
  /** A charge that covers it; all of its group are in `difference`. */
  charge_id: string | null
  /** What we charged; of lines that are compared together, on the first only, so that sums are sums. */
  our_cents: number | null
  /** What differs, in numbers and dates (JSON, `LineDifference`). */
  difference: JsonText
}

/** A short-lived address of a list as a file; only the SHA-256 of its token is stored. */
export interface ExportLinkTable {
  token_hash: string
  tenant_id: string
  /** What the list was asked, with the customer that the asker sees. */
  question: JsonText
  actor_id: string
  actor_name: string
  role: string
  created_at: Instant
  /** Server's clock. */
  expires_at: Instant
}
