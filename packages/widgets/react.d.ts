/** Made by scripts/manifest.ts from the elements' docblocks. Not edited by hand. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type {
  GetToken, Portal,
  AssentoActionEvent,
  AssentoBeforeSubmitEvent,
  AssentoCart,
  AssentoCartChangedEvent,
  AssentoCollectionsPolicy,
  AssentoErrorEvent,
  AssentoInvoiceDisputedEvent,
  AssentoInvoiceDownloadedEvent,
  AssentoInvoiceList,
  AssentoInvoicePaidEvent,
  AssentoLoadingEvent,
  AssentoOrderPlacedEvent,
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
