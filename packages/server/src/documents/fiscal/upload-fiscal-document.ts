import { appendPlannedEvents, canonicalJson, insertDocuments, insertFiscalDocument, loadInvoiceFacts, loadParties, newId } from '@assento/store'
import type { DocumentKind, InvoiceRow } from '@assento/store'
import type { FiscalUploaded } from '../../invoices/dto.ts'
import { queueFiscalMail } from '../../mail/queue-mail.ts'
import { actorOf } from '../../platform/audit.ts'
import { command } from '../../platform/procedure.ts'
import type { CommandContext, CommandResult } from '../../platform/types.ts'
import { sha256Of } from '../rendered-document.ts'
import { visibleInvoice } from '../visible-invoice.ts'
import { checkNota } from './check-nota.ts'
import { fileBytes, MAX_XML_BYTES, pdfBytes } from './file-bytes.ts'
import { fiscalInput } from './fiscal-input.ts'
import type { FiscalInput } from './fiscal-input.ts'
import type { Nota } from './nota.ts'
import { readNfe } from './read-nfe.ts'
import { readNfse } from './read-nfse.ts'
import { readXml } from './read-xml.ts'
import { refuseUpload } from './refuse.ts'

/**
 * Takes a nota fiscal that the reseller's own system issued, checks that it is the one of the invoice, and keeps its files byte for
 * byte: the XML is the document, and one space more breaks its signature. Refuses naming field and rule (`fiscal.*`).
 */
export const uploadFiscalDocument = command('invoices.fiscal.upload', fiscalInput, async (ctx, input): Promise<CommandResult<FiscalUploaded>> => {
  // Two uploads for one invoice are checked one after the other.
  await loadInvoiceFacts(ctx.tx, ctx.tenant.id, input.invoiceId)
  const invoice = await visibleInvoice(ctx, ctx.tx, input.invoiceId)
  const xml = input.xml === undefined ? null : fileBytes('xml', input.xml, MAX_XML_BYTES)
  const pdf = input.pdf === undefined ? null : pdfBytes('pdf', input.pdf)
  const nota = await readNota(ctx, invoice, input, xml, pdf !== null)
  const warnings = await checkNota(ctx, ctx.tx, invoice, nota, input.coversPart)
  const answer = await keep(ctx, invoice, input, nota, warnings, { xml, pdf })
  return {
    answer,
    audit: {
      outcome: 'done', subjectId: invoice.id, customerId: invoice.customer_id,
      after: { fiscalDocumentId: answer.id, kind: nota.kind, accessKey: nota.accessKey, number: nota.number, amountCents: nota.amountCents, warnings },
    },
  }
})

/** A municipal layout is of too many shapes to be read: its number, code and address are declared, and its XML only has to be safe. */
async function readNota(ctx: CommandContext, invoice: InvoiceRow, input: FiscalInput, xml: Uint8Array | null, hasPdf: boolean): Promise<Nota> {
  const parsed = xml === null ? null : readXml(xml)
  if (input.kind !== 'nfseMunicipal') {
    if (parsed === null) refuseUpload('xml', 'fiscal.field.missing', 'O XML é o documento fiscal.')
    return input.kind === 'nfe' ? readNfe(parsed, input.accessKey) : readNfse(parsed, input.accessKey)
  }
  if (parsed === null && !hasPdf) refuseUpload('pdf', 'fiscal.file.missing', 'Envie o XML ou o PDF da nota.')
  const [customer] = await loadParties(ctx.tx, ctx.tenant.id, [invoice.customer_id])
  return {
    kind: 'nfseMunicipal', accessKey: null, number: input.number, series: null, issuerTaxId: ctx.tenant.settings.billing.beneficiary?.taxId ?? '',
    recipientTaxId: customer?.tax_id ?? null, issuedOn: input.issuedOn, amountCents: input.amountCents, isTest: false, warnings: [],
  }
}

async function keep(
  ctx: CommandContext, invoice: InvoiceRow, input: FiscalInput, nota: Nota, warnings: readonly string[],
  files: { readonly xml: Uint8Array | null; readonly pdf: Uint8Array | null },
): Promise<FiscalUploaded> {
  const id = newId('nfs')
  await insertFiscalDocument(ctx.tx, ctx.tenant.id, {
    id, customer_id: invoice.customer_id, invoice_id: invoice.id, kind: nota.kind, access_key: nota.accessKey, number: nota.number, series: nota.series,
    issuer_tax_id: nota.issuerTaxId, recipient_tax_id: nota.recipientTaxId ?? '', issued_on: nota.issuedOn, amount_cents: nota.amountCents,
    state: 'authorised', verification_code: input.kind === 'nfseMunicipal' ? input.verificationCode : null,
    url: input.kind === 'nfseMunicipal' ? input.url : null, warnings: canonicalJson(warnings), created_at: ctx.now, created_by: actorOf(ctx.caller).actorId,
  })
  const documents = [
    ...(files.xml === null ? [] : [fileRow(ctx, invoice, id, 'notaFiscalXml', xmlName(nota), 'application/xml', files.xml)]),
    ...(files.pdf === null ? [] : [fileRow(ctx, invoice, id, 'notaFiscalPdf', pdfName(nota), 'application/pdf', files.pdf)]),
  ]
  await insertDocuments(ctx.tx, ctx.tenant.id, documents)
  await queueFiscalMail(ctx, ctx.tx, { id, invoice_id: invoice.id, customer_id: invoice.customer_id })
  await appendPlannedEvents(ctx.tx, ctx.tenant.id, { subjectId: invoice.id, customerId: invoice.customer_id, at: ctx.now }, [
    { name: 'nota_fiscal.uploaded', subject: { invoiceId: invoice.id, fiscalDocumentId: id, kind: nota.kind, accessKey: nota.accessKey } },
  ])
  return {
    id, kind: nota.kind, accessKey: nota.accessKey, number: nota.number, series: nota.series, issuedOn: nota.issuedOn,
    amount: { currency: 'BRL', cents: nota.amountCents }, warnings, documentIds: documents.map((document) => document.id),
  }
}

function fileRow(
  ctx: CommandContext, invoice: InvoiceRow, sourceId: string, kind: DocumentKind, fileName: string, mediaType: string, bytes: Uint8Array,
) {
  return {
    id: newId('doc'), customer_id: invoice.customer_id, invoice_id: invoice.id, kind, source_id: sourceId, file_name: fileName,
    media_type: mediaType, bytes, sha256: sha256Of(bytes), created_at: ctx.now,
  }
}

/** Names by which accountants' programs find them. */
function xmlName(nota: Nota): string {
  if (nota.kind === 'nfe') return `${nota.accessKey}-procNFe.xml`
  return nota.kind === 'nfse' ? `${nota.accessKey}-nfse.xml` : `nfse-${plainName(nota.number)}.xml`
}

function pdfName(nota: Nota): string {
  if (nota.kind === 'nfe') return `${nota.accessKey}-danfe.pdf`
  return nota.kind === 'nfse' ? `${nota.accessKey}-danfse.pdf` : `nfse-${plainName(nota.number)}.pdf`
}

function plainName(number: string): string {
  return number.replace(/[^A-Za-z0-9-]+/g, '-')
}
