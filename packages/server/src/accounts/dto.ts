/** What sessions, keys and accounts give, as plain JSON. */
import type { Instant } from '@assento/rules'
import type { Role } from '@assento/store'
import type { Contacts } from '../subscriptions/dto.ts'

/** Answer of `sessions.create`: the token is shown once, and stays in the memory of the page. */
export interface WidgetSession {
  readonly sessionId: string
  readonly token: string
  readonly expiresAt: Instant
  /** Address for the widgets' `endpoint`: `…/t/<publishableKey>/trpc`. */
  readonly endpointPath: string
}

export interface WhoAmI {
  readonly actor: { readonly id: string; readonly name: string; readonly role: Role | 'server' }
  readonly customer: { readonly id: string; readonly name: string } | null
  readonly components: Readonly<Record<string, { readonly features: readonly string[] }>>
  readonly tenant: {
    readonly name: string
    readonly environment: 'test' | 'live'
    readonly zone: string
    readonly locale: string
    readonly contacts: Contacts
    /** The tenant's time. */
    readonly now: Instant
  }
  readonly expiresAt: Instant | null
}
