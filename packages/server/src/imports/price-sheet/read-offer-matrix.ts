/** From the vendor's offer matrix to seat limits and upgrade paths of each SKU. Pure. Source: formats.md § 1. */
import type { FileProblem, ReadRow } from '../report.ts'
import { bindColumns } from '../table/bind-columns.ts'
import type { BoundColumns } from '../table/bind-columns.ts'
import type { Table, TableRecord } from '../table/read-table.ts'
import { hasWrongWidth, RowReader } from '../table/row-reader.ts'
import { wholeNumber } from '../table/values.ts'
import { MATRIX_COLUMNS } from './columns.ts'
import type { MatrixColumn } from './columns.ts'
import { padSkuId, readSkuId } from './sku-id.ts'

export interface MatrixLine {
  readonly productRef: string
  readonly productTitle: string
  readonly skuRef: string
  readonly skuTitle: string
  readonly description: string | null
  readonly minSeats: number
  readonly maxSeats: number | null
  /** `ProductId/SkuId` of plans that this one may be upgraded to. */
  readonly upgrades: readonly string[]
}

export interface OfferMatrix {
  readonly rows: readonly ReadRow<MatrixLine>[]
  readonly unknownColumns: readonly string[]
}

/** Whether a header is that of an offer matrix: it has limits, and no price. */
export function isOfferMatrix(header: readonly string[]): boolean {
  const bound = bindColumns(header, { min: { names: ['MinLicenses'], required: true } })
  return !('rule' in bound)
}

/** Reads an offer matrix bound by header names. A SKU that comes twice is rejected the second time. */
export function readOfferMatrix(table: Table): OfferMatrix | FileProblem {
  const [header, ...records] = table.records
  const bound = bindColumns(header?.cells ?? [], MATRIX_COLUMNS)
  if ('rule' in bound) return bound
  const seen = new Map<string, number>()
  const rows = records.map((record) => readLine(record, bound, header?.cells.length ?? 0, seen))
  return { rows, unknownColumns: bound.unknownColumns }
}

/** The key that the matrix names a plan by. */
export function planKey(line: Pick<MatrixLine, 'productRef' | 'skuRef'>): string {
  return `${line.productRef}/${line.skuRef}`
}

function readLine(
  record: TableRecord, bound: BoundColumns<MatrixColumn>, width: number, seen: Map<string, number>,
): ReadRow<MatrixLine> {
  const reader = new RowReader(record, bound)
  if (hasWrongWidth(record, width)) reader.reject('imports.row.width', null, `tem ${record.cells.length} colunas; o cabeçalho tem ${width}.`)
  const productRef = reader.required('productId')
  const skuRef = readSkuId(reader, 'skuId')
  const minSeats = readLimit(reader, 'minLicenses') ?? 1
  const maxSeats = readLimit(reader, 'maxLicenses')
  if (maxSeats !== null && maxSeats < minSeats) {
    reader.reject('imports.offerMatrix.limits', 'maxLicenses', `o máximo (${maxSeats}) é menor que o mínimo (${minSeats}).`)
  }
  const first = seen.get(`${productRef}/${skuRef}`)
  if (first !== undefined) reader.reject('imports.offerMatrix.duplicate', 'skuId', `repete o SKU da linha ${first}.`)
  else seen.set(`${productRef}/${skuRef}`, record.row)
  return reader.done({
    productRef, productTitle: reader.required('productTitle'), skuRef, skuTitle: reader.required('skuTitle'),
    description: reader.text('description'), minSeats, maxSeats, upgrades: readUpgrades(reader),
  })
}

function readLimit(reader: RowReader<MatrixColumn>, key: 'minLicenses' | 'maxLicenses'): number | null {
  const cell = reader.text(key)
  const limit = cell === null ? null : wholeNumber(cell)
  if (cell !== null && limit === null) reader.reject('imports.row.number', key, `"${cell}" não é uma quantidade na coluna "${reader.name(key)}".`)
  return limit
}

function readUpgrades(reader: RowReader<MatrixColumn>): string[] {
  const paths = (reader.text('conversions') ?? '').split(',').map((path) => path.trim()).filter((path) => path !== '')
  return paths.flatMap((path) => {
    const [productRef = '', sku = ''] = path.split('/')
    const skuRef = padSkuId(sku)?.skuId
    if (productRef !== '' && skuRef !== undefined) return [`${productRef}/${skuRef}`]
    reader.warn('imports.offerMatrix.path', 'conversions', `"${path}" não é um caminho de upgrade (ProductId/SkuId); ignorado.`)
    return []
  })
}
