/**
 * Every table, as Kysely sees it. Columns are snake_case; `tenant_id` leads every key. Instants and civil dates are text on
 * both databases (timestamptz / date columns on PostgreSQL, whose type parsers give back the same text), booleans are 0/1,
 * JSON is text through `json.ts`. The DDL is in `migrations/`.
 */
import type {
  TenantTable, AccountTable, MemberTable, ApiKeyTable, WidgetSessionTable, IdempotencyKeyTable, AuditEntryTable, AuditHeadTable,
} from './schema/accounts.ts'
import type { ProductFamilyTable, ProductTable, PlanTable, OfferTable, PriceListTable, PriceTable } from './schema/catalog.ts'
import type {
  SubscriptionTable, FrequencyChangeTable, SeatBatchTable, RenewalPlanTable, SeatAssignmentTable, ProvisioningRequestTable, QuoteTable, DateMismatchTable,
} from './schema/subscriptions.ts'
import type {
  ChargeTable, ChargeCreditTable, InvoiceDraftTable, InvoiceTable, InvoiceLineTable, InvoiceTaxTable, CreditNoteTable, NumberSeriesTable,
  LedgerTransactionTable, LedgerEntryTable, CustomerCreditTable, PaymentTable,
} from './schema/invoices.ts'
import type {
  BoletoTable, PixChargeTable, BankReturnFileTable, BankReturnLineTable, CallbackReceiptTable, ConnectorSecretTable,
  VendorInvoiceLineTable, ExportLinkTable,
} from './schema/outside.ts'
import type {
  DocumentTable, FiscalDocumentTable, DocumentLinkTable, BillingContactTable, MessageTable, MailTemplateTable,
} from './schema/documents.ts'
import type { CollectionsStepTable, CollectionsHoldTable, DisputeTable, TicketTable, TicketMessageTable } from './schema/collections.ts'
import type { CartTable, CartItemTable, CheckoutQuoteTable } from './schema/cart.ts'
import type {
  LicenceProductTable, LicencePriceListTable, LicencePriceTable, LicenceTermsTable, LicenceOrderTable, LicenceOrderItemTable, StockMovementTable,
  PartnerProductTable, UnitBillingTable, LicenceChargeTable,
} from './schema/orders.ts'
import type {
  SerialTable, SuspensionTable, ActivationTable, SerialEventTable, SerialRenewalTable, SigningKeyTable, OffboardingTable,
} from './schema/licences.ts'
import type { OutboxEventTable, JobTable, ImportRunTable } from './schema/work.ts'

export type * from './schema/values.ts'
export type * from './schema/accounts.ts'
export type * from './schema/catalog.ts'
export type * from './schema/subscriptions.ts'
export type * from './schema/invoices.ts'
export type * from './schema/outside.ts'
export type * from './schema/work.ts'
export type * from './schema/documents.ts'
export type * from './schema/collections.ts'
export type * from './schema/cart.ts'
export type * from './schema/orders.ts'
export type * from './schema/licences.ts'

export interface Database {
  tenant: TenantTable
  account: AccountTable
  member: MemberTable
  api_key: ApiKeyTable
  widget_session: WidgetSessionTable
  product_family: ProductFamilyTable
  product: ProductTable
  plan: PlanTable
  offer: OfferTable
  price_list: PriceListTable
  price: PriceTable
  subscription: SubscriptionTable
  seat_batch: SeatBatchTable
  frequency_change: FrequencyChangeTable
  renewal_plan: RenewalPlanTable
  seat_assignment: SeatAssignmentTable
  charge: ChargeTable
  charge_credit: ChargeCreditTable
  invoice_draft: InvoiceDraftTable
  invoice: InvoiceTable
  invoice_line: InvoiceLineTable
  invoice_tax: InvoiceTaxTable
  credit_note: CreditNoteTable
  number_series: NumberSeriesTable
  ledger_transaction: LedgerTransactionTable
  ledger_entry: LedgerEntryTable
  customer_credit: CustomerCreditTable
  payment: PaymentTable
  boleto: BoletoTable
  pix_charge: PixChargeTable
  bank_return_file: BankReturnFileTable
  bank_return_line: BankReturnLineTable
  callback_receipt: CallbackReceiptTable
  connector_secret: ConnectorSecretTable
  vendor_invoice_line: VendorInvoiceLineTable
  export_link: ExportLinkTable
  document: DocumentTable
  fiscal_document: FiscalDocumentTable
  document_link: DocumentLinkTable
  billing_contact: BillingContactTable
  message: MessageTable
  mail_template: MailTemplateTable
  collections_step: CollectionsStepTable
  collections_hold: CollectionsHoldTable
  dispute: DisputeTable
  ticket: TicketTable
  ticket_message: TicketMessageTable
  cart: CartTable
  cart_item: CartItemTable
  checkout_quote: CheckoutQuoteTable
  licence_product: LicenceProductTable
  licence_price_list: LicencePriceListTable
  licence_price: LicencePriceTable
  licence_terms: LicenceTermsTable
  licence_order: LicenceOrderTable
  licence_order_item: LicenceOrderItemTable
  stock_movement: StockMovementTable
  partner_product: PartnerProductTable
  unit_billing: UnitBillingTable
  licence_charge: LicenceChargeTable
  serial: SerialTable
  suspension: SuspensionTable
  activation: ActivationTable
  serial_event: SerialEventTable
  serial_renewal: SerialRenewalTable
  signing_key: SigningKeyTable
  offboarding: OffboardingTable
  provisioning_request: ProvisioningRequestTable
  quote: QuoteTable
  idempotency_key: IdempotencyKeyTable
  audit_entry: AuditEntryTable
  audit_head: AuditHeadTable
  outbox_event: OutboxEventTable
  job: JobTable
  import_run: ImportRunTable
  date_mismatch: DateMismatchTable
}
