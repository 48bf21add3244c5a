import type { CalendarDate, Instant } from '@assento/rules'
import { sql } from 'kysely'
import type { Handle, Tx } from '../handle.ts'

/** A step of a policy with its instant, for all invoices payable until one day. */
export interface StepInstant {
  readonly key: string
  readonly at: Instant
}

/** The days on which open invoices are payable last: an invoice's steps depend on nothing else of it. */
export async function listOpenPayableDays(handle: Handle, tenantId: string): Promise<readonly CalendarDate[]> {
  const rows = await handle.db.selectFrom('invoice').select('payable_until as day').distinct().where('tenant_id', '=', tenantId).where('state', '=', 'open')
    .orderBy('payable_until').execute()
  return rows.map(({ day }) => day)
}

/** Invoices of the tenant that are issued and not settled: what a new policy plans anew. */
export async function countOpenInvoices(handle: Handle, tenantId: string): Promise<number> {
  const { invoices } = await handle.db.selectFrom('invoice').select((is) => is.fn.countAll<number>().as('invoices'))
    .where('tenant_id', '=', tenantId).where('state', '=', 'open').executeTakeFirstOrThrow()
  return invoices
}

/**
 * Sets, in one statement, when collections next act on every open invoice payable until a day: the earliest of these steps that the
 * invoice has not had. Answers how many invoices there are.
 */
export async function setNextStepsOfDay(tx: Tx, tenantId: string, payableUntil: CalendarDate, steps: readonly StepInstant[]): Promise<number> {
  const open = tx.db.updateTable('invoice').where('tenant_id', '=', tenantId).where('state', '=', 'open').where('payable_until', '=', payableUntil)
  const { numUpdatedRows } = steps.length === 0
    ? await open.set({ next_step_at: null }).executeTakeFirst()
    : await open.set({ next_step_at: earliestNotRun(tx, steps) }).executeTakeFirst()
  return Number(numUpdatedRows)
}

function earliestNotRun(tx: Tx, steps: readonly StepInstant[]) {
  const at = (instant: Instant) => (tx.dialect === 'postgres' ? sql`cast(${instant} as timestamptz)` : sql`${instant}`)
  const key = (text: string) => (tx.dialect === 'postgres' ? sql`cast(${text} as text)` : sql`${text}`)
  const rows = sql.join(steps.map((step) => sql`select ${key(step.key)} as step, ${at(step.at)} as at`), sql` union all `)
  return sql<Instant | null>`(select min(planned.at) from (${rows}) as planned where not exists (
    select 1 from collections_step as ran
    where ran.tenant_id = invoice.tenant_id and ran.invoice_id = invoice.id and ran.step = planned.step))`
}
