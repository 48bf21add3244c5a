/** serials.renew.quote and serials.renew.confirm: early, late, or without an invoice by the manufacturer. */
import { allowed, decideSerialRenewal, denied, licenceDenied, money, refuseRenewalInvoice, serialStateOf } from '@assento/rules'
import type { Decision, Money, SerialPlan } from '@assento/rules'
import { findInvoiceOfDraft, findOpenRenewal } from '@assento/store'
import type { Handle, LoadedSerial } from '@assento/store'
import { z } from 'zod'
import { id } from '../platform/inputs.ts'
import { command, quotation } from '../platform/procedure.ts'
import type { CommandContext, ProcedureContext } from '../platform/types.ts'
import { renewForFree } from './ask-retroactive.ts'
import type { SerialRenewalQuote } from './dto.ts'
import { invoiceRenewal } from './invoice-renewal.ts'
import { mayRenew } from './may-renew.ts'
import { refreshNextAction } from './next-action.ts'
import { priceDue, quoteOf, refuseOtherTotal } from './renewal-quote.ts'
import type { PricedRenewal } from './renewal-quote.ts'
import { answerDone, answerSerial } from './serial-answer.ts'
import { licenceActor } from './serial-actor.ts'
import { takeBackRenewal } from './take-back-renewal.ts'
import { expectedTotalCents, serialVersion } from './verb-inputs.ts'
import { loadSerialAt, previewVisibleSerial } from './visible-serial.ts'

/** Periods asked for; a serial that has lapsed gets at least those that bring it beyond today. */
const cycles = z.int().min(1).max(36).default(1)

interface Renewal {
  readonly decision: Decision<unknown>
  readonly renewal: PricedRenewal | null
}

/** What the next periods cost, counted from the old expiry. Changes nothing. */
export const quoteRenewal = quotation('serials.renew.quote', z.strictObject({ serialId: id, cycles }), async (ctx, request): Promise<SerialRenewalQuote> => {
  const loaded = await previewVisibleSerial(ctx, ctx.database, request.serialId)
  const { decision, renewal } = await decideInvoiced(ctx, ctx.database, loaded, request.cycles)
  // It is active when it is paid.
  return quoteOf(decision, decision.verdict === 'denied' ? serialStateOf(loaded.facts, ctx.now).state : 'active', loaded.facts, renewal)
})

const input = z.strictObject({ ...serialVersion, cycles, expectedTotalCents, withoutInvoice: z.boolean().default(false) })

/**
 * Asks for the periods by an invoice of its own, at once; paid in full, it is renewed. One that waits already for the same periods
 * is what the answer shows. `withoutInvoice`: the manufacturer renews without charge.
 */
export const confirmRenewal = command('serials.renew.confirm', input, async (ctx, request) => {
  const loaded = await loadSerialAt(ctx, ctx.tx, request)
  if (request.withoutInvoice) return renewWithoutInvoice(ctx, loaded, request.cycles)
  const { decision, renewal } = await decideInvoiced(ctx, ctx.tx, loaded, request.cycles)
  const totalCents = renewal?.priced?.plan.totalCents ?? 0
  const decided = decision.verdict === 'denied' ? decision : refuseOtherTotal(totalCents, request.expectedTotalCents) ?? decision
  if (decided.verdict !== 'denied' && renewal !== null) await ask(ctx, loaded, renewal)
  return answerDone(ctx, loaded, decided, { cycles: renewal?.cycles ?? request.cycles, totalCents })
})

async function decideInvoiced(ctx: ProcedureContext, handle: Handle, { row, facts }: LoadedSerial, asked: number): Promise<Renewal> {
  const refusal = refuseRenewalInvoice(facts)
  if (refusal !== null) return { decision: refusal, renewal: null }
  if (!mayRenew(ctx, row)) {
    const notTheirs = denied('accounts.role.forbidden', 'Only who pays for a serial asks for its renewal.', { alternatives: [{ kind: 'askAdministrator' }] })
    return { decision: notTheirs, renewal: null }
  }
  const renewal = await priceDue(ctx, handle, facts, asked)
  if (renewal.priced !== null) return { decision: allowed({ toOn: renewal.priced.plan.toOn }), renewal }
  const unpriced = licenceDenied('serials.renew.notPriced', 'A period has no price.', {
    facts: { startsOn: facts.validUntil ?? '' }, alternatives: [{ kind: 'contact', contact: 'accountManager' }],
  })
  return { decision: unpriced, renewal: null }
}

async function ask(ctx: CommandContext, loaded: LoadedSerial, { cycles: asked, priced }: PricedRenewal): Promise<void> {
  if (priced === null) return
  const { row, facts } = loaded
  const waiting = await findOpenRenewal(ctx.tx, ctx.tenant.id, row.id)
  const isAsked = waiting !== null && waiting.cycles === asked && waiting.amount_cents === priced.plan.totalCents
  if (isAsked && await canBePaid(ctx, waiting.invoice_draft_id)) return
  if (waiting !== null) await takeBackRenewal(ctx, ctx.tx, waiting, { state: 'superseded', reason: 'Substituída pela renovação pedida' })
  const kind = serialStateOf(facts, ctx.now).state === 'expired' ? 'retroactive' : 'due'
  if (priced.plan.totalCents > 0) await invoiceRenewal(ctx, ctx.tx, loaded, { kind, when: 'atOnce', priced })
  else await renewForFree(ctx, ctx.tx, loaded, asked)
  await refreshNextAction(ctx, ctx.tx, row.id)
}

/** One that was written off asks for nothing any more: who wants the serial again is asked anew. */
async function canBePaid(ctx: CommandContext, draftId: string): Promise<boolean> {
  return (await findInvoiceOfDraft(ctx.tx, ctx.tenant.id, draftId))?.state === 'open'
}

/** What an invoice would ask for instead; null where there is no such thing. */
async function dueMoney(ctx: CommandContext, { facts }: LoadedSerial): Promise<Money | null> {
  if (refuseRenewalInvoice(facts) !== null) return null
  const { priced } = await priceDue(ctx, ctx.tx, facts, 1)
  return priced === null ? null : money(priced.currency, priced.plan.totalCents)
}

async function renewWithoutInvoice(ctx: CommandContext, loaded: LoadedSerial, asked: number) {
  const who = { actor: licenceActor(ctx.caller), now: ctx.now }
  const due = await dueMoney(ctx, loaded)
  const decision: Decision<SerialPlan> = decideSerialRenewal(loaded.facts, { cycles: asked, settledBy: 'manual', ...(due === null ? {} : { due }) }, who)
  const waiting = await findOpenRenewal(ctx.tx, ctx.tenant.id, loaded.row.id)
  if (decision.verdict !== 'denied' && waiting !== null) {
    await takeBackRenewal(ctx, ctx.tx, waiting, { state: 'superseded', reason: 'Renovada pelo fabricante sem cobrança' })
  }
  return answerSerial(ctx, loaded, decision, { cycles: asked, withoutInvoice: true })
}
