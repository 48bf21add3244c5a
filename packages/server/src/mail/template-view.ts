import type { MailTemplateRow } from '@assento/store'
import type { MailTemplateView } from './dto.ts'
import type { MailLocale, MailTemplate } from './templates/template-names.ts'
import { variablesOf } from './templates/variables.ts'
import { builtInWords } from './templates/words.ts'

/** A template as an editor shows it; `own` null = the built-in words apply. */
export function templateView(template: MailTemplate, locale: MailLocale, own: MailTemplateRow | null): MailTemplateView {
  return {
    template, locale, words: own === null ? builtInWords(template, locale) : { subject: own.subject, text: own.text, html: own.html },
    isCustom: own !== null, version: own?.version ?? 0, updatedAt: own?.updated_at ?? null, variables: variablesOf(template),
  }
}
