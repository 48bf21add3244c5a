/** Pieces of the renewal scheduler: head, the three choices, the dates. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { addDays, dateInZone, daysBetween, lastDayOf, msBetween } from '@assento/rules'
import type { CalendarDate, DenialRuleId, EndOfTerm, Instant, RenewalPreview } from '@assento/rules'
import type { RenewalView } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import { heading } from '../runtime/heading.ts'
import { chip } from '../runtime/states.ts'
import { ticking } from '../runtime/ticking.ts'
import type { ServerClock } from '../runtime/clock.ts'
import { localTime, timeLeft } from '../runtime/moments.ts'
import type { RenewalDraft } from './renewal-draft.ts'

export interface RenewalLook {
  readonly t: Messages
  readonly format: Format
  readonly clock: ServerClock
  readonly now: Instant
  readonly view: RenewalView
  readonly draft: RenewalDraft
  readonly preview: RenewalPreview
  /** Nothing can be chosen as things stand; the refusal says why. */
  readonly isClosed: boolean
  /** False while a command is under way, and for people who may only look. */
  readonly canEdit: boolean
  readonly onEdit: (changes: Partial<RenewalDraft>) => void
}

const TWO_DAYS_MS = 172_800_000

/** Title, until when the plan may change, and how long that is: days first, a running countdown in the last two. */
export function renewalHead({ t, format, clock, view, now }: RenewalLook, headingLevel: number): TemplateResult {
  const until = view.changeableUntil
  const left = (at: Instant) => msBetween(at, until) >= TWO_DAYS_MS
    ? format.relativeDays(daysBetween(dateInZone(at, format.zone), dateInZone(until, format.zone))) : t.renewals.changeableLeft(timeLeft(until, at, format))
  return html`
    <header class="head" part="header">
      <div>${heading(headingLevel, t.renewals.title)}
        <div class="sub"><b>${view.subscription.name}</b> · ${t.renewals.changeableUntil(format.dateTimeLong(until), format.utc(until))}</div></div>
      <div class="chips">${view.renewalPlan === null ? nothing : chip('ok', 'calendar', t.renewals.planSaved)}<span class="chip ${msBetween(now, until) >= TWO_DAYS_MS ? 'idle' : 'warn'}"><span class="countdown">${ticking(clock, left)}</span></span></div>
    </header>`
}

/** Three explicit choices, never a bare switch; what is not available says why. */
export function choiceCards(look: RenewalLook): TemplateResult {
  const { t, view, draft, canEdit } = look
  return html`
    <fieldset class="choices">
      <legend class="live">${t.renewals.choiceLegend}</legend>
      ${view.choices.map(({ choice, available, rule }) => {
        const allowed = available && (choice === view.endOfTerm || view.subscription.permissions.setEndOfTerm)
        const why = available ? (allowed ? choiceText(choice, look) : t.renewals.notAllowed) : reasonOf(rule, look)
        return html`
          <label class="choice ${draft.choice === choice ? 'on' : ''} ${allowed ? '' : 'off'}">
            <input type="radio" name="choice" value=${choice} .checked=${draft.choice === choice} ?disabled=${!allowed || !canEdit}
              aria-describedby="choice-${choice}" @change=${() => look.onEdit({ choice })}>
            <span><b>${t.renewals[choice]}</b><span class="choice-text" id="choice-${choice}">${why}</span></span>
          </label>`
      })}
    </fieldset>`
}

function choiceText(choice: EndOfTerm, { t, format, view }: RenewalLook): string {
  const { facts } = view.subscription
  if (choice === 'renew') return t.renewals.renewText(format.date(facts.term.until, 'short'))
  if (choice === 'end') return t.renewals.endText(format.lastDay(facts.term, 'short'))
  const hasMonthly = view.options.some((option) => option.commitment === 'P1M' && option.offer.planId === facts.offer.planId)
  const { extendedTerm } = facts.policy
  return t.renewals.extendText((hasMonthly ? extendedTerm?.surchargePercent : extendedTerm?.withoutMonthlyOfferPercent) ?? 0)
}

/** The words of refusals arrive after the first paint, and a newer server may have rules without words here: until then the choice is only marked as unavailable. */
function reasonOf(rule: string | null, { t, format }: RenewalLook): string {
  const rules: Partial<Messages['rules']> | undefined = t.rules
  const words = rule === null ? undefined : rules?.[rule as DenialRuleId]
  return words === undefined ? '—' : words({}, format).title
}

interface Milestone {
  readonly on: string
  readonly detail: unknown
}

/** From today to the last date that the choice brings about. */
export function timeline(look: RenewalLook): TemplateResult {
  return html`
    <section class="timeline" aria-label=${look.t.renewals.timeline}>
      <ol>${milestones(look).map(({ on, detail }) => html`<li><b>${on}</b>${detail}</li>`)}</ol>
    </section>`
}

function milestones(look: RenewalLook): readonly Milestone[] {
  const { t, format, view, draft, preview, now } = look
  const words = t.renewals
  const { facts } = view.subscription
  const day = (date: CalendarDate) => format.date(date, 'short')
  const begins = [
    { on: day(dateInZone(now, format.zone)), detail: words.today },
    { on: `${day(dateInZone(preview.changeableUntil, format.zone))}, ${localTime(preview.changeableUntil, format)}`,
      detail: html`${words.lastMoment}<small>${format.utc(preview.changeableUntil)}</small>` },
  ]
  if (draft.choice === 'end') {
    const disabledOn = addDays(facts.term.until, facts.policy.graceDays)
    return [...begins, { on: day(lastDayOf(facts.term)), detail: words.accessEnds }, { on: day(disabledOn), detail: words.disabled },
      { on: day(addDays(disabledOn, facts.policy.disabledDays)), detail: words.deleted }]
  }
  const starts = { on: day(facts.term.until), detail: draft.choice === 'extend' ? words.extends : draft.seats ? words.renews(draft.seats) : words.renewsAny }
  if (preview.nextWindowUntil === null) return [...begins, starts]
  return [...begins, starts, {
    on: `${day(dateInZone(preview.nextWindowUntil, format.zone))}, ${localTime(preview.nextWindowUntil, format)}`,
    detail: html`${words.windowEnds}<small>${format.utc(preview.nextWindowUntil)}</small>`,
  }]
}

