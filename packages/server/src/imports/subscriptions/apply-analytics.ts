/** The vendor's analytics list creates nothing (it has no term and no price): it is compared, and differences are recorded. */
import { loadKnownSubscriptions, recordDateMismatches } from '@assento/store'
import type { KnownSubscription } from '@assento/store'
import { z } from 'zod'
import { inBatches } from '../import-context.ts'
import type { ImportContext } from '../import-context.ts'
import type { ReadRow, RowVerdict } from '../report.ts'
import { refusedVerdict, rowVerdict } from '../row-verdicts.ts'
import { dayAfter, readDay } from '../table/values.ts'
import type { Mismatch } from './wanted-subscription.ts'

const analyticsItem = z.object({
  id: z.string().transform((text) => text.toLowerCase()), licenseCount: z.number(), autoRenewEnabled: z.boolean(),
  status: z.string().transform((text) => text.toLowerCase()), commitmentEndDate: z.string().nullish(),
})

type AnalyticsItem = z.output<typeof analyticsItem>

/** Reads the items; GUIDs and states come in capitals, dates without zone (UTC). Source: formats.md § 2. */
export function readAnalytics(items: readonly Readonly<Record<string, unknown>>[]): ReadRow<AnalyticsItem>[] {
  return items.map((item, index) => {
    const parsed = analyticsItem.safeParse(item)
    if (parsed.success) return { row: index + 1, noun: 'Item', value: parsed.data, refusal: null, warnings: [] }
    const field = parsed.error.issues[0]?.path.join('.') ?? ''
    return { row: index + 1, noun: 'Item', value: null, warnings: [], refusal: { verdict: 'rejected', rule: 'imports.row.shape', field, message: `Item ${index + 1}: o campo "${field}" falta ou não tem a forma esperada.` } }
  })
}

export function applyAnalytics(context: ImportContext, rows: readonly ReadRow<AnalyticsItem>[]): Promise<RowVerdict[]> {
  return inBatches(rows, context, async (batch) => {
    const known = await loadKnownSubscriptions(context.handle, context.tenantId, batch.flatMap(({ value }) => value?.id ?? []))
    const byRef = new Map(known.map((subscription) => [subscription.row.external_ref ?? '', subscription]))
    const decided = batch.map((read) => decide(read, byRef))
    if (context.tx !== null) {
      await recordDateMismatches(context.tx, context.tenantId, decided.flatMap(({ id, mismatches }) =>
        mismatches.map((mismatch) => ({ ...mismatch, subscription_id: id, recorded_at: context.now }))))
    }
    return decided.flatMap(({ verdicts }) => verdicts)
  })
}

function decide(read: ReadRow<AnalyticsItem>, byRef: ReadonlyMap<string, KnownSubscription>): { id: string; mismatches: readonly Mismatch[]; verdicts: readonly RowVerdict[] } {
  if (read.value === null) return { id: '', mismatches: [], verdicts: [refusedVerdict(read)] }
  const known = byRef.get(read.value.id)
  if (known === undefined) {
    const message = `a assinatura ${read.value.id} não está cadastrada; este arquivo só confere, não cria.`
    return { id: '', mismatches: [], verdicts: [rowVerdict(read, 'skipped', message, { rule: 'imports.analytics.unknown', field: 'id' })] }
  }
  const mismatches = mismatchesOf(read.value, known)
  const warnings = mismatches.map(({ field, ours, vendors }) =>
    rowVerdict(read, 'warning', `${field}: aqui ${ours}, no fabricante ${vendors}.`, { rule: 'imports.analytics.difference', field }))
  return { id: known.row.id, mismatches, verdicts: [...warnings, rowVerdict(read, 'unchanged', `${known.row.name}: conferida.`)] }
}

function mismatchesOf(item: AnalyticsItem, { row }: KnownSubscription): Mismatch[] {
  const lastOn = item.commitmentEndDate ? readDay(item.commitmentEndDate) : null
  const pairs: readonly (readonly [field: string, ours: string, vendors: string | null])[] = [
    ['seats', String(row.seats), String(item.licenseCount)],
    ['end_of_term', row.end_of_term === 'end' ? 'end' : 'renew', item.autoRenewEnabled ? 'renew' : 'end'],
    ['term.until', row.term_until, lastOn === null || lastOn === 'open' ? null : dayAfter(lastOn)],
  ]
  return pairs.flatMap(([field, ours, vendors]) => (vendors === null || vendors === ours ? [] : [{ field, ours, vendors }]))
}
