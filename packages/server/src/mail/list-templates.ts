import { listMailTemplates } from '@assento/store'
import { query } from '../platform/procedure.ts'
import type { MailTemplateView } from './dto.ts'
import { listTemplatesInput } from './inputs.ts'
import { MAIL_LOCALES, MAIL_TEMPLATES } from './templates/template-names.ts'
import { templateView } from './template-view.ts'

/** Every template in every language, or in the one asked for: the tenant's own words where it has some. */
export const listTemplates = query('templates.list', listTemplatesInput, async (ctx, { locale: wanted }): Promise<{ readonly items: readonly MailTemplateView[] }> => {
  const own = await listMailTemplates(ctx.database, ctx.tenant.id)
  const locales = wanted === undefined ? MAIL_LOCALES : [wanted]
  return {
    items: MAIL_TEMPLATES.flatMap((template) => locales.map((locale) => (
      templateView(template, locale, own.find((row) => row.template === template && row.locale === locale) ?? null)))),
  }
})
