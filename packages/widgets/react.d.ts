/** Made by scripts/manifest.ts from the elements' docblocks. Not edited by hand. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type {
  GetToken, Portal,
  AssentoActionEvent,
  AssentoBeforeSubmitEvent,
  AssentoErrorEvent,
  AssentoLoadingEvent,
  AssentoPortal,
  AssentoReadyEvent,
  AssentoRenewalScheduledEvent,
  AssentoRenewalScheduler,
  AssentoSeatAssignedEvent,
  AssentoSeatAssignment,
  AssentoSeatEditor,
  AssentoSeatsChangedEvent,
  AssentoSessionExpiredEvent,
  AssentoSubscriptionChangedEvent,
  AssentoSubscriptionList,
} from '@assento/widgets'

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
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
