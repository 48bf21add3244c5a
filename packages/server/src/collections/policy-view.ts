import { assert, COLLECTIONS_TEMPLATES, DEFAULT_COLLECTIONS_POLICY } from '@assento/rules'
import { canonicalJson, countOpenInvoices, loadTenant } from '@assento/store'
import type { Handle, TenantRow } from '@assento/store'
import { settingsOf } from '../accounts/tenant-settings.ts'
import type { PolicyView } from './dto.ts'

export async function tenantRowOf(handle: Handle, tenantId: string): Promise<TenantRow> {
  const tenant = await loadTenant(handle, tenantId)
  assert(tenant !== null, 'the caller belongs to a tenant')
  return tenant
}

export async function policyView(handle: Handle, tenant: TenantRow): Promise<PolicyView> {
  const { collections: policy, dueDays, localHolidays } = settingsOf(tenant).billing
  return {
    policy, isDefault: canonicalJson(policy) === canonicalJson(DEFAULT_COLLECTIONS_POLICY), version: tenant.version, templates: COLLECTIONS_TEMPLATES,
    openInvoices: await countOpenInvoices(handle, tenant.id), calendar: { dueDays, localHolidays },
  }
}
