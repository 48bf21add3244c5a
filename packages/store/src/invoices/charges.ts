import { assert, type CalendarDate, type ChargeLine, type Instant } from '@assento/rules'
import { sql, type Insertable, type Selectable } from 'kysely'
import { inChunks } from '../chunks.ts'
import type { Handle, Tx } from '../handle.ts'
import { newId } from '../ids.ts'
import { insertRows } from '../insert-rows.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { ChargeTable } from '../schema.ts'

export type ChargeRow = Selectable<ChargeTable>

export interface ChargesToIssue {
  readonly subscriptionId: string
  readonly customerId: string
  readonly lines: readonly ChargeLine[]
  /** One a line; the database refuses the second charge under a key. */
  readonly naturalKeys: readonly string[]
  readonly draftId: string | null
  readonly quoteId: string | null
  readonly at: Instant
}

/** Stores the lines as issued charges, and what credits take back of earlier ones. Answers the new ids, in the lines' order. */
export async function issueCharges(tx: Tx, tenantId: string, issue: ChargesToIssue): Promise<string[]> {
  const ids = issue.lines.map(() => newId('chg'))
  if (ids.length === 0) return ids
  await tx.db.insertInto('charge').values(issue.lines.map((line, index) => chargeRow(tenantId, issue, line, index, ids[index]))).execute()
  const credits = issue.lines.flatMap((line, index) =>
    line.credits.map(({ chargeId, cents, fromSeats, toSeats }) => (
      { tenant_id: tenantId, credit_charge_id: ids[index] ?? '', charge_id: chargeId, cents, from_seats: fromSeats, to_seats: toSeats })))
  if (credits.length === 0) return ids
  await tx.db.insertInto('charge_credit').values(credits).execute()
  await raiseCredited(tx, tenantId, issue.subscriptionId, ids, new Set(credits.map((credit) => credit.charge_id)).size)
  return ids
}

/** Stores lines of many subscriptions, none of which is a credit. */
export async function insertCharges(tx: Tx, tenantId: string, issues: readonly ChargesToIssue[]): Promise<void> {
  await insertRows(tx, 'charge', [
    'tenant_id', 'id', 'subscription_id', 'customer_id', 'kind', 'seats', 'currency', 'unit_cents', 'billing_days', 'cycle_days', 'period_starts_on',
    'period_until', 'amount_cents', 'credited_cents', 'quote_id', 'invoice_draft_id', 'natural_key', 'origin', 'created_at',
  ], issues.flatMap((issue) => issue.lines.map((line, index) => {
    assert(line.credits.length === 0, `a credit of ${issue.subscriptionId} is not issued in a batch`)
    return chargeRow(tenantId, issue, line, index, newId('chg'))
  })))
}

/**
 * Never credits more than was charged, nor what was voided meanwhile: a charge without so much left is not updated, and the
 * transaction ends (rule P8).
 */
async function raiseCredited(tx: Tx, tenantId: string, subscriptionId: string, creditIds: readonly string[], expected: number): Promise<void> {
  const taken = tx.db.selectFrom('charge_credit')
    .select(['charge_id', (is) => is.fn.sum<number>('cents').as('cents'), sql<number>`sum(from_seats - to_seats)`.as('seats')])
    .where('tenant_id', '=', tenantId).where('credit_charge_id', 'in', creditIds).groupBy('charge_id').as('taken')
  const { numUpdatedRows } = await tx.db.updateTable('charge').from(taken)
    .set({ credited_cents: sql<number>`credited_cents + taken.cents`, credited_seats: sql<number>`credited_seats + taken.seats` })
    .where('charge.tenant_id', '=', tenantId).where('charge.subscription_id', '=', subscriptionId)
    .whereRef('charge.id', '=', 'taken.charge_id').where(sql<boolean>`credited_cents + taken.cents <= amount_cents`)
    .where('charge.voided_at', 'is', null).executeTakeFirst()
  assert(Number(numUpdatedRows) === expected, `credits exceed what was charged for ${subscriptionId}`)
}

function chargeRow(tenantId: string, issue: ChargesToIssue, line: ChargeLine, index: number, id: string | undefined): Insertable<ChargeTable> {
  const naturalKey = issue.naturalKeys[index]
  assert(id !== undefined && naturalKey !== undefined, 'every line has an id and a natural key')
  return {
    tenant_id: tenantId, id, subscription_id: issue.subscriptionId, customer_id: issue.customerId, kind: line.kind, seats: line.seats,
    currency: line.amount.currency, unit_cents: line.unitPrice.cents, billing_days: line.billingDays, cycle_days: line.cycleDays,
    period_starts_on: line.period.startsOn, period_until: line.period.until, amount_cents: line.amount.cents, credited_cents: 0,
    quote_id: issue.quoteId, invoice_draft_id: issue.draftId, natural_key: naturalKey, origin: 'issued', created_at: issue.at,
  }
}

/** Stores charges of another system as they are; one that is there by its natural key stays. Answers how many were new. */
export async function insertImportedCharges(tx: Tx, tenantId: string, rows: readonly Omit<Insertable<ChargeTable>, 'tenant_id' | 'origin'>[]): Promise<number> {
  const inserted = await inChunks(rows, (chunk) => tx.db.insertInto('charge')
    .values(chunk.map((row) => ({ ...row, tenant_id: tenantId, origin: 'imported' as const })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'natural_key']).doNothing()).returning('id').execute())
  return inserted.length
}

export interface ChargeKey {
  readonly periodStartsOn: CalendarDate
  readonly id: string
}

/** Charges of one subscription by the day that they cover from, then id. */
export async function listCharges(
  handle: Handle, tenantId: string, filter: { readonly subscriptionId: string; readonly after: ChargeKey | null; readonly limit: number },
): Promise<Page<ChargeRow, ChargeKey>> {
  assertPageLimit(filter.limit)
  let query = handle.db.selectFrom('charge').selectAll().where('tenant_id', '=', tenantId).where('subscription_id', '=', filter.subscriptionId)
  if (filter.after !== null) {
    const { periodStartsOn, id } = filter.after
    query = query.where((is) => is.or([
      is('period_starts_on', '>', periodStartsOn), is.and([is('period_starts_on', '=', periodStartsOn), is('id', '>', id)]),
    ]))
  }
  const rows = await query.orderBy('period_starts_on').orderBy('id').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, (row) => ({ periodStartsOn: row.period_starts_on, id: row.id }))
}
