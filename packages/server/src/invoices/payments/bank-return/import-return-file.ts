import { z } from 'zod'
import { fail } from '../../../platform/errors.ts'
import { operation } from '../../../platform/procedure.ts'
import { importReturn } from './import-return.ts'

/** Base64 of 12 MB: some thirty thousand movements. */
const MAX_BASE64 = 16 * 1024 * 1024

const input = z.strictObject({
  file: z.strictObject({ name: z.string().min(1).max(255), base64: z.base64().min(1).max(MAX_BASE64) }),
  dryRun: z.boolean().default(false),
})

/** Imports a bank's return file (CNAB 240 or 400); a file that is refused whole is a bad request that names its rule and line. */
export const importReturnFile = operation('payments.importReturnFile', input, async (ctx, { file, dryRun }) => {
  const report = await importReturn(ctx, { name: file.name, bytes: Buffer.from(file.base64, 'base64'), dryRun })
  if ('rule' in report) {
    const { rule, line, message } = report
    fail('validation', message, [{ field: line === null ? 'file' : `file.line.${line}`, rule, message }])
  }
  const { fileName, fileSha256, bank, fileSequence, records, counts, alreadyImported } = report
  const after = { fileName, fileSha256, bank, fileSequence, records, counts, alreadyImported, dryRun }
  return { answer: report, audit: { outcome: 'done', subjectId: null, customerId: null, after } }
})
