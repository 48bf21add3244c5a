import { html, nothing, type TemplateResult } from 'lit'
import type { CustomerItem, ErasureReceipt } from '@assento/client'
import { endOf, type DialogPart, type PartHost } from '../orders/dialog-part.ts'
import type { Look } from '../orders/order-words.ts'
import { ActRunner, askOnce, noticeOfRefusal, type CommonNotice } from '../runtime/acts.ts'
import { Intents } from '../runtime/intents.ts'
import { callout, skeleton } from '../runtime/states.ts'

export interface EraseHost extends PartHost {
  erased(customer: CustomerItem): void
  exported(customer: CustomerItem): void
  close(): void
}

type Notice = CommonNotice | { readonly kind: 'done' }

/** Erasure of personal data (LGPD): what goes, what stays and why; then the receipt, to keep. */
export class ErasePart implements DialogPart {
  readonly isConfirmation = true
  readonly #host: EraseHost
  readonly #customer: CustomerItem
  readonly #acts: ActRunner<Notice>
  readonly #intents = new Intents()
  /** The receipt of an erasure of the past is all that is shown. */
  readonly #isPast: boolean
  #receipt: ErasureReceipt | null = null

  constructor(host: EraseHost, customer: CustomerItem, isPast: boolean) {
    this.#host = host
    this.#customer = customer
    this.#isPast = isPast
    this.#acts = new ActRunner<Notice>(host)
  }

  heading({ t }: Look): string {
    const words = t.customerActs.erase
    return this.#receipt === null && !this.#isPast ? words.title : words.receipt
  }

  body(look: Look): TemplateResult {
    const { t } = look
    const { notice, isBusy } = this.#acts
    const end = notice === null || notice.kind === 'done' ? nothing
      : endOf(look, { notice, host: this.#host, isBusy, staleText: t.customerActs.stale, onReload: () => this.#host.close() })
    if (this.#receipt !== null) return html`${end}${receiptBody(look, this.#receipt)}`
    if (this.#isPast) return html`${end === nothing ? skeleton(4, t.common.loading) : end}`
    const words = t.customerActs.erase
    return html`${end}
      <p><strong>${this.#customer.name}</strong></p>
      <p>${words.text}</p>
      <p>${words.stays}</p>
      ${callout('warn', words.forGood, html`<p>${words.exportFirst}</p>`, html`<button type="button" class="button" id="export-first" @click=${() => this.#host.exported(this.#customer)}>${t.customerActs.export}</button>`)}`
  }

  actions({ t }: Look): unknown {
    const words = t.customerActs.erase
    const { isBusy, notice } = this.#acts
    if (this.#receipt !== null) return html`
      <button type="button" class="button" @click=${() => this.#host.close()}>${t.common.close}</button>
      <button type="button" class="button primary" id="download-receipt" @click=${() => this.#download()}>${words.download}</button>`
    if (this.#isPast || notice?.kind === 'refused') return undefined
    return html`
      <button type="button" class="button" @click=${() => this.#host.close()}>${t.common.cancel}</button>
      <button type="button" class="button primary danger" data-confirm aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => void this.#erase()}>${isBusy ? t.common.sending : words.yes}</button>`
  }

  /** The receipt of an erasure that was done before. */
  async read(): Promise<void> {
    await this.#acts.run(async () => {
      this.#receipt = await this.#host.client.customers.erasureReceipt.query({ customerId: this.#customer.id })
      return null
    })
  }

  async #erase(): Promise<void> {
    const { id: customerId } = this.#customer
    const mayProceed = askOnce(() => this.#host.mayProceed('customers.erase'))
    await this.#acts.run(async () => {
      if (!(await mayProceed(null))) return { kind: 'stopped' }
      const answer = await this.#intents.run('customers.erase', { customerId }, (input, idempotencyKey) => this.#host.client.customers.erase.mutate(input, { context: { idempotencyKey } }))
      if (answer.verdict === 'denied') return noticeOfRefusal(answer)
      this.#receipt = answer.receipt
      this.#host.erased(this.#customer)
      return { kind: 'done' }
    })
    if (this.#receipt !== null) this.#host.focus('#download-receipt')
  }

  /** The receipt as the server gave it: a file of the page, which no server is asked for. */
  #download(): void {
    if (this.#receipt === null) return
    const url = URL.createObjectURL(new Blob([`${JSON.stringify(this.#receipt, null, 2)}\n`], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = url
    link.download = `${this.#receipt.id}.json`
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
  }
}

/** What was erased of the same records in several steps, as one; the file keeps the steps. */
function erasedOf({ erased }: ErasureReceipt): ErasureReceipt['erased'] {
  const byRecord = new Map<string, ErasureReceipt['erased'][number]>()
  for (const step of erased) {
    const key = `${step.record} ${step.count}`
    byRecord.set(key, { ...step, fields: [...new Set([...byRecord.get(key)?.fields ?? [], ...step.fields])] })
  }
  return [...byRecord.values()]
}

function receiptBody({ t, format }: Look, receipt: ErasureReceipt): TemplateResult {
  const words = t.customerActs.erase
  const nameOf = (record: string) => words.records[record] ?? record
  return html`
    <p>${words.doneBy(format.dateTimeLong(receipt.at), receipt.byName)}</p>
    <div><p class="label">${words.erased}</p><ul class="plain">${erasedOf(receipt).map(({ record, fields, count }) => html`<li><b>${nameOf(record)}</b>${` (${format.number(count)}): ${fields.map((field) => words.fields[field] ?? field).join(', ')}`}</li>`)}</ul></div>
    <div><p class="label">${words.kept}</p><ul class="plain">${receipt.kept.filter(({ count }) => count > 0).map(({ record, count, basis }) => html`<li><b>${nameOf(record)}</b>${` (${format.number(count)}): `}<span lang="pt-BR">${basis}</span></li>`)}</ul></div>
    <p class="note">${words.number} <code>${receipt.id}</code></p>
    <p class="note hash">SHA-256 <code>${receipt.sha256}</code></p>`
}
