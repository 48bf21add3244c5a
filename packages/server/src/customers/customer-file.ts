/** Everything about a customer as one JSON file, read a page at a time. */
import { dateInZone } from '@assento/rules'
import { EXPORT_SECTIONS, walkExportSection } from '@assento/store'
import type { ExportSection } from '@assento/store'
import type { ExportedFile } from '../invoices/exported-file.ts'
import type { ProcedureContext } from '../platform/types.ts'

export interface CustomerFileQuestion {
  readonly kind: 'customer'
  readonly customerId: string
}

const PAGE = 500

/** `{ "exportedAt", "account": [ … ], "members": [ … ], … }`: each section holds the rows as they are stored, without secrets. */
export function customerFile(ctx: ProcedureContext, asked: CustomerFileQuestion): ExportedFile {
  return {
    fileName: customerFileName(ctx), mediaType: 'application/json; charset=utf-8', action: 'customers.export', customerId: asked.customerId, asked,
    pieces: () => customerJson(ctx, asked.customerId),
  }
}

export function customerFileName({ now, tenant }: Pick<ProcedureContext, 'now' | 'tenant'>): string {
  return `${tenant.locale === 'en' ? 'customer' : 'cliente'}-${dateInZone(now, tenant.zone)}.json`
}

async function* customerJson(ctx: ProcedureContext, customerId: string): AsyncGenerator<string> {
  yield `{"exportedAt":${JSON.stringify(ctx.now)}`
  for (const section of EXPORT_SECTIONS) yield* sectionJson(ctx, customerId, section)
  yield '\n}\n'
}

async function* sectionJson(ctx: ProcedureContext, customerId: string, section: ExportSection): AsyncGenerator<string> {
  yield `,\n${JSON.stringify(section.name)}:[`
  let isFirst = true
  for (let after: readonly (string | number)[] | null = null; ;) {
    const page: Awaited<ReturnType<typeof walkExportSection>> = await walkExportSection(ctx.database, ctx.tenant.id, section, { customerId, after, limit: PAGE })
    if (page.items.length > 0) yield `${isFirst ? '' : ','}\n${page.items.map((row) => JSON.stringify(row)).join(',\n')}`
    isFirst &&= page.items.length === 0
    if (page.next === null) break
    after = page.next
  }
  yield ']'
}
