import { html, type TemplateResult } from 'lit'

/** A heading of the level that suits the host's page; 2 when the level makes no sense. */
export function heading(level: number, text: string): TemplateResult {
  switch (Math.trunc(level)) {
    case 1: return html`<h1 class="heading">${text}</h1>`
    case 3: return html`<h3 class="heading">${text}</h3>`
    case 4: return html`<h4 class="heading">${text}</h4>`
    case 5: return html`<h5 class="heading">${text}</h5>`
    case 6: return html`<h6 class="heading">${text}</h6>`
    default: return html`<h2 class="heading">${text}</h2>`
  }
}
