/** Fields of a return file's lines, written through the same column tables that read them. */
import { putColumns, putDate } from './columns.ts'
import type { Columns } from './columns.ts'
import type { BeneficiaryColumns, CnabLayoutTable } from './layout.ts'
import type { ReturnContents, ReturnMovement } from './return-contents.ts'

/** Fields of the title on a line of the layout. */
export function putTitle(table: CnabLayoutTable, line: string, movement: ReturnMovement): string {
  const { title } = table
  const texts: readonly (readonly [Columns, string])[] = [
    [title.occurrence, movement.occurrence ?? '06'], [title.documentNumber, movement.documentNumber], [title.ownUse, movement.ownUse ?? ''],
    [title.reasons, movement.reasons ?? ''],
  ]
  let filled = texts.reduce((text, [columns, value]) => putColumns(text, columns, value, 'text'), line)
  if (title.portfolio) filled = putColumns(filled, title.portfolio, movement.portfolio ?? '', 'digits')
  filled = putDate(filled, title.dueOn, movement.dueOn)
  filled = putColumns(filled, title.amount, String(movement.amountCents), 'digits')
  filled = putColumns(filled, title.fee, String(movement.feeCents ?? 0), 'digits')
  return putNossoNumero(table, filled, movement)
}

/** Fields of the payment. Where the bank prints what it credits, its fee is taken off. */
export function putPayment(table: CnabLayoutTable, line: string, movement: ReturnMovement): string {
  const { payment } = table
  const net = Math.max(0, movement.paidCents - (movement.feeCents ?? 0))
  const amounts: readonly (readonly [Columns | null, number])[] = [
    [payment.lateCharges, movement.lateChargesCents ?? 0], [payment.discount, movement.discountCents ?? 0], [payment.rebate, 0],
    [payment.paid, table.paidMayBeNet ? net : movement.paidCents], [payment.net, net],
  ]
  const filled = amounts.reduce((text, [columns, cents]) => (columns ? putColumns(text, columns, String(cents), 'digits') : text), line)
  return putDate(putDate(filled, payment.paidOn, movement.paidOn), payment.creditedOn, movement.creditedOn)
}

/** Who the file is for, in the columns that the line has. Banco do Brasil 240 follows nine digits of convênio by its product, 0014. */
export function putBeneficiary(table: CnabLayoutTable, columns: BeneficiaryColumns, line: string, { beneficiary }: ReturnContents): string {
  if (table.bank === '001' && table.layout === 240 && columns.agreement && beneficiary.agreement !== undefined) {
    const { agreement, ...others } = beneficiary
    const text = putColumns(line, columns.agreement, `${agreement.padStart(9, '0')}0014`, 'text')
    return putFields({ ...columns, agreement: null }, text, others)
  }
  return putFields(columns, line, beneficiary)
}

function putFields(columns: BeneficiaryColumns, line: string, beneficiary: ReturnContents['beneficiary']): string {
  const kind = beneficiary.taxId.length === 11 ? '1' : '2'
  const fields: readonly (readonly [Columns | null, string | undefined])[] = [
    [columns.taxIdKind, kind], [columns.taxId, beneficiary.taxId], [columns.agreement, beneficiary.agreement],
    [columns.branch, beneficiary.branch], [columns.account, beneficiary.account],
  ]
  return fields.reduce((text, [at, value]) => (at && value !== undefined ? putColumns(text, at, value, 'digits') : text), line)
}

/** Banco do Brasil writes to the left, with a check digit only after eleven positions; Sicoob adds one instalment and its form. */
function putNossoNumero({ bank, layout, title }: CnabLayoutTable, line: string, movement: ReturnMovement): string {
  if (bank === '001') {
    const digit = movement.nossoNumero.length === 11 ? movement.nossoNumeroDigit : ''
    return putColumns(line, title.nossoNumero, `${movement.nossoNumero}${digit}`, 'text')
  }
  const numbered = putColumns(line, title.titleNumber, movement.nossoNumero, 'digits')
  const checked = title.checkDigit ? putColumns(numbered, title.checkDigit, movement.nossoNumeroDigit, 'text') : numbered
  return bank === '756' && layout === 240 ? putColumns(checked, [48, 52], '01011', 'digits') : checked
}
