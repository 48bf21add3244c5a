import { html, nothing, type TemplateResult } from 'lit'
import { addDays } from '@assento/rules'
import { contactLink, denialCallout } from '../runtime/denial.ts'
import { dialog } from '../runtime/dialog.ts'
import { icon } from '../runtime/icons.ts'
import { callout, errorCallout, skeleton } from '../runtime/states.ts'
import type { ActFlow, OpenAct } from './act-flow.ts'
import type { DrawerLook } from './serial-drawer.ts'
import { lastDay, shortKey } from './serial-words.ts'

export interface ActView extends DrawerLook { readonly flow: ActFlow }

const MAX_NOTE_LENGTH = 500

/** The question, what it costs and what follows; or the refusal with what to do instead. */
export function actDialog(view: ActView): TemplateResult {
  const { t, flow } = view
  const { act } = flow
  return dialog({
    isOpen: act !== null, isConfirmation: true, closeLabel: t.common.close, onClose: () => flow.close(), heading: act ? headingOf(view, act) : '',
    body: act ? bodyOf(view, act) : nothing,
    actions: act && act.isReady && !act.denied && act.verb !== 'requestBlock' ? actionsOf(view, act) : undefined,
  })
}

function headingOf({ t }: ActView, { verb, serial, activation }: OpenAct): string {
  const words = t.licenceDetail.dialogs
  return verb === 'requestBlock' ? words.requestBlock.heading : words[verb].heading(verb === 'closeActivation' ? activation?.machineName ?? '' : shortKey(serial).replaceAll('-', '\u2011'))
}

function bodyOf(view: ActView, act: OpenAct): TemplateResult {
  const { t, format, who, flow, failure } = view
  const words = t.licenceDetail.dialogs
  const failed = failure ? errorCallout(t, failure, () => void (act.isReady ? flow.confirm() : flow.open(act.verb, act.serial, act.activation))) : nothing
  if (act.denied) {
    return html`${failed}${denialCallout({
      t, format, denied: act.denied, contacts: who?.tenant.contacts ?? null, onChoose: (alternative) => void flow.choose(alternative),
      canChoose: ({ kind }) => ['reload', 'requote', 'retryAfterSeconds', 'releaseSerial', 'withdrawSerial', 'acceptRetroactiveInvoice'].includes(kind),
    })}`
  }
  if (!act.isReady) return html`${failed}${failure ? nothing : skeleton(2, words.pricing)}`
  const stale = act.isStale ? callout('warn', words.staleTitle, html`<p>${words.staleText}</p>`, nothing, true) : nothing
  return html`${failed}${stale}${questionOf(view, act)}`
}

function questionOf(view: ActView, act: OpenAct): TemplateResult {
  const { t, who } = view
  const words = t.licenceDetail.dialogs
  const reach = html`<p class="muted">${words.reach(act.serial.offlineDays)}</p>`
  switch (act.verb) {
    case 'suspend': return html`<p>${words.suspend.text}</p>${reasonFields(view, act)}${untilField(view, act)}${reach}`
    case 'terminate': return html`
      ${callout('bad', words.terminate.title, html`<p>${words.terminate.text}</p><ul class="points">${words.terminate.points.map((point) => html`<li>${point}</li>`)}</ul>`)}
      ${reasonFields(view, act)}${agreement(view, act)}${reach}`
    case 'release': return html`<p>${isBilled(act) ? words.release.retroactive : words.release.text}</p>${receipt(view, act)}`
    case 'renew': return html`<p>${words.renew.text}</p>${receipt(view, act)}<p class="muted">${words.renew.pay}</p>`
    case 'unassign': return html`<p>${words.unassign.text}</p><p><strong>${words.unassign.billing}</strong></p>${reach}`
    case 'closeActivation': return html`<p>${words.closeActivation.text}</p><p class="muted">${words.closeActivation.counts}</p>`
    case 'requestBlock': {
      const people = [who?.tenant.contacts.accountManager, who?.tenant.contacts.support].flatMap((contact) => contact ?? [])
      return html`<p>${words.requestBlock.text} <span class="mono">${shortKey(act.serial)}</span></p><div class="actions">${people.map((contact) => contactLink(t, contact))}</div>`
    }
    default: return html`<p>${words[act.verb].text}</p>${reach}`
  }
}

function isBilled({ quote }: OpenAct): boolean { return quote !== null && quote.total.cents > 0 }

/** Cycle by cycle, with what is waived, before anything is billed. */
function receipt({ t, format }: ActView, { quote }: OpenAct): TemplateResult | typeof nothing {
  if (quote === null) return nothing
  const words = t.licenceDetail.dialogs
  const after = quote.validUntilAfter === null ? nothing : html`<p class="muted">${words.validAfter(format.date(lastDay(quote.validUntilAfter)))}</p>`
  if (quote.cycles.length === 0) return html`<p class="muted">${words.nothingDue}. ${words.after(t.licences.states[quote.stateAfter])}.</p>`
  return html`<div class="receipt">
      ${quote.cycles.map(({ startsOn, until, amount, isWaived }) => html`<div class=${isWaived ? 'muted' : ''}><span>${words.cycle(format.date(startsOn, 'short'), format.date(addDays(until, -1), 'short'))}</span>
        <span>${isWaived ? words.waived : format.money(amount)}</span></div>`)}
      <div class="total"><span>${words.total}</span><span>${format.money(quote.total)}</span></div></div>${after}`
}

function reasonFields({ t, flow }: ActView, { draft, reasons, problems }: OpenAct): TemplateResult {
  const words = t.licenceDetail.dialogs
  const isNoteNeeded = reasons.find(({ code }) => code === draft.reason)?.requiresNote ?? false
  return html`
    <div><label class="label" for="act-reason">${words.reason}</label><div class="select-box full">
      <select id="act-reason" class="select" required autofocus aria-invalid=${has(problems, 'reason')} aria-describedby=${problems.includes('reason') ? 'act-reason-error' : nothing}
        @change=${(event: Event) => flow.edit({ reason: (event.target as HTMLSelectElement).value })}>
        <option value="" ?selected=${draft.reason === ''} disabled>${words.pickReason}</option>
        ${reasons.map(({ code, label }) => html`<option value=${code} ?selected=${code === draft.reason}>${label}</option>`)}
      </select>${icon('chevron')}</div>${errorOf(problems, 'reason', words.reasonMissing)}</div>
    <div><label class="label" for="act-note">${isNoteNeeded ? words.note : words.noteOptional}</label>
      <textarea id="act-note" class="input" rows="3" maxlength=${MAX_NOTE_LENGTH} ?required=${isNoteNeeded} aria-invalid=${has(problems, 'note')} aria-describedby=${problems.includes('note') ? 'act-note-error' : 'act-note-hint'}
        .value=${draft.note} @input=${(event: Event) => flow.edit({ note: (event.target as HTMLTextAreaElement).value })}></textarea>
      ${errorOf(problems, 'note', words.noteMissing)}<p class="sub" id="act-note-hint">${words.noteHint}</p></div>`
}

function untilField({ t, flow }: ActView, { draft, problems }: OpenAct): TemplateResult {
  const words = t.licenceDetail.dialogs
  return html`<div><label class="label" for="act-until">${words.until}</label>
    <input id="act-until" class="input date" type="date" aria-invalid=${has(problems, 'until')} aria-describedby=${problems.includes('until') ? 'act-until-error' : nothing}
      .value=${draft.untilOn} @change=${(event: Event) => flow.edit({ untilOn: (event.target as HTMLInputElement).value })}>${errorOf(problems, 'until', words.untilPast)}</div>`
}

function agreement({ t, flow }: ActView, { draft, problems }: OpenAct): TemplateResult {
  const words = t.licenceDetail.dialogs
  return html`<div><label class="check"><input id="act-agrees" type="checkbox" .checked=${draft.agrees} aria-invalid=${has(problems, 'agrees')} aria-describedby=${problems.includes('agrees') ? 'act-agrees-error' : nothing}
    @change=${(event: Event) => flow.edit({ agrees: (event.target as HTMLInputElement).checked })}> ${words.terminate.agree}</label>${errorOf(problems, 'agrees', words.agreeMissing)}</div>`
}

function has(problems: OpenAct['problems'], name: OpenAct['problems'][number]): 'true' | 'false' { return problems.includes(name) ? 'true' : 'false' }

function errorOf(problems: OpenAct['problems'], name: OpenAct['problems'][number], text: string): TemplateResult | typeof nothing {
  return problems.includes(name) ? html`<p class="field-error" id="act-${name}-error" role="alert">${text}</p>` : nothing
}

function actionsOf({ t, format, flow, isBusy }: ActView, act: OpenAct): TemplateResult {
  const words = t.licenceDetail.dialogs
  const verb = act.verb as Exclude<OpenAct['verb'], 'requestBlock'>
  const amount = act.quote ? format.money(act.quote.total) : ''
  const label = verb === 'renew' ? (isBilled(act) ? words.renew.confirm(amount) : words.renew.confirmFree)
    : verb === 'release' && isBilled(act) ? words.release.confirmAmount(amount) : words[verb].confirm
  const isDanger = verb === 'terminate' || verb === 'suspend' || verb === 'unassign' || verb === 'withdraw'
  return html`
    <button type="button" class="button" @click=${() => flow.close()}>${verb === 'terminate' ? words.terminate.keep : t.common.back}</button>
    <button type="button" class="button primary ${isDanger ? 'danger' : ''}" data-confirm aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => { if (!isBusy) void flow.confirm() }}>${isBusy ? t.common.sending : label}</button>`
}

