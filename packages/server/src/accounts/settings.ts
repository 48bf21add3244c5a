/** settings.get and settings.update: what a reseller decides for all of its customers. */
import { assert, CSP_POLICY } from '@assento/rules'
import { loadTenant, updateTenantSettings } from '@assento/store'
import type { TenantRow } from '@assento/store'
import { z } from 'zod'
import { staleVersion } from '../platform/errors.ts'
import { email, nothing, text, version, webAddress } from '../platform/inputs.ts'
import { command, query } from '../platform/procedure.ts'
import type { Caller } from '../platform/types.ts'
import { billingInput, mergedBilling } from './billing-input.ts'
import { licencesInput, mergedLicences } from './licences-input.ts'
import type { SettingsView } from './dto.ts'
import { settingsOf, settingsText } from './tenant-settings.ts'
import type { TenantSettings } from './tenant-settings.ts'

const contact = z.strictObject({
  name: text(200), email: email.nullable().default(null), phone: text(40).nullable().default(null), url: webAddress.nullable().default(null),
}).nullable()

/** Hours that only shorten (rule subscriptions.window.shortened): more than any product allows is a mistake, and is said so. */
const hours = (most: number) => z.int().min(0).refine((value) => value <= most, {
  error: `a reseller shortens windows; at most ${most} hours`, params: { rule: 'subscriptions.window.shortened' },
})

const input = z.strictObject({
  version,
  contacts: z.strictObject({ accountManager: contact.optional(), support: contact.optional(), finance: contact.optional() }).optional(),
  support: z.strictObject({ description: text(2000), hours: text(200), price: text(200).nullable().default(null) }).nullable().optional(),
  policy: z.strictObject({
    reductionWindowHours: hours(CSP_POLICY.reductionWindowHours).optional(),
    cancellationHours: hours(CSP_POLICY.cancellation.withinHours).optional(),
  }).optional(),
  billing: billingInput.optional(),
  licences: licencesInput.optional(),
})

export const getSettings = query('settings.get', nothing, async (ctx) => (
  settingsView(await tenantRow(ctx.database, ctx.tenant.id), ctx.caller)))

/** Replaces what is named and keeps the rest; `policy` is replaced whole, so that a shortened window can be taken back. */
export const updateSettings = command('settings.update', input, async (ctx, request) => {
  const tenant = await tenantRow(ctx.tx, ctx.tenant.id)
  if (tenant.version !== request.version) staleVersion(tenant.version)
  const before = settingsOf(tenant)
  const after = merged(before, request)
  if (!(await updateTenantSettings(ctx.tx, ctx.tenant.id, settingsText(after), tenant.version))) staleVersion(tenant.version + 1)
  ctx.afterCommit(() => ctx.runtime.callers.forget((known) => known.tenant.id === ctx.tenant.id))
  return {
    answer: settingsView({ ...tenant, settings: settingsText(after), version: tenant.version + 1 }, ctx.caller),
    audit: { outcome: 'done', subjectId: ctx.tenant.id, customerId: null, before, after },
  }
})

function merged(before: TenantSettings, request: z.output<typeof input>): TenantSettings {
  const given = Object.entries(request.contacts ?? {}).filter(([, value]) => value !== undefined)
  const { reductionWindowHours, cancellationHours } = request.policy ?? before.policy
  return {
    contacts: { ...before.contacts, ...Object.fromEntries(given) },
    support: request.support === undefined ? before.support : request.support,
    policy: {
      ...(reductionWindowHours === undefined ? {} : { reductionWindowHours }),
      ...(cancellationHours === undefined ? {} : { cancellationHours }),
    },
    billing: mergedBilling(before.billing, request.billing),
    licences: mergedLicences(before.licences, request.licences),
  }
}

async function tenantRow(handle: Parameters<typeof loadTenant>[0], tenantId: string): Promise<TenantRow> {
  const tenant = await loadTenant(handle, tenantId)
  assert(tenant !== null, 'the caller belongs to a tenant')
  return tenant
}

/** A page of a customer is not told of the reseller's bank agreement. */
function settingsView(tenant: TenantRow, caller: Caller): SettingsView {
  const { billing, ...settings } = settingsOf(tenant)
  return {
    name: tenant.name, zone: tenant.zone, locale: tenant.locale, ...settings, billing: caller.kind === 'widget' ? null : billing,
    version: tenant.version,
  }
}
