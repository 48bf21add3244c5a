/** Asking for cycles of a serial by invoice; they are applied when it is paid in full. */
import { assert, dateInZone } from '@assento/rules'
import type { CalendarDate } from '@assento/rules'
import {
  findLicenceProduct, insertSerialRenewal, issueLicenceCharges, newId, openDayDraft, openOwnDraft,
} from '@assento/store'
import type { LoadedSerial, Tx } from '@assento/store'
import { closeDrafts } from '../invoices/close-drafts.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { PricedCycles } from './price-cycles.ts'

export interface RenewalToInvoice {
  readonly kind: 'due' | 'retroactive'
  /** `atOnce`: an invoice of its own, now. `dayDraft`: with everything else that its payer is charged that day. */
  readonly when: 'atOnce' | 'dayDraft'
  readonly priced: PricedCycles
  /** Its first period, and no renewal yet. */
  readonly isFirst?: boolean
}

/**
 * Stores the renewal and its charges, one a cycle. Answers the invoice, when there is one already; what customer credit covers is
 * paid, and renewed, before this returns. A serial has one open renewal: the database refuses the second.
 */
export async function invoiceRenewal(ctx: ProcedureContext, tx: Tx, { row, facts }: LoadedSerial, asked: RenewalToInvoice): Promise<string | null> {
  const { kind, when, priced, isFirst = false } = asked
  const { payerId } = facts
  const { plan: { fromOn, toOn, cycles, totalCents }, currency } = priced
  assert(payerId !== null && totalCents > 0, 'a renewal by invoice has a payer and an amount')
  const renewalId = newId('srn')
  const on = dateInZone(ctx.now, ctx.tenant.zone)
  const draftId = when === 'dayDraft'
    ? await openDayDraft(tx, ctx.tenant.id, { customerId: payerId, kind: 'renewal', currency, on, zone: ctx.tenant.zone, at: ctx.now })
    : await openOwnDraft(tx, ctx.tenant.id, { customerId: payerId, kind: 'renewal', naturalKey: `serialRenewal:${renewalId}`, currency, on, at: ctx.now })
  await insertSerialRenewal(tx, ctx.tenant.id, {
    id: renewalId, serial_id: row.id, payer_id: payerId, kind, from_on: fromOn, to_on: toOn, cycles: cycles.length, amount_cents: totalCents, currency,
    invoice_draft_id: draftId, created_at: ctx.now,
  })
  const product = await findLicenceProduct(tx, ctx.tenant.id, row.product_id)
  await issueLicenceCharges(tx, ctx.tenant.id, cycles.filter(({ cents }) => cents > 0).map((cycle) => ({
    customer_id: payerId, kind: 'serialRenewal', product_id: row.product_id, order_id: null, serial_id: row.id, unit_billing_id: null,
    description: describeCycle(isFirst ? 'Licença' : 'Renovação', product?.name ?? '', row.last5, cycle), quantity: 1, currency, unit_cents: cycle.cents,
    period_starts_on: cycle.startsOn, period_until: cycle.until, amount_cents: cycle.cents, invoice_draft_id: draftId,
    natural_key: `serial:${renewalId}:${cycle.startsOn}`, created_at: ctx.now,
  })))
  if (when === 'dayDraft') return null
  const [closed] = await closeDrafts(ctx, tx, [draftId], { byPerson: true })
  return closed?.invoiceId ?? null
}

/** A line of an invoice as its payer reads it; the period's days are printed beside it. */
export function describeCycle(what: string, product: string, last5: string, cycle: { readonly startsOn: CalendarDate }): string {
  const [year, month, day] = cycle.startsOn.split('-')
  return `${what} de ${product}, número de série com final ${last5}, período a partir de ${day}/${month}/${year}`
}
