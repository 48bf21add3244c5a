/** Made by scripts/manifest.ts from the elements' docblocks. Not edited by hand. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type {
  GetToken, Portal,
  AssentoActionEvent,
  AssentoActivationTable,
  AssentoBeforeSubmitEvent,
  AssentoCart,
  AssentoCartChangedEvent,
  AssentoCollectionsPolicy,
  AssentoCustomerChangedEvent,
  AssentoCustomerList,
  AssentoErrorEvent,
  AssentoInvoiceDisputedEvent,
  AssentoInvoiceDownloadedEvent,
  AssentoInvoiceList,
  AssentoInvoicePaidEvent,
  AssentoLicenceStock,
  AssentoLoadingEvent,
  AssentoOrderDecidedEvent,
  AssentoOrderForm,
  AssentoOrderList,
  AssentoOrderMoreEvent,
  AssentoOrderPlacedEvent,
  AssentoOrderSubmittedEvent,
  AssentoPlanChangedEvent,
  AssentoPlanChanger,
  AssentoPolicyChangedEvent,
  AssentoPortal,
  AssentoReadyEvent,
  AssentoRenewalScheduledEvent,
  AssentoRenewalScheduler,
  AssentoSeatAssignedEvent,
  AssentoSeatAssignment,
  AssentoSeatEditor,
  AssentoSeatsChangedEvent,
  AssentoSerialAssignedEvent,
  AssentoSerialChangedEvent,
  AssentoSessionExpiredEvent,
  AssentoSpendForecast,
  AssentoStorefront,
  AssentoSubscriptionChangedEvent,
  AssentoSubscriptionList,
  AssentoTicketOpenedEvent,
} from '@assento/widgets'

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'assento-activation-table': DetailedHTMLProps<HTMLAttributes<AssentoActivationTable>, AssentoActivationTable> & {
        /** Exact states shown at first, apart by spaces (`suspended expired`). The person may choose others. */ states?: string
        /** Only what the list paints so at first; `expired` is all that is red. */ badge?: 'active' | 'grace' | 'expired'
        /** Only this product's. */ 'product-id'?: string
        /** Only this customer's; a session of a customer sees its own in any case. */ 'customer-id'?: string
        /** Only this partner's; a session of a partner sees its own in any case. */ 'partner-id'?: string
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Without title, search and filters. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-serial-changed'?: (event: AssentoSerialChangedEvent) => void
        'onassento-before-submit'?: (event: AssentoBeforeSubmitEvent) => void
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
      'assento-cart': DetailedHTMLProps<HTMLAttributes<AssentoCart>, AssentoCart> & {
        /** Whose cart; a widget session has its own customer in any case. */ 'customer-id'?: string
        /** `review` prices the cart and shows the review at once. */ 'start-at'?: 'items' | 'review'
        /** Your page with the invoices; without it they open in a dialog. */ 'invoices-href'?: string
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Leaves the title to the host page. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-cart-changed'?: (event: AssentoCartChangedEvent) => void
        'onassento-order-placed'?: (event: AssentoOrderPlacedEvent) => void
        'onassento-plan-changed'?: (event: AssentoPlanChangedEvent) => void
        'onassento-before-submit'?: (event: AssentoBeforeSubmitEvent) => void
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
      'assento-collections-policy': DetailedHTMLProps<HTMLAttributes<AssentoCollectionsPolicy>, AssentoCollectionsPolicy> & {
        /** `describe` shows the policy in words; the editor when absent. */ mode?: string
        /** With `mode="describe"`: the invoice whose dates are shown; in general words when absent. */ 'invoice-id'?: string
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Without title. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-policy-changed'?: (event: AssentoPolicyChangedEvent) => void
        'onassento-before-submit'?: (event: AssentoBeforeSubmitEvent) => void
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
      'assento-customer-list': DetailedHTMLProps<HTMLAttributes<AssentoCustomerList>, AssentoCustomerList> & {
        /** Rows a page, 1 to 200; 50 when absent. */ 'page-size'?: number
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Without title, search and filter. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-customer-changed'?: (event: AssentoCustomerChangedEvent) => void
        'onassento-serial-assigned'?: (event: AssentoSerialAssignedEvent) => void
        'onassento-order-more'?: (event: AssentoOrderMoreEvent) => void
        'onassento-before-submit'?: (event: AssentoBeforeSubmitEvent) => void
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
      'assento-invoice-list': DetailedHTMLProps<HTMLAttributes<AssentoInvoiceList>, AssentoInvoiceList> & {
        /** Rows a page, 1 to 200; 50 when absent. */ 'page-size'?: number
        /** Only this customer's; a widget session sees its own customer in any case. */ 'customer-id'?: string
        /** States shown at first, apart by spaces (`open overdue`); all when absent. The person may choose others. */ status?: string
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Without title, overview and filters. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-invoice-downloaded'?: (event: AssentoInvoiceDownloadedEvent) => void
        'onassento-invoice-paid'?: (event: AssentoInvoicePaidEvent) => void
        'onassento-invoice-disputed'?: (event: AssentoInvoiceDisputedEvent) => void
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
      'assento-licence-stock': DetailedHTMLProps<HTMLAttributes<AssentoLicenceStock>, AssentoLicenceStock> & {
        /** Products a page, 1 to 200; 50 when absent. */ 'page-size'?: number
        /** Only this partner's; a partner's session sees its own in any case. */ 'partner-id'?: string
        /** Your page with the order form, for more units; without it the form opens in a dialog. */ 'order-href'?: string
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Without title and sums. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-order-more'?: (event: AssentoOrderMoreEvent) => void
        'onassento-serial-assigned'?: (event: AssentoSerialAssignedEvent) => void
        'onassento-customer-changed'?: (event: AssentoCustomerChangedEvent) => void
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
      'assento-order-form': DetailedHTMLProps<HTMLAttributes<AssentoOrderForm>, AssentoOrderForm> & {
        /** Chosen at first; `purchase` when absent. */ type?: 'purchase' | 'additionalUsers'
        /** Product chosen at first. */ 'product-id'?: string
        /** Your page with the list of orders; offered once the order is confirmed. */ 'orders-href'?: string
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Leaves the title to the host page. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-order-submitted'?: (event: AssentoOrderSubmittedEvent) => void
        'onassento-before-submit'?: (event: AssentoBeforeSubmitEvent) => void
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
      'assento-order-list': DetailedHTMLProps<HTMLAttributes<AssentoOrderList>, AssentoOrderList> & {
        /** Rows a page, 1 to 200; 50 when absent. */ 'page-size'?: number
        /** States shown at first, apart by spaces (`pending`); all when absent. The person may choose others. */ status?: string
        /** Your page with the order form; offered beside the title. */ 'new-order-href'?: string
        /** Your page with the invoices; the invoice of an order leads there. */ 'invoices-href'?: string
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Without title and filter. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-order-decided'?: (event: AssentoOrderDecidedEvent) => void
        'onassento-before-submit'?: (event: AssentoBeforeSubmitEvent) => void
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
      'assento-plan-changer': DetailedHTMLProps<HTMLAttributes<AssentoPlanChanger>, AssentoPlanChanger> & {
        /** `sub_…`; without it the element says that none is chosen. */ 'subscription-id'?: string
        /** Your page with the cart; without it the cart is shown here. */ 'cart-href'?: string
        /** Your page with the invoices; without it they open in a dialog. */ 'invoices-href'?: string
        /** Shows everything, offers no change. */ readonly?: boolean
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Leaves name and terms to the host page. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-cart-changed'?: (event: AssentoCartChangedEvent) => void
        'onassento-order-placed'?: (event: AssentoOrderPlacedEvent) => void
        'onassento-plan-changed'?: (event: AssentoPlanChangedEvent) => void
        'onassento-ticket-opened'?: (event: AssentoTicketOpenedEvent) => void
        'onassento-before-submit'?: (event: AssentoBeforeSubmitEvent) => void
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
      'assento-portal': DetailedHTMLProps<HTMLAttributes<AssentoPortal>, AssentoPortal> & {
        /** `https://…/t/<publishableKey>/trpc` */ endpoint?: string
        /** Address of the host's backend: answers a POST with `{ token, expiresAt }`. */ 'token-url'?: string
        locale?: 'pt-BR' | 'en'
        /** IANA zone of the times shown; the tenant's when absent. */ zone?: string
        /** `auto` (default) inherits the host page's `color-scheme`. */ 'color-scheme'?: 'auto' | 'light' | 'dark'
        getToken?: GetToken
      }
      'assento-renewal-scheduler': DetailedHTMLProps<HTMLAttributes<AssentoRenewalScheduler>, AssentoRenewalScheduler> & {
        /** `sub_…`; without it the element says that none is chosen. */ 'subscription-id'?: string
        /** Shows everything, offers no change. */ readonly?: boolean
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Leaves title and deadline to the host page. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-renewal-scheduled'?: (event: AssentoRenewalScheduledEvent) => void
        'onassento-before-submit'?: (event: AssentoBeforeSubmitEvent) => void
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
      'assento-seat-assignment': DetailedHTMLProps<HTMLAttributes<AssentoSeatAssignment>, AssentoSeatAssignment> & {
        /** `sub_…` */ 'subscription-id'?: string
        /** People a page, 1 to 200; 50 when absent. */ 'page-size'?: number
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Without title and counts. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-seat-assigned'?: (event: AssentoSeatAssignedEvent) => void
        'onassento-action'?: (event: AssentoActionEvent) => void
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
      'assento-seat-editor': DetailedHTMLProps<HTMLAttributes<AssentoSeatEditor>, AssentoSeatEditor> & {
        /** `sub_…`; without it the element says that none is chosen. */ 'subscription-id'?: string
        /** Shows everything, offers no change. */ readonly?: boolean
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Leaves name, terms and state to the host page. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-seats-changed'?: (event: AssentoSeatsChangedEvent) => void
        'onassento-renewal-scheduled'?: (event: AssentoRenewalScheduledEvent) => void
        'onassento-subscription-changed'?: (event: AssentoSubscriptionChangedEvent) => void
        'onassento-before-submit'?: (event: AssentoBeforeSubmitEvent) => void
        'onassento-action'?: (event: AssentoActionEvent) => void
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
      'assento-spend-forecast': DetailedHTMLProps<HTMLAttributes<AssentoSpendForecast>, AssentoSpendForecast> & {
        /** Whose invoices; a widget session sees its own customer in any case. */ 'customer-id'?: string
        /** Without the simulation. */ 'no-what-if'?: boolean
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Without title and totals. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
      'assento-storefront': DetailedHTMLProps<HTMLAttributes<AssentoStorefront>, AssentoStorefront> & {
        /** Plans a page, 1 to 200; 24 when absent. */ 'page-size'?: number
        /** The family that is shown at first; all when absent. The person may choose others. */ 'family-id'?: string
        /** Whose cart it fills; a widget session has its own customer in any case. */ 'customer-id'?: string
        /** Your page with the cart; without it the cart opens in a dialog. */ 'cart-href'?: string
        /** Your page with the invoices; without it they open in a dialog. */ 'invoices-href'?: string
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Without title, cart button, search and families. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-cart-changed'?: (event: AssentoCartChangedEvent) => void
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
      'assento-subscription-list': DetailedHTMLProps<HTMLAttributes<AssentoSubscriptionList>, AssentoSubscriptionList> & {
        /** Rows a page, 1 to 200; 50 when absent. */ 'page-size'?: number
        'group-by'?: 'none' | 'customer' | 'family'
        /** Only this customer's; a widget session sees its own customer in any case. */ 'customer-id'?: string
        /** States shown at first, apart by spaces (`active suspended`); all when absent. The person may choose others. */ status?: string
        /** 1 to 6; 2 when absent. */ 'heading-level'?: number
        /** Without title and search. */ 'no-header'?: boolean
        portal?: Portal
        'onassento-action'?: (event: AssentoActionEvent) => void
        'onassento-subscription-changed'?: (event: AssentoSubscriptionChangedEvent) => void
        'onassento-before-submit'?: (event: AssentoBeforeSubmitEvent) => void
        'onassento-loading'?: (event: AssentoLoadingEvent) => void
        'onassento-ready'?: (event: AssentoReadyEvent) => void
        'onassento-error'?: (event: AssentoErrorEvent) => void
        'onassento-session-expired'?: (event: AssentoSessionExpiredEvent) => void
      }
    }
  }
}
