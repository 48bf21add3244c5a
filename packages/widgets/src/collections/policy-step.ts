/** The fields of one step, with what is wrong said at each. */
import { html, nothing, type TemplateResult } from 'lit'
import { FIRST_STEP_DAY, LAST_STEP_DAY } from '@assento/rules'
import type { CollectionsAction, CollectionsChannel, CollectionsStep } from '@assento/rules'
import type { Messages } from '../locales/messages.ts'
import { icon } from '../runtime/icons.ts'
import { numberField } from '../runtime/number-field.ts'
import { faultsAt } from './policy-draft.ts'
import { faultWords } from './policy-faults.ts'
import { templateName, type PolicyLook } from './policy-look.ts'
import type { TimelineActs } from './policy-timeline.ts'

const CHANNELS: readonly CollectionsChannel[] = ['email', 'widget', 'webhook']
const ACTIONS: readonly CollectionsAction[] = ['restrict', 'suspend', 'terminate']

export function stepFields(look: PolicyLook, step: CollectionsStep, index: number, { onStep, onRemove }: Pick<TimelineActs, 'onStep' | 'onRemove'>): TemplateResult {
  const { t, stored, faults } = look
  const words = t.collections.fields
  const change = (fields: Partial<CollectionsStep>) => onStep(index, fields)
  const wrong = (field: string) => faultsAt(faults, `steps.${index}.${field}`)
  return html`
    <div class="fields">
      ${daysFields(look, step, wrong('daysFromDue'), (daysFromDue) => change({ daysFromDue }))}
      ${choice(t, 'channel', words.channel, step.channel, CHANNELS.map((channel) => [channel, t.collections.channels[channel]]), wrong('channel'), (channel) => change({ channel: channel as CollectionsChannel }))}
      ${choice(t, 'template', words.template, step.template ?? '', [['', words.noTemplate], ...stored.templates.map((name): Option => [name, templateName(name, t.collections)])], wrong('template'),
        (template) => change({ template: template === '' ? null : template }))}
      ${choice(t, 'action', words.action, step.action ?? '', [['', words.noAction], ...ACTIONS.map((action): Option => [action, t.collections.actions[action]])], wrong('action'),
        (action) => change({ action: action === '' ? null : action as CollectionsAction }))}
      <div class="wide">${step.action !== null ? html`<p class="small muted">${words.disputeAlways}</p>` : html`
        <label class="check"><input type="checkbox" .checked=${step.unless === 'dispute'} @change=${(event: Event) => change({ unless: (event.target as HTMLInputElement).checked ? 'dispute' : null })}>${words.dispute}</label>`}
        ${faultWords(t, wrong('key'), 'key-faults')}</div>
      <div class="wide"><button type="button" class="button link danger-link" @click=${() => onRemove(index)}>${t.collections.steps.remove}</button></div>
    </div>`
}

/** So many days, and on which side of the due date: nobody has to think of minus signs. */
function daysFields({ t }: PolicyLook, { daysFromDue }: CollectionsStep, wrong: readonly string[], onDays: (days: number) => void): TemplateResult {
  const words = t.collections.fields
  const isBefore = daysFromDue < 0 || Object.is(daysFromDue, -0)
  return html`
    <div>${numberField({
      id: 'days', label: words.days, value: Math.abs(daysFromDue), min: 0, max: isBefore ? -FIRST_STEP_DAY : LAST_STEP_DAY, isInvalid: wrong.length > 0,
      decreaseLabel: words.fewerDays, increaseLabel: words.moreDays, onChange: (days) => onDays(isBefore ? -days : days), ...(wrong.length > 0 ? { describedBy: 'days-faults' } : {}),
    })}${faultWords(t, wrong, 'days-faults')}</div>
    ${choice(t, 'side', words.side, isBefore ? 'before' : 'after', [['before', words.sides.before], ['after', words.sides.after]], [],
      (side) => onDays(side === 'before' ? -Math.abs(daysFromDue) : Math.abs(daysFromDue)))}`
}

type Option = readonly [value: string, label: string]

export function choice(t: Messages, id: string, label: string, value: string, options: readonly Option[], wrong: readonly string[], onChoose: (value: string) => void): TemplateResult {
  return html`
    <div><label class="label" for=${id}>${label}</label>
      <span class="select-box"><select id=${id} class="select" aria-invalid=${wrong.length > 0 ? 'true' : 'false'} aria-describedby=${wrong.length > 0 ? `${id}-faults` : nothing}
        @change=${(event: Event) => onChoose((event.target as HTMLSelectElement).value)}>
        ${options.map(([name, text]) => html`<option value=${name} .selected=${name === value}>${text}</option>`)}</select>${icon('chevron')}</span>
      ${faultWords(t, wrong, `${id}-faults`)}</div>`
}
