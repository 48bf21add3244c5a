/** The opened invoices of a list and what is done with them. Fetched after the first paint. */
import { toAssentoError, type AssentoClient, type AssentoError, type InvoiceDetail, type InvoiceItem } from '@assento/client'
import type { TemplateResult } from 'lit'
import { AssentoInvoiceDisputedEvent, AssentoInvoiceDownloadedEvent } from '../runtime/events.ts'
import { Intents } from '../runtime/intents.ts'
import type { Messages } from '../locales/messages.ts'
import { dialogStyles } from '../runtime/dialog-styles.ts'
import { copyText } from './copy-text.ts'
import type { Dispute } from './dispute-dialog.ts'
import { downloadDocument } from './download-document.ts'
import { invoiceBody, openDialog, type BodyLook } from './invoice-body.ts'
import { invoiceDetailStyles } from './invoice-detail-styles.ts'
import type { Copied } from './invoice-payment.ts'
import { isUnpaid } from './invoice-words.ts'
import { CLOSED, type InvoiceNotice, type OpenInvoice } from './open-invoice.ts'

/** What the details need of their list. */
export interface DetailsHost {
  readonly client: AssentoClient
  readonly endpoint: string
  words(): Messages
  /** Draws again; resolves when that is done. */
  changed(): Promise<unknown>
  announce(text: string): void
  dispatch(event: Event): void
  /** A newer reading of a row. */
  took(detail: InvoiceDetail): void
  /** The session is over: said by the list. */
  expired(error: AssentoError): void
  find(selector: string): HTMLElement | null
}

/** How long a button says "copied". */
const COPIED_MS = 4_000

/** Sheets that the list's root takes in with this code. */
export const detailStyles: readonly CSSStyleSheet[] = [dialogStyles, invoiceDetailStyles].flatMap(({ styleSheet }) => styleSheet ?? [])

export class InvoiceDetails {
  readonly #host: DetailsHost
  readonly #intents = new Intents()
  #opened: ReadonlyMap<string, OpenInvoice> = new Map()
  #dispute: Dispute | null = null

  constructor(host: DetailsHost) {
    this.#host = host
  }

  of(id: string): OpenInvoice { return this.#opened.get(id) ?? CLOSED }
  /** Whether an invoice that is open here may be paid meanwhile. */
  get awaitsPayment(): boolean { return this.#openOnes().some(([, { detail }]) => detail !== null && isUnpaid(detail.status)) }

  async toggle(item: InvoiceItem): Promise<void> {
    if (this.of(item.id).isOpen) this.#set(item.id, { isOpen: false, notice: null, manual: null })
    else await this.open(item)
  }

  async open({ id }: InvoiceItem): Promise<void> {
    this.#set(id, { isOpen: true, failure: null })
    await this.read(id)
  }

  /** Opens the row and leads to its Pix code, or to what makes a new one. */
  async pay(item: InvoiceItem): Promise<void> {
    if (!this.of(item.id).isOpen) await this.open(item)
    await this.#host.changed()
    const target = this.#host.find(`[data-id="${CSS.escape(item.id)}"] [data-copy=pix], [data-id="${CSS.escape(item.id)}"] .pay .primary`) ?? this.#host.find(`#${CSS.escape(`open-${item.id}`)}`)
    target?.scrollIntoView({ block: 'center', behavior: 'auto' })
    target?.focus()
  }

  /** Reads one invoice again. What is shown stays while that fails. */
  async read(id: string): Promise<void> {
    try {
      const detail = await this.#host.client.invoices.get.query({ invoiceId: id })
      this.#set(id, { detail, failure: null })
      this.#host.took(detail)
      await this.#drawCode(id, detail)
    } catch (cause) {
      const failure = this.#failureOf(cause)
      if (this.of(id).detail === null) this.#set(id, { failure })
    }
  }

  /** Reads again what is open and not paid. */
  async readUnpaid(): Promise<void> {
    await Promise.all(this.#openOnes().flatMap(([id, { detail }]) => detail === null || isUnpaid(detail.status) ? [this.read(id)] : []))
  }

  async download(item: InvoiceItem, documentId: string): Promise<void> {
    await this.#act(item.id, async () => { await this.#fetchDocument(item, documentId) }, () => void this.download(item, documentId))
  }

  /** The boleto to pay now: the same while it is good, else a new one with the amount of today; and its file. */
  async secondCopy(item: InvoiceItem): Promise<void> {
    await this.#act(item.id, async () => {
      const answer = await this.#intents.run('secondCopy', { invoiceId: item.id }, (input, idempotencyKey) =>
        this.#host.client.invoices.secondCopy.mutate(input, { context: { idempotencyKey } }))
      if (answer.verdict === 'denied') return { kind: 'refused', denied: answer }
      this.#set(item.id, { isOpen: true })
      await this.read(item.id)
      await this.#fetchDocument(item, answer.documentId)
      return { kind: 'secondCopy', copy: answer }
    }, () => void this.secondCopy(item))
  }

  async copy(id: string, what: Copied, text: string): Promise<void> {
    const isCopied = await copyText(text)
    this.#set(id, isCopied ? { copied: what, manual: null } : { copied: null, manual: what })
    const words = this.#host.words().invoiceDetail.pay
    this.#host.announce(isCopied ? (what === 'pix' ? words.copiedPix : words.copiedLine) : words.manual)
    if (isCopied) setTimeout(() => { if (this.of(id).copied === what) this.#set(id, { copied: null }) }, COPIED_MS)
    else {
      await this.#host.changed()
      const field = this.#host.find(`[data-id="${CSS.escape(id)}"] [data-manual]`)
      if (field instanceof HTMLTextAreaElement) { field.focus(); field.select() }
    }
  }

  openDispute(id: string): void { this.#dispute = { invoiceId: id, reason: '', isMissing: false, isBusy: false, denied: null, failure: null }; void this.#host.changed() }

  async sendDispute(): Promise<void> {
    const dispute = this.#dispute
    if (dispute === null || dispute.isBusy) return
    const reason = dispute.reason.trim()
    if (reason === '') { this.#editDispute({ isMissing: true }); await this.#host.changed(); this.#host.find('#reason')?.focus(); return }
    this.#editDispute({ isBusy: true, failure: null })
    try {
      const answer = await this.#intents.run('dispute', { invoiceId: dispute.invoiceId, reason }, (input, idempotencyKey) =>
        this.#host.client.collections.disputes.open.mutate(input, { context: { idempotencyKey } }))
      if (answer.verdict === 'denied') this.#editDispute({ isBusy: false, denied: answer })
      else await this.#disputed(dispute.invoiceId)
    } catch (cause) {
      this.#editDispute({ isBusy: false, failure: this.#failureOf(cause) })
    }
  }

  editReason(reason: string): void { this.#editDispute({ reason, isMissing: false }) }
  closeDispute(): void { this.#dispute = null; void this.#host.changed() }

  render(item: InvoiceItem, look: BodyLook): TemplateResult { return invoiceBody(this, item, this.of(item.id), look) }
  renderDialog(look: BodyLook): TemplateResult {
    const detail = this.#dispute && this.of(this.#dispute.invoiceId).detail
    return openDialog(this, look, this.#dispute, detail)
  }

  #openOnes(): readonly (readonly [string, OpenInvoice])[] { return [...this.#opened].filter(([, { isOpen }]) => isOpen) }

  async #disputed(id: string): Promise<void> {
    const number = this.of(id).detail?.number ?? ''
    this.closeDispute()
    await this.read(id)
    await this.#host.changed()
    // The button that opened the dialog is gone: the row it belongs to takes the focus.
    this.#host.find(`#${CSS.escape(`open-${id}`)}`)?.focus()
    this.#host.announce(this.#host.words().invoiceDetail.dispute.done(number))
    this.#host.dispatch(new AssentoInvoiceDisputedEvent({ invoiceId: id, number }))
  }

  async #fetchDocument(item: InvoiceItem, documentId: string): Promise<void> {
    const link = await this.#host.client.invoices.documentLink.mutate({ documentId })
    downloadDocument(link, this.#host.endpoint)
    const known = [...(this.of(item.id).detail?.documents ?? []), ...item.documents].find((document) => document.id === documentId)
    const kind = known?.kind ?? 'boleto'
    const words = this.#host.words().invoiceDetail.documents
    this.#host.announce(words.started(words.kind[kind]))
    this.#host.dispatch(new AssentoInvoiceDownloadedEvent({ invoiceId: item.id, documentId, kind }))
  }

  /** One act at a time on an invoice; how it ended is said below its row. */
  async #act(id: string, work: () => Promise<InvoiceNotice | void>, retry: () => void): Promise<void> {
    if (this.of(id).isBusy) return
    this.#set(id, { isBusy: true, notice: null })
    try {
      const notice = (await work()) ?? null
      this.#set(id, { isBusy: false, notice })
    } catch (cause) {
      const error = this.#failureOf(cause)
      this.#set(id, { isBusy: false, notice: { kind: 'failed', error, retry } })
    }
  }

  /** The Pix code is drawn by a chunk of its own, once for each code. */
  async #drawCode(id: string, { payment }: InvoiceDetail): Promise<void> {
    const code = payment.pix?.brCode
    if (code === undefined || this.of(id).qr?.of === code) return
    const drawn = await import('./pix-qr.ts').then(({ qrPath }) => qrPath(code), () => null)
    // Without the drawing the code can still be copied.
    if (drawn) this.#set(id, { qr: { of: code, path: drawn } })
  }

  #failureOf(cause: unknown): AssentoError {
    const error = toAssentoError(cause)
    if (error.code === 'unauthenticated') this.#host.expired(error)
    return error
  }

  #editDispute(changes: Partial<Dispute>): void {
    if (this.#dispute === null) return
    this.#dispute = { ...this.#dispute, ...changes }
    void this.#host.changed()
  }

  #set(id: string, changes: Partial<OpenInvoice>): void {
    this.#opened = new Map(this.#opened).set(id, { ...this.of(id), ...changes })
    void this.#host.changed()
  }
}
