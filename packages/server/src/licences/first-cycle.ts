/** What the first period of a serial costs, for those that its payer pays for by themselves. */
import { decideProvision, licenceDenied, localDay } from '@assento/rules'
import type { CalendarDate, Denied } from '@assento/rules'
import { findLicenceProduct, findPriceRow, issueLicenceCharges, openDayDraft } from '@assento/store'
import type { LoadedSerial, NewLicenceCharge, SerialRow, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { applySerialPlan } from './apply-serial-plan.ts'
import { describeCycle, invoiceRenewal } from './invoice-renewal.ts'
import { cyclePrices } from './price-cycles.ts'

type NewSerialRow = Pick<SerialRow, 'id' | 'payer_id' | 'product_id' | 'period' | 'last5'>

/** Refuses what has no price today; null where nobody pays, or the price is known. Denies serials.renew.notPriced. */
export async function refuseUnpriced(ctx: ProcedureContext, tx: Tx, of: Omit<NewSerialRow, 'id' | 'last5'>): Promise<Denied | null> {
  const { payer_id: payerId, product_id: productId, period } = of
  if (payerId === null || period === null) return null
  const today = localDay(ctx.now, ctx.tenant.zone)
  if (await cyclePrices(ctx, tx, { payerId, productId }, [today]) !== null) return null
  return licenceDenied('serials.renew.notPriced', 'The product has no price for who pays it.', {
    facts: { startsOn: today }, alternatives: [{ kind: 'contact', contact: 'accountManager' }],
  })
}

/**
 * Charges the first period of a serial that is used at once, and its setup fee, on the day's draft of its payer; `until` is where the
 * period ends. Null where nobody pays. Denies serials.renew.notPriced.
 */
export async function chargeFirstCycle(ctx: ProcedureContext, tx: Tx, row: NewSerialRow, until: CalendarDate | null): Promise<Denied | null> {
  const { payer_id: payerId } = row
  if (payerId === null || until === null) return null
  const refusal = await refuseUnpriced(ctx, tx, row)
  if (refusal !== null) return refusal
  await chargeOnDay(ctx, tx, { ...row, payerId }, until, true)
  return null
}

/**
 * Asks for the first period of a pending serial by an invoice of its own: paid in full, it is provisioned. The setup fee stands on
 * the day's draft. The price is known.
 */
export async function askFirstCycle(ctx: ProcedureContext, tx: Tx, { row, facts }: LoadedSerial, until: CalendarDate): Promise<void> {
  const { payer_id: payerId } = row
  const today = localDay(ctx.now, ctx.tenant.zone)
  const prices = payerId === null ? null : await cyclePrices(ctx, tx, { payerId, productId: row.product_id }, [today])
  if (payerId === null || prices === null) return
  const cents = prices.centsOn.get(today) ?? 0
  const plan = { fromOn: today, toOn: until, cycles: [{ startsOn: today, until, cents, isWaived: false }], totalCents: cents }
  await chargeOnDay(ctx, tx, { ...row, payerId }, until, false)
  if (cents === 0) return provisionAtOnce(ctx, tx, { row, facts })
  await invoiceRenewal(ctx, tx, { row, facts }, { kind: 'due', when: 'atOnce', priced: { plan, currency: prices.currency }, isFirst: true })
}

/** What costs nothing waits for no payment. */
async function provisionAtOnce(ctx: ProcedureContext, tx: Tx, loaded: LoadedSerial): Promise<void> {
  const decision = decideProvision(loaded.facts, {}, { actor: 'system', now: ctx.now })
  if (decision.verdict === 'allowed') await applySerialPlan(ctx, tx, loaded, decision.plan)
}

async function chargeOnDay(ctx: ProcedureContext, tx: Tx, of: NewSerialRow & { readonly payerId: string }, until: CalendarDate, withCycle: boolean): Promise<void> {
  const { id, payerId, product_id: productId, last5 } = of
  const today = localDay(ctx.now, ctx.tenant.zone)
  const price = await findPriceRow(tx, ctx.tenant.id, payerId, productId, today)
  const product = await findLicenceProduct(tx, ctx.tenant.id, productId)
  if (price === null || product === null) return
  const charge = (kind: 'setupFee' | 'serialRenewal', cents: number, what: string, key: string): Omit<NewLicenceCharge, 'invoice_draft_id'> => ({
    customer_id: payerId, kind, product_id: productId, order_id: null, serial_id: id, unit_billing_id: null,
    description: describeCycle(what, product.name, last5, { startsOn: today }), quantity: 1, currency: price.currency, unit_cents: cents,
    period_starts_on: today, period_until: until, amount_cents: cents, natural_key: `serial:${id}:${key}`, created_at: ctx.now,
  })
  const charges = [
    charge('setupFee', price.setupUnitCents, 'Adesão', 'setup'),
    ...(withCycle ? [charge('serialRenewal', price.tiers[0]?.unitMonthlyCents ?? 0, 'Licença', today)] : []),
  ].filter(({ amount_cents: cents }) => cents > 0)
  if (charges.length === 0) return
  const day = { kind: 'renewal', currency: price.currency, on: today, zone: ctx.tenant.zone, at: ctx.now } as const
  const draftId = await openDayDraft(tx, ctx.tenant.id, { customerId: payerId, ...day })
  await issueLicenceCharges(tx, ctx.tenant.id, charges.map((each) => ({ ...each, invoice_draft_id: draftId })))
}
