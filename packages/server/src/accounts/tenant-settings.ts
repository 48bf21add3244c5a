/** What a reseller decides for all of its customers; JSON of the tenant's row. */
import { DEFAULT_LATE_CHARGE_TERMS } from '@assento/brazil'
import type { BankProfile, LateChargeTerms } from '@assento/brazil'
import { DEFAULT_COLLECTIONS_POLICY, DEFAULT_LICENCE_POLICY } from '@assento/rules'
import type { CalendarDate, CollectionsPolicy, Instant, LicencePolicy, ResellerOverride, TaxSettings } from '@assento/rules'
import { canonicalJson, parseJson } from '@assento/store'
import type { TenantRow } from '@assento/store'
import type { Contacts } from '../subscriptions/dto.ts'

/** What the partner states of its support (P5). */
export interface SupportOffering {
  readonly description: string
  readonly hours: string
  readonly price: string | null
}

/** Who charges, how, and when (billing.md §§ 2, 4, 5). */
export interface BillingSettings {
  /** Calendar days from issue to due date. */
  readonly dueDays: number
  readonly taxes: TaxSettings
  readonly lateCharges: LateChargeTerms
  /** Printed on every document (Lei 12.039). */
  readonly beneficiary: { readonly name: string; readonly taxId: string; readonly address: string } | null
  /** How boletos are registered; null = no boletos. */
  readonly bank: BankProfile | null
  /** Receiving Pix key; null = no Pix. */
  readonly pix: { readonly key: string; readonly merchantName: string; readonly merchantCity: string } | null
  readonly mailFrom: { readonly name: string; readonly address: string } | null
  /** Where customers see their invoices; messages link to it and to nothing else. Null = no link. */
  readonly portalUrl: string | null
  readonly collections: CollectionsPolicy
  /** When the policy was last changed: steps that lay before it are not made up for. Null = it never was. */
  readonly collectionsSince: Instant | null
  /** Bank holidays of the seller's city, besides the national ones. */
  readonly localHolidays: readonly CalendarDate[]
  /** Safety bound: more generated lines for one subscription in one day park the subscription (billing.md § 2). */
  readonly maxLinesPerSubscriptionDay: number
}

export const DEFAULT_BILLING: BillingSettings = {
  dueDays: 10,
  taxes: { standard: null, byProduct: {} },
  lateCharges: DEFAULT_LATE_CHARGE_TERMS,
  beneficiary: null,
  bank: null,
  pix: null,
  mailFrom: null,
  portalUrl: null,
  collections: DEFAULT_COLLECTIONS_POLICY,
  collectionsSince: null,
  localHolidays: [],
  maxLinesPerSubscriptionDay: 15,
}

export interface TenantSettings {
  readonly contacts: Contacts
  readonly support: SupportOffering | null
  /** Windows that the reseller shortened; pass it to `effectivePolicy` (W8). */
  readonly policy: ResellerOverride
  readonly billing: BillingSettings
  /** Orders, serials and their reasons. */
  readonly licences: LicencePolicy
}

export const NO_SETTINGS: TenantSettings = {
  contacts: { accountManager: null, support: null, finance: null },
  support: null,
  policy: {},
  billing: DEFAULT_BILLING,
  licences: DEFAULT_LICENCE_POLICY,
}

/** What is not stored has its default: a tenant may be older than a setting. */
export function settingsOf(tenant: Pick<TenantRow, 'settings'>): TenantSettings {
  const stored = parseJson<Partial<TenantSettings>>(tenant.settings)
  return {
    ...NO_SETTINGS, ...stored, contacts: { ...NO_SETTINGS.contacts, ...stored.contacts }, billing: { ...DEFAULT_BILLING, ...stored.billing },
    licences: { ...DEFAULT_LICENCE_POLICY, ...stored.licences },
  }
}

export function settingsText(settings: TenantSettings): string {
  return canonicalJson(settings)
}
