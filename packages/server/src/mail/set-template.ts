import { deleteMailTemplate, findMailTemplate, storeMailTemplate } from '@assento/store'
import { fail, staleVersion } from '../platform/errors.ts'
import { command } from '../platform/procedure.ts'
import type { CommandResult } from '../platform/types.ts'
import type { MailTemplateView } from './dto.ts'
import { setTemplateInput } from './inputs.ts'
import { templateView } from './template-view.ts'
import { checkWords } from './templates/check-words.ts'

/** Puts a template into the tenant's own words, or goes back to the built-in ones. Refuses naming field, rule and variable (`mail.template.*`). */
export const setTemplate = command('templates.set', setTemplateInput, async (ctx, { template, locale, version, words }): Promise<CommandResult<MailTemplateView>> => {
  const faults = words === null ? [] : checkWords(template, words)
  if (faults.length > 0) fail('validation', 'the template is not valid', faults)
  const before = await findMailTemplate(ctx.tx, ctx.tenant.id, template, locale)
  if ((before?.version ?? 0) !== version) staleVersion(before?.version ?? 0)
  const isDone = words === null
    ? before === null || await deleteMailTemplate(ctx.tx, ctx.tenant.id, { template, locale }, version)
    : await storeMailTemplate(ctx.tx, ctx.tenant.id, { template, locale, ...words, updated_at: ctx.now }, version)
  if (!isDone) staleVersion(version + 1)
  const answer = templateView(template, locale, await findMailTemplate(ctx.tx, ctx.tenant.id, template, locale))
  return {
    answer,
    audit: { outcome: 'done', subjectId: `${template}:${locale}`, customerId: null, before: templateView(template, locale, before).words, after: answer.words },
  }
})
