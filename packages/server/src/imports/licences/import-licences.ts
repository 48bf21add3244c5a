import { z } from 'zod'
import { findPartner } from '../../orders/partner-scope.ts'
import { id } from '../../platform/inputs.ts'
import { command } from '../../platform/procedure.ts'
import type { CommandContext, CommandResult } from '../../platform/types.ts'
import type { FileProblem } from '../report.ts'
import type { Table } from '../table/read-table.ts'
import { LineJudge } from './judge-lines.ts'
import { judgeSuspensions } from './judge-suspensions.ts'
import { loadWorld } from './load-world.ts'
import { readLicences } from './read-licences.ts'
import type { LicenceImportReport } from './report.ts'
import { runLicenceImport } from './run-licence-import.ts'
import type { JudgedFile } from './run-licence-import.ts'
import { writeLines } from './write-lines.ts'

/** Base64 of 4 MB: far more than 5,000 rows. */
const MAX_BASE64 = 6 * 1024 * 1024

const fields = {
  file: z.strictObject({ name: z.string().min(1).max(255), base64: z.base64().min(1).max(MAX_BASE64) }),
  dryRun: z.boolean().default(false),
  /** Whether one refused row keeps back all of them. */
  mode: z.enum(['allOrNothing', 'bestEffort']).default('bestEffort'),
}

const licencesInput = z.strictObject({
  ...fields,
  /** Products that are not known are made, perpetual and billed to nobody until somebody says otherwise; else their rows are refused. */
  createProducts: z.boolean().default(false),
  /** Whose customers new ones become; left out, as the file says, else the manufacturer's own. */
  partnerId: id.optional(),
})

/** Imports serials with their customers, or customers: LicenseSpring, Sentinel EMS, the portal's export, or our own. */
export const importLicences = command('imports.licences', licencesInput, async (ctx, input): Promise<CommandResult<LicenceImportReport>> => (
  runLicenceImport(ctx, { ...input, kind: 'licences' }, (table) => judgeLicences(ctx, input, table))))

/** Suspends the serials of a file: serial, reason, description. */
export const importSuspensions = command('imports.suspensions', z.strictObject(fields), async (ctx, input): Promise<CommandResult<LicenceImportReport>> => (
  runLicenceImport(ctx, { ...input, kind: 'suspensions' }, (table) => judgeSuspensions(ctx, table))))

async function judgeLicences(ctx: CommandContext, input: z.output<typeof licencesInput>, table: Table): Promise<JudgedFile | FileProblem> {
  const read = readLicences(table, { zone: ctx.tenant.zone, reasons: ctx.tenant.settings.licences.reasons })
  if ('rule' in read) return read
  const partnerId = input.partnerId === undefined ? null : (await findPartner(ctx, ctx.tx, input.partnerId)).id
  const world = await loadWorld(ctx.tx, ctx.tenant.id, read.rows.flatMap(({ value }) => value ?? []))
  const judge = new LineJudge(world, { createProducts: input.createProducts, partnerId, now: ctx.now, zone: ctx.tenant.zone })
  const judged = read.rows.map((row) => judge.judge(row))
  return {
    layout: read.layout, rows: read.rows.length, unknownColumns: read.unknownColumns, verdicts: judged.flatMap(({ verdicts }) => verdicts),
    write: () => writeLines(ctx, judged.flatMap(({ making }) => making ?? [])),
  }
}
