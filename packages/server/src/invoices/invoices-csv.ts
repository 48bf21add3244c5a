/** Invoices as CSV: in Portuguese with semicolons and decimal commas, as spreadsheets there read them; in English with commas. */
import { balanceCents, dateInZone } from '@assento/rules'
import type { CalendarDate } from '@assento/rules'
import { invoiceFacts, listInvoices } from '@assento/store'
import type { InvoiceFilter, InvoiceListItem } from '@assento/store'
import { csvLine } from '../platform/csv.ts'
import type { CsvCell } from '../platform/csv.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { statusOf } from './invoice-item.ts'

const HEADS = {
  'pt-BR': ['Número', 'Cliente', 'Emissão', 'Vencimento', 'Período de', 'Período até', 'Moeda', 'Subtotal', 'Impostos', 'Total', 'Saldo', 'Situação', 'Paga em'],
  en: ['Number', 'Customer', 'Issued', 'Due', 'Period from', 'Period to', 'Currency', 'Subtotal', 'Tax', 'Total', 'Balance', 'Status', 'Paid on'],
} as const
const STATUS = {
  'pt-BR': { open: 'em aberto', overdue: 'vencida', paid: 'paga', void: 'cancelada', writtenOff: 'baixada como perda' },
  en: { open: 'open', overdue: 'overdue', paid: 'paid', void: 'void', writtenOff: 'written off' },
} as const
const PAGE = 200
/** Spreadsheets take the file for UTF-8 by it. */
const BYTE_ORDER_MARK = '\ufeff'

/** The file in pieces of one page, so that a list of any length takes the memory of a page. */
export async function* invoicesCsv(ctx: ProcedureContext, filter: Omit<InvoiceFilter, 'beforeId' | 'limit'>): AsyncGenerator<string> {
  const words = ctx.tenant.locale === 'en' ? 'en' : 'pt-BR'
  const separator = words === 'en' ? ',' : ';'
  yield BYTE_ORDER_MARK + csvLine(HEADS[words], separator)
  for (let beforeId: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof listInvoices>> = await listInvoices(ctx.database, ctx.tenant.id, { ...filter, beforeId, limit: PAGE })
    yield page.items.map((row) => csvLine(cellsOf(row, filter.today, ctx.tenant.zone, words), separator)).join('')
    if (page.next === null) return
    beforeId = page.next
  }
}

function cellsOf(row: InvoiceListItem, today: CalendarDate, zone: string, words: 'pt-BR' | 'en'): readonly CsvCell[] {
  const amount = (cents: number): CsvCell => ({ number: decimal(cents, words === 'en' ? '.' : ',') })
  return [
    row.number, row.customer_name, row.issued_on, row.due_on, row.period_starts_on, row.period_until, row.currency, amount(row.subtotal_cents),
    amount(row.tax_cents), amount(row.total_cents), amount(balanceCents(invoiceFacts(row))), STATUS[words][statusOf(row, today)],
    row.paid_at === null ? '' : dateInZone(row.paid_at, zone),
  ]
}

function decimal(cents: number, mark: '.' | ','): string {
  const whole = Math.trunc(Math.abs(cents) / 100)
  return `${cents < 0 ? '-' : ''}${whole}${mark}${String(Math.abs(cents) % 100).padStart(2, '0')}`
}
