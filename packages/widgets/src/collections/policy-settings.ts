/** What holds for all steps: the hour, the days of clearing, and how access comes back. */
import { html, type TemplateResult } from 'lit'
import { MAX_CLEARING_DAYS } from '@assento/rules'
import type { CollectionsPolicy } from '@assento/rules'
import { numberField } from '../runtime/number-field.ts'
import { faultsAt } from './policy-draft.ts'
import type { PolicyLook } from './policy-look.ts'
import { faultWords } from './policy-faults.ts'
import { choice } from './policy-step.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const RELEASES: readonly CollectionsPolicy['release'][] = ['paymentInFull', 'retroactiveInvoice']

export function policySettings({ t, format, policy, faults, mayEdit, headingLevel }: PolicyLook, onChange: (fields: Partial<CollectionsPolicy>) => void): TemplateResult {
  const words = t.collections.settings
  const wrong = faultsAt(faults, 'clearingBusinessDays')
  const title = html`<p class="part-title" role="heading" aria-level=${headingLevel + 1}>${words.title}</p>`
  if (!mayEdit) {
    return html`${title}<dl class="facts">
      <dt>${words.hour}</dt><dd>${words.atHour(policy.hour)}</dd><dt>${words.clearing}</dt><dd>${format.number(policy.clearingBusinessDays)}</dd>
      <dt>${words.release}</dt><dd>${words.releases[policy.release]}</dd></dl>`
  }
  return html`${title}
    <div class="fields">
      ${choice(t, 'hour', words.hour, String(policy.hour), HOURS.map((hour) => [String(hour), words.atHour(hour)]), faultsAt(faults, 'hour'), (hour) => onChange({ hour: Number(hour) }))}
      <div>${numberField({
        id: 'clearing', label: words.clearing, value: policy.clearingBusinessDays, min: 0, max: MAX_CLEARING_DAYS, isInvalid: wrong.length > 0, describedBy: 'clearing-text',
        decreaseLabel: words.fewer, increaseLabel: words.more, onChange: (clearingBusinessDays) => onChange({ clearingBusinessDays }),
      })}${faultWords(t, wrong, 'clearing-faults')}<p id="clearing-text" class="small muted">${words.clearingText}</p></div>
      <fieldset class="wide"><legend class="label">${words.release}</legend>${RELEASES.map((release) => html`
        <label class="check"><input type="radio" name="release" .checked=${release === policy.release} @change=${() => onChange({ release })}>${words.releases[release]}</label>`)}</fieldset>
    </div>`
}
