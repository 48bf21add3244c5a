/** `{{name}}` and nothing else: no loops, no conditions, no code. */
import type { MailWords } from './words.ts'

/** What a variable becomes in each form. */
export interface Rendered {
  readonly text: string
  readonly html: string
}

export type Variables = Readonly<Record<string, Rendered>>

export const VARIABLE = /\{\{([A-Za-z]+)\}\}/g

/** Longest header that is sent: an account may have a name of any length. */
const MAX_HEADER = 200

/** Subject on one line, and both bodies with the variables in place; values are escaped in HTML by `value`. */
export function render(words: MailWords, variables: Variables): MailWords {
  return {
    subject: headerLine(fill(words.subject, variables, 'text')),
    // A block that is empty leaves no gap.
    text: fill(words.text, variables, 'text').replaceAll(/\n{3,}/g, '\n\n').trim(),
    html: fill(words.html, variables, 'html'),
  }
}

function fill(source: string, variables: Variables, as: keyof Rendered): string {
  return source.replaceAll(VARIABLE, (whole: string, name: string, at: number) => {
    const filled = variables[name]?.[as] ?? ''
    return source[at + whole.length] === '.' ? withoutStop(filled) : filled
  })
}

/** A name that ends in a full stop (`Ltda.`) ends the sentence with it. */
export function withoutStop(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name
}

/** A value from the rows or from people: one line, and no markup of its own. */
export function value(text: string): Rendered {
  const line = oneLine(text)
  return { text: line, html: escapeHtml(line) }
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

/** What stands in a header: one line, of a length that mail servers take. */
export function headerLine(text: string): string {
  const characters = [...oneLine(text)]
  return characters.length <= MAX_HEADER ? characters.join('') : `${characters.slice(0, MAX_HEADER - 1).join('')}…`
}

/** Control characters and breaks become blanks; what turns the direction of writing is left out, so that no name rewrites a line. */
function oneLine(text: string): string {
  return text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '').replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim()
}
