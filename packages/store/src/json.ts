import type { JsonText } from './schema.ts'

/** What a JSON column holds. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/** JSON with sorted keys and nothing optional in it: equal values give equal text, whatever order they were built in. */
export function canonicalJson(value: unknown): JsonText {
  return JSON.stringify(value, (_key, held: unknown) => (isRecord(held) ? sortedKeys(held) : held)) ?? 'null'
}

/** Reads a JSON column. The type is the writer's promise: columns are written through `canonicalJson` only. */
export function parseJson<T>(text: JsonText): T {
  return JSON.parse(text) as T
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sortedKeys(record: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(record).filter((key) => record[key] !== undefined).sort()
  return Object.fromEntries(keys.map((key) => [key, record[key]]))
}
