/** What a JSON file of the vendor is, by its shape. */
import { z } from 'zod'
import type { FileProblem } from '../report.ts'
import { fileProblem } from '../report.ts'
import type { CustomerMap } from './read-api-collection.ts'

type Item = Readonly<Record<string, unknown>>

export type SubscriptionJson =
  | { readonly kind: 'collection'; readonly items: readonly Item[] }
  | { readonly kind: 'analytics'; readonly items: readonly Item[] }
  | { readonly kind: 'customerMap'; readonly customers: CustomerMap }

const items = z.array(z.record(z.string(), z.unknown()))
const collection = z.union([items, z.object({ items }).transform((body) => body.items)])
const customerMap = z.record(z.string(), z.array(z.string()))

/** Whether a text is JSON at all, by its first character. */
export function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text)
}

/** Tells the API collection, the analytics list and the map customer → subscriptions apart. */
export function readSubscriptionJson(text: string): SubscriptionJson | FileProblem {
  const body = parse(text)
  if (body === undefined) return fileProblem('imports.file.json', 'O arquivo não é um JSON válido (pode ter sido cortado).')
  const map = customerMap.safeParse(body)
  if (map.success) {
    const pairs = Object.entries(map.data).flatMap(([customer, refs]) => refs.map((ref) => [ref.toLowerCase(), customer.toLowerCase()] as const))
    return { kind: 'customerMap', customers: new Map(pairs) }
  }
  const list = collection.safeParse(body)
  if (!list.success) return fileProblem('imports.file.json', 'O JSON não é uma coleção de assinaturas (falta "items").')
  const isAnalytics = list.data.some((item) => 'licenseCount' in item && 'customerTenantId' in item)
  return { kind: isAnalytics ? 'analytics' : 'collection', items: list.data }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
