/** From one record of the vendor's invoice to a line, and what is odd about it. Pure. Source: formats.md § 3. */
import { centsFromDecimal, checkVendorAmount } from '@assento/rules'
import type { VendorPeriod } from '@assento/rules'
import type { ReadRow } from '../report.ts'
import type { BoundColumns } from '../table/bind-columns.ts'
import { padSkuId } from '../price-sheet/sku-id.ts'
import { RowReader } from '../table/row-reader.ts'
import { dayAfter, decimalText, readDay } from '../table/values.ts'
import type { DecimalSeparator } from '../table/values.ts'
import type { TableRecord } from '../table/read-table.ts'
import { CHARGE_TYPES } from './columns.ts'
import type { ReconciliationColumn } from './columns.ts'
import { billingFrequencyOf, commitmentOf, plainDecimal, referenceOf, signedLike } from './line-values.ts'
import type { VendorLine } from './vendor-line.ts'

type Reader = RowReader<ReconciliationColumn>
type Bound = BoundColumns<ReconciliationColumn>

/** Longest text that is kept of a cell. */
const LONGEST_TEXT = 512

export interface LineForm {
  readonly bound: Bound
  readonly separator: DecimalSeparator
  readonly noun: ReadRow<never>['noun']
}

/**
 * Reads one line. Rejects what it cannot read exactly; warns of a kind of line that nobody documents, of an amount that is not what its
 * own price, rate and quantity give, and of a total that is not subtotal and tax.
 */
export function readVendorLine(record: TableRecord, { bound, separator, noun }: LineForm): ReadRow<VendorLine> {
  const reader: Reader = new RowReader(record, bound, noun)
  const short = (key: ReconciliationColumn) => shortText(reader, key) ?? ''
  const decimal = (key: ReconciliationColumn, absent: string | null) => readDecimal(reader, key, separator, absent)
  const told = shortText(reader, 'chargeType')
  if (told === null) reader.required('chargeType')
  const [subtotalCents, taxCents] = [readCents(reader, 'subtotal', separator, null), readCents(reader, 'taxTotal', separator, 0)]
  const totalCents = readCents(reader, 'total', separator, subtotalCents + taxCents)
  const quantity = decimal('billableQuantity', null)
  const [effectiveUnitPrice, exchangeRate] = [decimal('effectiveUnitPrice', null), decimal('exchangeRate', '1')]
  const [period, term] = [readPeriod(reader, 'chargeStartsOn', 'chargeLastOn'), readPeriod(reader, 'termStartsOn', 'termLastOn')]
  if (period === null) {
    reader.reject('imports.row.blank', 'chargeStartsOn', `a coluna "${reader.name('chargeStartsOn')}" não traz o início da cobrança.`)
    return reader.refused()
  }
  const frequency = bound.columns.billingFrequency === undefined ? undefined : reader.text('billingFrequency')
  const sku = reader.text('skuRef') ?? ''
  const line: VendorLine = {
    invoiceNumber: short('invoiceNumber'), customerRef: short('customerRef').toLowerCase(), customerName: short('customerName'),
    subscriptionRef: shortText(reader, 'subscriptionRef')?.toLowerCase() ?? null, productRef: short('productRef'),
    skuRef: padSkuId(sku)?.skuId ?? short('skuRef'), productName: shortText(reader, 'productName') ?? short('skuName'),
    chargeType: kindOf(reader, told ?? ''), quantity: signedLike(quantity, subtotalCents), effectiveUnitPrice, exchangeRate, subtotalCents, taxCents,
    totalCents, currency: readCurrency(reader), period, term, commitment: commitmentOf(term), billingFrequency: billingFrequencyOf(period, term, frequency),
    reference: referenceOf(shortText(reader, 'reference')),
  }
  warnOfAmounts(reader, line)
  return reader.done(line)
}

function kindOf(reader: Reader, told: string): string {
  const kind = told.toLowerCase()
  if (CHARGE_TYPES.has(kind)) return kind
  if (told !== '') reader.warn('imports.reconciliation.chargeTypeUnknown', 'chargeType', `o tipo de cobrança "${told}" não é conhecido: a linha foi comparada só pelas datas.`)
  return told
}

function warnOfAmounts(reader: Reader, line: VendorLine): void {
  const { subtotalCents, taxCents, totalCents, quantity, effectiveUnitPrice, exchangeRate } = line
  const isUsage = reader.text('meterDescription') !== null || quantity.includes('.')
  const check = checkVendorAmount({ subtotalCents, effectiveUnitPrice, exchangeRate, quantity, isUsage })
  if (check !== null && !check.agrees) {
    reader.warn('imports.reconciliation.vendorAmount', 'subtotal',
      `o fabricante cobra ${amount(subtotalCents)}, mas preço × câmbio × quantidade dá ${amount(check.expectedCents)}.`)
  }
  if (totalCents !== subtotalCents + taxCents) {
    reader.warn('imports.reconciliation.total', 'total', `o total ${amount(totalCents)} não é a soma de ${amount(subtotalCents)} e do imposto ${amount(taxCents)}.`)
  }
}

function shortText(reader: Reader, key: ReconciliationColumn): string | null {
  const text = reader.text(key)
  if (text === null || text.length <= LONGEST_TEXT) return text
  reader.reject('imports.row.long', key, `a coluna "${reader.name(key)}" tem ${text.length} caracteres; o máximo é ${LONGEST_TEXT}.`)
  return null
}

/** An exact decimal in its one plain spelling; `absent` for a blank cell, which is rejected where that is null. */
function readDecimal(reader: Reader, key: ReconciliationColumn, separator: DecimalSeparator, absent: string | null): string {
  const cell = absent === null ? reader.required(key) : (reader.text(key) ?? absent)
  const decimal = decimalText(cell, separator)
  if (decimal === null && cell !== '') reader.reject('imports.row.number', key, `"${cell.slice(0, 40)}" não é um número na coluna "${reader.name(key)}".`)
  return decimal === null ? '0' : plainDecimal(decimal)
}

/** Signed cents; warns when a rest below a cent was rounded. */
function readCents(reader: Reader, key: ReconciliationColumn, separator: DecimalSeparator, absent: number | null): number {
  if (absent !== null && reader.text(key) === null) return absent
  const decimal = readDecimal(reader, key, separator, null)
  const cents = centsFromDecimal(decimal)
  if (cents === null) reader.reject('imports.row.number', key, `"${decimal.slice(0, 40)}" não cabe na coluna "${reader.name(key)}".`)
  else if (!cents.exact) reader.warn('imports.row.rounded', key, `${decimal} foi arredondado para ${amount(cents.cents)}.`)
  return cents?.cents ?? 0
}

function readCurrency(reader: Reader): string {
  const code = reader.required('currency').toUpperCase()
  if (!/^[A-Z]{3}$/.test(code)) reader.reject('imports.row.currency', 'currency', `"${code.slice(0, 40)}" não é um código de moeda.`)
  return code
}

/** First day to the first day after; the vendor's last day belongs to it. A blank end, or one in 9999, is perpetual. */
function readPeriod(reader: Reader, from: ReconciliationColumn, last: ReconciliationColumn): VendorPeriod | null {
  const [startsOn, lastOn] = [readDate(reader, from), readDate(reader, last)]
  if (startsOn === null || startsOn === 'open') return null
  const until = lastOn === null || lastOn === 'open' ? null : dayAfter(lastOn)
  if (until !== null && until <= startsOn) reader.reject('imports.row.dates', last, `"${reader.name(last)}" é antes de "${reader.name(from)}".`)
  return { startsOn, until }
}

function readDate(reader: Reader, key: ReconciliationColumn): ReturnType<typeof readDay> {
  const cell = reader.text(key)
  const day = cell === null ? null : readDay(cell)
  if (cell !== null && day === null) reader.reject('imports.row.date', key, `"${cell.slice(0, 40)}" não é uma data válida na coluna "${reader.name(key)}" (use AAAA-MM-DD ou M/D/AAAA).`)
  return day
}

function amount(cents: number): string {
  return (cents / 100).toFixed(2)
}
