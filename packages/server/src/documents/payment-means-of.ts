import { BANKS, formatLine, isBankCode } from '@assento/brazil'
import { findDocumentOfSource } from '@assento/store'
import type { BoletoRow, Handle, InvoiceRow } from '@assento/store'
import type { PaymentMeans } from '../invoices/dto.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { isPayableToday, loadMeans } from './current-means.ts'

/**
 * How an open invoice can be paid today; nothing when it is not open. A boleto past its last day is shown as no longer payable, and a
 * Pix code past it is not shown: it would be paid without fine and interest. `invoices.secondCopy` makes new ones.
 */
export async function paymentMeansOf(ctx: ProcedureContext, handle: Handle, invoice: InvoiceRow): Promise<PaymentMeans> {
  if (invoice.state !== 'open') return { boleto: null, pix: null }
  const means = await loadMeans(ctx, handle, invoice)
  const isPayable = isPayableToday(ctx, means)
  const { boleto, pix } = means
  const document = boleto === null ? null : await findDocumentOfSource(handle, ctx.tenant.id, 'boleto', boleto.id)
  return {
    boleto: boleto === null || document === null ? null : {
      documentId: document.id, version: boleto.version, dueOn: boleto.due_on, amount: { currency: 'BRL', cents: boleto.amount_cents },
      digitableLine: formatLine(boleto.digitable_line), barcode: boleto.barcode, bankName: bankNameOf(boleto), isPayable,
    },
    pix: pix === null || !isPayable ? null : { brCode: pix.br_code, txid: pix.txid, amount: { currency: 'BRL', cents: pix.amount_cents } },
  }
}

export function bankNameOf(boleto: BoletoRow): string {
  return isBankCode(boleto.bank) ? BANKS[boleto.bank].name : boleto.bank
}
