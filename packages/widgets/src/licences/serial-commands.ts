/** The verbs on one serial as calls: what the dialogs ask for, in the server's words. */
import type { Denied, Instant } from '@assento/rules'
import type { AssentoClient, LicenceFile, SerialDetail, SerialRenewalQuote } from '@assento/client'
import type { Intents } from '../runtime/intents.ts'

export type ActVerb = 'suspend' | 'release' | 'terminate' | 'unassign' | 'renew' | 'reissue' | 'withdraw' | 'closeActivation'

/** How it was decided; what the server plans does not matter here. */
export type Verdict = { readonly verdict: 'allowed' | 'scheduled' } | Denied
/** The serial is as it is now, done or refused. */
export type ActAnswer = Verdict & { readonly serial: SerialDetail }
export type ActQuote = Omit<SerialRenewalQuote, 'decision'> & { readonly decision: Verdict }

/** What a dialog has gathered. */
export interface ActInput {
  readonly reason: string
  readonly note: string
  /** A suspension that ends by itself. */
  readonly until: Instant | null
  readonly activationId: string | null
  readonly expectedTotalCents: number | null
}

const empty = (text: string) => text.trim() === ''
const noteOf = ({ note }: Pick<ActInput, 'note'>) => (empty(note) ? {} : { note: note.trim() })

/** Sends a verb under one key an intent: a retry after a lost answer is not done twice. */
export function sendAct(client: AssentoClient, intents: Intents, verb: ActVerb, { id: serialId, version }: SerialDetail, input: ActInput): Promise<ActAnswer> {
  const { serials, activations } = client
  const base = { serialId, version }
  switch (verb) {
    case 'suspend':
      return intents.run(verb, { ...base, reason: input.reason, ...noteOf(input), ...(input.until === null ? {} : { until: input.until }) }, (body, idempotencyKey) => serials.suspend.mutate(body, { context: { idempotencyKey } }))
    case 'terminate':
      return intents.run(verb, { ...base, reason: input.reason, ...noteOf(input), acknowledged: true }, (body, idempotencyKey) => serials.terminate.mutate(body, { context: { idempotencyKey } }))
    case 'release':
      return intents.run(verb, { ...base, expectedTotalCents: input.expectedTotalCents ?? 0 }, (body, idempotencyKey) => serials.release.confirm.mutate(body, { context: { idempotencyKey } }))
    case 'renew':
      return intents.run(verb, { ...base, expectedTotalCents: input.expectedTotalCents ?? 0 }, (body, idempotencyKey) => serials.renew.confirm.mutate(body, { context: { idempotencyKey } }))
    case 'unassign': return intents.run(verb, base, (body, idempotencyKey) => serials.unassign.mutate(body, { context: { idempotencyKey } }))
    case 'reissue': return intents.run(verb, base, (body, idempotencyKey) => serials.reissue.mutate(body, { context: { idempotencyKey } }))
    case 'withdraw': return intents.run(verb, base, (body, idempotencyKey) => serials.withdraw.mutate(body, { context: { idempotencyKey } }))
    case 'closeActivation':
      return intents.run(verb, { activationId: input.activationId ?? '' }, (body, idempotencyKey) => activations.close.mutate(body, { context: { idempotencyKey } }))
  }
}

/** What is billed, cycle by cycle, before anyone presses a button. */
export function quoteAct({ serials }: AssentoClient, verb: 'release' | 'renew', serialId: string): Promise<ActQuote> {
  return verb === 'release' ? serials.release.quote.mutate({ serialId }) : serials.renew.quote.mutate({ serialId })
}

export function saveNote({ serials }: AssentoClient, intents: Intents, { id: serialId, version }: SerialDetail, note: string): Promise<ActAnswer> {
  return intents.run('setNote', { serialId, version, note: empty(note) ? null : note.trim() }, (body, idempotencyKey) => serials.setNote.mutate(body, { context: { idempotencyKey } }))
}

/**
 * Exchanges a request file for a licence file. `replacesId` makes room when every computer is taken: the request, which is what the
 * machine would have sent itself, then names it.
 */
export function activateOffline({ activations }: AssentoClient, intents: Intents, serialId: string, request: string, replacesId: string | null): Promise<Verdict & { readonly file: LicenceFile | null; readonly serial: SerialDetail | null }> {
  return intents.run('issueOffline', { serialId, request: replacesId === null ? request : naming(request, replacesId) }, (body, idempotencyKey) => activations.issueOffline.mutate(body, { context: { idempotencyKey } }))
}

/** Frees the place of a computer by the receipt that it signed. */
export function recordReceipt({ activations }: AssentoClient, intents: Intents, serialId: string, receipt: string): Promise<Verdict & { readonly serial: SerialDetail | null }> {
  return intents.run('recordReceipt', { serialId, receipt }, (body, idempotencyKey) => activations.recordReceipt.mutate(body, { context: { idempotencyKey } }))
}

function naming(request: string, replaces: string): string {
  try {
    return JSON.stringify({ ...JSON.parse(request) as object, replaces })
  } catch {
    // Not a request: the server says so.
    return request
  }
}
