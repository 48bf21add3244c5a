import { randomBytes } from 'node:crypto'
import { addMs, MS_PER_DAY } from '@assento/rules'
import { deleteDocumentLinksBefore, findDocument, insertDocumentLink } from '@assento/store'
import { z } from 'zod'
import { sha256 } from '../accounts/tokens.ts'
import type { DocumentLink } from '../invoices/dto.ts'
import { actorOf } from '../platform/audit.ts'
import { scopeCustomer } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { id } from '../platform/inputs.ts'
import { quotation } from '../platform/procedure.ts'

/** How long a link is good for, by the server's clock: a test tenant's clock does not end it. */
export const LINK_MS = 5 * 60_000
/** 43 characters: 256 random bits in base64url. */
export const LINK_TOKEN = /^[A-Za-z0-9_-]{43}$/

const input = z.strictObject({ documentId: id })

/**
 * An address of one document, for five minutes, that needs no session: a browser's download carries no bearer token, and the session's
 * own must never be in an address. Only the SHA-256 of the token is stored.
 */
export const documentLink = quotation('invoices.documentLink', input, async (ctx, { documentId }): Promise<DocumentLink> => {
  const document = await findDocument(ctx.database, ctx.tenant.id, documentId)
  const own = scopeCustomer(ctx)
  if (document === null || (own !== null && own !== document.customer_id)) notFound()
  const token = randomBytes(32).toString('base64url')
  const expiresAt = addMs(ctx.serverNow, LINK_MS)
  const { actorId, actorName, role } = actorOf(ctx.caller)
  await ctx.database.withTx(async (tx) => {
    await deleteDocumentLinksBefore(tx, addMs(ctx.serverNow, -MS_PER_DAY))
    await insertDocumentLink(tx, ctx.tenant.id, {
      token_hash: sha256(token), document_id: document.id, actor_id: actorId, actor_name: actorName, role, created_at: ctx.serverNow,
      expires_at: expiresAt,
    })
  })
  return { url: `/documents/${token}`, expiresAt, fileName: document.file_name }
})
