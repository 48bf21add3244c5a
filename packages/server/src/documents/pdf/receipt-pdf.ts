/** The receipt of a payment (recibo): from whom, how much, for what, and how it was applied. */
import type { PaymentRow } from '@assento/store'
import type { PrintedParty } from '../boleto-print.ts'
import { drawLetterhead, drawNote, drawSums, numberPages, SHEET } from './commercial-sheet.ts'
import { closePdf, openPdf } from './paper.ts'
import { writeBlock } from './text.ts'
import { reaisInWords } from './reais-in-words.ts'
import { amountWords, CHANNEL_WORDS, dateWords } from './words.ts'

export interface ReceiptSheet {
  readonly payment: PaymentRow
  /** Number of the invoice that it was for; null when all of it became credit. */
  readonly invoiceNumber: string | null
  readonly seller: PrintedParty
  readonly customer: PrintedParty
}

export function drawReceipt({ payment, invoiceNumber, seller, customer }: ReceiptSheet): Promise<Uint8Array> {
  const words = (cents: number) => amountWords(payment.currency, cents)
  const pdf = openPdf({
    title: `Recibo de pagamento de ${dateWords(payment.paid_on)}`, author: seller.name, createdAt: payment.received_at,
    subject: `Recibo de ${words(payment.amount_cents)} de ${customer.name.slice(0, 100)}`, keywords: `recibo, pagamento${invoiceNumber === null ? '' : `, fatura ${invoiceNumber}`}`,
  })
  const y = drawLetterhead(pdf, {
    seller, customer, title: 'Recibo', number: invoiceNumber === null ? 'Pagamento' : `Fatura ${invoiceNumber}`,
    subtitle: `Pago em ${dateWords(payment.paid_on)}`, customerLabel: 'Recebemos de',
    facts: [['Pagamento', dateWords(payment.paid_on)], ['Forma', CHANNEL_WORDS[payment.channel]], ['Valor recebido', words(payment.amount_cents)]],
  })
  const spelled = payment.currency === 'BRL' ? ` (${reaisInWords(payment.amount_cents)})` : ''
  const purpose = invoiceNumber === null ? 'valor que fica como seu crédito' : `pagamento da fatura ${invoiceNumber}`
  const sentence = `Recebemos de ${customer.name.slice(0, 300)} a quantia de ${words(payment.amount_cents)}${spelled}, referente ao ${purpose}.`
  let next = y + writeBlock(pdf, sentence, { x: SHEET.x, y, width: SHEET.width }, { size: 10.5 }, 10) + 6
  next = drawSums(pdf, [
    ...(payment.applied_cents > 0 ? [['Aplicado à fatura', words(payment.applied_cents)] as const] : []),
    ...(payment.late_charge_cents > 0 ? [['Multa e juros', words(payment.late_charge_cents)] as const] : []),
    ...(payment.excess_cents > 0 ? [['Crédito para as próximas faturas', words(payment.excess_cents)] as const] : []),
    ['Valor recebido', words(payment.amount_cents)],
  ], next) + 6
  drawNote(pdf, 'Identificação do pagamento', `${CHANNEL_WORDS[payment.channel]}, ${payment.external_id}`, next)
  numberPages(pdf, `Recibo – ${seller.name}`)
  return closePdf(pdf)
}
