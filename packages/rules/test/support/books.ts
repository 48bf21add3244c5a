/** Books of one customer in memory: writes what the rules plan, as the store does into rows, and sums it for `verifyBooks`. */
import * as rules from '@assento/rules'
import type { BooksFacts, CreditableLine, InvoiceFacts, LedgerAccount, LedgerPlan, PricedDocument } from '@assento/rules'

interface HeldInvoice { facts: InvoiceFacts; readonly document: PricedDocument; paidCents: number; readonly lines: HeldLine[] }
interface HeldLine { readonly line: CreditableLine; creditedCents: number }
interface HeldNote { readonly id: string; readonly number: string; readonly document: PricedDocument }

const TODAY = rules.calendarDate('2026-03-10')
const OF = { customerId: 'customer-1', currency: 'BRL', on: TODAY } as const

export class Books {
  readonly ledger: LedgerPlan[] = []
  readonly invoices: HeldInvoice[] = []
  readonly notes: HeldNote[] = []
  readonly numbersGiven = { invoice: 0, creditNote: 0 }

  /** Closes a draft and issues what it becomes; credit is used at once. */
  close(lines: readonly CreditableLine[], corrects: HeldInvoice | null = null): void {
    const closing = rules.closeDraft({
      currency: 'BRL', opensOn: TODAY, lines, maxLinesPerSubscriptionDay: 99, byPerson: false, creditableCents: this.invoicedCents(),
    })
    if (closing.outcome === 'invoice') this.#issue(closing.document, lines)
    if (closing.outcome === 'creditNote') this.#credit(closing.document, corrects)
  }

  pay(index: number, cents: number): void {
    const invoice = this.invoices[index]
    if (invoice === undefined) return
    const { facts } = invoice
    const allocation = rules.allocatePayment({ balanceCents: rules.balanceCents(facts), lateChargesDueCents: 30, amountCents: cents })
    const paymentId = `payment-${this.ledger.length}`
    this.ledger.push(rules.postPayment({ ...OF, paymentId, invoiceId: facts.id, ...allocation }))
    invoice.paidCents += allocation.appliedCents
    this.#settle(invoice, allocation.appliedCents)
    this.#useCredit(paymentId, null)
  }

  correct(index: number, lineNo: number, cents: number): void {
    const invoice = this.invoices[index]
    if (invoice === undefined) return
    const decision = rules.decideCreditNote(
      { invoice: invoice.facts, lines: creditable(invoice) }, { reason: 'x', lines: [{ lineNo, cents }] }, TODAY)
    if (decision.verdict === 'denied') return
    for (const credit of decision.plan.credits) raise(invoice, credit.lineNo, credit.cents)
    this.#credit(decision.plan.document, invoice)
  }

  void(index: number): void {
    const invoice = this.invoices[index]
    if (invoice === undefined) return
    const { subtotal, tax } = invoice.document
    const decision = rules.decideVoid({
      invoice: invoice.facts, subtotalCents: subtotal.cents, taxCents: tax.cents, lines: creditable(invoice),
      settledByPaymentCents: invoice.paidCents, creditedElsewhereCents: invoice.lines.reduce((sum, line) => sum + line.creditedCents, 0),
    }, { reason: 'x', replace: false }, TODAY)
    if (decision.verdict === 'denied') return
    this.ledger.push(decision.plan.ledger)
    invoice.facts = { ...invoice.facts, state: 'void' }
    this.#useCredit(`void-${invoice.facts.id}`, null)
  }

  writeOff(index: number): void {
    const invoice = this.invoices[index]
    if (invoice === undefined) return
    const decision = rules.decideWriteOff(invoice.facts, { reason: 'x' }, TODAY)
    if (decision.verdict === 'denied') return
    this.ledger.push(decision.plan.ledger)
    invoice.facts = { ...invoice.facts, state: 'writtenOff' }
  }

  /** A day on which lines of earlier invoices are given back, as fewer seats do. */
  giveBack(index: number, lineNo: number, cents: number): void {
    const invoice = this.invoices[index]
    const held = invoice?.lines.find(({ line }) => line.lineNo === lineNo)
    if (invoice === undefined || held === undefined || invoice.facts.state === 'void' || invoice.facts.state === 'writtenOff') return
    const left = Math.min(cents, held.line.amount.cents - held.creditedCents)
    if (left <= 0) return
    held.creditedCents += left
    this.close([{ ...held.line, lineNo: 1, quantity: -1, amount: rules.money('BRL', -left) }], invoice)
  }

  balanceOf(account: LedgerAccount, invoiceId?: string): number {
    const entries = this.ledger.flatMap((plan) => plan.entries)
    return entries.filter((entry) => entry.account === account && (invoiceId === undefined || entry.invoiceId === invoiceId))
      .reduce((sum, { cents }) => sum + cents, 0)
  }

  invoicedCents(): number {
    const live = this.invoices.filter(({ facts }) => facts.state !== 'void').reduce((sum, { facts }) => sum + facts.totalCents, 0)
    return live - this.balanceOf('writeOff') + this.notes.reduce((sum, { document }) => sum + document.total.cents, 0)
  }

  facts(): BooksFacts {
    return {
      transactions: this.ledger.map(({ naturalKey, entries }) => (
        { id: naturalKey, naturalKey, sumCents: entries.reduce((sum, { cents }) => sum + cents, 0), entries: entries.length })),
      invoices: this.invoices.map(({ facts, document }) => ({
        ...facts, subtotalCents: document.subtotal.cents, taxCents: document.tax.cents, ...sumsOf(document), receivable: this.#receivableOf(facts.id),
      })),
      creditNotes: this.notes.map(({ id, number, document }) => ({
        id, number, ...rules.creditNoteAmounts(document), ...sumsOf(document),
        bookedCents: this.ledger.filter(({ naturalKey }) => naturalKey === `creditNote:${id}`).flatMap(({ entries }) => entries)
          .filter(({ account }) => account === 'customerCredit').reduce((sum, { cents }) => sum + cents, 0),
      })),
      customers: [{
        customerId: 'customer-1', currency: 'BRL', creditCents: this.#creditCents(), bookedCreditCents: this.balanceOf('customerCredit'),
        cashCents: this.balanceOf('cash'), creditedElsewhereCents: 0,
      }],
      series: (['invoice', 'creditNote'] as const).map((kind) => {
        const given = this.numbersGiven[kind]
        return { series: rules.documentSeries(kind, 2026), next: given + 1, given: (kind === 'invoice' ? this.invoices : this.notes).length, highest: given }
      }),
    }
  }

  #issue(document: PricedDocument, lines: readonly CreditableLine[]): void {
    const number = this.#numberOf('invoice')
    const facts: InvoiceFacts = {
      id: `invoice-${number}`, number, customerId: 'customer-1', state: 'open', currency: 'BRL', issuedOn: TODAY, dueOn: TODAY, payableUntil: TODAY,
      totalCents: document.total.cents, settledCents: 0,
    }
    this.invoices.push({ facts, document, paidCents: 0, lines: lines.map((line) => ({ line, creditedCents: 0 })) })
    this.ledger.push(rules.postInvoice({
      ...OF, invoiceId: facts.id, subtotalCents: document.subtotal.cents, taxCents: document.tax.cents, totalCents: document.total.cents,
    }))
    this.#useCredit('issue', null)
  }

  #credit(document: PricedDocument, corrects: HeldInvoice | null): void {
    const number = this.#numberOf('creditNote')
    this.notes.push({ id: number, number, document })
    this.ledger.push(rules.postCreditNote({ ...OF, creditNoteId: number, invoiceId: corrects?.facts.id ?? null, ...rules.creditNoteAmounts(document) }))
    this.#useCredit(number, corrects)
  }

  #useCredit(cause: string, corrects: HeldInvoice | null): void {
    const openInvoices = this.invoices.map(({ facts }) => (
      { id: facts.id, balanceCents: rules.balanceCents(facts), dueOn: facts.dueOn, isCorrected: facts.id === corrects?.facts.id }))
    for (const { invoiceId, cents } of rules.applyCredit({ creditCents: this.#creditCents(), openInvoices })) {
      this.ledger.push(rules.postCreditApplied({ ...OF, invoiceId, cents, cause }))
      const invoice = this.invoices.find(({ facts }) => facts.id === invoiceId)
      if (invoice !== undefined) this.#settle(invoice, cents)
    }
  }

  #settle(invoice: HeldInvoice, cents: number): void {
    const settledCents = invoice.facts.settledCents + cents
    const isPaid = invoice.facts.state === 'open' && settledCents === invoice.facts.totalCents
    invoice.facts = { ...invoice.facts, settledCents, state: isPaid ? 'paid' : invoice.facts.state }
  }

  #creditCents(): number {
    return 0 - this.balanceOf('customerCredit')
  }

  #numberOf(kind: 'invoice' | 'creditNote'): string {
    this.numbersGiven[kind] += 1
    return rules.formatDocumentNumber({ kind, year: 2026, sequence: this.numbersGiven[kind] })
  }

  #receivableOf(invoiceId: string) {
    const of = (...kinds: readonly LedgerPlan['kind'][]) => this.ledger.filter(({ kind }) => kinds.includes(kind)).flatMap(({ entries }) => entries)
      .filter((entry) => entry.account === 'receivable' && entry.invoiceId === invoiceId).reduce((sum, { cents }) => sum + cents, 0)
    return { issuedCents: of('invoiceIssued'), settledCents: of('paymentReceived', 'creditApplied'), closedCents: of('invoiceVoided', 'invoiceWrittenOff') }
  }
}

function creditable({ lines }: HeldInvoice): CreditableLine[] {
  return lines.map(({ line, creditedCents }) => ({ ...line, creditedCents }))
}

function raise({ lines }: HeldInvoice, lineNo: number, cents: number): void {
  const held = lines.find(({ line }) => line.lineNo === lineNo)
  if (held !== undefined) held.creditedCents += cents
}

function sumsOf({ lines, taxes }: PricedDocument) {
  return { linesCents: lines.reduce((sum, { amount }) => sum + amount.cents, 0), taxesCents: taxes.reduce((sum, { amount }) => sum + amount.cents, 0) }
}
