import { readTaxId } from '@assento/brazil'
import type { TableRecord } from '../table/read-table.ts'
import { emailOf } from './customer-line.ts'

const STATES = new Set('AC AL AP AM BA CE DF ES GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO'.split(' '))
const SAMPLE_ROWS = 200

/** What a column's content shows it to be, most telling first; a column is taken once. */
const SIGNS: readonly (readonly [name: string, isSuch: (cell: string) => boolean])[] = [
  ['CNPJ/CPF', (cell) => readTaxId(cell).ok],
  ['E-mail', (cell) => emailOf(cell) !== null],
  ['UF', (cell) => STATES.has(cell.toUpperCase())],
  ['CEP', (cell) => /^\d{5}-?\d{3}$/.test(cell)],
  ['Telefone', (cell) => /^\(?\d{2}\)?\s?9?\d{4}-?\d{4}$/.test(cell)],
]
/** Columns of plain words, in the order in which lists have them; the last are told apart by digits in the street. */
const STREET = /^(rua|r\.|av|avenida|al\.|alameda|travessa|praça|praca|rod|rodovia|estrada)\b|\d/i

/**
 * Names for the columns of a list without header, by what is in them; null when no column holds tax ids. Text columns are
 * the name first, then city (few digits) and street. The report shows what was taken for what: a dry run comes first.
 */
export function recognizeColumns(records: readonly TableRecord[]): string[] | null {
  const sample = records.slice(0, SAMPLE_ROWS)
  const width = sample[0]?.cells.length ?? 0
  const names: (string | null)[] = Array.from({ length: width }, () => null)
  for (const [name, isSuch] of SIGNS) {
    const shares = names.map((taken, index) => (taken === null ? shareOf(sample, index, isSuch) : 0))
    const best = Math.max(...shares)
    if (best > 0.5) names[shares.indexOf(best)] = name
  }
  if (!names.includes('CNPJ/CPF')) return null
  const free = names.flatMap((name, index) => (name === null ? index : []))
  const [nameColumn, ...rest] = free.filter((index) => shareOf(sample, index, (cell) => /\p{L}{2}/u.test(cell)) > 0.5)
  if (nameColumn !== undefined) names[nameColumn] = 'Nome'
  const street = rest.find((index) => shareOf(sample, index, (cell) => STREET.test(cell)) > 0.5)
  const city = rest.find((index) => index !== street)
  if (street !== undefined) names[street] = 'Endereço'
  if (city !== undefined) names[city] = 'Cidade'
  return names.map((name) => name ?? '')
}

/** Share of the filled cells of a column that show a sign. */
function shareOf(records: readonly TableRecord[], index: number, isSuch: (cell: string) => boolean): number {
  const filled = records.map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== '')
  return filled.length === 0 ? 0 : filled.filter(isSuch).length / filled.length
}
