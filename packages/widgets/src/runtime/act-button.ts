import { html, type TemplateResult } from 'lit'

/** A button that stays where it is, and does nothing, while an act is under way. */
export function actButton(label: string, act: () => void, isBusy: boolean, isPrimary = false): TemplateResult {
  return html`<button type="button" class="button ${isPrimary ? 'primary' : ''}" aria-disabled=${isBusy ? 'true' : 'false'}
    @click=${() => { if (!isBusy) act() }}>${label}</button>`
}
