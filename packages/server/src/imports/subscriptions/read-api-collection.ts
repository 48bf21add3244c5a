/** From the vendor's API collection (JSON) to subscriptions. Pure. Source: formats.md § 2. */
import { parseCalendarDate } from '@assento/rules'
import type { BillingFrequency, Commitment, Instant } from '@assento/rules'
import { z } from 'zod'
import { padSkuId } from '../price-sheet/sku-id.ts'
import type { FileProblem } from '../report.ts'
import { fileProblem } from '../report.ts'
import { bindColumns } from '../table/bind-columns.ts'
import { RowReader } from '../table/row-reader.ts'
import { dayAfter, readDay, readInstant } from '../table/values.ts'
import { SUBSCRIPTION_COLUMNS } from './columns.ts'
import type { SubscriptionColumn } from './columns.ts'
import { readSharedFields } from './read-subscription.ts'
import { refuseRepeat } from './read-template.ts'
import type { SubscriptionFile } from './read-template.ts'
import type { VendorNextTerm, VendorSubscription } from './vendor-subscription.ts'

/** Vendor's customer id (lower case) by subscription id (lower case). */
export type CustomerMap = ReadonlyMap<string, string>

const quantity = z.union([z.number(), z.string()]).transform(Number).pipe(z.int().min(0))
const refundableQuantity = z.object({ details: z.array(z.object({ quantity, allowedUntilDateTime: z.string() })).nullish() })
const nextTermInstructions = z.object({
  product: z.object({
    productId: z.string(), skuId: z.string(), billingCycle: z.string().transform((text) => text.toLowerCase()).pipe(z.enum(['monthly', 'annual', 'triennial'])),
    termDuration: z.enum(['P1M', 'P1Y', 'P3Y']),
  }),
  quantity, customTermEndDate: z.string().nullish(),
})
const links = z.object({ self: z.object({ uri: z.string() }) })

type Item = Readonly<Record<string, unknown>>

/**
 * Reads `{ items: […] }` or a bare list. The customer comes from the map, else from `links.self`
 * (`/customers/{tenant}/subscriptions/{id}`). `row` counts the items from 1.
 */
export function readApiCollection(items: readonly Item[], customers: CustomerMap): SubscriptionFile | FileProblem {
  const names = [...new Set(items.flatMap((item) => Object.keys(item)))]
  if (items.length === 0) return { rows: [], unknownColumns: [] }
  const bound = bindColumns(names, SUBSCRIPTION_COLUMNS)
  if ('rule' in bound) return fileProblem(bound.rule, bound.message.replace('o cabeçalho está na primeira linha', 'os itens são assinaturas'), bound.columns)
  const seen = new Map<string, number>()
  const rows = items.map((item, index) => {
    const cells = names.map((name) => textOf(item[name]))
    const reader = new RowReader<SubscriptionColumn>({ row: index + 1, cells }, bound, 'Item')
    const fields = readSharedFields(reader, bound, '.')
    refuseRepeat(reader, fields.ref, index + 1, seen)
    warnOfPendingFrequency(item, reader)
    return reader.done<VendorSubscription>({
      ...fields, customerRef: customers.get(fields.ref) ?? fields.customerRef ?? customerOfLink(item),
      refundable: readRefundable(item, reader), nextTerm: readNextTerm(item, reader), promotionRef: reader.text('promotionId'),
    })
  })
  // Documented fields that are not used are no news: nothing is reported as unknown.
  return { rows, unknownColumns: [] }
}

function readRefundable(item: Item, reader: RowReader<SubscriptionColumn>): VendorSubscription['refundable'] {
  if (item['refundableQuantity'] === undefined || item['refundableQuantity'] === null) return undefined
  const parsed = refundableQuantity.safeParse(item['refundableQuantity'])
  const details = parsed.success ? (parsed.data.details ?? []) : null
  const batches = details?.map(({ quantity: seats, allowedUntilDateTime }) => ({ seats, until: readInstant(allowedUntilDateTime) }))
  if (batches === undefined || batches.some(({ until }) => until === null || until === 'open')) {
    reader.warn('imports.subscription.refundable', null, 'refundableQuantity não pôde ser lido; as janelas de redução foram ignoradas.')
    return undefined
  }
  return batches.filter(({ seats }) => seats > 0).map(({ seats, until }) => ({ seats, until: until as Instant }))
}

/** The plan of the next term; a trial always has one: what it turns into. */
function readNextTerm(item: Item, reader: RowReader<SubscriptionColumn>): VendorNextTerm | null {
  const told = item['scheduledNextTermInstructions']
  if (told === undefined || told === null) return null
  const parsed = nextTermInstructions.safeParse(told)
  const skuRef = parsed.success ? padSkuId(parsed.data.product.skuId)?.skuId : undefined
  const custom = parsed.success && parsed.data.customTermEndDate ? readDay(parsed.data.customTermEndDate) : undefined
  if (!parsed.success || skuRef === undefined || parsed.data.quantity < 1 || custom === null) {
    reader.warn('imports.subscription.nextTerm', null, 'scheduledNextTermInstructions não pôde ser lido; o plano de renovação foi ignorado.')
    return null
  }
  const { product, quantity: seats } = parsed.data
  return {
    productRef: product.productId, skuRef, seats, commitment: product.termDuration satisfies Commitment,
    billingFrequency: product.billingCycle satisfies BillingFrequency,
    customTermUntil: custom === undefined || custom === 'open' ? null : parseCalendarDate(dayAfter(custom)),
  }
}

/** A change of billing frequency from the next cycle (nextChargeInstructions) cannot be stored yet: it is said, not dropped silently. */
function warnOfPendingFrequency(item: Item, reader: RowReader<SubscriptionColumn>): void {
  if (item['nextChargeInstructions'] === undefined || item['nextChargeInstructions'] === null) return
  reader.warn('imports.subscription.nextCharge', null, 'há uma mudança de forma de cobrança marcada para o próximo ciclo (nextChargeInstructions), que não foi importada.')
}

function customerOfLink(item: Item): string | null {
  const parsed = links.safeParse(item['links'])
  return parsed.success ? (/\/customers\/([^/]+)\/subscriptions\//.exec(parsed.data.self.uri)?.[1]?.toLowerCase() ?? null) : null
}

/** Numbers and booleans of JSON as the text that a table would have; nested parts are read on their own. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
