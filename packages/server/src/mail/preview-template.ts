import { fail } from '../platform/errors.ts'
import { query } from '../platform/procedure.ts'
import { currentWords } from './current-words.ts'
import type { MailPreview } from './dto.ts'
import { previewTemplateInput } from './inputs.ts'
import { checkWords } from './templates/check-words.ts'
import { sampleFacts, sampleReader } from './templates/sample-facts.ts'
import { writeMail } from './templates/write-mail.ts'

/** A message with an invented invoice: of the words given, or of those that apply. Words that could not be saved are refused alike. */
export const previewTemplate = query('templates.preview', previewTemplateInput, async (ctx, { template, locale, words }): Promise<MailPreview> => {
  const faults = words === undefined ? [] : checkWords(template, words)
  if (faults.length > 0) fail('validation', 'the template is not valid', faults)
  return writeMail(words ?? await currentWords(ctx.database, ctx.tenant.id, template, locale), sampleFacts(ctx, template), sampleReader(locale))
})
