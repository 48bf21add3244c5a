/** From a table to the lines of a licence file, whichever of the layouts it has. Pure. */
import { normaliseSerialKey } from '@assento/rules'
import type { BlockReason } from '@assento/rules'
import { unguardedCell } from '../../platform/csv.ts'
import { fileProblem } from '../report.ts'
import type { FileProblem, ReadRow } from '../report.ts'
import { bindColumns } from '../table/bind-columns.ts'
import type { Table } from '../table/read-table.ts'
import { hasWrongWidth, RowReader } from '../table/row-reader.ts'
import { LICENSE_SPRING_COLUMNS, layoutOf, PORTAL_COLUMNS, SENTINEL_COLUMNS } from './columns.ts'
import type { LicenceLine } from './licence-line.ts'
import { licenseSpringLine } from './license-spring-line.ts'
import { portalLine } from './portal-line.ts'
import type { LicenceImportReport } from './report.ts'
import { sentinelLine } from './sentinel-line.ts'

export interface LicenceFile {
  readonly layout: NonNullable<LicenceImportReport['layout']>
  readonly rows: readonly ReadRow<LicenceLine>[]
  readonly unknownColumns: readonly string[]
}

export interface ReadContext {
  /** The tenant's zone: times in files have none. */
  readonly zone: string
  readonly reasons: readonly BlockReason[]
}

/** Rows of one file. */
export const MOST_ROWS = 5_000
/** Beginnings of keys are searched from five characters on; shorter keys could not be found. */
const SHORTEST_KEY = 5
const LONGEST_KEY = 100

export function readLicences(table: Table, context: ReadContext): LicenceFile | FileProblem {
  const [header] = table.records
  const layout = layoutOf(header?.cells ?? [])
  if (layout === null || header === undefined) {
    return fileProblem('imports.licences.layout', 'O arquivo não é uma exportação de números de série (nossa, do portal ou do LicenseSpring) nem de clientes do Sentinel EMS.')
  }
  if (table.records.length - 1 > MOST_ROWS) return fileProblem('imports.licences.tooManyRows', `O arquivo tem mais de ${MOST_ROWS} linhas; divida-o em partes.`)
  if (layout === 'licenseSpring') return lines(table, layout, LICENSE_SPRING_COLUMNS, (reader) => licenseSpringLine(reader))
  if (layout === 'sentinelCustomers') return lines(table, layout, SENTINEL_COLUMNS, (reader) => sentinelLine(reader))
  return lines(table, layout, PORTAL_COLUMNS, (reader) => portalLine(reader, context))
}

function lines<Key extends string>(
  table: Table, layout: LicenceFile['layout'], specs: Parameters<typeof bindColumns<Key>>[1], read: (reader: RowReader<Key>) => ReadRow<LicenceLine>,
): LicenceFile | FileProblem {
  const [header, ...records] = table.records
  const width = header?.cells.length ?? 0
  const bound = bindColumns(header?.cells ?? [], specs)
  if ('rule' in bound) return bound
  const rows = records.map((record) => {
    // Our own cells are guarded against formulas; taking that away gives the text back.
    const reader = new RowReader({ ...record, cells: record.cells.map(unguardedCell) }, bound)
    if (hasWrongWidth(record, width)) reader.reject('imports.row.width', null, `tem ${record.cells.length} colunas; o cabeçalho tem ${width}.`)
    return read(reader)
  })
  return { layout, rows, unknownColumns: bound.unknownColumns }
}

/** The key of a row; rejects what could not be found again. */
export function keyOf<Key extends string>(reader: RowReader<Key>, column: Key): string {
  const key = reader.required(column)
  const { length } = normaliseSerialKey(key)
  if (key !== '' && (length < SHORTEST_KEY || key.length > LONGEST_KEY || /[\p{Cc}\p{Cs}]/u.test(key) || key.startsWith('…'))) {
    reader.reject('imports.licence.key', column, `"${key.slice(0, 30)}" não serve como número de série: são de ${SHORTEST_KEY} a ${LONGEST_KEY} caracteres, e por inteiro.`)
  }
  return key
}
