export { createClient, type ClientOptions } from './create-client.ts'
export { createPortalSession, type GetToken, type PortalSession, type PortalSessionOptions, type SessionState, type SessionToken, type TokenReason } from './portal-session.ts'
export { AssentoError, toAssentoError, type AssentoErrorCode, type ErrorDetail } from './error.ts'
export { newIdempotencyKey } from './idempotency-key.ts'
export type * from './contract.ts'
export type {
  AppRouter, CancelQuote, Changed, ChargeItem, Contact, Contacts, ErrorCode, ErrorShape, HistoryItem, Page, ProvisioningState, Quote, RenewalChanged,
  RenewalOption, RenewalQuote, RenewalView, SeatAssignmentItem, SeatChanged, SeatQuote, StateChanged, SubscriptionDetail,
  SubscriptionItem, SubscriptionPermissions, WhoAmI, WidgetSession,
} from '@assento/server'
export type {
  Disputed, DisputeItem, DocumentItem, DocumentLink, ExplainedLine, InvoiceDetail, InvoiceItem, InvoicePage, InvoicePermissions, InvoiceStatus, LateChargesView,
  PaymentMeans, SecondCopy, SecondCopyAnswer, SettlementItem, TimelineStep,
} from '@assento/server'
export type { BillingContactItem, BillingContacts, MailPreview, MailTemplateView, MailVariable, MailWords, MessageItem } from '@assento/server'
export type { DescribedPolicy, Forecast, ForecastAssumption, ForecastMonth, ForecastSubject, PolicyView } from '@assento/server'
export type {
  BillingInput, CartChanged, CartItemView, CartView, CheckoutQuote, Ordered, OrderReview, PlanOption, PlanOptions, PlanQuote, StorefrontPage, StorefrontPlan,
  TicketAbout, TicketDetail, TicketItem,
} from '@assento/server'
export type {
  OrderAction, OrderAnswer, OrderDetail, OrderForm, OrderItemPrice, OrderSummary, OrderableProduct, PricedItemAnswer, StockItem, StockMovementItem, StockTotals,
} from '@assento/server'
export type {
  ActivationItem, AssignAnswer, AssignableProduct, BulkAnswer, BulkItem, LicenceFile, MachineItem, OfflineAnswer, ReceiptAnswer, SerialAction, SerialAnswer, SerialDetail, SerialEventItem,
  SerialFilter, SerialGroup, SerialItem, SerialOutline, SerialRenewalQuote,
} from '@assento/server'
export type { CustomerAnswer, CustomerItem, ErasureAnswer, ErasureReceipt, OffboardAnswer, OffboardQuote, OffboardReport } from '@assento/server'
