import { mayCall } from '../platform/authorize.ts'
import type { Caller } from '../platform/types.ts'
import type { InvoicePermissions } from './dto.ts'

/** What this caller may do with an invoice that it sees: buttons that would be refused are not shown. */
export function invoicePermissions(caller: Caller): InvoicePermissions {
  return {
    download: mayCall('invoices.documentLink', caller), secondCopy: mayCall('invoices.secondCopy', caller),
    dispute: mayCall('collections.disputes.open', caller),
  }
}
