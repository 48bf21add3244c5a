/** What sessions, keys and accounts give, as plain JSON. */
import type { Instant } from '@assento/rules'
import type { Role } from '@assento/store'
import type { Contacts } from '../subscriptions/dto.ts'
import type { TenantSettings } from './tenant-settings.ts'

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

export interface ApiKeyItem {
  readonly id: string
  readonly kind: 'secret' | 'restricted'
  /** Rotation slot: two active keys a slot at most. */
  readonly slot: string
  /** The public part of the key. */
  readonly keyId: string
  /** Procedures that a restricted key may call; null = all. */
  readonly scopes: readonly string[] | null
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | null
  readonly revokedAt: Instant | null
}

/** Answer of `keys.create` and `keys.rotate`: `key` is shown this once. */
export interface CreatedApiKey extends ApiKeyItem {
  readonly key: string
}

export interface AccountItem {
  readonly id: string
  readonly kind: 'vendor' | 'reseller' | 'customer'
  readonly name: string
  readonly tradeName: string | null
  /** CNPJ or CPF without mask. */
  readonly taxId: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly isCorporate: boolean
  readonly externalRef: string | null
  readonly version: number
}

export interface MemberItem {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly createdAt: Instant
}

export interface SettingsView {
  readonly name: string
  readonly zone: string
  readonly locale: string
  readonly contacts: Contacts
  readonly support: TenantSettings['support']
  readonly policy: TenantSettings['policy']
  /** Null for widgets: it holds the bank agreement. */
  readonly billing: TenantSettings['billing'] | null
  readonly licences: TenantSettings['licences']
  readonly version: number
}
