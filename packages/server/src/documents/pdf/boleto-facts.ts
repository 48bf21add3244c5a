/** Everything that a boleto's sheet prints, read from rows that do not change after issue. */
import { BANKS, formatLine, isBankCode } from '@assento/brazil'
import type { LateChargeTerms } from '@assento/brazil'
import { dateInZone } from '@assento/rules'
import type { CalendarDate } from '@assento/rules'
import { parseJson } from '@assento/store'
import type { BoletoRow, InvoiceRow, PixChargeRow, InvoiceLineRow } from '@assento/store'
import { readBoletoPrint } from '../boleto-print.ts'
import type { BoletoPrint } from '../boleto-print.ts'
import { amountWords, dateWords, lateTermsWords } from './words.ts'

export interface BoletoSheet {
  readonly boleto: BoletoRow
  readonly invoice: InvoiceRow
  readonly print: BoletoPrint
  readonly lines: readonly InvoiceLineRow[]
  /** The Pix code of the same version; null when the seller has none. */
  readonly pix: PixChargeRow | null
  readonly bankName: string
  /** Code and check digit in the header, `341-7`. */
  readonly bankCode: string
  /** The linha digitável with its dots and spaces. */
  readonly line: string
  readonly madeOn: CalendarDate
  /** What the payer and the cashier are told. */
  readonly instructions: readonly string[]
}

export function boletoSheet(
  rows: Pick<BoletoSheet, 'boleto' | 'invoice' | 'lines' | 'pix'>, zone: string,
): BoletoSheet {
  const { boleto } = rows
  const bank = isBankCode(boleto.bank) ? BANKS[boleto.bank] : null
  const madeOn = dateInZone(boleto.created_at, zone)
  return {
    ...rows, print: readBoletoPrint(boleto), bankName: bank?.name ?? boleto.bank, bankCode: bank?.printedCode ?? boleto.bank,
    line: formatLine(boleto.digitable_line), madeOn, instructions: instructionsOf(rows.boleto, rows.invoice, madeOn),
  }
}

function instructionsOf(boleto: BoletoRow, invoice: InvoiceRow, madeOn: CalendarDate): string[] {
  const charges = boleto.fine_cents + boleto.interest_cents
  return [
    `Referente à fatura ${invoice.number}, emitida em ${dateWords(invoice.issued_on)}.`,
    ...(charges === 0 ? [] : [
      `2ª via de ${dateWords(madeOn)}: valor em aberto de ${amountWords('BRL', boleto.amount_cents - charges)}, vencido em `
      + `${dateWords(invoice.due_on)}, mais multa de ${amountWords('BRL', boleto.fine_cents)} e juros de ${amountWords('BRL', boleto.interest_cents)}.`,
    ]),
    charges === 0
      ? lateTermsWords(parseJson<LateChargeTerms>(invoice.late_terms))
      : 'Depois do vencimento, peça outra 2ª via no portal: a multa não se repete, os juros continuam.',
    'Valor sujeito a atualização pelo banco.',
    'Se o vencimento cair em dia não útil, pague no próximo dia útil, sem acréscimos.',
  ]
}
