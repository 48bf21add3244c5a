import { findMailTemplate } from '@assento/store'
import type { Handle } from '@assento/store'
import { checkWords } from './templates/check-words.ts'
import type { MailLocale, MailTemplate } from './templates/template-names.ts'
import { builtInWords } from './templates/words.ts'
import type { MailWords } from './templates/words.ts'

/** The tenant's own words, or the built-in ones: also where its words were written for variables that are no more. */
export async function currentWords(handle: Handle, tenantId: string, template: MailTemplate, locale: MailLocale): Promise<MailWords> {
  const own = await findMailTemplate(handle, tenantId, template, locale)
  return own === null || checkWords(template, own).length > 0 ? builtInWords(template, locale) : { subject: own.subject, text: own.text, html: own.html }
}
