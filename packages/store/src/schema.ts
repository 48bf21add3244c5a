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
import type { ChargeTable, ChargeCreditTable, InvoiceDraftTable } from './schema/invoices.ts'
import type { OutboxEventTable, JobTable, ImportRunTable } from './schema/work.ts'

export type * from './schema/values.ts'
export type * from './schema/accounts.ts'
export type * from './schema/catalog.ts'
export type * from './schema/subscriptions.ts'
export type * from './schema/invoices.ts'
export type * from './schema/work.ts'

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
