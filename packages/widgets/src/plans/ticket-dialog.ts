/** Opens a support ticket that a refusal asks for, filled in with what was wanted. */
import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Alternative } from '@assento/rules'
import type { AssentoClient, AssentoError, TicketItem } from '@assento/client'
import type { Look, ShopSettings } from '../cart/offer-words.ts'
import { dialog } from '../runtime/dialog.ts'
import { icon } from '../runtime/icons.ts'
import { Intents } from '../runtime/intents.ts'
import { callout, errorCallout } from '../runtime/states.ts'

export type TicketWish = Extract<Alternative, { kind: 'openTicket' }>

export type OpenedTicket = Pick<TicketItem, 'id' | 'number'>

export interface TicketHost {
  readonly client: AssentoClient
  settings(): ShopSettings
  run<T>(work: () => Promise<T>): Promise<T | undefined>
  lastFailure(): AssentoError | null
  changed(): void
  opened(ticket: OpenedTicket): void
}

interface Draft {
  readonly wish: TicketWish
  readonly subject: string
  readonly body: string
}

export class TicketDialog {
  readonly #host: TicketHost
  readonly #intents = new Intents()
  #draft: Draft | null = null
  #ticket: OpenedTicket | null = null
  #failure: AssentoError | null = null
  #isBusy = false
  #isMissing = false

  constructor(host: TicketHost) { this.#host = host }

  open(wish: TicketWish, subject: string, body: string): void {
    this.#draft = { wish, subject, body }
    this.#ticket = null
    this.#failure = null
    this.#isMissing = false
    this.#host.changed()
  }

  render(look: Look): TemplateResult {
    const { t } = look
    const words = t.checkout.ticket
    const draft = this.#draft
    return dialog({
      isOpen: draft !== null, heading: this.#ticket === null ? words.heading : words.done(this.#ticket.number), closeLabel: t.common.close, onClose: () => this.#close(),
      body: draft === null ? nothing : this.#ticket === null ? this.#form(look, draft) : callout('ok', words.done(this.#ticket.number), html`<p>${words.doneText}</p>`),
      actions: draft === null ? undefined : this.#ticket === null ? html`
        <button type="button" class="button" @click=${() => this.#close()}>${t.common.cancel}</button>
        <button type="button" class="button primary" id="send-ticket" aria-disabled=${this.#isBusy ? 'true' : 'false'} @click=${() => void this.#send()}>${this.#isBusy ? t.common.sending : words.send}</button>`
        : html`<button type="button" class="button primary" id="close-ticket" @click=${() => this.#close()}>${t.common.close}</button>`,
    })
  }

  #form({ t }: Look, draft: Draft): TemplateResult {
    const words = t.checkout.ticket
    const edit = (changes: Partial<Draft>) => { this.#draft = { ...draft, ...changes }; this.#isMissing = false; this.#host.changed() }
    return html`
      ${this.#failure ? errorCallout(t, this.#failure, () => void this.#send()) : nothing}
      <p>${words.text}</p>
      <div><label class="label" for="ticket-subject">${words.subject}</label>
        <input class="input" id="ticket-subject" maxlength="200" required .value=${live(draft.subject)} @input=${(event: Event) => edit({ subject: (event.target as HTMLInputElement).value })}></div>
      <div><label class="label" for="ticket-body">${words.message}</label>
        <textarea class="input" id="ticket-body" rows="7" autofocus maxlength="10000" required aria-invalid=${this.#isMissing ? 'true' : 'false'} aria-describedby=${this.#isMissing ? 'ticket-error' : nothing}
          .value=${live(draft.body)} @input=${(event: Event) => edit({ body: (event.target as HTMLTextAreaElement).value })}></textarea>
        ${this.#isMissing ? html`<p class="field-error" id="ticket-error" role="alert">${icon('alert')}${words.missing}</p>` : nothing}</div>`
  }

  async #send(): Promise<void> {
    const draft = this.#draft
    if (draft === null || this.#isBusy) return
    const { wish: { category, about, wanted } } = draft
    const [subject, body] = [draft.subject.trim(), draft.body.trim()]
    this.#isMissing = subject === '' || body === ''
    this.#failure = null
    this.#isBusy = !this.#isMissing
    this.#host.changed()
    if (this.#isMissing) return
    const { client } = this.#host
    const { customerId } = this.#host.settings()
    const input = { ...(customerId === null ? {} : { customerId }), category, subject, body, about, wanted }
    const ticket = await this.#host.run(() => this.#intents.run('tickets.open', input, (sent, idempotencyKey) => client.tickets.open.mutate(sent, { context: { idempotencyKey } })))
    this.#isBusy = false
    if (ticket === undefined) this.#failure = this.#host.lastFailure()
    else {
      this.#ticket = ticket
      this.#host.opened(ticket)
    }
    this.#host.changed()
  }

  #close(): void {
    this.#draft = null
    this.#host.changed()
  }
}
