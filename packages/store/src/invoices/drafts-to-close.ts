import type { CalendarDate, Instant, InvoiceLineKind } from '@assento/rules'
import { assert } from '@assento/rules'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import { isAmong } from '../dialect-json.ts'
import type { Dialect, Handle, Tx } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import type { Database, InvoiceDraftTable, JsonText } from '../schema.ts'

/** A draft whose row is locked until the transaction ends. */
export interface LockedDraft {
  readonly id: string
  readonly customerId: string
  readonly currency: string
  readonly opensOn: CalendarDate
  readonly closedAt: Instant | null
  readonly outcome: InvoiceDraftTable['outcome']
}

/** A charge on a draft, of a subscription or for licences, with what a document says of it besides. */
export interface DraftLine {
  readonly draftId: string
  /** Of the charge, whatever its kind: lines are in its order. */
  readonly lineId: string
  /** Null: it is a charge for licences, which documents do not refer to; they keep the order of the draft. */
  readonly chargeId: string | null
  readonly subscriptionId: string | null
  /** Of the catalogue, or a product sold as licences: taxes are set by it. */
  readonly productId: string
  readonly description: string
  readonly kind: InvoiceLineKind
  readonly seats: number
  readonly currency: string
  readonly unitCents: number
  readonly billingDays: number
  readonly cycleDays: number
  readonly periodStartsOn: CalendarDate
  readonly periodUntil: CalendarDate
  readonly amountCents: number
}

/** A closed draft and the document that it became. */
export interface ClosedDraftRow {
  readonly draftId: string
  readonly outcome: NonNullable<InvoiceDraftTable['outcome']>
  readonly invoiceId: string | null
  readonly creditNoteId: string | null
}

type Ids = { tenantId: string; ids: JsonText }

const dueDrafts = hotQuery<{ tenantId: string; now: Instant; limit: number }, { id: string }>(
  'drafts-due', ['tenantId', 'now', 'limit'], (db, p, dialect) => {
    const due = db.selectFrom('invoice_draft').select('id').where('tenant_id', '=', p.tenantId)
      .where('closed_at', 'is', null).where('closes_at', 'is not', null).where('closes_at', '<=', p.now).orderBy('closes_at').orderBy('id').limit(p.limit)
    return dialect === 'postgres' ? due.forUpdate().skipLocked() : due
  })

const lockedDrafts = hotQuery<Ids, LockedDraft>('drafts-lock', ['tenantId', 'ids'], (db, p, dialect) => {
  const drafts = db.selectFrom('invoice_draft')
    .select(['id', 'customer_id as customerId', 'currency', 'opens_on as opensOn', 'closed_at as closedAt', 'outcome'])
    .where('tenant_id', '=', p.tenantId).where(isAmong(dialect, 'id', p.ids)).orderBy('id')
  return dialect === 'postgres' ? drafts.forUpdate() : drafts
})

// Charges of subscriptions come first: `chg_` sorts before `lch_`.
const draftLines = hotQuery<Ids, DraftLine>('draft-lines', ['tenantId', 'ids'], (db, p, dialect) =>
  db.selectFrom('charge as c')
    .innerJoin('subscription as s', (join) => join.onRef('s.tenant_id', '=', 'c.tenant_id').onRef('s.id', '=', 'c.subscription_id'))
    .where('c.tenant_id', '=', p.tenantId).where(isAmong(dialect, 'c.invoice_draft_id', p.ids)).where('c.voided_at', 'is', null)
    .select([
      'c.id as lineId', 'c.invoice_draft_id as draftId', sql<string | null>`c.id`.as('chargeId'), sql<string | null>`c.subscription_id`.as('subscriptionId'),
      's.product_id as productId', 's.name as description', sql<InvoiceLineKind>`c.kind`.as('kind'), 'c.seats', 'c.currency', 'c.unit_cents as unitCents',
      'c.billing_days as billingDays', 'c.cycle_days as cycleDays', 'c.period_starts_on as periodStartsOn', 'c.period_until as periodUntil',
      'c.amount_cents as amountCents',
    ]).unionAll(licenceLines(db, p, dialect)).$narrowType<{ draftId: string }>().orderBy('lineId'))

/** Quantity × unit is the amount: a line of a whole cycle, whatever days it covers. */
function licenceLines(db: Kysely<Database>, p: { readonly tenantId: RawBuilder<string>; readonly ids: RawBuilder<JsonText> }, dialect: Dialect) {
  const days = dialect === 'postgres' ? sql<number>`l.period_until - l.period_starts_on` : sql<number>`cast(julianday(l.period_until) - julianday(l.period_starts_on) as integer)`
  return db.selectFrom('licence_charge as l')
    .where('l.tenant_id', '=', p.tenantId).where(isAmong(dialect, 'l.invoice_draft_id', p.ids)).where('l.voided_at', 'is', null)
    .select([
      'l.id as lineId', 'l.invoice_draft_id as draftId', sql<string | null>`null`.as('chargeId'), sql<string | null>`null`.as('subscriptionId'),
      'l.product_id as productId', 'l.description', sql<InvoiceLineKind>`case when l.kind = 'setupFee' then 'setupFee' else 'other' end`.as('kind'),
      'l.quantity as seats', 'l.currency', 'l.unit_cents as unitCents', days.as('billingDays'), days.as('cycleDays'),
      'l.period_starts_on as periodStartsOn', 'l.period_until as periodUntil', 'l.amount_cents as amountCents',
    ])
}

/**
 * Drafts that close by themselves at `now` (inclusive), the longest due first, locked; those that another worker holds are
 * left to it.
 */
export async function dueDraftIds(tx: Tx, tenantId: string, now: Instant, limit: number): Promise<string[]> {
  return (await dueDrafts(tx, { tenantId, now, limit })).map(({ id }) => id)
}

/** The drafts of these ids, locked in the order of their ids, so that two closers wait for each other and never in a circle. */
export function lockDrafts(tx: Tx, tenantId: string, ids: readonly string[]): Promise<LockedDraft[]> {
  return lockedDrafts(tx, { tenantId, ids: JSON.stringify(ids) })
}

/** What stands on drafts, in the order in which it was charged; charges that are void are left out. */
export function linesOfDrafts(handle: Handle, tenantId: string, draftIds: readonly string[]): Promise<DraftLine[]> {
  return draftLines(handle, { tenantId, ids: JSON.stringify(draftIds) })
}

/** What drafts became that are closed. */
export async function findClosedDrafts(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ClosedDraftRow[]> {
  if (ids.length === 0) return []
  return tx.db.selectFrom('invoice_draft as d')
    .leftJoin('invoice as i', (join) => join.onRef('i.tenant_id', '=', 'd.tenant_id').onRef('i.draft_id', '=', 'd.id'))
    .leftJoin('credit_note as n', (join) => join.onRef('n.tenant_id', '=', 'd.tenant_id').onRef('n.draft_id', '=', 'd.id'))
    .where('d.tenant_id', '=', tenantId).where('d.id', 'in', ids).where('d.outcome', 'is not', null).orderBy('d.id')
    .select(['d.id as draftId', 'd.outcome', 'i.id as invoiceId', 'n.id as creditNoteId']).$narrowType<{ outcome: ClosedDraftRow['outcome'] }>().execute()
}

const closeDraftRows = hotQuery<Ids & { at: Instant; outcome: NonNullable<InvoiceDraftTable['outcome']> }, { id: string }>(
  'drafts-close', ['tenantId', 'ids', 'at', 'outcome'], (db, p, dialect) =>
    db.updateTable('invoice_draft').set({ closed_at: p.at, outcome: p.outcome })
      .where('tenant_id', '=', p.tenantId).where(isAmong(dialect, 'id', p.ids)).where('closed_at', 'is', null).returning('id'))

/** Closes drafts; each must be open and locked by this transaction. */
export async function markDraftsClosed(
  tx: Tx, tenantId: string, ids: readonly string[], closing: { readonly at: Instant; readonly outcome: NonNullable<InvoiceDraftTable['outcome']> },
): Promise<void> {
  if (ids.length === 0) return
  const closed = await closeDraftRows(tx, { tenantId, ids: JSON.stringify(ids), ...closing })
  assert(closed.length === ids.length, `${ids.length} drafts were locked, ${closed.length} closed`)
}

/** Leaves a draft open until a person closes it: it is due no more. False where it was left so before. */
export async function parkDraft(tx: Tx, tenantId: string, draftId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('invoice_draft').set({ closes_at: null })
    .where('tenant_id', '=', tenantId).where('id', '=', draftId).where('closed_at', 'is', null).where('closes_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Lets a draft that is open and due wait until `closesAt`. */
export async function postponeDraft(tx: Tx, tenantId: string, draftId: string, closesAt: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('invoice_draft').set({ closes_at: closesAt })
    .where('tenant_id', '=', tenantId).where('id', '=', draftId).where('closed_at', 'is', null).where('closes_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
