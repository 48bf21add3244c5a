import { assert } from '@assento/rules'
import { listLicenceCharges } from '@assento/store'
import type { Handle, InvoiceLineRow, InvoiceRow, LicenceChargeRow } from '@assento/store'

/**
 * The licence charge that each line stands for which stands for none of a subscription, by line number: both are in the order in
 * which they were charged. Empty for an invoice that is void: its charges are void, or stand on another.
 */
export async function licenceChargesByLine(
  handle: Handle, tenantId: string, invoice: Pick<InvoiceRow, 'draft_id' | 'state'>,
  lines: readonly Pick<InvoiceLineRow, 'line_no' | 'charge_id' | 'subscription_id'>[],
): Promise<ReadonlyMap<number, LicenceChargeRow>> {
  const unlinked = lines.filter((line) => line.charge_id === null && line.subscription_id === null)
  if (unlinked.length === 0 || invoice.draft_id === null || invoice.state === 'void') return new Map()
  const charges = await listLicenceCharges(handle, tenantId, invoice.draft_id)
  assert(charges.length === unlinked.length, 'every line stands for a charge')
  return new Map(unlinked.flatMap((line, index) => {
    const charge = charges[index]
    return charge === undefined ? [] : [[line.line_no, charge] as const]
  }))
}
