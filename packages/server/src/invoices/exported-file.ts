/** What an address of an export stands for: each kind of file says itself in its question. */
import { dateInZone } from '@assento/rules'
import { parseJson } from '@assento/store'
import type { InvoiceFilter } from '@assento/store'
import { customerFile } from '../customers/customer-file.ts'
import type { CustomerFileQuestion } from '../customers/customer-file.ts'
import { serialsFile } from '../licences/serials-csv.ts'
import type { SerialsFileQuestion } from '../licences/serials-csv.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { exportFileName } from './export-link.ts'
import { invoicesCsv } from './invoices-csv.ts'

export interface ExportedFile {
  readonly fileName: string
  readonly mediaType: string
  /** As the audit names it. */
  readonly action: 'invoices.export' | 'serials.export' | 'customers.export'
  readonly customerId: string | null
  /** What the audit keeps of the question. */
  readonly asked: unknown
  /** The file in pieces of one page, so that one of any length takes the memory of a page. */
  readonly pieces: () => AsyncGenerator<string>
}

type InvoicesQuestion = Omit<InvoiceFilter, 'beforeId' | 'limit' | 'today'> & { readonly kind?: undefined }

export function exportedFile(ctx: ProcedureContext, question: string): ExportedFile {
  const asked = parseJson<InvoicesQuestion | SerialsFileQuestion | CustomerFileQuestion>(question)
  if (asked.kind === 'serials') return serialsFile(ctx, asked)
  if (asked.kind === 'customer') return customerFile(ctx, asked)
  return {
    fileName: exportFileName(ctx), mediaType: 'text/csv; charset=utf-8', action: 'invoices.export', customerId: asked.customerId, asked,
    pieces: () => invoicesCsv(ctx, { ...asked, today: dateInZone(ctx.now, ctx.tenant.zone) }),
  }
}
