/** All that a plan changer needs once it is shown; fetched after the first paint. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Alternative, DatePeriod, Denied } from '@assento/rules'
import { termsInWords, type Look } from '../cart/offer-words.ts'
import { goToInvoices, loadSide, sideDialog, type Side } from '../cart/side-dialog.ts'
import { actButton } from '../runtime/act-button.ts'
import { contactLink, denialCallout } from '../runtime/denial.ts'
import type { Portal } from '../runtime/portal.ts'
import { callout, errorCallout } from '../runtime/states.ts'
import { planCards } from './plan-draft.ts'
import { PlanFlow, type PlanFlowHost } from './plan-flow.ts'
import type { PlanLook } from './plan-parts.ts'
import { standingRefusal } from './plan-preview.ts'
import { planSummary } from './plan-summary.ts'
import { TicketDialog, type OpenedTicket, type TicketWish } from './ticket-dialog.ts'

export interface PlanInteractionHost extends PlanFlowHost {
  refresh(): Promise<void>
  opened(ticket: OpenedTicket): void
}

export class PlanInteraction {
  readonly flow: PlanFlow
  readonly #host: PlanInteractionHost
  readonly #ticket: TicketDialog
  #side: Side | null = null
  /** Where the order goes on: in the cart's own widget, in the place of the plans. */
  stage: 'plans' | 'review' | 'cart' = 'plans'

  constructor(host: PlanInteractionHost) {
    this.#host = host
    this.flow = new PlanFlow(host)
    this.#ticket = new TicketDialog(host)
  }

  /** The term afterwards, as far as it is known. */
  nextTerm(): DatePeriod | null {
    const preview = this.flow.preview()
    return preview.kind === 'priced' ? preview.plan.term : null
  }

  /** Nothing can be changed as things stand. */
  standing({ view }: Pick<PlanLook, 'view'>): Denied | null { return standingRefusal(view) }

  /** Why the choice cannot be ordered, with what to do instead. */
  refusal(look: PlanLook): TemplateResult | typeof nothing {
    const { t, format, view } = look
    const standing = this.standing(look)
    const denied = standing ?? this.flow.refusal()
    if (denied === null) return nothing
    if (standing !== null) return standingCallout(look, standing)
    return denialCallout({
      t, format, denied, contacts: view.subscription.contacts, onChoose: (alternative) => void this.#choose(alternative, look), canChoose: ({ kind }) => CHOOSABLE.includes(kind),
    })
  }

  summary(look: PlanLook): TemplateResult {
    const notice = this.#notice(look)
    // What is in the cart already is not asked for again.
    return this.flow.acts.notice?.kind === 'added' ? html`${notice}` : html`${notice}${planSummary(look, this.flow, () => void this.#order())}`
  }

  /** The cart in the place of the plans, with the way back. */
  checkout({ t }: Look, portal: Portal, headingLevel: number): TemplateResult {
    const { customerId, invoicesHref } = this.#host.settings()
    return html`<div class="back"><button type="button" class="button link" id="back" @click=${() => this.#goTo('plans')}>${t.plans.back}</button></div>
      <assento-cart .portal=${portal} customer-id=${customerId ?? nothing} invoices-href=${invoicesHref ?? nothing} start-at=${this.stage === 'review' ? 'review' : 'items'} ?no-header=${this.stage === 'review'}
        heading-level=${headingLevel + 1}></assento-cart>`
  }

  dialogs(look: Look, portal: Portal): TemplateResult {
    const { customerId, invoicesHref } = this.#host.settings()
    return html`${this.#ticket.render(look)}${sideDialog({ ...look, portal, customerId, invoicesHref, side: this.#side, onClose: () => { this.#show(null); void this.#host.refresh() } })}`
  }

  announcement({ t }: Look): string {
    const { notice } = this.flow.acts
    return notice?.kind === 'added' ? `${t.plans.added}. ${t.plans.addedText(notice.items)}` : ''
  }

  #notice({ t }: PlanLook): TemplateResult | typeof nothing {
    const { acts } = this.flow
    const { cartHref } = this.#host.settings()
    const { notice } = acts
    switch (notice?.kind) {
      case 'added': return callout('ok', t.plans.added, html`<p>${t.plans.addedText(notice.items)}</p>`, cartHref === null
        ? actButton(t.plans.openCart, () => void this.#openCart('cart'), acts.isBusy, true) : html`<a class="button primary" href=${cartHref}>${t.plans.openCart}</a>`)
      case 'stale': return callout('warn', t.acts.staleTitle, t.acts.staleText, actButton(t.acts.reload, () => { acts.dismiss(); void this.#host.refresh() }, acts.isBusy, true), true)
      case 'failed': return errorCallout(t, notice.error, () => void notice.retry())
      default: return nothing
    }
  }

  async #order(): Promise<void> {
    await this.flow.order()
    if (this.flow.acts.notice?.kind === 'checkout') await this.#openCart('review')
  }

  async #openCart(stage: 'review' | 'cart'): Promise<void> {
    const isLoaded = await this.#host.run(async () => { await loadSide({ kind: 'cart' }); return true })
    if (isLoaded) this.#goTo(stage)
  }

  #goTo(stage: PlanInteraction['stage']): void {
    this.stage = stage
    this.flow.acts.notice = null
    this.#host.changed()
    if (stage === 'plans') void Promise.all([this.#host.refresh(), this.flow.readCart()]).catch(() => undefined)
  }

  async #choose(alternative: Alternative, look: PlanLook): Promise<void> {
    const { flow } = this
    const subscriptionId = look.view.subscription.id
    switch (alternative.kind) {
      case 'openTicket': return this.#openTicket(alternative, look)
      case 'payInvoice': if (!goToInvoices(this.#host.settings().invoicesHref)) await this.#open({ kind: 'invoices' }); return
      case 'changeSeatsNow': return flow.edit({ seats: alternative.seats })
      case 'convertTrial': return flow.edit({ seats: alternative.minimumSeats, commitment: alternative.commitment, billingFrequency: alternative.billingFrequency })
      case 'unassignSeats': return this.#open({ kind: 'assignSeats', subscriptionId })
      case 'scheduleForRenewal': case 'turnOnAutomaticRenewal': case 'endAtEndOfTerm': return this.#open({ kind: 'planRenewal', subscriptionId })
      case 'cancelSubscription': return this.#open({ kind: 'changeSeats', subscriptionId })
      default: flow.acts.dismiss(); return this.#host.refresh()
    }
  }

  /** What is and what is wanted, in the customer's words, ready to be sent or changed. */
  #openTicket(wish: TicketWish, { t, view }: PlanLook): void {
    const words = t.checkout.ticket
    const { subscription } = view
    const { wanted } = wish
    const plan = planCards(view).find(({ planId }) => planId === wanted.planId)?.name ?? subscription.planName
    const from = `${subscription.planName}, ${t.plans.seats(subscription.seats)}, ${termsInWords(t, subscription)}`
    const to = `${plan}, ${t.plans.seats(wanted.seats)}, ${termsInWords(t, wanted)}`
    this.#ticket.open(wish, words.subjectOf(subscription.name).slice(0, 200), words.messageOf(from, to))
  }

  async #open(side: Side): Promise<void> {
    const isLoaded = await this.#host.run(async () => { await loadSide(side); return true })
    if (isLoaded) this.#show(side)
  }

  #show(side: Side | null): void {
    this.#side = side
    this.#host.changed()
  }
}

/** How things stand is nobody's mistake: whom to talk to, or what comes first. */
function standingCallout({ t, format, view }: PlanLook, { rule, facts, clause }: Denied): TemplateResult {
  const words: Partial<typeof t.rules> | undefined = t.rules
  const { title, text } = words?.[rule]?.(facts, format) ?? { title: t.acts.refusedTitle, text: '' }
  const { accountManager, support } = view.subscription.contacts
  const contact = accountManager ?? support
  return callout('info', title, html`<p>${text} <span class="clause">(${clause})</span></p>`, contact === null ? nothing : contactLink(t, contact))
}

/** What a click can bring about here. */
const CHOOSABLE: readonly Alternative['kind'][] = [
  'openTicket', 'payInvoice', 'changeSeatsNow', 'convertTrial', 'unassignSeats', 'scheduleForRenewal', 'turnOnAutomaticRenewal', 'endAtEndOfTerm', 'cancelSubscription',
  'reload', 'requote', 'retryAfterSeconds',
]
