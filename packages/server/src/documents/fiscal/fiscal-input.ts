import { z } from 'zod'
import { calendarDate, id, text, webAddress } from '../../platform/inputs.ts'
import { base64Length, MAX_PDF_BYTES, MAX_XML_BYTES } from './file-bytes.ts'

/** Base64 text; a few characters more than fit, so that the refusal names the size and not the shape. */
const file = (maxBytes: number) => z.string().min(1).max(base64Length(maxBytes) + 1024)

const shared = {
  invoiceId: id,
  /** The auxiliary print (DANFE, DANFSe); of no fiscal value of its own. */
  pdf: file(MAX_PDF_BYTES).optional(),
  /** The invoice has several notas; together they must not be more than it. */
  coversPart: z.boolean().default(false),
}

export const fiscalInput = z.discriminatedUnion('kind', [
  z.strictObject({ ...shared, kind: z.enum(['nfe', 'nfse']), xml: file(MAX_XML_BYTES), accessKey: z.string().min(1).max(80).optional() }),
  z.strictObject({
    ...shared, kind: z.literal('nfseMunicipal'), xml: file(MAX_XML_BYTES).optional(), number: text(30), verificationCode: text(60), url: webAddress,
    issuedOn: calendarDate, amountCents: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
  }),
])

export type FiscalInput = z.output<typeof fiscalInput>
