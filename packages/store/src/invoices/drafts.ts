import type { CalendarDate, Currency, Instant } from '@assento/rules'
import { sql } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import { newId } from '../ids.ts'
import { assertPageLimit, pageOf, type Page } from '../page.ts'
import type { InvoiceDraftTable } from '../schema.ts'

export interface DraftToOpen {
  readonly customerId: string
  readonly kind: InvoiceDraftTable['kind']
  readonly naturalKey: string
  readonly currency: Currency
  readonly opensOn: CalendarDate
  readonly at: Instant
}

/** The draft of that natural key, opened when there is none yet; answers its id. */
export async function openDraft(tx: Tx, tenantId: string, draft: DraftToOpen): Promise<string> {
  const { id } = await tx.db.insertInto('invoice_draft')
    .values({
      tenant_id: tenantId, id: newId('drf'), customer_id: draft.customerId, kind: draft.kind, natural_key: draft.naturalKey,
      currency: draft.currency, opens_on: draft.opensOn, created_at: draft.at,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'natural_key']).doUpdateSet((set) => ({ kind: set.ref('excluded.kind') })))
    .returning('id').executeTakeFirstOrThrow()
  return id
}

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
