/** `GET /documents/<token>`: one document by a short-lived address (api.md). */
import { appendAudit, findDocument, findDocumentLink, loadTenant } from '@assento/store'
import type { DocumentHead, DocumentLinkRow } from '@assento/store'
import type { Hono } from 'hono'
import { sha256 } from '../accounts/tokens.ts'
import type { AppEnv } from '../platform/app.ts'
import { tenantContext } from '../platform/authenticate.ts'
import { tenantNow } from '../platform/context.ts'
import type { Runtime } from '../platform/context.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { LINK_TOKEN } from './document-link.ts'
import { renderedDocument } from './rendered-document.ts'
import type { RenderedDocument } from './rendered-document.ts'

/** A person reads it in a browser. The same bytes for every reason, so that nobody learns which links there were. */
const NOT_FOUND = 'Este endereço não existe ou já não vale. Volte à página da fatura e baixe o documento de novo.\n'

/** Content policy, nosniff and no-store are on every answer of the application; here is what makes it a file to save. */
export function documentsDoor(app: Hono<AppEnv>, runtime: Runtime): void {
  app.get('/documents/:token', async (c) => {
    const token = c.req.param('token')
    const found = LINK_TOKEN.test(token) ? await findLinked(runtime, token, c.get('requestId')) : null
    if (found === null) return c.text(NOT_FOUND, 404)
    const document = await renderedDocument(found.ctx, runtime.database, found.link.document_id)
    await auditDownload(found, document)
    return c.body(new Uint8Array(document.bytes), 200, {
      'content-type': document.mediaType, 'content-length': String(document.bytes.byteLength),
      'content-disposition': attachment(document.fileName),
    })
  })
}

interface LinkedDocument {
  readonly ctx: ProcedureContext
  readonly link: DocumentLinkRow
  readonly head: DocumentHead
}

async function findLinked(runtime: Runtime, token: string, requestId: string): Promise<LinkedDocument | null> {
  const { database } = runtime
  const serverNow = runtime.clock.now()
  const link = await findDocumentLink(database, sha256(token))
  if (link === null || link.expires_at <= serverNow) return null
  const row = await loadTenant(database, link.tenant_id)
  const head = await findDocument(database, link.tenant_id, link.document_id)
  if (row === null || head === null) return null
  const tenant = tenantContext(row)
  const caller = { kind: 'system', channel: 'job' } as const
  return { ctx: { database, tenant, caller, now: tenantNow(tenant, serverNow), serverNow, requestId }, link, head }
}

/** A download is told of under the name of the person that asked for the link, before the first byte goes out. */
async function auditDownload({ ctx, link, head }: LinkedDocument, document: RenderedDocument): Promise<void> {
  await ctx.database.withTx((tx) => appendAudit(tx, ctx.tenant.id, {
    at: ctx.now, recorded_at: ctx.serverNow, actor_id: link.actor_id, actor_name: link.actor_name, role: link.role,
    channel: link.role === 'server' ? 'api' : 'widget', action: 'documents.download', outcome: 'done', rule: null, subject_id: head.id,
    customer_id: head.customer_id, before: null, after: JSON.stringify({ fileName: document.fileName, invoiceId: head.invoice_id, sha256: document.sha256 }),
    request_id: ctx.requestId,
  }))
}

/** RFC 6266: a plain name for old readers, and the full one in UTF-8 (RFC 8187). Names of ours hold no path and no control character. */
export function attachment(fileName: string): string {
  const plain = fileName.normalize('NFKD').replace(/[^\x20-\x7e]/g, '').replace(/["\\/%]/g, '_')
  const encoded = encodeURIComponent(fileName).replace(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
