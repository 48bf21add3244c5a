/** Recorded-shape answers about invoices: one due tomorrow, one paid, one overdue, one void, one disputed, and each in full. */
import { addDays, calendarDate, instant, type CalendarDate, type DatePeriod, type Instant } from '@assento/rules'
import type { DocumentItem, ExplainedLine, InvoiceDetail, InvoiceItem, InvoicePage, PaymentMeans, TimelineStep, WhoAmI } from '@assento/client'
import { WHO } from './fixtures.ts'

export const NOW: Instant = instant('2026-11-19T13:00:00.000Z')
export const TODAY: CalendarDate = calendarDate('2026-11-19')
export const BR_CODE = '00020126580014br.gov.bcb.pix01367d9f0335-8dcc-4054-9bf9-0dbd61d3690652040000530398654071123.205802BR5911NUVEM CLARA6009SAO PAULO62120508202601846304CCA9'
const LATER_BR_CODE = '00020126580014br.gov.bcb.pix01367d9f0335-8dcc-4054-9bf9-0dbd61d369065204000053039865406974.065802BR5911NUVEM CLARA6009SAO PAULO6214051020260118V263043ECD'

export const INVOICE_WHO: WhoAmI = {
  ...WHO, components: { ...WHO.components, invoices: { features: ['download', 'secondCopy', 'dispute'] } }, tenant: { ...WHO.tenant, now: NOW },
}
export const FINANCE = { name: 'financeiro', email: 'financeiro@example.com', phone: null, url: null }

export const brl = (cents: number) => ({ currency: 'BRL', cents })
const period = (startsOn: string, until: string): DatePeriod => ({ startsOn: calendarDate(startsOn), until: calendarDate(until) })

function paper(number: string, kind: DocumentItem['kind'], more: Partial<DocumentItem> = {}): DocumentItem {
  const mediaType = kind === 'notaFiscalXml' ? 'application/xml' : 'application/pdf'
  return { id: `doc_${number}_${kind}${more.version ?? ''}`, kind, fileName: `${kind}-${number}.${kind === 'notaFiscalXml' ? 'xml' : 'pdf'}`, mediaType, version: null, isActive: true, createdAt: instant('2026-11-05T12:00:00.000Z'), ...more }
}

const papers = (number: string, ...kinds: readonly DocumentItem['kind'][]) => kinds.map((kind) => paper(number, kind, kind === 'boleto' ? { version: 1 } : {}))

function invoice(number: string, due: string, cents: number, covered: DatePeriod, more: Partial<InvoiceItem> = {}): InvoiceItem {
  const dueOn = calendarDate(due)
  return {
    id: `inv_${number}`, number, customerId: 'acc_1', customerName: 'Padaria Estrela do Sul', period: covered, issuedOn: addDays(dueOn, -15), dueOn, payableUntil: dueOn,
    total: brl(cents), balance: brl(cents), status: 'open', paidOn: null, daysOverdue: 0, isDisputed: false, holds: [],
    documents: papers(number, 'invoice', 'boleto', 'notaFiscalPdf', 'notaFiscalXml'), ...more,
  }
}

/** Lines of 1.150,24, less a credit of 27,04. */
export const OPEN = invoice('2026-0184', '2026-11-20', 115_024, period('2026-10-15', '2026-11-15'), { balance: brl(112_320) })
export const PAID = invoice('2026-0151', '2026-10-20', 93_600, period('2026-09-15', '2026-10-15'), {
  status: 'paid', paidOn: calendarDate('2026-10-19'), balance: brl(0), documents: papers('2026-0151', 'invoice', 'receipt', 'notaFiscalPdf', 'notaFiscalXml'),
})
export const OVERDUE = invoice('2026-0118', '2026-09-18', 93_600, period('2026-08-15', '2026-09-15'), { status: 'overdue', daysOverdue: 62 })
export const OLD = invoice('2025-0031', '2025-12-19', 93_600, period('2025-11-15', '2025-12-15'), { status: 'paid', paidOn: calendarDate('2025-12-19'), balance: brl(0), documents: papers('2025-0031', 'invoice', 'receipt') })
export const VOID = invoice('2026-0097', '2026-08-20', 93_600, period('2026-07-15', '2026-08-15'), { status: 'void', documents: papers('2026-0097', 'invoice') })
export const DISPUTED = invoice('2026-0172', '2026-12-04', 24_990, period('2026-11-04', '2026-12-04'), { isDisputed: true })
export const PARTLY = invoice('2026-0179', '2026-11-15', 50_000, period('2026-11-01', '2026-12-01'), { payableUntil: calendarDate('2026-11-19'), balance: brl(20_000) })
export const INVOICES: readonly InvoiceItem[] = [OPEN, PAID, OVERDUE]

export function pageOf(items: readonly InvoiceItem[], more: Partial<InvoicePage> = {}): InvoicePage {
  return { items, nextCursor: null, financeContact: FINANCE, credit: null, upcoming: null, today: TODAY, ...more }
}

/** Answers as the server does: by state, number and due date, newest first. */
export function listOf(items: readonly InvoiceItem[], more: Partial<InvoicePage> = {}) {
  return (input: Readonly<Record<string, unknown>>): InvoicePage => {
    const { status, search, dueFrom, dueUntil } = input as { status?: readonly string[]; search?: string; dueFrom?: string; dueUntil?: string }
    return pageOf(items.filter((item) => (!status || status.includes(item.status)) && (!search || item.number.includes(search))
      && (!dueFrom || item.dueOn >= dueFrom) && (!dueUntil || item.dueOn < dueUntil)), more)
  }
}

function line(lineNo: number, kind: ExplainedLine['kind'], quantity: number, days: number, covered: DatePeriod, cents: number, more: Partial<ExplainedLine> = {}): ExplainedLine {
  return {
    lineNo, kind, description: 'Suite Escritório Padrão', subscriptionId: 'sub_1', quantity, unitPrice: brl(6240), billingDays: days, cycleDays: 30, period: covered,
    amount: brl(cents), computed: brl(cents), isCapped: false, cause: null, credits: [], rules: ['subscriptions.charge.line'], ...more,
  }
}

const cause = (action: string, actorName: string, at: string, seq: number) => ({ action, actorName, at: instant(at), seq })

/** 18 seats a month, three added on 28 October, two reduced on 26 October: 1.123,20 + 106,08 − 79,04, less credit of 27,04. */
export const LINES: readonly ExplainedLine[] = [
  line(1, 'termCycle', 18, 30, period('2026-10-15', '2026-11-14'), 112_320, { cause: cause('renewals.run', 'Nuvem Clara', '2026-10-15T03:00:00.000Z', 1184) }),
  line(2, 'seatsAdded', 3, 17, period('2026-10-28', '2026-11-14'), 10_608, { cause: cause('subscriptions.seats.change', 'Ana Souza', '2026-10-28T17:12:00.000Z', 1203) }),
  line(3, 'seatsReduced', -2, 19, period('2026-10-26', '2026-11-14'), -7904, {
    cause: cause('subscriptions.seats.change', 'Bruno Carvalho', '2026-10-26T13:40:00.000Z', 1197), credits: [{ invoiceNumber: '2026-0151', chargeId: 'chg_1', amount: brl(7904) }],
  }),
]

export function step(key: string, on: string, template: string | null, action: TimelineStep['action'], state: TimelineStep['state']): TimelineStep {
  const plannedAt = instant(`${on}T12:00:00.000Z`)
  return { key, plannedAt, plannedOn: calendarDate(on), template, action, state, ranAt: state === 'done' ? plannedAt : null }
}

const OPEN_STEPS = [
  step('reminder-7', '2026-11-13', 'reminder.upcoming', null, 'done'), step('reminder-1', '2026-11-19', 'reminder.upcoming', null, 'done'), step('due', '2026-11-20', 'reminder.dueToday', null, 'planned'),
  step('overdue+1', '2026-11-21', 'notice.overdue', null, 'planned'), step('overdue+7', '2026-11-27', 'notice.suspension', null, 'planned'), step('suspend+15', '2026-12-07', 'notice.suspended', 'suspend', 'planned'),
]
export const LATE_STEPS = [
  step('due', '2026-09-18', 'reminder.dueToday', null, 'done'), step('overdue+1', '2026-09-19', 'notice.overdue', null, 'done'), step('overdue+7', '2026-11-18', 'notice.suspension', null, 'done'),
  step('suspend+15', '2026-11-24', 'notice.suspended', 'suspend', 'planned'),
]

export const MEANS: PaymentMeans = {
  boleto: {
    documentId: 'doc_2026-0184_boleto1', version: 1, dueOn: OPEN.dueOn, amount: OPEN.balance, digitableLine: '00190.50095 40144.816069 06809.350314 3 13370000112320',
    barcode: '00193133700001123200500940144816060680935031', bankName: 'Banco do Brasil', isPayable: true,
  },
  pix: { brCode: BR_CODE, txid: '20260184', amount: OPEN.balance },
}
export const LATE_MEANS: PaymentMeans = { boleto: { ...MEANS.boleto!, documentId: 'doc_2026-0118_boleto1', dueOn: OVERDUE.dueOn, amount: OVERDUE.balance, isPayable: false }, pix: null }
/** After a second copy on 19 November: 936,00 + 18,72 + 19,34 (1 % a month, 62 of 30 days). */
export const NEW_MEANS: PaymentMeans = {
  boleto: { ...MEANS.boleto!, documentId: 'doc_2026-0118_boleto2', version: 2, dueOn: calendarDate('2026-11-19'), amount: brl(97_406), digitableLine: '00190.50095 40144.816069 06809.350314 1 13360000097406', isPayable: true },
  pix: { brCode: LATER_BR_CODE, txid: '20260118V2', amount: brl(97_406) },
}
export const LATE_CHARGES = { fine: brl(1872), interest: brl(1934), days: 62, total: brl(3806), asOf: TODAY }

const meansOf = ({ dueOn, balance: amount }: InvoiceItem): PaymentMeans => ({ boleto: { ...MEANS.boleto!, dueOn, amount }, pix: { ...MEANS.pix!, amount } })

export function invoiceDetailOf(item: InvoiceItem, more: Partial<InvoiceDetail> = {}): InvoiceDetail {
  const isUnpaid = item.status === 'open' || item.status === 'overdue'
  const isLate = item.status === 'overdue'
  const lines = item.id === OPEN.id ? LINES : [line(1, 'termCycle', 15, 30, item.period, item.total.cents, { unitPrice: brl(item.total.cents / 15) })]
  const subtotal = brl(lines.reduce((sum, { amount }) => sum + amount.cents, 0))
  return {
    ...item, lines, subtotal, taxes: [], tax: brl(0), total: item.id === OPEN.id ? subtotal : item.total,
    settlements: item.status === 'paid' ? [{ kind: 'payment', channel: 'boleto', on: item.paidOn ?? TODAY, amount: item.total, lateCharges: null, excess: null, reference: null }]
      : item.id === OPEN.id ? [{ kind: 'credit', channel: null, on: item.issuedOn, amount: brl(2704), lateCharges: null, excess: null, reference: null }] : [],
    payment: isLate ? LATE_MEANS : isUnpaid ? meansOf(item) : { boleto: null, pix: null }, lateCharges: isLate ? LATE_CHARGES : null,
    timeline: isLate ? LATE_STEPS : isUnpaid ? OPEN_STEPS : [], voided: item.status === 'void' ? { at: instant('2026-08-06T14:00:00.000Z'), reason: 'CNPJ do tomador incorreto', replacedBy: '2026-0098' } : null,
    replaces: null, permissions: { download: true, secondCopy: true, dispute: true }, now: NOW, zone: 'America/Sao_Paulo', ...more,
  }
}
