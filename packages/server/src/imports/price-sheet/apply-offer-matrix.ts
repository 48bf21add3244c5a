/** From the offer matrix to seat limits, upgrade paths and tiers of plans. */
import { canonicalJson, loadCatalog } from '@assento/store'
import { inBatches } from '../import-context.ts'
import type { ImportContext } from '../import-context.ts'
import type { ReadRow, RowVerdict } from '../report.ts'
import { refusedVerdict, rowVerdict, warningsOf } from '../row-verdicts.ts'
import { CatalogDraft } from './catalog-draft.ts'
import { planKey } from './read-offer-matrix.ts'
import type { MatrixLine } from './read-offer-matrix.ts'
import { writeCatalog } from './write-catalog.ts'

/**
 * Sets limits and paths of the plans that the matrix names, creating those that no sheet has brought yet (trials). A path to a
 * plan that is unknown is left out with a warning.
 */
export async function applyOfferMatrix(context: ImportContext, rows: readonly ReadRow<MatrixLine>[]): Promise<RowVerdict[]> {
  const draft = new CatalogDraft(await loadCatalog(context.handle, context.tenantId))
  const lines = rows.flatMap(({ value }) => value ?? [])
  const fresh = new Set(lines.filter((line) => draft.findPlan(line.productRef, line.skuRef) === null).map(planKey))
  // First all plans, so that a path may lead to a plan of a later line.
  for (const line of lines) {
    const productId = draft.product(line.productRef, line.productTitle, null, false)
    if (fresh.has(planKey(line))) draft.plan(productId, line.productRef, line.skuRef, line.skuTitle, line.description)
  }
  const tiers = tiersOf(lines)
  const verdicts = await inBatches(rows, context, async (batch) => batch.flatMap((read) => decideLine(read, draft, fresh, tiers)))
  if (context.tx !== null) await writeCatalog(context.tx, context.tenantId, draft)
  return verdicts
}

/** Tier of each plan: the longest chain of upgrades that leads to it. A cycle of paths ends where it closes. */
export function tiersOf(lines: readonly Pick<MatrixLine, 'productRef' | 'skuRef' | 'upgrades'>[]): ReadonlyMap<string, number> {
  const sources = new Map<string, string[]>()
  for (const line of lines) for (const target of line.upgrades) sources.set(target, [...(sources.get(target) ?? []), planKey(line)])
  const tiers = new Map<string, number>()
  const tierOf = (key: string): number => {
    const known = tiers.get(key)
    if (known !== undefined) return known
    // 0 while it is being found: a path that leads back to it counts no further.
    tiers.set(key, 0)
    const tier = (sources.get(key) ?? []).reduce((highest, source) => Math.max(highest, 1 + tierOf(source)), 0)
    tiers.set(key, tier)
    return tier
  }
  return new Map(lines.map((line) => [planKey(line), tierOf(planKey(line))]))
}

function decideLine(
  read: ReadRow<MatrixLine>, draft: CatalogDraft, fresh: ReadonlySet<string>, tiers: ReadonlyMap<string, number>,
): RowVerdict[] {
  const line = read.value
  const plan = line === null ? null : draft.findPlan(line.productRef, line.skuRef)
  if (line === null || plan === null) return [...warningsOf(read), refusedVerdict(read)]
  const targets = line.upgrades.map((key) => ({ key, id: draft.findPlan(key.split('/')[0] ?? '', key.split('/')[1] ?? '')?.id }))
  const unknown = targets.filter(({ id }) => id === undefined).map(({ key }) =>
    rowVerdict(read, 'warning', `o caminho de upgrade para ${key} foi ignorado: o plano não é conhecido.`, { rule: 'imports.offerMatrix.path', field: 'ProductSkuConversion' }))
  const change = {
    min_seats: line.minSeats, max_seats: line.maxSeats, tier: tiers.get(planKey(line)) ?? 0,
    upgrade_plan_ids: canonicalJson(targets.flatMap(({ id }) => id ?? [])),
  }
  const isNews = change.min_seats !== plan.min_seats || change.max_seats !== plan.max_seats || change.tier !== plan.tier
    || change.upgrade_plan_ids !== plan.upgrade_plan_ids
  if (isNews) draft.changePlan(plan.id, change)
  const verdict = fresh.has(planKey(line)) ? 'created' : isNews ? 'updated' : 'unchanged'
  const limits = `de ${line.minSeats} a ${line.maxSeats ?? 'sem limite de'} licenças`
  return [...warningsOf(read), ...unknown, rowVerdict(read, verdict, `${line.skuTitle}: ${limits}, ${line.upgrades.length} caminho(s) de upgrade.`)]
}
