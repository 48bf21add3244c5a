/** The boleto and the Pix code that an invoice has now, and whether they are still the ones to pay. */
import { nextBankBusinessDay } from '@assento/brazil'
import { dateInZone, isMeansPayable } from '@assento/rules'
import type { CalendarDate, CurrentMeans } from '@assento/rules'
import { listBoletos, listPixCharges } from '@assento/store'
import type { BoletoRow, Handle, InvoiceRow, PixChargeRow } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { amountDueOf } from './late-charges.ts'

export interface MeansOfInvoice {
  readonly boleto: BoletoRow | null
  readonly pix: PixChargeRow | null
  /** Highest version ever made; 0 when there is none. */
  readonly version: number
  /** What the rules ask of the active ones; null when there is none. */
  readonly current: CurrentMeans | null
}

/** The tenant's day: bank days and due dates are counted in its zone. */
export function todayOf(ctx: ProcedureContext): CalendarDate {
  return dateInZone(ctx.now, ctx.tenant.zone)
}

export async function loadMeans(ctx: ProcedureContext, handle: Handle, invoice: InvoiceRow): Promise<MeansOfInvoice> {
  const boletos = await listBoletos(handle, ctx.tenant.id, [invoice.id])
  const pixCharges = await listPixCharges(handle, ctx.tenant.id, [invoice.id])
  const boleto = boletos.find(({ state }) => state === 'active') ?? null
  const pix = pixCharges.find(({ state }) => state === 'active') ?? null
  const version = Math.max(0, ...boletos.map((row) => row.version), ...pixCharges.map((row) => row.version))
  const active = boleto ?? pix
  return { boleto, pix, version, current: active === null ? null : currentMeans(ctx, invoice, active) }
}

/** Whether the active boleto and Pix code ask for what is owed, today. */
export function isPayableToday(ctx: ProcedureContext, means: MeansOfInvoice): boolean {
  return means.current !== null && isMeansPayable(means.current, todayOf(ctx))
}

/**
 * A version made in time is payable as long as the invoice is; one made later is due on the day on which it was made, with the charges
 * of that day. Either moves on to the next bank business day.
 */
function currentMeans(ctx: ProcedureContext, invoice: InvoiceRow, active: BoletoRow | PixChargeRow): CurrentMeans {
  const madeOn = dateInZone(active.created_at, ctx.tenant.zone)
  const isInTime = madeOn <= invoice.payable_until
  return {
    payableUntil: isInTime ? invoice.payable_until : nextBankBusinessDay(madeOn, ctx.tenant.settings.billing.localHolidays),
    asksCents: active.amount_cents,
    owedCents: amountDueOf(ctx, invoice, isInTime ? invoice.due_on : madeOn).totalCents,
  }
}
