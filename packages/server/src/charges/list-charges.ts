import { dateInZone, money, parseCalendarDate } from '@assento/rules'
import { findDraft, listCharges as chargesOf } from '@assento/store'
import type { ChargeKey, ChargeRow } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { fail } from '../platform/errors.ts'
import { id, pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { ChargeItem } from '../subscriptions/dto.ts'
import { loadVisible } from '../subscriptions/visible-subscription.ts'
import type { ChargePage, InvoiceDraftItem } from './dto.ts'

const input = z.strictObject({ ...pageFields, subscriptionId: id })

/** Every line charged or credited for a subscription, by the day that it covers from, with the invoices to be. */
export const listCharges = query('charges.list', input, async (ctx, { subscriptionId, limit, cursor }): Promise<ChargePage> => {
  await loadVisible(ctx, ctx.database, subscriptionId)
  const page = await chargesOf(ctx.database, ctx.tenant.id, { subscriptionId, limit, after: cursor ? keyOf(cursor) : null })
  return {
    items: page.items.map((row) => chargeItem(row, ctx.tenant.zone)),
    drafts: await draftsOf(ctx, page.items),
    nextCursor: page.next === null ? null : encodeCursor('charges', [page.next.periodStartsOn, page.next.id]),
  }
})

async function draftsOf(ctx: ProcedureContext, charges: readonly ChargeRow[]): Promise<readonly InvoiceDraftItem[]> {
  const ids = [...new Set(charges.flatMap((row) => row.invoice_draft_id ?? []))]
  const drafts = await Promise.all(ids.map((draftId) => findDraft(ctx.database, ctx.tenant.id, draftId)))
  return drafts.flatMap((draft) => draft === null ? [] : [{
    id: draft.id, kind: draft.kind, opensOn: draft.opensOn, amount: money(draft.currency, draft.amountCents), lines: draft.lines,
  }])
}

function chargeItem(row: ChargeRow, zone: string): ChargeItem {
  return {
    id: row.id, kind: row.kind, seats: row.seats, unitPrice: money(row.currency, row.unit_cents), billingDays: row.billing_days,
    cycleDays: row.cycle_days, period: { startsOn: row.period_starts_on, until: row.period_until },
    amount: money(row.currency, row.amount_cents), invoiceDraftId: row.invoice_draft_id, quoteId: row.quote_id,
    createdOn: dateInZone(row.created_at, zone),
  }
}

/** The key inside a cursor; a date that does not exist is a bad request, as a damaged cursor is. */
function keyOf(cursor: string): ChargeKey {
  const [startsOn, afterId] = decodeCursor('charges', cursor, ['text', 'text'])
  const periodStartsOn = parseCalendarDate(String(startsOn))
  if (periodStartsOn === null) {
    fail('validation', 'the input is not valid', [{ field: 'cursor', rule: 'cursor.unknown', message: 'not a cursor of this list' }])
  }
  return { periodStartsOn, id: String(afterId) }
}
