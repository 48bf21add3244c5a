/** What a reseller decides for all of its customers; JSON of the tenant's row. */
import type { ResellerOverride } from '@assento/rules'
import { canonicalJson, parseJson } from '@assento/store'
import type { TenantRow } from '@assento/store'
import type { Contacts } from '../subscriptions/dto.ts'

/** What the partner states of its support (P5). */
export interface SupportOffering {
  readonly description: string
  readonly hours: string
  readonly price: string | null
}

export interface TenantSettings {
  readonly contacts: Contacts
  readonly support: SupportOffering | null
  /** Windows that the reseller shortened; pass it to `effectivePolicy` (W8). */
  readonly policy: ResellerOverride
}

export const NO_SETTINGS: TenantSettings = {
  contacts: { accountManager: null, support: null, finance: null },
  support: null,
  policy: {},
}

/** What is not stored has its default: a tenant may be older than a setting. */
export function settingsOf(tenant: Pick<TenantRow, 'settings'>): TenantSettings {
  const stored = parseJson<Partial<TenantSettings>>(tenant.settings)
  return { ...NO_SETTINGS, ...stored, contacts: { ...NO_SETTINGS.contacts, ...stored.contacts } }
}

export function settingsText(settings: TenantSettings): string {
  return canonicalJson(settings)
}
