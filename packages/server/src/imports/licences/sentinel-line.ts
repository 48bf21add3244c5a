import { customerTaxId, plainText } from '../customers/customer-line.ts'
import type { ReadRow } from '../report.ts'
import type { RowReader } from '../table/row-reader.ts'
import { readBoolean } from '../table/values.ts'
import type { SENTINEL_COLUMNS } from './columns.ts'
import type { LicenceLine } from './licence-line.ts'

/** A customer of Sentinel EMS; its `refId` stays as the id in the other system. */
export function sentinelLine(reader: RowReader<keyof typeof SENTINEL_COLUMNS>): ReadRow<LicenceLine> {
  const outcome = customerTaxId(reader.text('taxId') ?? '', {})
  if (outcome.taxId === null) {
    reader.reject(outcome.rule, 'taxId', outcome.message)
    return reader.refused()
  }
  if (readBoolean(reader.text('isEnabled') ?? 'true') === false) reader.warn('imports.customer.inactive', 'isEnabled', 'o cliente está desativado no arquivo.')
  return reader.done<LicenceLine>({
    customer: {
      taxId: outcome.taxId, name: plainText(reader.required('name')) ?? '', phone: null, address: null, externalRef: reader.required('ref').toLowerCase(), partnerName: null,
    },
    serial: null,
  })
}
