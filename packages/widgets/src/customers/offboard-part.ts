import { html, nothing, type TemplateResult } from 'lit'
import type { Denied } from '@assento/rules'
import type { CustomerItem, OffboardReport } from '@assento/client'
import { endOf, type DialogPart, type PartHost } from '../orders/dialog-part.ts'
import type { Look } from '../orders/order-words.ts'
import { ActRunner, askOnce, type CommonNotice } from '../runtime/acts.ts'
import { Intents } from '../runtime/intents.ts'
import { callout, skeleton } from '../runtime/states.ts'
import { isBlockedItem, keptByLaw, reportItems, reportSums, type StockOf } from './offboard-report.ts'

export interface OffboardHost extends PartHost {
  offboarded(customer: CustomerItem, report: OffboardReport): void
  /** The list shows something old. */
  reload(): void
}

interface Fine { readonly kind: 'quoted' | 'done' }
type Notice = CommonNotice | Fine
const isFine = (notice: Notice): notice is Fine => notice.kind === 'quoted' || notice.kind === 'done'
/** What blocks is said at the licences themselves, with the way to leave them out. */
const isSaidBelow = (notice: Notice) => notice.kind === 'refused' && notice.refusal.rule === 'customers.offboard.blocked'
const noticeOfDenial = (denied: Denied): Notice => ({ kind: 'refused', refusal: denied })

/** Cancelling a customer (seed 001): what happens to each licence is shown before, and again as it was done. */
export class OffboardPart implements DialogPart {
  readonly isConfirmation = true
  readonly #host: OffboardHost
  readonly #customer: CustomerItem
  readonly #acts: ActRunner<Notice>
  readonly #intents = new Intents()
  /** What would happen, and what stands in the way of all of it. */
  #quoted: { readonly denied: Denied | null; readonly report: OffboardReport } | null = null
  #skipsBlocked = false
  #done: OffboardReport | null = null

  constructor(host: OffboardHost, customer: CustomerItem) {
    this.#host = host
    this.#customer = customer
    this.#acts = new ActRunner<Notice>(host)
  }

  heading({ t }: Look): string {
    const words = t.customerActs.offboard
    return this.#done === null ? words.title(this.#customer.name) : words.done(this.#customer.name)
  }

  body(look: Look): TemplateResult {
    if (this.#done !== null) return this.#renderDone(look, this.#done)
    const { t } = look
    const { notice, isBusy } = this.#acts
    const report = this.#quoted?.report ?? null
    const end = notice === null || isFine(notice) || isSaidBelow(notice) ? nothing
      : endOf(look, { notice, host: this.#host, isBusy, staleText: t.customerActs.stale, onReload: () => this.#reload() })
    return html`${end}${report === null ? (end === nothing ? skeleton(4, t.common.loading) : nothing) : this.#question(look, report)}`
  }

  actions({ t }: Look): unknown {
    const words = t.customerActs.offboard
    const { isBusy } = this.#acts
    if (this.#done !== null) return html`<button type="button" class="button primary" data-close @click=${() => this.#host.reload()}>${t.common.close}</button>`
    const quoted = this.#quoted
    if (quoted === null || (quoted.denied !== null && quoted.denied.rule !== 'customers.offboard.blocked')) return undefined
    const isBlocked = quoted.denied !== null
    return html`
      <button type="button" class="button" @click=${() => this.#host.reload()}>${words.keep}</button>
      <button type="button" class="button primary danger" data-confirm aria-disabled=${isBusy || isBlocked ? 'true' : 'false'} @click=${() => { if (!isBlocked) void this.#confirm() }}>
        ${isBusy ? t.common.sending : words.yes}</button>`
  }

  /** What would happen; asked again when the blocked ones are left out. */
  async quote(): Promise<void> {
    const input = { customerId: this.#customer.id, skipBlocked: this.#skipsBlocked }
    await this.#acts.run(async () => {
      const { decision, report } = await this.#host.client.customers.offboard.quote.mutate(input)
      if (decision.verdict !== 'denied') {
        this.#quoted = { denied: null, report }
        return { kind: 'quoted' }
      }
      this.#quoted = { denied: decision, report }
      return noticeOfDenial(decision)
    })
  }

  #question(look: Look, report: OffboardReport): TemplateResult {
    const { t, format } = look
    const words = t.customerActs.offboard
    const blocked = report.items.filter(isBlockedItem)
    return html`
      <p>${words.texts[this.#stock]}</p>
      ${reportSums(look, report, this.#stock, false)}
      ${report.items.length === 0 ? html`<p class="muted">${words.noSerials}</p>` : reportItems(look, report, false)}
      ${blocked.length === 0 && !this.#skipsBlocked ? nothing : callout('warn', words.blockedTitle(blocked.length, format), html`<p>${words.blockedTexts[this.#mayRelease ? 'vendor' : 'partner']}</p>
        <label class="check"><input type="checkbox" id="skip" .checked=${this.#skipsBlocked} ?disabled=${this.#acts.isBusy} @change=${(event: Event) => this.#skip((event.target as HTMLInputElement).checked)}> ${words.skip(blocked.length, format)}</label>`)}
      ${report.openInvoices === 0 ? nothing : callout('info', words.openInvoices(report.openInvoices, format), words.openInvoicesText)}
      ${keptByLaw(look, report)}`
  }

  #renderDone(look: Look, report: OffboardReport): TemplateResult {
    const words = look.t.customerActs.offboard
    return html`
      ${callout('ok', words.freed, html`<p>${words.doneText}</p>`)}
      ${reportSums(look, report, this.#stock, true)}
      ${report.items.length === 0 ? nothing : reportItems(look, report, true)}
      ${keptByLaw(look, report)}`
  }

  /** Where the licences go: to the reader's stock, to that of the customer's partner, or nowhere. */
  get #stock(): StockOf { return !this.#mayRelease ? 'own' : this.#customer.partner === null ? 'none' : 'partners' }
  get #mayRelease(): boolean { return this.#host.who()?.actor.role.startsWith('partner') !== true }

  #skip(skips: boolean): void {
    this.#skipsBlocked = skips
    void this.quote()
  }

  #reload(): void {
    this.#host.reload()
  }

  async #confirm(): Promise<void> {
    const { id: customerId, version } = this.#customer
    const mayProceed = askOnce(() => this.#host.mayProceed('customers.offboard.confirm'))
    await this.#acts.run(async () => {
      if (!(await mayProceed(null))) return { kind: 'stopped' }
      const answer = await this.#intents.run('customers.offboard.confirm', { customerId, version, skipBlocked: this.#skipsBlocked },
        (input, idempotencyKey) => this.#host.client.customers.offboard.confirm.mutate(input, { context: { idempotencyKey } }))
      if (answer.verdict === 'denied') {
        this.#quoted = { denied: answer, report: answer.report }
        return noticeOfDenial(answer)
      }
      this.#done = answer.report
      this.#host.offboarded(this.#customer, answer.report)
      return { kind: 'done' }
    })
    if (this.#done !== null) this.#host.focus('[data-close]')
  }
}
