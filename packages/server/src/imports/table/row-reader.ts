/** Reads one record by column keys and gathers what is wrong with it: the first refusal wins, warnings add up. */
import { centsFromDecimal } from '@assento/rules'
import type { Instant } from '@assento/rules'
import type { ReadRow, RowProblem } from '../report.ts'
import type { BoundColumns } from './bind-columns.ts'
import { decimalText, readInstant } from './values.ts'
import type { DecimalSeparator } from './values.ts'
import type { TableRecord } from './read-table.ts'

export class RowReader<Key extends string> {
  readonly #record: TableRecord
  readonly #bound: BoundColumns<Key>
  readonly #warnings: RowProblem[] = []
  readonly #noun: ReadRow<never>['noun']
  #refusal: ReadRow<never>['refusal'] = null

  constructor(record: TableRecord, bound: BoundColumns<Key>, noun: ReadRow<never>['noun'] = 'Linha') {
    this.#record = record
    this.#bound = bound
    this.#noun = noun
  }

  /** The cell, trimmed; null when it is blank or the file has no such column: blank is absent, never 0. */
  text(key: Key): string | null {
    const column = this.#bound.columns[key]
    const cell = column === undefined ? '' : (this.#record.cells[column.index] ?? '')
    return cell === '' ? null : cell
  }

  /** The cell of a column that each row must fill; rejects the row when it is blank. */
  required(key: Key): string {
    const cell = this.text(key)
    if (cell === null) this.reject('imports.row.blank', key, `a coluna "${this.name(key)}" está vazia.`)
    return cell ?? ''
  }

  /** Cents of a decimal; rejects what is no number or negative, warns when cents had to be rounded (half away from zero). */
  cents(key: Key, separator: DecimalSeparator): number | null {
    const cell = this.text(key)
    if (cell === null) return null
    const decimal = decimalText(cell, separator)
    const amount = decimal === null ? null : centsFromDecimal(decimal)
    if (amount === null || amount.cents < 0) {
      this.reject('imports.row.number', key, `"${cell}" não é um valor válido na coluna "${this.name(key)}".`)
      return null
    }
    if (!amount.exact) this.warn('imports.row.rounded', key, `${cell} foi arredondado para ${(amount.cents / 100).toFixed(2)}.`)
    return amount.cents
  }

  /** An instant or `open`; null when the cell is blank; rejects what is no date. */
  instant(key: Key): Instant | 'open' | null {
    const cell = this.text(key)
    if (cell === null) return null
    const at = readInstant(cell)
    if (at === null) this.reject('imports.row.date', key, `"${cell}" não é uma data válida na coluna "${this.name(key)}" (use AAAA-MM-DD ou M/D/AAAA).`)
    return at
  }

  reject(rule: string, key: Key | null, message: string): void {
    this.#refusal ??= { verdict: 'rejected', ...this.#problem(rule, key, message) }
  }

  /** The row is sound, but not for us: it is left out and said so. */
  skip(rule: string, key: Key | null, message: string): void {
    this.#refusal ??= { verdict: 'skipped', ...this.#problem(rule, key, message) }
  }

  warn(rule: string, key: Key | null, message: string): void {
    this.#warnings.push(this.#problem(rule, key, message))
  }

  /** The column as the file spells it. */
  name(key: Key): string {
    return this.#bound.columns[key]?.name ?? key
  }

  /** The row without a value: it was rejected or skipped before one could be made. */
  refused(): ReadRow<never> {
    return { row: this.#record.row, noun: this.#noun, value: null, refusal: this.#refusal, warnings: this.#warnings }
  }

  /** The row with its value, which a refusal replaces by null. */
  done<Value>(value: Value): ReadRow<Value> {
    return { row: this.#record.row, noun: this.#noun, value: this.#refusal === null ? value : null, refusal: this.#refusal, warnings: this.#warnings }
  }

  #problem(rule: string, key: Key | null, message: string): RowProblem {
    return { rule, message: `${this.#noun} ${this.#record.row}: ${message}`, ...(key === null ? {} : { field: this.name(key) }) }
  }
}

/** Whether a record has fewer cells than the header, or filled ones beyond it: its cells are not where they belong. */
export function hasWrongWidth(record: TableRecord, width: number): boolean {
  return record.cells.length < width || record.cells.slice(width).some((cell) => cell !== '')
}
