import { findAccountEver, findCustomer, findLicenceProduct } from '@assento/store'
import { z } from 'zod'
import type { DocumentLink } from '../invoices/dto.ts'
import { makeExportLink } from '../invoices/make-export-link.ts'
import { licenceScope } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { quotation } from '../platform/procedure.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { serialFilterFields } from './serial-inputs.ts'
import { maySeeKeys, serialQuestion } from './serial-question.ts'
import { serialsFileName } from './serials-csv.ts'
import type { SerialsFileQuestion } from './serials-csv.ts'

const input = z.strictObject({ ...serialFilterFields })

/** An address of the filtered serials as CSV, for five minutes, that needs no session. It shows what its asker may see. */
export const serialsExportLink = quotation('serials.exportLink', input, async (ctx, request): Promise<DocumentLink> => {
  const { partnerId, customerId, productId, states, search } = serialQuestion(ctx, request)
  await refuseUnknown(ctx, { partnerId, customerId, productId })
  const question: SerialsFileQuestion = { kind: 'serials', partnerId, customerId, productId, states, search, moved: request.moved === true, withKeys: maySeeKeys(ctx) }
  return makeExportLink(ctx, question, serialsFileName(ctx))
})

type Ids = Pick<SerialsFileQuestion, 'partnerId' | 'customerId' | 'productId'>

/** An address is made for what there is and the caller may know of only: other ids are as unknown as any. */
async function refuseUnknown(ctx: ProcedureContext, { partnerId, customerId, productId }: Ids): Promise<void> {
  const { database, tenant } = ctx
  const customer = customerId === null ? null : await findCustomer(database, tenant.id, customerId)
  if (customerId !== null && customer === null) notFound()
  if (productId !== null && (await findLicenceProduct(database, tenant.id, productId)) === null) notFound()
  if (partnerId === null) return
  if (licenceScope(ctx).customerId !== null && customer?.partner_id !== partnerId) notFound()
  if ((await findAccountEver(database, tenant.id, partnerId))?.kind !== 'reseller') notFound()
}
