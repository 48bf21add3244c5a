import type { TemplateResult } from 'lit'
import { html as staticHtml, literal } from 'lit/static-html.js'

const TAGS = [literal`h1`, literal`h2`, literal`h3`, literal`h4`, literal`h5`, literal`h6`] as const

/** A heading of the level that suits the host's page; 2 when the level makes no sense. */
export function heading(level: number, text: string): TemplateResult {
  const tag = TAGS[Math.trunc(level) - 1] ?? TAGS[1]
  return staticHtml`<${tag} class="heading">${text}</${tag}>`
}
