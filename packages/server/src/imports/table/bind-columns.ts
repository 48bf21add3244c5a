/** From header names to columns: by normalised name, never by position. */
import { fileProblem } from '../report.ts'
import type { FileProblem } from '../report.ts'

export interface ColumnSpec {
  /** Names that the column is known by, best first; the first is shown when it is missing. */
  readonly names: readonly string[]
  /** A file without it is refused. */
  readonly required?: true
}

export interface BoundColumns<Key extends string> {
  /** Position and spelling of each column that the file has. */
  readonly columns: Readonly<Partial<Record<Key, { readonly index: number; readonly name: string }>>>
  readonly unknownColumns: readonly string[]
  /** Names that stand for a column already bound; they are not read. */
  readonly repeatedColumns: readonly string[]
}

/**
 * Binds a header. Case, accents, punctuation and spaces do not count; unknown columns are reported and ignored; missing
 * required ones refuse the file and are named. Source: formats.md § 0.1.
 */
export function bindColumns<Key extends string>(
  header: readonly string[], specs: Readonly<Record<Key, ColumnSpec>>,
): BoundColumns<Key> | FileProblem {
  const { columns, unknownColumns, repeatedColumns } = matchColumns(header, specs)
  const missing = entriesOf(specs).filter(([key, spec]) => spec.required && columns[key] === undefined).map(([, spec]) => spec.names[0] ?? '')
  return missing.length === 0 ? { columns, unknownColumns, repeatedColumns } : fileProblem('imports.file.columnsMissing', missingMessage(missing), missing)
}

/** How many columns of the specs a header has: tells a header from data, and one layout from another. */
export function countKnownColumns(header: readonly string[], specs: Readonly<Record<string, ColumnSpec>>): number {
  return Object.keys(matchColumns(header, specs).columns).length
}

/** `"E-mail "` → `email`, `Razão Social` → `razaosocial`, `ERP Price“` → `erpprice`. */
export function normalizeHeader(name: string): string {
  return name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]/g, '')
}

function matchColumns<Key extends string>(header: readonly string[], specs: Readonly<Record<Key, ColumnSpec>>): BoundColumns<Key> {
  const keyByName = new Map(entriesOf(specs).flatMap(([key, spec]) => spec.names.map((name) => [normalizeHeader(name), key] as const)))
  const columns: Partial<Record<Key, { index: number; name: string }>> = {}
  const [unknownColumns, repeatedColumns]: [string[], string[]] = [[], []]
  header.forEach((name, index) => {
    const key = keyByName.get(normalizeHeader(name))
    if (key === undefined) unknownColumns.push(name)
    else if (columns[key] !== undefined) repeatedColumns.push(name)
    else columns[key] = { index, name }
  })
  return { columns, unknownColumns: unknownColumns.filter((name) => name !== ''), repeatedColumns }
}

function missingMessage(missing: readonly string[]): string {
  return missing.length === 1
    ? `Falta a coluna "${missing[0]}". Confira se o arquivo é do tipo escolhido e se o cabeçalho está na primeira linha.`
    : `Faltam as colunas ${missing.map((name) => `"${name}"`).join(', ')}. Confira se o arquivo é do tipo escolhido e se o cabeçalho está na primeira linha.`
}

function entriesOf<Key extends string>(specs: Readonly<Record<Key, ColumnSpec>>): (readonly [Key, ColumnSpec])[] {
  return (Object.keys(specs) as Key[]).map((key) => [key, specs[key]])
}
