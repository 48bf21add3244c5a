/** The steps on a line through the due date: each in a few words, and opened to be changed. */
import { html, nothing, type TemplateResult } from 'lit'
import type { CollectionsStep } from '@assento/rules'
import { icon } from '../runtime/icons.ts'
import { faultsAt, stepsByDay, type PlacedStep } from './policy-draft.ts'
import { stepIcon, whatOf, whenOf, type PolicyLook } from './policy-look.ts'
import { faultWords } from './policy-faults.ts'
import type { stepFields } from './policy-step.ts'

export interface TimelineActs {
  readonly fields: typeof stepFields | null
  readonly onEdit: (key: string | null) => void
  readonly onStep: (index: number, change: Partial<CollectionsStep>) => void
  readonly onRemove: (index: number) => void
  readonly onAddReminder: () => void
  readonly onAddAction: () => void
  readonly onAddNotice: (step: CollectionsStep) => void
}

/** `editing` = key of the step that is open; its fields follow the first paint. */
export function policyTimeline(look: PolicyLook, editing: string | null, acts: TimelineActs): TemplateResult {
  const { t, policy, mayEdit, faults } = look
  const words = t.collections.steps
  const steps = stepsByDay(policy)
  const untilDue = steps.filter(({ step }) => step.daysFromDue < 0)
  const tooMany = faults.filter(({ field }) => field === 'steps')
  return html`
    ${steps.length === 0 ? html`<p class="muted">${words.none}</p>` : html`<ol class="line">
      ${untilDue.map((placed) => stepItem(look, placed, editing, acts))}
      <li class="due"><span class="dot">${icon('calendar')}</span><strong>${words.due}</strong></li>
      ${steps.slice(untilDue.length).map((placed) => stepItem(look, placed, editing, acts))}
    </ol>`}
    ${tooMany.length > 0 ? faultWords(t, ['tooMany'], 'too-many') : nothing}
    ${mayEdit ? html`<div class="actions add">
      <button type="button" class="button" @click=${acts.onAddReminder}>${icon('plus')}${words.addReminder}</button>
      <button type="button" class="button" @click=${acts.onAddAction}>${icon('plus')}${words.addAction}</button></div>` : nothing}`
}

function stepItem(look: PolicyLook, { step, index }: PlacedStep, editing: string | null, acts: TimelineActs): TemplateResult {
  const { t, format, faults, mayEdit } = look
  const words = t.collections
  const isOpen = mayEdit && editing === step.key
  const wrong = faultsAt(faults, `steps.${index}`)
  const when = whenOf(step, t, format)
  const what = whatOf(step, t)
  const more = [
    words.channels[step.channel], step.action === null || step.template === null ? '' : whatOf({ ...step, action: null }, t),
    step.unless === 'dispute' || step.action !== null ? words.steps.waits : '',
  ]
  return html`
    <li class="step ${step.action === null ? '' : 'acts'} ${wrong.length > 0 ? 'wrong' : ''} ${isOpen ? 'is-open' : ''}" data-key=${step.key}>
      <span class="dot">${icon(stepIcon(step))}</span>
      <div class="card">
        <div class="summary">
          <span class="when">${when}</span>
          <span class="what"><strong>${what}</strong><small>${more.filter(Boolean).join(' · ')}</small></span>
          ${mayEdit ? html`<button type="button" class="button link" id="edit-${step.key}" aria-expanded=${isOpen ? 'true' : 'false'} aria-label=${isOpen ? words.steps.done : words.steps.editOf(when, what)}
            @click=${() => acts.onEdit(isOpen ? null : step.key)}>${isOpen ? words.steps.done : words.steps.edit}</button>` : nothing}
        </div>
        ${isOpen && acts.fields !== null ? acts.fields(look, step, index, acts) : wrong.length === 0 ? nothing : faultWords(t, wrong, `faults-${index}`)}
        ${wrong.some((rule) => rule === 'unannounced' || rule === 'noReminder') && mayEdit ? html`
          <button type="button" class="button mend" @click=${() => acts.onAddNotice(wrong.includes('unannounced') ? step : { ...step, action: null, daysFromDue: 0 })}>${icon('plus')}${words.steps.addNotice}</button>` : nothing}
      </div>
    </li>`
}
