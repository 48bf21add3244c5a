/** The invoice list on recorded answers. */
import { addHours, calendarDate } from '@assento/rules'
import type { InvoiceDetail, InvoiceItem } from '@assento/client'
import { Failure, FakeServer, type Answers } from '../test/fixtures.ts'
import {
  brl, DISPUTED, INVOICE_WHO, invoiceDetailOf, INVOICES, LATE_STEPS, listOf, NEW_MEANS, NOW, OLD, OPEN, OVERDUE, PAID, pageOf, PARTLY, step, VOID,
} from '../test/invoice-facts.ts'
import type { After, State } from './state.ts'

const never = () => new Promise(() => undefined)
const failing = (code = 'server', status = 500) => () => { throw new Failure(code, status) }
const ALL: readonly InvoiceItem[] = [OPEN, DISPUTED, PARTLY, PAID, OVERDUE, VOID, OLD]
const detailOf = (more: Partial<InvoiceDetail> = {}): Answers[string] => ({ invoiceId }) => invoiceDetailOf(ALL.find(({ id }) => id === invoiceId) ?? OPEN, more)

function invoices(name: string, answers: Answers = {}, after?: After, more: Partial<State> = {}): State {
  return {
    name: `invoices${name}`, tag: 'assento-invoice-list', ...(after ? { after } : {}),
    portal: (locale) => new FakeServer({
      'sessions.whoami': () => INVOICE_WHO, 'invoices.list': listOf(INVOICES), 'invoices.get': detailOf(),
      'invoices.documentLink': () => ({ url: `${location.origin}/index.html`, expiresAt: addHours(NOW, 1), fileName: 'boleto.pdf' }), ...answers,
    }).portal({ locale }), ...more,
  }
}

const open = (item: InvoiceItem, then?: After): After => async (acts) => {
  await acts.click(`#open-${item.id}`)
  await acts.sees(/Como chegamos|How the amount|suporte, informe/)
  await then?.(acts)
}
const viewer = () => ({ ...INVOICE_WHO, actor: { ...INVOICE_WHO.actor, role: 'viewer' } })
const NO_PERMISSIONS = { permissions: { download: true, secondCopy: false, dispute: false } }
const HOSTILE = `<img src=x onerror=alert(1)>${'Comércio de Pães e Doces '.repeat(420)}`
const UPCOMING = { credit: brl(2704), upcoming: { total: brl(10_608), lines: 2, closesAt: addHours(NOW, 14) } }
const second = { 'invoices.get': detailOf({ payment: NEW_MEANS }), 'invoices.secondCopy': () => ({ verdict: 'allowed', outcome: 'newVersion', documentId: 'doc_2', payment: NEW_MEANS, lateCharges: null }) }
const disputing: After = open(OPEN, ({ click }) => click('.dispute'))

export const INVOICE_STATES: readonly State[] = [
  invoices(''),
  invoices('-all', { 'invoices.list': (input) => ({ ...listOf(ALL, UPCOMING)(input), nextCursor: input['limit'] === 50 ? 'next' : null }) }),
  invoices('-calm', { 'invoices.list': listOf([OPEN, PAID, OLD], UPCOMING) }),
  invoices('-nothing-due', { 'invoices.list': listOf([PAID, OLD], UPCOMING) }),
  invoices('-loading', { 'invoices.list': never }),
  invoices('-empty', { 'invoices.list': () => pageOf([]) }),
  invoices('-empty-upcoming', { 'invoices.list': () => pageOf([], UPCOMING) }),
  invoices('-error', { 'invoices.list': failing() }),
  invoices('-forbidden', { 'invoices.list': failing('forbidden', 403) }),
  invoices('-session', { 'invoices.list': failing('unauthenticated', 401) }),
  invoices('-viewer', { 'sessions.whoami': viewer }),
  invoices('-suspended', { 'invoices.list': listOf([OPEN, PAID, { ...OVERDUE, holds: ['suspend'] }]) }),
  invoices('-customers', { 'sessions.whoami': () => ({ ...INVOICE_WHO, customer: null }), 'invoices.list': listOf([OPEN, { ...PAID, customerName: HOSTILE }, { ...OVERDUE, customerName: 'Marcenaria Horizonte' }]) }),
  invoices('-open', { 'invoices.list': listOf([OPEN, PAID]) }, open(OPEN)),
  invoices('-open-loading', { 'invoices.get': never }, ({ click }) => click(`#open-${OPEN.id}`)),
  invoices('-open-failed', { 'invoices.get': failing() }, open(OPEN)),
  invoices('-open-overdue', {}, open(OVERDUE, ({ click }) => click('.why summary'))),
  invoices('-open-paid', {}, open(PAID)),
  invoices('-open-void', { 'invoices.list': listOf(ALL) }, open(VOID)),
  invoices('-open-disputed', { 'invoices.list': listOf(ALL), 'invoices.get': detailOf({ timeline: [step('due', '2026-12-04', 'reminder.dueToday', null, 'planned'), step('suspend+15', '2026-12-21', 'notice.suspended', 'suspend', 'paused')] }) }, open(DISPUTED)),
  invoices('-open-taxes', {
    'invoices.get': detailOf({
      taxes: [{ label: 'ISS', basisPoints: 500, base: brl(115_024), amount: brl(5751) }], tax: brl(5751), total: brl(120_775), balance: brl(60_000),
      settlements: [{ kind: 'payment', channel: 'pix', on: calendarDate('2026-11-10'), amount: brl(60_775), lateCharges: null, excess: null, reference: 'E00000000202611101234' }],
    }),
  }, open(OPEN)),
  invoices('-open-viewer', { 'sessions.whoami': viewer, 'invoices.get': detailOf(NO_PERMISSIONS) }, open(OVERDUE)),
  invoices('-open-hostile', { 'invoices.get': detailOf({ lines: invoiceDetailOf(OPEN).lines.map((line) => ({ ...line, description: HOSTILE })) }) }, open(OPEN)),
  invoices('-second-copy', second, open(OVERDUE, ({ click }) => click('.pay .primary, [data-act=secondCopy]'))),
  invoices('-copy-refused', {}, open(OPEN, ({ click }) => click('[data-copy=line]'))),
  invoices('-download-failed', { 'invoices.documentLink': failing() }, ({ click }) => click('[data-act=boleto]')),
  invoices('-dispute', {}, disputing),
  invoices('-dispute-missing', {}, async (acts) => { await disputing(acts); await acts.click('[data-confirm]') }),
  invoices('-dispute-refused', {
    'collections.disputes.open': () => ({ verdict: 'denied', rule: 'collections.dispute.alreadyOpen', reason: '', clause: 'Contrato, contestação de faturas', earliestAt: null, facts: {}, alternatives: [] }),
  }, async (acts) => { await disputing(acts); await acts.type('#reason', 'Cobrança em dobro'); await acts.click('[data-confirm]') }),
  invoices('-searching', { 'invoices.list': (input) => input['search'] ? never() : listOf(ALL)(input) }, ({ type }) => type('input[type=search]', '0184')),
  invoices('-no-match', {}, async ({ type, sees }) => { await type('input[type=search]', '9999'); await sees(/corresponde|fits/) }),
  invoices('-paid-now', { 'invoices.list': listOf([{ ...PAID, paidOn: calendarDate('2026-11-19') }]), 'invoices.get': detailOf({ timeline: LATE_STEPS }) }, open(PAID)),
]
