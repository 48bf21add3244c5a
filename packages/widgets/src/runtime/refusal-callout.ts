import { html, nothing, type TemplateResult } from 'lit'
import type { Alternative, Denied } from '@assento/rules'
import type { Contacts } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { actButton } from './act-button.ts'
import { contactLink } from './denial.ts'
import type { Format } from './format.ts'
import { callout, type Tone } from './states.ts'

export interface RefusalView {
  readonly t: Messages
  readonly format: Format
  readonly refusal: Denied
  readonly contacts: Contacts
  /** Seats of today, which an alternative is compared with. */
  readonly seats: number
  readonly isBusy: boolean
  readonly choose: (alternative: Alternative) => void
  /** What a number of seats would cost now, in words; null when that is not known. */
  readonly amountOf?: (seats: number) => string | null
}

/** A refusal inside an editor: why, the clause, the alternatives in one click, and whom to talk to. */
export function refusalCallout(view: RefusalView): TemplateResult {
  const { t, format, refusal, contacts } = view
  // The words of refusals may arrive after the first paint; the clause says it until then.
  const rules: Partial<typeof t.rules> | undefined = t.rules
  const { title, text } = rules?.[refusal.rule]?.(refusal.facts, format) ?? { title: t.acts.refusedTitle, text: '' }
  const offered = refusal.alternatives.filter((alternative) => alternative.kind !== 'contact' && alternative.kind !== 'askAdministrator' && alternative.kind !== 'convertTrial'
    // The text names the invoice; it is paid elsewhere.
    && alternative.kind !== 'payInvoice' && alternative.kind !== 'acceptRetroactiveInvoice')
  // A slip of the keyboard needs nobody's help.
  const contact = refusal.rule === 'subscriptions.seats.notInteger' ? null : contacts.accountManager ?? contacts.support ?? contacts.finance
  return callout(toneOf(refusal), title, html`<p>${text} <span class="clause" lang="pt-BR">${t.acts.clause(refusal.clause)}</span></p>
    ${refusal.alternatives.map((alternative) => alternative.kind === 'convertTrial' ? html`<p>${t.acts.convertTrial(alternative.minimumSeats)}</p>`
      : alternative.kind === 'askAdministrator' ? html`<p>${t.acts.askAdministrator}</p>` : nothing)}`, offered.length === 0 && contact === null ? nothing : html`
    ${offered.map((alternative, index) => actButton(labelOf(view, alternative), () => view.choose(alternative), view.isBusy, index === 0))}
    ${contact === null ? nothing : contactLink(t, contact)}`, true)
}

/** Zero seats asks whether the whole subscription is meant; a state of the subscription is nobody's mistake. */
function toneOf({ rule }: Denied): Tone {
  if (rule === 'subscriptions.seats.zero') return 'warn'
  return rule.startsWith('subscriptions.state.') || rule.endsWith('.locked') ? 'info' : 'bad'
}

/** The button of an alternative; a change that can be made now names its amount. */
function labelOf({ t, format, seats, amountOf }: RefusalView, alternative: Alternative): string {
  const words = t.acts
  switch (alternative.kind) {
    case 'scheduleForRenewal': return words.scheduleForRenewal(alternative.seats)
    case 'changeSeatsNow': {
      const amount = amountOf?.(alternative.seats) ?? null
      const label = words.changeSeatsNow(seats, alternative.seats)
      return amount === null ? label : `${label} (${amount})`
    }
    case 'endAtEndOfTerm': return words.endAtEndOfTerm(format.date(alternative.endsOn, 'short'))
    case 'unassignSeats': return words.unassignSeats(alternative.count)
    case 'retryAfterSeconds': return t.common.retry
    case 'cancelSubscription': return words.cancelSubscription
    case 'turnOnAutomaticRenewal': return words.turnOnAutomaticRenewal
    case 'acknowledgeScheduleLoss': return words.acknowledgeScheduleLoss
    case 'requote': return words.requote
    case 'openTicket': return words.openTicket
    case 'creditNote': return words.creditNote
    default: return words.reload
  }
}
