/** The invoice of a serial that lapsed: every cycle since its old expiry, in one (fatura retroativa). */
import { decideSerialRenewal, dueCycles, localDay } from '@assento/rules'
import { findOpenRenewal } from '@assento/store'
import type { LoadedSerial, Tx } from '@assento/store'
import type { ProcedureContext } from '../platform/types.ts'
import { applySerialPlan } from './apply-serial-plan.ts'
import { invoiceRenewal } from './invoice-renewal.ts'
import { priceCycles } from './price-cycles.ts'
import { takeBackRenewal } from './take-back-renewal.ts'

/**
 * Asks for all cycles from the old expiry to the one that holds today; what was asked for before and is not paid is taken back,
 * since the new invoice holds it. Answers the invoice; null where nothing is to pay and the serial is renewed at once, and where
 * a cycle has no price: a person releases and renews only what has one, and a payment is never refused for it.
 */
export async function askRetroactive(ctx: ProcedureContext, tx: Tx, loaded: LoadedSerial): Promise<string | null> {
  const { row, facts } = loaded
  const today = localDay(ctx.now, facts.zone)
  const priced = await priceCycles(ctx, tx, facts, today, dueCycles(facts, today))
  if (priced === null) return null
  const before = await findOpenRenewal(tx, ctx.tenant.id, row.id)
  if (before !== null) await takeBackRenewal(ctx, tx, before, { state: 'superseded', reason: 'Substituída pela fatura retroativa de todos os períodos' })
  if (priced.plan.totalCents > 0) return invoiceRenewal(ctx, tx, loaded, { kind: 'retroactive', when: 'atOnce', priced })
  await renewForFree(ctx, tx, loaded, priced.plan.cycles.length)
  return null
}

/** Cycles that cost nothing need no invoice. */
export async function renewForFree(ctx: ProcedureContext, tx: Tx, loaded: LoadedSerial, cycles: number): Promise<void> {
  const decision = decideSerialRenewal(loaded.facts, { cycles, settledBy: 'payment' }, { actor: 'system', now: ctx.now })
  if (decision.verdict === 'allowed') await applySerialPlan(ctx, tx, loaded, decision.plan)
}
