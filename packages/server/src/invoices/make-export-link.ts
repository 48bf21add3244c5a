import { randomBytes } from 'node:crypto'
import { addMs, MS_PER_DAY } from '@assento/rules'
import { canonicalJson, deleteExportLinksBefore, insertExportLink } from '@assento/store'
import { sha256 } from '../accounts/tokens.ts'
import { LINK_MS } from '../documents/document-link.ts'
import { actorOf } from '../platform/audit.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { DocumentLink } from './dto.ts'

/**
 * An address of a file that is made when it is fetched, for five minutes, without a session: what a document's link is to one document.
 * What the asker may see is settled in the question; the address can show no more.
 */
export async function makeExportLink(ctx: ProcedureContext, question: unknown, fileName: string): Promise<DocumentLink> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = addMs(ctx.serverNow, LINK_MS)
  const { actorId, actorName, role } = actorOf(ctx.caller)
  await ctx.database.withTx(async (tx) => {
    await deleteExportLinksBefore(tx, addMs(ctx.serverNow, -MS_PER_DAY))
    await insertExportLink(tx, ctx.tenant.id, {
      token_hash: sha256(token), question: canonicalJson(question), actor_id: actorId, actor_name: actorName, role, created_at: ctx.serverNow,
      expires_at: expiresAt,
    })
  })
  return { url: `/documents/exports/${token}`, expiresAt, fileName }
}
