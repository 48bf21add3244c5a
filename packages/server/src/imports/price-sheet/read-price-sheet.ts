/** From the table of a price sheet to price lines, with the reason of each line that is none. Pure. */
import { isFrequencyOffered } from '@assento/rules'
import type { BillingFrequency, Commitment, Instant } from '@assento/rules'
import type { FileProblem, ReadRow } from '../report.ts'
import { fileProblem } from '../report.ts'
import { bindColumns } from '../table/bind-columns.ts'
import type { BoundColumns } from '../table/bind-columns.ts'
import type { Table, TableRecord } from '../table/read-table.ts'
import { hasWrongWidth, RowReader } from '../table/row-reader.ts'
import { decimalSeparatorOf } from '../table/values.ts'
import type { DecimalSeparator } from '../table/values.ts'
import { PRICE_COLUMNS } from './columns.ts'
import type { PriceColumn } from './columns.ts'
import { readSkuId } from './sku-id.ts'

/** One line of the sheet: the price of one seat for the whole term, in a window. */
export interface PriceLine {
  readonly productRef: string
  readonly productTitle: string
  readonly skuRef: string
  readonly skuTitle: string
  readonly publisher: string | null
  readonly description: string | null
  readonly commitment: Commitment
  readonly billingFrequency: BillingFrequency
  /** BillingPlan `None`: a trial, never an annual plan. */
  readonly isTrial: boolean
  readonly segment: string
  readonly market: string
  readonly currency: string
  readonly termUnitCents: number
  readonly retailTermUnitCents: number | null
  readonly startsAt: Instant
  readonly until: Instant | null
  /** End of sale; undefined when the sheet has no such column, null when the cell is blank. */
  readonly withdrawnAt: Instant | null | undefined
  /** ChangeIndicator `Deleted`: the price ends, at the latest when the sheet is applied. */
  readonly isDeleted: boolean
}

export interface PriceSheet {
  readonly rows: readonly ReadRow<PriceLine>[]
  readonly unknownColumns: readonly string[]
}

const COMMITMENTS: Readonly<Record<string, Commitment>> = { P1M: 'P1M', P1Y: 'P1Y', P3Y: 'P3Y' }
const FREQUENCIES: Readonly<Record<string, BillingFrequency>> = { monthly: 'monthly', annual: 'annual', triennial: 'triennial', none: 'none' }
/** Start of a window whose sheet says "since ever" (year 1753). */
const OPEN_START = '1970-01-01T00:00:00.000Z' as Instant

/** Reads a sheet bound by header names. Refuses files without the columns that a price needs, or of two decimal notations. */
export function readPriceSheet(table: Table): PriceSheet | FileProblem {
  const [header, ...records] = table.records
  const bound = bindColumns(header?.cells ?? [], PRICE_COLUMNS)
  if ('rule' in bound) return bound
  const separator = decimalSeparatorOf(numberTexts(records, bound))
  if (separator === null) {
    return fileProblem('imports.file.decimals', 'O arquivo mistura vírgula e ponto decimal em UnitPrice ou ERP Price: não dá para saber os valores.')
  }
  const width = header?.cells.length ?? 0
  const data = records.filter(({ cells }) => !isRepeatedHeader(cells, header?.cells ?? []))
  return { rows: rejectRepeats(data.map((record) => readLine(record, bound, width, separator))), unknownColumns: bound.unknownColumns }
}

/** ProductId + SkuId + TermDuration + BillingPlan + Market + Currency + Segment + EffectiveStartDate. Source: formats.md § 1. */
export function priceKey(line: PriceLine): string {
  return [
    line.productRef, line.skuRef, line.commitment, line.billingFrequency, line.market, line.currency, line.segment, line.startsAt,
  ].join('|')
}

function readLine(
  record: TableRecord, bound: BoundColumns<PriceColumn>, width: number, separator: DecimalSeparator,
): ReadRow<PriceLine> {
  const reader = new RowReader(record, bound)
  if (hasWrongWidth(record, width)) {
    reader.reject('imports.row.width', null, `tem ${record.cells.length} colunas; o cabeçalho tem ${width}.`)
  }
  const productRef = reader.required('productId')
  const sku = { skuRef: readSkuId(reader, 'skuId'), skuTitle: reader.text('skuTitle') ?? reader.required('productTitle') }
  const terms = readTerms(reader)
  const [market, currency] = [reader.required('market').toUpperCase(), readCurrency(reader)]
  reader.required('unitPrice')
  const termUnitCents = reader.cents('unitPrice', separator) ?? 0
  const retailTermUnitCents = reader.cents('erpPrice', separator)
  if (reader.text('pricingTierRangeMin') !== null || reader.text('pricingTierRangeMax') !== null) {
    reader.skip('imports.priceSheet.tier', 'pricingTierRangeMin', 'preço por faixa de quantidade não se aplica a licenças por usuário.')
  }
  return reader.done({
    productRef, productTitle: reader.required('productTitle'), ...sku, publisher: reader.text('publisher'),
    description: reader.text('skuDescription'), ...terms, segment: reader.text('segment') ?? 'Commercial', market, currency, termUnitCents,
    retailTermUnitCents, ...readWindow(reader), withdrawnAt: readEndOfSale(reader, bound),
    isDeleted: reader.text('changeIndicator')?.toLowerCase() === 'deleted',
  })
}

function readTerms(reader: RowReader<PriceColumn>): Pick<PriceLine, 'commitment' | 'billingFrequency' | 'isTrial'> {
  const [term, plan] = [reader.required('termDuration').toUpperCase(), reader.required('billingPlan').toLowerCase()]
  const [commitment, billingFrequency] = [COMMITMENTS[term], FREQUENCIES[plan]]
  if (plan === 'onetime' || term === 'NOTERM' || (/^P\d+[DWMY]$/.test(term) && commitment === undefined)) {
    reader.skip('imports.priceSheet.termNotSold', 'termDuration', `prazo ${term} com cobrança ${plan} não é vendido como assinatura.`)
  } else if (commitment === undefined) {
    reader.reject('imports.priceSheet.term', 'termDuration', `"${term}" não é um prazo (P1M, P1Y ou P3Y).`)
  } else if (billingFrequency === undefined) {
    reader.reject('imports.priceSheet.billingPlan', 'billingPlan', `"${plan}" não é uma forma de cobrança (Monthly, Annual, Triennial ou None).`)
  } else if (billingFrequency !== 'none' && !isFrequencyOffered(commitment, billingFrequency)) {
    reader.reject('catalog.offer.frequencyNotOffered', 'billingPlan', `a cobrança ${plan} não existe para o prazo ${term}.`)
  }
  const isTrial = billingFrequency === 'none'
  const tags = (reader.text('tags') ?? '').split(';').map((tag) => tag.trim().toLowerCase())
  if (!isTrial && tags.includes('trial')) reader.warn('imports.priceSheet.trialTag', 'tags', 'a etiqueta Trial está em um plano com cobrança; tratado como plano pago.')
  return { commitment: commitment ?? 'P1M', billingFrequency: billingFrequency ?? 'monthly', isTrial }
}

function readCurrency(reader: RowReader<PriceColumn>): string {
  const code = reader.required('currency').toUpperCase()
  if (!/^[A-Z]{3}$/.test(code)) reader.reject('imports.priceSheet.currency', 'currency', `"${code}" não é um código de moeda (BRL, USD…).`)
  else if (new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits !== 2) {
    reader.reject('imports.priceSheet.currency', 'currency', `a moeda ${code} não tem duas casas decimais.`)
  }
  return code
}

function readWindow(reader: RowReader<PriceColumn>): Pick<PriceLine, 'startsAt' | 'until'> {
  reader.required('effectiveStartDate')
  const [start, end] = [reader.instant('effectiveStartDate'), reader.instant('effectiveEndDate')]
  const [startsAt, until] = [start === 'open' || start === null ? OPEN_START : start, end === 'open' ? null : end]
  if (until !== null && until <= startsAt) {
    reader.reject('imports.priceSheet.window', 'effectiveEndDate', `a validade termina (${until}) antes de começar (${startsAt}).`)
  }
  return { startsAt, until }
}

function readEndOfSale(reader: RowReader<PriceColumn>, bound: BoundColumns<PriceColumn>): Instant | null | undefined {
  if (bound.columns.endOfSaleDate === undefined) return undefined
  const at = reader.instant('endOfSaleDate')
  return at === 'open' ? null : at
}

/** Overlapping windows are meant; the same key with the same start twice is not: which price is right cannot be known. */
function rejectRepeats(rows: readonly ReadRow<PriceLine>[]): ReadRow<PriceLine>[] {
  const firstRowByKey = new Map<string, number>()
  return rows.map((read) => {
    if (read.value === null) return read
    const first = firstRowByKey.get(priceKey(read.value))
    if (first === undefined) {
      firstRowByKey.set(priceKey(read.value), read.row)
      return read
    }
    const message = `Linha ${read.row}: repete a linha ${first} (mesmo produto, SKU, prazo, cobrança, mercado, moeda, segmento e início de validade).`
    return { ...read, value: null, refusal: { verdict: 'rejected', rule: 'imports.priceSheet.duplicate', field: 'EffectiveStartDate', message } }
  })
}

/** A stream of several gzip members may bring the header once a member. */
function isRepeatedHeader(cells: readonly string[], header: readonly string[]): boolean {
  return cells.length === header.length && cells.every((cell, index) => cell === header[index])
}

function numberTexts(records: readonly TableRecord[], bound: BoundColumns<PriceColumn>): string[] {
  const indexes = [bound.columns.unitPrice?.index, bound.columns.erpPrice?.index].filter((index) => index !== undefined)
  return records.flatMap(({ cells }) => indexes.map((index) => cells[index] ?? ''))
}
