/** What a list of customers needs once it is shown: registration, assignment, cancellation, export and erasure. Fetched after the first paint. */
import { html, nothing, type TemplateResult } from 'lit'
import type { CustomerItem, OffboardReport, SerialDetail } from '@assento/client'
import { downloadDocument } from '../invoices/download-document.ts'
import { DialogDeck, type PartHost } from '../orders/dialog-part.ts'
import type { Look } from '../orders/order-words.ts'
import { callout } from '../runtime/states.ts'
import { dialogStyles } from '../runtime/dialog-styles.ts'
import { AssignPart } from './assign-part.ts'
import { customerDialogStyles } from './customer-dialog-styles.ts'
import { ErasePart } from './erase-part.ts'
import { FormPart } from './form-part.ts'
import { OffboardPart } from './offboard-part.ts'
import type { CustomerAction } from './customer-rows.ts'

/** Looks of the dialogs. */
export const customerLaterStyles = [dialogStyles, customerDialogStyles]

export interface CustomerActsHost extends PartHost {
  readonly mayRegister: () => boolean
  readonly orderMore: ((productId: string | null) => void) | null
  readonly words: () => Look['t']
  /** A customer of the list is another than before; null = read everything again. */
  took(customer: CustomerItem | null): void
  told(change: 'registered' | 'updated' | 'offboarded' | 'erased', customerId: string): void
  assigned(serial: SerialDetail): void
}

export class CustomerActs {
  readonly #host: CustomerActsHost
  readonly #deck: DialogDeck
  /** How the last act ended, once its dialog is closed. */
  #done: string | null = null
  #isOutdated = false

  constructor(host: CustomerActsHost) {
    this.#host = host
    this.#deck = new DialogDeck(() => {
      // What was changed behind the dialog is read when it closes, so that nothing moves under it.
      if (this.#deck.part === null && this.#isOutdated) { this.#isOutdated = false; host.took(null) }
      host.changed()
    })
  }

  register(name: string): void {
    this.#done = null
    this.#deck.show(this.#form(null, name))
  }

  async ask(action: CustomerAction, customer: CustomerItem): Promise<void> {
    this.#done = null
    switch (action) {
      case 'edit': return this.#deck.show(this.#form(customer, ''))
      case 'export': return this.#export(customer)
      case 'assign': return this.#assign(customer)
      case 'offboard': {
        const part = new OffboardPart({
          ...this.#host, reload: () => this.#deck.close(), offboarded: (_, report: OffboardReport) => this.#change('offboarded', report.customer.id),
        }, customer)
        this.#deck.show(part)
        return await part.quote()
      }
      case 'erase': case 'receipt': {
        const part = new ErasePart({
          ...this.#host, close: () => this.#deck.close(), exported: (whose) => void this.#export(whose), erased: ({ id }) => this.#change('erased', id),
        }, customer, action === 'receipt')
        this.#deck.show(part)
        return action === 'receipt' ? await part.read() : undefined
      }
    }
  }

  renderDialog(look: Look): TemplateResult { return this.#deck.render(look) }

  renderNotice(): TemplateResult | typeof nothing {
    return this.#done === null || this.#deck.part !== null ? nothing : html`<div class="banner">${callout('ok', this.#done, nothing)}</div>`
  }

  #form(customer: CustomerItem | null, name: string): FormPart {
    return new FormPart({
      ...this.#host, reload: () => { this.#isOutdated = true; this.#deck.close() },
      saved: (saved, isNew) => {
        const { form } = this.#host.words().customerActs
        this.#done = isNew ? form.registered(saved.name) : form.saved(saved.name)
        this.#host.announce(this.#done)
        this.#host.told(isNew ? 'registered' : 'updated', saved.id)
        if (isNew) this.#isOutdated = true
        else this.#host.took(saved)
        this.#deck.close()
      },
    }, customer, name)
  }

  async #assign(customer: CustomerItem): Promise<void> {
    const { orderMore, ...host } = this.#host
    const part = new AssignPart({
      ...host, mayRegister: false, close: () => this.#deck.close(), registered: () => undefined,
      assigned: (serial) => { this.#isOutdated = true; this.#host.assigned(serial) },
      ...(orderMore === null ? {} : { orderMore: (productId: string | null) => { this.#deck.close(); orderMore(productId) } }),
    }, { customer })
    this.#deck.show(part)
    await part.open()
  }

  async #export(customer: CustomerItem): Promise<void> {
    const done = await this.#host.run(async () => {
      downloadDocument(await this.#host.client.customers.export.mutate({ customerId: customer.id }), this.#host.endpoint)
      return true
    })
    if (done) this.#host.announce(this.#host.words().customerActs.exported)
  }

  #change(change: 'offboarded' | 'erased', customerId: string): void {
    this.#isOutdated = true
    const { offboard, erase } = this.#host.words().customerActs
    this.#host.announce(change === 'offboarded' ? offboard.done('').trim() : erase.done('').trim())
    this.#host.told(change, customerId)
  }
}
