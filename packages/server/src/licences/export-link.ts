import { z } from 'zod'
import type { DocumentLink } from '../invoices/dto.ts'
import { makeExportLink } from '../invoices/make-export-link.ts'
import { quotation } from '../platform/procedure.ts'
import { serialFilterFields } from './serial-inputs.ts'
import { maySeeKeys, serialQuestion } from './serial-question.ts'
import { serialsFileName } from './serials-csv.ts'
import type { SerialsFileQuestion } from './serials-csv.ts'

const input = z.strictObject({ ...serialFilterFields })

/** An address of the filtered serials as CSV, for five minutes, that needs no session. It shows what its asker may see. */
export const serialsExportLink = quotation('serials.exportLink', input, async (ctx, request): Promise<DocumentLink> => {
  const { partnerId, customerId, productId, states, search } = serialQuestion(ctx, request)
  const question: SerialsFileQuestion = { kind: 'serials', partnerId, customerId, productId, states, search, moved: request.moved === true, withKeys: maySeeKeys(ctx) }
  return makeExportLink(ctx, question, serialsFileName(ctx))
})
