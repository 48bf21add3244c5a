import type { JsonText } from './schema.ts'

/** What a JSON column holds. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/** JSON with sorted keys and nothing optional in it: equal values give equal text, whatever order they were built in. */
export function canonicalJson(value: unknown): JsonText {
  return JSON.stringify(sorted(value)) ?? 'null'
}

/** Reads a JSON column. The type is the writer's promise: columns are written through `canonicalJson` only. */
export function parseJson<T>(text: JsonText): T {
  return JSON.parse(text) as T
}

/** A copy with sorted keys at every depth: writing it takes half as long as a replacer that is called for every value. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const record = value as Record<string, unknown>
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(record).sort()) if (record[key] !== undefined) copy[key] = sorted(record[key])
  return copy
}
