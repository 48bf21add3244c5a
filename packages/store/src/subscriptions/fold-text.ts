import { sql, type RawBuilder } from 'kysely'
import type { Dialect } from '../handle.ts'

/** Letters of the languages that names here are written in, and what is left of them; combining marks leave nothing. */
const FOLDED: readonly (readonly [letters: string, plain: string])[] = [
  ['áàâãäå', 'a'], ['ÁÀÂÃÄÅ', 'a'], ['éèêë', 'e'], ['ÉÈÊË', 'e'], ['íìîï', 'i'], ['ÍÌÎÏ', 'i'], ['óòôõö', 'o'], ['ÓÒÔÕÖ', 'o'],
  ['úùûü', 'u'], ['ÚÙÛÜ', 'u'], ['çÇ', 'c'], ['ñÑ', 'n'], ['\u0300\u0301\u0302\u0303\u0308\u030a\u0327', ''],
]
const PAIRS = FOLDED.flatMap(([letters, plain]) => [...letters].map((letter) => [letter, plain] as const))

/** A text as it is searched: lower case without accents. The same letters as `foldedColumn`, so that both sides agree. */
export function foldText(text: string): string {
  const plain = PAIRS.reduce((folded, [letter, instead]) => folded.replaceAll(letter, instead), text)
  return plain.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/**
 * The same in SQL, alike on both databases: neither folds accents by itself, and their `lower` agree on ASCII only (which is
 * all that collation C lowers).
 */
export function foldedColumn(dialect: Dialect, column: string): RawBuilder<string> {
  const reference: RawBuilder<string> = sql.ref(column)
  const ascii = dialect === 'postgres' ? sql<string>`(${reference} collate "C")` : reference
  const plain = PAIRS.reduce((folded, [letter, instead]) => sql<string>`replace(${folded}, ${sql.lit(letter)}, ${sql.lit(instead)})`, ascii)
  return sql<string>`lower(${plain})`
}
