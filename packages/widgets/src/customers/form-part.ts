import { html, type TemplateResult } from 'lit'
import type { CustomerItem } from '@assento/client'
import { endOf, type DialogPart, type PartHost } from '../orders/dialog-part.ts'
import type { Look } from '../orders/order-words.ts'
import { ActRunner, type CommonNotice } from '../runtime/acts.ts'
import { CustomerForm, type Saved } from './customer-form.ts'

export interface FormPartHost extends PartHost {
  saved(customer: CustomerItem, isNew: boolean): void
  reload(): void
}

/** The dialog that registers a customer, or changes what is told of it. */
export class FormPart implements DialogPart {
  readonly #host: FormPartHost
  readonly #customer: CustomerItem | null
  readonly #form: CustomerForm
  readonly #acts: ActRunner<Saved>

  constructor(host: FormPartHost, customer: CustomerItem | null, name = '') {
    this.#host = host
    this.#customer = customer
    this.#form = new CustomerForm(host.client, () => { if (!this.#acts.isBusy) this.#acts.dismiss(); host.changed() }, customer, name)
    this.#acts = new ActRunner<Saved>(host)
  }

  heading({ t }: Look): string {
    return this.#customer === null ? t.customerActs.form.register : t.customerActs.form.edit
  }

  body(look: Look): TemplateResult {
    const { notice, isBusy } = this.#acts
    return html`
      ${notice === null || notice.kind === 'saved' ? '' : endOf(look, { notice: notice as CommonNotice, host: this.#host, isBusy, staleText: look.t.customerActs.stale, onReload: () => this.#host.reload() })}
      <form id="customer-form" novalidate @submit=${(event: Event) => { event.preventDefault(); void this.#save(look) }}>${this.#form.render(look)}<button type="submit" hidden></button></form>`
  }

  actions(look: Look): TemplateResult {
    const { t } = look
    const { isBusy } = this.#acts
    return html`<button type="button" class="button primary" data-confirm aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => void this.#save(look)}>
      ${isBusy ? t.common.sending : this.#customer === null ? t.customerActs.form.create : t.customerActs.form.save}</button>`
  }

  async #save({ t }: Look): Promise<void> {
    if (this.#acts.isBusy) return
    if (!this.#form.check()) return this.#host.focus('[aria-invalid=true]')
    await this.#acts.run(() => this.#form.save(t.customerActs.form.errors))
    if (Object.keys(this.#form.errors).length > 0) this.#host.focus('[aria-invalid=true]')
    if (this.#acts.notice?.kind === 'saved') this.#host.saved(this.#acts.notice.customer, this.#customer === null)
  }
}
