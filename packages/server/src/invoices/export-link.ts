import { randomBytes } from 'node:crypto'
import { addMs, dateInZone, MS_PER_DAY } from '@assento/rules'
import { canonicalJson, deleteExportLinksBefore, findAccount, insertExportLink } from '@assento/store'
import { z } from 'zod'
import { sha256 } from '../accounts/tokens.ts'
import { LINK_MS } from '../documents/document-link.ts'
import { actorOf } from '../platform/audit.ts'
import { notFound } from '../platform/errors.ts'
import { quotation } from '../platform/procedure.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { DocumentLink } from './dto.ts'
import { invoiceFilter } from './filter.ts'
import { filterFields } from './inputs.ts'

const input = z.strictObject({ ...filterFields })

/**
 * An address of the filtered list as CSV, for five minutes, that needs no session: what a document's link is to one document.
 * What the asker may see is settled here; the address can show no more.
 */
export const exportLink = quotation('invoices.exportLink', input, async (ctx, request): Promise<DocumentLink> => {
  const { today: _today, ...question } = invoiceFilter(ctx, request)
  if (question.customerId !== null && (await findAccount(ctx.database, ctx.tenant.id, question.customerId)) === null) notFound()
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
  return { url: `/documents/exports/${token}`, expiresAt, fileName: exportFileName(ctx) }
})

export function exportFileName({ now, tenant }: Pick<ProcedureContext, 'now' | 'tenant'>): string {
  return `${tenant.locale === 'en' ? 'invoices' : 'faturas'}-${dateInZone(now, tenant.zone)}.csv`
}
