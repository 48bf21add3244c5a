import { escapeHtml } from './render.ts'
import type { MailLocale, MailTemplate } from './template-names.ts'
import { BLOCKS } from './variables.ts'
import { WORDS_EN } from './words/en.ts'
import { WORDS_PT_BR } from './words/pt-br.ts'

/** A template as it is stored, or a message as it is sent. `html` is what stands inside our frame. */
export interface MailWords {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** One message: a subject, a heading, and paragraphs; `{{summary}}` alone stands for a block. */
export interface Letter {
  readonly subject: string
  readonly heading: string
  readonly parts: readonly string[]
}

export type Letters = Readonly<Record<MailTemplate, Letter>>

const LETTERS: Readonly<Record<MailLocale, Letters>> = { 'pt-BR': WORDS_PT_BR, en: WORDS_EN }
const BLOCK_PARTS = new Set<string>(BLOCKS.map((name) => `{{${name}}}`))

/** The words that apply until a tenant writes its own. */
export function builtInWords(template: MailTemplate, locale: MailLocale): MailWords {
  const { subject, heading, parts } = LETTERS[locale][template]
  return {
    subject,
    text: [heading, ...parts].join('\n\n'),
    html: [`<h1>${escapeHtml(heading)}</h1>`, ...parts.map((part) => (BLOCK_PARTS.has(part) ? part : `<p>${escapeHtml(part)}</p>`))].join('\n'),
  }
}
