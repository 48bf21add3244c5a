import { COLLECTIONS_TEMPLATES } from '@assento/rules'

/** Every message that customers get; a tenant edits their words, not which there are. */
export const MAIL_TEMPLATES = ['invoice.issued', 'fiscal.available', ...COLLECTIONS_TEMPLATES, 'receipt.paid', 'notice.released'] as const
export type MailTemplate = (typeof MAIL_TEMPLATES)[number]

export const MAIL_LOCALES = ['pt-BR', 'en'] as const
export type MailLocale = (typeof MAIL_LOCALES)[number]

export function isMailTemplate(name: string): name is MailTemplate {
  return MAIL_TEMPLATES.some((known) => known === name)
}
