/** `GET /documents/exports/<token>`: a list as a file, by a short-lived address. */
import { appendAudit, canonicalJson, findExportLink, loadTenant } from '@assento/store'
import type { ExportLinkRow } from '@assento/store'
import type { Hono } from 'hono'
import { sha256 } from '../accounts/tokens.ts'
import { LINK_TOKEN } from '../documents/document-link.ts'
import { attachment } from '../documents/documents-door.ts'
import type { AppEnv } from '../platform/app.ts'
import { tenantContext } from '../platform/authenticate.ts'
import { tenantNow } from '../platform/context.ts'
import type { Runtime } from '../platform/context.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { exportedFile } from './exported-file.ts'
import type { ExportedFile } from './exported-file.ts'

/** The same bytes for every reason, so that nobody learns which links there were. */
const NOT_FOUND = 'Este endereço não existe ou já não vale. Volte à página de onde veio e exporte de novo.\n'

export function exportsDoor(app: Hono<AppEnv>, runtime: Runtime): void {
  app.get('/documents/exports/:token', async (c) => {
    const token = c.req.param('token')
    const found = LINK_TOKEN.test(token) ? await findLinked(runtime, token, c.get('requestId')) : null
    if (found === null) return c.text(NOT_FOUND, 404)
    const { ctx, link } = found
    const file = exportedFile(ctx, link.question)
    await auditExport(ctx, link, file)
    return c.body(streamOf(file.pieces()), 200, { 'content-type': file.mediaType, 'content-disposition': attachment(file.fileName) })
  })
}

async function findLinked(runtime: Runtime, token: string, requestId: string): Promise<{ readonly ctx: ProcedureContext; readonly link: ExportLinkRow } | null> {
  const { database } = runtime
  const serverNow = runtime.clock.now()
  const link = await findExportLink(database, sha256(token))
  const row = link === null || link.expires_at <= serverNow ? null : await loadTenant(database, link.tenant_id)
  if (link === null || row === null) return null
  const tenant = tenantContext(row)
  return { ctx: { database, tenant, caller: { kind: 'system', channel: 'job' }, now: tenantNow(tenant, serverNow), serverNow, requestId }, link }
}

/** An export is told of under the name of the person that asked for the link, before the first byte goes out. */
async function auditExport(ctx: ProcedureContext, link: ExportLinkRow, { action, customerId, asked }: ExportedFile): Promise<void> {
  await ctx.database.withTx((tx) => appendAudit(tx, ctx.tenant.id, {
    at: ctx.now, recorded_at: ctx.serverNow, actor_id: link.actor_id, actor_name: link.actor_name, role: link.role,
    channel: link.role === 'server' ? 'api' : 'widget', action, outcome: 'done', rule: null, subject_id: null,
    customer_id: customerId, before: null, after: canonicalJson(asked), request_id: ctx.requestId,
  }))
}

/** Pulls one page at a time: a reader that is slow or goes away makes no more reads than it takes. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
