/** What a tenant may write. Every fault names its field and rule, so that an editor can point at it. */
import type { ErrorDetail } from '../../platform/errors.ts'
import { checkMarkup } from './check-markup.ts'
import { VARIABLE } from './render.ts'
import type { MailTemplate } from './template-names.ts'
import { variablesOf } from './variables.ts'
import type { MailWords } from './words.ts'

const FIELDS = ['subject', 'text', 'html'] as const

/**
 * Why words cannot be a template; none when they can. Unknown and missing variables, a block inside the subject, a subject of
 * several lines (it would begin another header), and markup that we do not send.
 */
export function checkWords(template: MailTemplate, words: MailWords): readonly ErrorDetail[] {
  return [
    ...(/[\r\n\0]/.test(words.subject) ? [fault('subject', 'subject.lineBreak', 'the subject is one line')] : []),
    ...FIELDS.flatMap((field) => checkVariables(template, words, field)),
    ...checkMarkup(words.html).map(({ rule, message }) => fault('html', rule, message)),
  ]
}

function checkVariables(template: MailTemplate, words: MailWords, field: (typeof FIELDS)[number]): readonly ErrorDetail[] {
  const known = variablesOf(template)
  const source = words[field]
  const named = [...source.matchAll(VARIABLE)].map((match) => match[1] ?? '')
  const unknown = new Set(named.filter((name) => !known.some((variable) => variable.name === name)))
  const blocks = field === 'subject' ? known.filter(({ name, isBlock }) => isBlock && named.includes(name)) : []
  const missing = field === 'subject' ? [] : known.filter(({ name, isRequired }) => isRequired && !named.includes(name))
  const rest = source.replaceAll(VARIABLE, '')
  return [
    ...[...unknown].map((name) => fault(field, 'variable.unknown', `{{${name}}} is no variable of ${template}`)),
    ...missing.map(({ name }) => fault(field, 'variable.missing', `{{${name}}} has to stand here`)),
    ...blocks.map(({ name }) => fault(field, 'variable.block', `{{${name}}} has several lines and cannot stand in a subject`)),
    ...(rest.includes('{{') || rest.includes('}}') ? [fault(field, 'variable.malformed', 'write variables as {{name}}, letters only')] : []),
  ]
}

function fault(field: string, rule: string, message: string): ErrorDetail {
  return { field: `words.${field}`, rule: `mail.template.${rule}`, message }
}
