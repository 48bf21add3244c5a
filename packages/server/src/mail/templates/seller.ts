import { formatTaxId, readTaxId } from '@assento/brazil'
import type { ProcedureContext } from '../../platform/types.ts'
import type { MailFacts } from './mail-facts.ts'

/** Who sends: the beneficiary that documents name, else the tenant by its name. */
export function sellerOf({ tenant }: Pick<ProcedureContext, 'tenant'>): MailFacts['seller'] {
  const { beneficiary, portalUrl } = tenant.settings.billing
  return {
    name: beneficiary?.name ?? tenant.name, taxId: beneficiary === null ? null : taxIdText(beneficiary.taxId), contact: tenant.settings.contacts.finance,
    portalUrl,
  }
}

/** `CNPJ 11.222.333/0001-81`. */
function taxIdText(taxId: string): string {
  const reading = readTaxId(taxId)
  return reading.ok ? `${reading.taxId.kind.toUpperCase()} ${formatTaxId(reading.taxId)}` : taxId
}
