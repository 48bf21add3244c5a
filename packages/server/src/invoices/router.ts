import { documentProcedures } from '../documents/router.ts'
import { router } from '../platform/trpc.ts'
import { closeInvoiceNow } from './close-now.ts'
import { creditInvoice } from './credit-invoice.ts'
import { exportLink } from './export-link.ts'
import { forecast } from './forecast.ts'
import { explain, getInvoice } from './get-invoice.ts'
import { listInvoices } from './list-invoices.ts'
import { voidInvoice } from './void-invoice.ts'
import { writeOffInvoice } from './write-off-invoice.ts'

export const invoicesRouter = router({
  list: listInvoices,
  get: getInvoice,
  explain,
  exportLink,
  forecast,
  close: closeInvoiceNow,
  void: voidInvoice,
  credit: creditInvoice,
  writeOff: writeOffInvoice,
  ...documentProcedures,
})
