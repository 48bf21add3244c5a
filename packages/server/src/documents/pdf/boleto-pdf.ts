import { printable, closePdf, openPdf } from './paper.ts'
import type { BoletoSheet } from './boleto-facts.ts'
import { drawCompensationSlip } from './compensation-slip.ts'
import { drawPayerReceipt } from './payer-receipt.ts'
import { dateWords, plainAmount } from './words.ts'

/** The boleto on one sheet of A4: recibo do pagador above, ficha de compensação at the foot. */
export function drawBoleto(sheet: BoletoSheet): Promise<Uint8Array> {
  const { boleto, invoice, print } = sheet
  const pdf = openPdf({
    title: `Boleto da fatura ${invoice.number}`, author: print.beneficiary.name, createdAt: boleto.created_at,
    subject: `Boleto bancário de R$ ${plainAmount(boleto.amount_cents)}, vencimento em ${dateWords(boleto.due_on)}, pagador ${printable(print.payer.name).slice(0, 100)}`,
    keywords: `boleto, fatura ${invoice.number}, ${sheet.bankName}, linha digitável ${sheet.line}`,
  })
  drawPayerReceipt(pdf, sheet)
  drawCompensationSlip(pdf, sheet)
  return closePdf(pdf)
}
