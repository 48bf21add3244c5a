import { readFileSync } from 'node:fs'

export interface Vector {
  readonly id: string
  readonly kind: string
  readonly input: unknown
  readonly expected: unknown
  readonly source: string
}

/** The vectors of test/vectors/brazil.json, all or of one kind. */
export function readVectors(kind?: string): Vector[] {
  const { vectors } = JSON.parse(readFileSync(new URL('../vectors/brazil.json', import.meta.url), 'utf8')) as { vectors: Vector[] }
  return kind === undefined ? vectors : vectors.filter((vector) => vector.kind === kind)
}
