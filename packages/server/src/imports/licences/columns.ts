/** Layouts of licence files by their headers (formats.md § 6; licences.md § 6). */
import { normalizeHeader } from '../table/bind-columns.ts'
import type { ColumnSpec } from '../table/bind-columns.ts'
import { SERIAL_HEADS } from '../../licences/serials-words.ts'
import type { LicenceImportReport } from './report.ts'

const [pt, en] = [SERIAL_HEADS['pt-BR'], SERIAL_HEADS.en]

/** LicenseSpring's import: the tax id goes in the customer's reference. */
export const LICENSE_SPRING_COLUMNS = {
  key: { names: ['license__license_key'], required: true },
  product: { names: ['product__short_code'], required: true },
  company: { names: ['customer__company_name'] },
  lastName: { names: ['customer__last_name'] },
  taxId: { names: ['customer__reference'], required: true },
  phone: { names: ['customer__phone'] },
  street: { names: ['customer__address'] },
  zip: { names: ['customer__postcode'] },
  state: { names: ['customer__state'] },
  city: { names: ['customer__city'] },
  isTest: { names: ['order__is_test'] },
  isTrial: { names: ['order__is_trial'] },
  isEnabled: { names: ['license__enabled'] },
  max: { names: ['license__max_activations'] },
  isUnlimited: { names: ['license__allow_unlimited_activations'] },
  validUntil: { names: ['license__validity_period'] },
  type: { names: ['license__license_type'] },
} as const satisfies Record<string, ColumnSpec>

/** Sentinel EMS' customers; any further header is an attribute of the installation, and a CNPJ is one. */
export const SENTINEL_COLUMNS = {
  name: { names: ['name'], required: true },
  crmId: { names: ['customerCRMId'] },
  description: { names: ['description'] },
  isEnabled: { names: ['enabled'] },
  ref: { names: ['refId'], required: true },
  taxId: { names: ['cnpj', 'cpf', 'taxId', 'cnpj/cpf'], required: true },
} as const satisfies Record<string, ColumnSpec>

/** The portal's export, and our own, which has more columns; in Portuguese or English. */
export const PORTAL_COLUMNS = {
  key: { names: [pt.serial, en.serial, 'Serial', 'Chave', 'Código de autorização'], required: true },
  product: { names: [pt.product, en.product], required: true },
  customer: { names: [pt.customer, en.customer, 'Razão Social', 'Nome'], required: true },
  taxId: { names: [pt.taxId, en.taxId, 'CNPJ', 'CPF', 'CPF/CNPJ'], required: true },
  state: { names: [pt.state, en.state, 'Status'] },
  reason: { names: [pt.reason, en.reason] },
  validUntil: { names: [pt.validUntil, en.validUntil, 'Validade', 'Expira em'] },
  graceUntil: { names: [pt.graceUntil, en.graceUntil] },
  machines: { names: [pt.machines, en.machines, 'Computador', 'Máquina'] },
  activatedAt: { names: [pt.activatedAt, en.activatedAt] },
  lastSeenAt: { names: [pt.lastSeenAt, en.lastSeenAt] },
  activatedBy: { names: [pt.activatedBy, en.activatedBy] },
  note: { names: [pt.note, en.note] },
  partner: { names: [pt.partner, en.partner] },
  max: { names: [pt.max, en.max] },
  badge: { names: [pt.badge, en.badge] },
  used: { names: [pt.used, en.used] },
  transfers: { names: [pt.transfers, en.transfers] },
} as const satisfies Record<string, ColumnSpec>

/** Bulk suspension: which serial, why, in what words. */
export const SUSPENSION_COLUMNS = {
  key: { names: [pt.serial, en.serial, 'Serial', 'Chave'], required: true },
  reason: { names: [pt.reason, en.reason], required: true },
  note: { names: [pt.note, en.note, 'Descrição', 'Description'] },
} as const satisfies Record<string, ColumnSpec>

/** Which layout a header is; null for none. */
export function layoutOf(header: readonly string[]): Exclude<LicenceImportReport['layout'], 'suspensions'> {
  const names = new Set(header.map(normalizeHeader))
  const has = (spec: ColumnSpec) => spec.names.some((name) => names.has(normalizeHeader(name)))
  if (has(LICENSE_SPRING_COLUMNS.key)) return 'licenseSpring'
  if (has(SENTINEL_COLUMNS.ref) && has(SENTINEL_COLUMNS.name)) return 'sentinelCustomers'
  if (!has(PORTAL_COLUMNS.key)) return null
  return has(PORTAL_COLUMNS.badge) ? 'assento' : 'portal'
}
