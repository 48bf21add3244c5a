import { html, nothing, type TemplateResult } from 'lit'
import type { SerialEventItem } from '@assento/client'
import { icon, type IconName } from '../runtime/icons.ts'
import { skeleton } from '../runtime/states.ts'
import type { PartView } from './drawer-frame.ts'
import { moment } from './serial-words.ts'

const LOOK: Readonly<Record<string, readonly [IconName, string]>> = {
  'serial.suspended': ['pause', 'bad'], 'serial.cancelled': ['stop', 'bad'], 'serial.expired': ['alert', 'bad'], 'serial.grace_started': ['clock', 'warn'], 'serial.released': ['check', 'ok'],
  'serial.renewed': ['check', 'ok'], 'serial.provisioned': ['check', 'ok'], 'activation.moved': ['sync', 'warn'], 'activation.limit_reached': ['warning', 'warn'], 'activation.transfer_suspected': ['warning', 'warn'],
}

/** What happened, the newest first: what, when, by whom, why, and what it changed. */
export function historyPart(view: PartView): TemplateResult {
  const { t, state: { history, historyCursor, failure }, isBusy, onMore } = view
  const words = t.licenceDetail.history
  if (history === null) return failure ? html`` : skeleton(5, t.licenceDetail.loading)
  if (history.length === 0) return html`<p class="muted">${words.none}</p>`
  return html`<ol class="timeline">${history.map((event) => entry(view, event))}</ol>
    ${historyCursor === null ? nothing : html`<button type="button" class="button" ?disabled=${isBusy} @click=${onMore}>${words.more}</button>`}`
}

function entry({ t, format }: PartView, event: SerialEventItem): TemplateResult {
  const words = t.licenceDetail.history
  const [name, tone] = LOOK[event.type] ?? ['info', '']
  const role = words.roles[event.actorRole]
  const { stateBefore, stateAfter } = event
  const became = stateBefore && stateAfter && stateBefore !== stateAfter ? words.became(t.licences.states[stateBefore], t.licences.states[stateAfter]) : null
  const machine = ['machineName', 'fromMachine', 'toMachine'].flatMap((key) => { const name = event.details[key]; return typeof name === 'string' ? [name] : [] }).join(' → ')
  return html`<li class=${tone}><span class="mark">${icon(name)}</span><div>
    <p><strong>${words.types[event.type] ?? words.other}</strong>${event.reason ? html` · ${event.reason}` : nothing}${machine === '' ? nothing : html` · <span class="mono">${machine}</span>`}</p>
    ${event.note ? html`<p class="quote">${event.note}</p>` : nothing}
    <p class="sub">${moment(event.at, format)} · ${event.actorName}${role && role !== event.actorName.toLowerCase() ? ` (${role})` : ''}${became ? ` · ${became}` : ''}</p>
  </div></li>`
}
