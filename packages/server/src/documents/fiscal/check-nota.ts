/** Whether a nota fiscal is the one of that invoice: issuer, recipient, amount, and not there already. */
import { normalizeTaxId } from '@assento/brazil'
import { findFiscalDocumentByKey, listFiscalDocuments, loadParties } from '@assento/store'
import type { InvoiceRow, Tx } from '@assento/store'
import type { ProcedureContext } from '../../platform/types.ts'
import type { Nota } from './nota.ts'
import { refuseUpload } from './refuse.ts'

/** Cents by which a nota may differ, since its taxes are rounded item by item. */
const TOLERANCE_CENTS = 1

/** Refuses, or answers what a person should know. `coversPart`: the invoice has other notas, of goods or of services. */
export async function checkNota(ctx: ProcedureContext, tx: Tx, invoice: InvoiceRow, nota: Nota, coversPart: boolean): Promise<readonly string[]> {
  if (invoice.state === 'void') refuseUpload('invoiceId', 'fiscal.invoice.void', 'A fatura foi cancelada.')
  if (invoice.currency !== 'BRL') refuseUpload('invoiceId', 'fiscal.invoice.currency', 'A fatura não é em reais.')
  if (nota.isTest && ctx.tenant.environment === 'live') refuseUpload('xml.tpAmb', 'fiscal.state.test', 'A nota é do ambiente de homologação, sem valor fiscal.')
  requireIssuer(ctx, nota)
  await requireRecipient(ctx, tx, invoice, nota)
  const known = nota.accessKey === null ? null : await findFiscalDocumentByKey(tx, ctx.tenant.id, nota.accessKey)
  if (known !== null) refuseUpload('accessKey', 'fiscal.key.duplicate', 'Esta nota fiscal já foi enviada.', 'conflict')
  const difference = await differenceCents(ctx, tx, invoice, nota, coversPart)
  return [
    ...nota.warnings, ...(nota.isTest ? ['fiscal.state.test'] : []), ...(difference === 0 || coversPart ? [] : ['fiscal.amount.rounding']),
  ]
}

function requireIssuer({ tenant }: ProcedureContext, nota: Nota): void {
  const { beneficiary } = tenant.settings.billing
  if (beneficiary === null) refuseUpload('xml.emit', 'fiscal.issuer.notConfigured', 'Informe o CNPJ do beneficiário nas configurações de cobrança.')
  if (normalizeTaxId(beneficiary.taxId) !== nota.issuerTaxId) refuseUpload('xml.emit', 'fiscal.issuer.other', 'O emitente da nota não é o beneficiário das cobranças.')
}

async function requireRecipient(ctx: ProcedureContext, tx: Tx, invoice: InvoiceRow, nota: Nota): Promise<void> {
  const [customer] = await loadParties(tx, ctx.tenant.id, [invoice.customer_id])
  const expected = customer?.tax_id ?? null
  if (expected === null) refuseUpload('xml.dest', 'fiscal.recipient.unknown', 'O cliente da fatura não tem CNPJ nem CPF.')
  if (nota.recipientTaxId !== expected) refuseUpload('xml.dest', 'fiscal.recipient.other', 'O destinatário da nota não é o cliente da fatura.')
}

async function differenceCents(ctx: ProcedureContext, tx: Tx, invoice: InvoiceRow, nota: Nota, coversPart: boolean): Promise<number> {
  const earlier = (await listFiscalDocuments(tx, ctx.tenant.id, [invoice.id])).filter(({ state }) => state === 'authorised')
  const together = earlier.reduce((sum, { amount_cents }) => sum + amount_cents, nota.amountCents)
  if (together > invoice.total_cents + TOLERANCE_CENTS) {
    refuseUpload('xml.amount', 'fiscal.amount.above', `As notas somam ${together} centavos e a fatura ${invoice.total_cents}.`)
  }
  if (!coversPart && together < invoice.total_cents - TOLERANCE_CENTS) {
    refuseUpload('xml.amount', 'fiscal.amount.below', `A nota tem ${together} centavos e a fatura ${invoice.total_cents}. Se ela cobre só uma parte, informe coversPart.`)
  }
  return together - invoice.total_cents
}
