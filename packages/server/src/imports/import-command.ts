import { z } from 'zod'
import { fail } from '../platform/errors.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import type { ImportFile, ImportOptions } from './read-files.ts'
import type { ImportKind, ImportReport } from './report.ts'
import { importInto, summaryOf } from './run-import.ts'

/** Base64 of 12 MB: larger files go through the command line. */
const MAX_BASE64 = 16 * 1024 * 1024

const file = z.strictObject({ name: z.string().min(1).max(255), base64: z.base64().min(1).max(MAX_BASE64) })

/** A file, those that complete it, and whether only to look. */
export const importInput = z.strictObject({
  file,
  companions: z.array(file).max(4).default([]),
  dryRun: z.boolean().default(false),
  options: z.strictObject({
    skipLines: z.int().min(0).max(1000).optional(),
    columns: z.array(z.string().max(100)).min(1).max(200).optional(),
    confirmLeadingZero: z.boolean().optional(),
  }).default({}),
})

/** Runs an import in the command's transaction; a file that is refused as a whole is a bad request naming its columns. */
export async function runImportCommand(kind: ImportKind, ctx: CommandContext, input: z.output<typeof importInput>): Promise<CommandResult<ImportReport>> {
  const files = [input.file, ...input.companions].map(({ name, base64 }): ImportFile => ({ name, bytes: Buffer.from(base64, 'base64') }))
  const report = await importInto(ctx.tx, { tenantId: ctx.tenant.id, kind, files, dryRun: input.dryRun, now: ctx.now, options: optionsOf(input.options) })
  if (report.problem !== null) {
    const { rule, message, columns } = report.problem
    const fields = columns.length === 0 ? ['file'] : columns
    fail('validation', message, fields.map((field) => ({ field, rule, message })))
  }
  return { answer: report, audit: { outcome: 'done', subjectId: null, customerId: null, after: { ...summaryOf(report), dryRun: report.dryRun } } }
}

/** Options without those that are not given. */
function optionsOf({ skipLines, columns, confirmLeadingZero }: z.output<typeof importInput>['options']): ImportOptions {
  return {
    ...(skipLines === undefined ? {} : { skipLines }), ...(columns === undefined ? {} : { columns }),
    ...(confirmLeadingZero === undefined ? {} : { confirmLeadingZero }),
  }
}
