import { addDays, assert, startOfDate, type CalendarDate, type Currency, type Instant } from '@assento/rules'
import { sql } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import { insertReturning } from '../insert-rows.ts'
import { newId } from '../ids.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { InvoiceDraftTable } from '../schema.ts'

export interface DayDraft {
  readonly customerId: string
  /** What opens it, when there is none yet. */
  readonly kind: InvoiceDraftTable['kind']
  readonly currency: Currency
  /** The day whose lines it gathers, in `zone`. */
  readonly on: CalendarDate
  /** The tenant's zone: the draft closes by itself when the day is over there. */
  readonly zone: string
  readonly at: Instant
}

/** A draft as one that adds lines sees it. */
interface OpenedDraft {
  readonly id: string
  readonly closed_at: Instant | null
}

/**
 * The id of the customer's draft of that day and currency, opened when there is none yet; its row stays locked until the
 * transaction ends, so that it is not closed meanwhile. Where that day's is closed already, the next day's that is not.
 */
export async function openDayDraft(tx: Tx, tenantId: string, draft: DayDraft): Promise<string> {
  for (let on = draft.on; ; on = addDays(on, 1)) {
    const [row] = await upsertDayDraft(tx, {
      tenantId, id: newId('drf'), customerId: draft.customerId, kind: draft.kind, naturalKey: dayDraftKey(draft.customerId, on, draft.currency),
      currency: draft.currency, opensOn: on, at: draft.at, closesAt: startOfDate(addDays(on, 1), draft.zone),
    })
    assert(row !== undefined, 'an upsert answers its row')
    if (row.closed_at === null) return row.id
  }
}

/** Like `openDayDraft` for many customers, in one statement; answers the drafts' ids by customer. */
export async function openDayDrafts(
  tx: Tx, tenantId: string, day: Omit<DayDraft, 'customerId'>, customerIds: readonly string[],
): Promise<Map<string, string>> {
  const { kind, currency, on, zone, at } = day
  const closesAt = startOfDate(addDays(on, 1), zone)
  const rows = [...new Set(customerIds)].sort().map((customerId) => ({
    tenant_id: tenantId, id: newId('drf'), customer_id: customerId, kind, natural_key: dayDraftKey(customerId, on, currency), currency, opens_on: on,
    created_at: at, closes_at: closesAt, closed_at: null, outcome: null,
  }))
  const opened = await insertReturning<'invoice_draft', OpenedDraft & { readonly customer_id: string }>(tx, 'invoice_draft', [
    'tenant_id', 'id', 'customer_id', 'kind', 'natural_key', 'currency', 'opens_on', 'created_at', 'closes_at', 'closed_at', 'outcome',
  ], rows, 'on conflict (tenant_id, natural_key) do update set kind = invoice_draft.kind returning id, customer_id, closed_at')
  const drafts = new Map<string, string>()
  for (const { id, customer_id: customerId, closed_at: closedAt } of opened) {
    drafts.set(customerId, closedAt === null ? id : await openDayDraft(tx, tenantId, { ...day, customerId }))
  }
  return drafts
}

/** One draft a customer, day and currency. */
export function dayDraftKey(customerId: string, on: CalendarDate, currency: Currency): string {
  return `day:${customerId}:${on}:${currency}`
}

type DraftValues = {
  tenantId: string; id: string; customerId: string; kind: InvoiceDraftTable['kind']; naturalKey: string; currency: string; opensOn: CalendarDate
  at: Instant; closesAt: Instant
}

// The conflict writes what is there already: that locks the row and lets RETURNING answer it.
const upsertDayDraft = hotQuery<DraftValues, OpenedDraft>(
  'day-draft-open', ['tenantId', 'id', 'customerId', 'kind', 'naturalKey', 'currency', 'opensOn', 'at', 'closesAt'], (db, p) =>
    db.insertInto('invoice_draft').values({
      tenant_id: p.tenantId, id: p.id, customer_id: p.customerId, kind: p.kind, natural_key: p.naturalKey, currency: p.currency, opens_on: p.opensOn,
      created_at: p.at, closes_at: p.closesAt, closed_at: null, outcome: null,
    }).onConflict((conflict) => conflict.columns(['tenant_id', 'natural_key']).doUpdateSet({ kind: sql`invoice_draft.kind` }))
      .returning(['id', 'closed_at']))

/** An invoice to be, with the sum of its charges as they are now. */
export interface InvoiceDraft {
  readonly id: string
  readonly customerId: string
  readonly kind: InvoiceDraftTable['kind']
  readonly naturalKey: string
  readonly currency: Currency
  readonly opensOn: CalendarDate
  readonly amountCents: number
  readonly lines: number
}

export interface DraftFilter {
  readonly customerId: string
  readonly afterId: string | null
  readonly limit: number
}

/** A customer's drafts, oldest first. */
export async function listDrafts(handle: Handle, tenantId: string, filter: DraftFilter): Promise<Page<InvoiceDraft>> {
  assertPageLimit(filter.limit)
  const rows = await drafts(handle, tenantId).where('d.customer_id', '=', filter.customerId).where('d.id', '>', filter.afterId ?? '')
    .orderBy('d.id').limit(filter.limit + 1).execute()
  return pageOf(rows, filter.limit, (row) => row.id)
}

export async function findDraft(handle: Handle, tenantId: string, draftId: string): Promise<InvoiceDraft | null> {
  return (await drafts(handle, tenantId).where('d.id', '=', draftId).executeTakeFirst()) ?? null
}

/** The amount is the sum of the charges, never a number of its own that could drift from them. */
function drafts({ db }: Handle, tenantId: string) {
  return db.selectFrom('invoice_draft as d')
    .leftJoin('charge as c', (join) => join.onRef('c.tenant_id', '=', 'd.tenant_id').onRef('c.invoice_draft_id', '=', 'd.id'))
    .where('d.tenant_id', '=', tenantId)
    .groupBy(['d.tenant_id', 'd.id'])
    .select(['d.id', 'd.customer_id as customerId', 'd.kind', 'd.natural_key as naturalKey', 'd.currency', 'd.opens_on as opensOn'])
    .select([sql<number>`coalesce(sum(c.amount_cents), 0)`.as('amountCents'), sql<number>`count(c.id)`.as('lines')])
}
