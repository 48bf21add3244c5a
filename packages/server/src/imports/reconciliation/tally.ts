import { money } from '@assento/rules'
import { parseJson } from '@assento/store'
import type { VendorLineVerdict } from '@assento/store'
import { reconciledLine } from './line-row.ts'
import type { LineRow } from './line-row.ts'
import { RECONCILIATION_VERDICTS } from './report.ts'
import type { CustomerTotal, LineDifference, ReconciliationReport } from './report.ts'

/** Lines that an answer shows; all of them are in `imports.reconciliationReport`. */
const MOST_SHOWN = 200

type Totals = Pick<ReconciliationReport, 'warnings' | 'subscriptions' | 'chargeTypes' | 'counts' | 'sums' | 'byVerdict' | 'byCustomer' | 'lines' | 'more'>

interface Sum {
  lines: number
  subtotal: number
  tax: number
  total: number
  ours: number
}

/** Counts and sums rows as they come, in any order, and keeps the first of those that need a look. */
export class Tally {
  readonly #subscriptions = new Set<string>()
  readonly #chargeTypes = new Map<string, number>()
  readonly #byVerdict = new Map<string, Sum>()
  readonly #byCustomer = new Map<string, Sum & { name: string; customerId: string | null }>()
  #warnings = 0
  #notable = 0
  #shown: LineRow[] = []

  add(row: LineRow): void {
    const isLine = row.verdict !== 'missingThere'
    if (isLine && row.vendor_subscription_ref !== '') this.#subscriptions.add(row.vendor_subscription_ref)
    if (isLine) this.#chargeTypes.set(row.charge_type, (this.#chargeTypes.get(row.charge_type) ?? 0) + 1)
    const { warnings } = parseJson<LineDifference>(row.difference)
    this.#warnings += warnings.length
    addTo(this.#byVerdict, `${row.verdict} ${row.currency}`, row, {})
    addTo(this.#byCustomer, `${row.currency} ${row.vendor_customer_ref}`, row, { name: row.customer_name, customerId: row.customer_id })
    if (row.verdict !== 'matched' || warnings.length > 0) this.#show(row)
  }

  totals(): Totals {
    const counts = Object.fromEntries(RECONCILIATION_VERDICTS.map((verdict) => [verdict, 0])) as Record<VendorLineVerdict, number>
    const byCurrency = new Map<string, Sum>()
    const byVerdict = [...this.#byVerdict].sort(byKey).map(([key, sum]) => {
      const [verdict, currency = ''] = key.split(' ') as [VendorLineVerdict, string]
      counts[verdict] += sum.lines
      merge(byCurrency, currency, sum)
      return { verdict, lines: sum.lines, vendor: money(currency, sum.subtotal), ours: money(currency, sum.ours) }
    })
    return {
      warnings: this.#warnings, subscriptions: this.#subscriptions.size, chargeTypes: Object.fromEntries([...this.#chargeTypes].sort(byKey)), counts, byVerdict,
      sums: [...byCurrency].sort(byKey).map(([currency, sum]) => (
        { subtotal: money(currency, sum.subtotal), tax: money(currency, sum.tax), total: money(currency, sum.total), ours: money(currency, sum.ours) })),
      byCustomer: [...this.#byCustomer].sort(byKey).map(customerTotal),
      lines: this.#first().map(reconciledLine), more: Math.max(0, this.#notable - MOST_SHOWN),
    }
  }

  #show(row: LineRow): void {
    this.#notable += 1
    this.#shown.push(row)
    if (this.#shown.length > 4 * MOST_SHOWN) this.#shown = this.#first()
  }

  #first(): LineRow[] {
    return this.#shown.sort((a, b) => a.line_no - b.line_no).slice(0, MOST_SHOWN)
  }
}

function addTo<More extends object>(sums: Map<string, Sum & More>, key: string, row: LineRow, more: More): void {
  const sum = sums.get(key) ?? { lines: 0, subtotal: 0, tax: 0, total: 0, ours: 0, ...more }
  sums.set(key, sum)
  if ('customerId' in sum && sum.customerId === null) Object.assign(sum, more)
  sum.lines += 1
  sum.subtotal += row.subtotal_cents
  sum.tax += row.tax_cents
  sum.total += row.total_cents
  sum.ours += row.our_cents ?? 0
}

function merge(sums: Map<string, Sum>, key: string, part: Sum): void {
  const sum = sums.get(key) ?? { lines: 0, subtotal: 0, tax: 0, total: 0, ours: 0 }
  sums.set(key, sum)
  for (const field of Object.keys(sum) as (keyof Sum)[]) sum[field] += part[field]
}

function customerTotal([key, sum]: readonly [string, Sum & { readonly name: string; readonly customerId: string | null }]): CustomerTotal {
  const currency = key.slice(0, 3)
  return {
    vendorRef: key.slice(4), name: sum.name, customerId: sum.customerId, lines: sum.lines, subtotal: money(currency, sum.subtotal),
    total: money(currency, sum.total), ours: money(currency, sum.ours),
  }
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0
}
