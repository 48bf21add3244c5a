/** One verb at a time: ask what it needs, price it, check the form, send it once, and say how it ended. */
import type { Alternative, BlockReason, Denied, Instant } from '@assento/rules'
import { toAssentoError, type ActivationItem, type AssentoClient, type SerialDetail } from '@assento/client'
import { Intents } from '../runtime/intents.ts'
import type { SubmitDetail } from '../runtime/events.ts'
import { quoteAct, sendAct, type ActAnswer, type ActQuote, type ActVerb } from './serial-commands.ts'

export interface ActDraft { readonly reason: string; readonly note: string; readonly untilOn: string; readonly agrees: boolean }
export type ActProblem = 'reason' | 'note' | 'until' | 'agrees'

/** One opening of the dialog. `reasons` and `quote` arrive after it opened; `denied` replaces the question. */
export interface OpenAct {
  readonly verb: ActVerb | 'requestBlock'
  readonly serial: SerialDetail
  readonly activation: ActivationItem | null
  readonly reasons: readonly BlockReason[]
  readonly quote: ActQuote | null
  readonly isReady: boolean
  readonly denied: Denied | null
  readonly draft: ActDraft
  readonly problems: readonly ActProblem[]
  /** Somebody else changed the serial: nothing was done, and what is shown is what it is now. */
  readonly isStale: boolean
}

export interface ActHost {
  readonly client: AssentoClient
  /** Keeps the phase and the failure. */
  run<T>(command: () => Promise<T>): Promise<T | undefined>
  isApproved(detail: SubmitDetail): Promise<boolean>
  /** First moment of a civil day in the tenant's zone; null when it is no day. */
  startOf(date: string): Instant | null
  now(): Instant
  /** The serial as it is now. */
  reload(serialId: string): Promise<SerialDetail>
  changed(): void
  done(act: OpenAct, answer: ActAnswer): void
}

const NO_DRAFT: ActDraft = { reason: '', note: '', untilOn: '', agrees: false }
const NO_CHANGE = { activation: null, reasons: [], quote: null, denied: null, draft: NO_DRAFT, problems: [], isStale: false } as const

export class ActFlow {
  act: OpenAct | null = null
  readonly #host: ActHost
  #intents = new Intents()

  constructor(host: ActHost) {
    this.#host = host
  }

  async open(verb: OpenAct['verb'], serial: SerialDetail, activation: ActivationItem | null = null): Promise<void> {
    const isReady = !['suspend', 'terminate', 'release', 'renew'].includes(verb)
    this.#intents = new Intents()
    this.#set({ ...NO_CHANGE, verb, serial, activation, isReady })
    if (!isReady) await this.#host.run(() => this.prepare())
  }

  /** Reasons to choose from, or what it costs. */
  async prepare(): Promise<void> {
    const act = this.act
    if (act === null) return
    const { client } = this.#host
    if (act.verb === 'suspend' || act.verb === 'terminate') {
      const reasons = await client.serials.reasons.query({ verb: act.verb })
      this.#update(act, { reasons: reasons, isReady: true })
    } else if (act.verb === 'release' || act.verb === 'renew') {
      const quote = await quoteAct(client, act.verb, act.serial.id)
      this.#update(act, { quote, denied: quote.decision.verdict === 'denied' ? quote.decision : null, isReady: true })
    }
  }

  close(): void { this.#set(null) }

  edit(changes: Partial<ActDraft>): void {
    if (this.act) this.#set({ ...this.act, draft: { ...this.act.draft, ...changes }, problems: this.act.problems.filter((problem) => !(FIELD_OF[problem] in changes)) })
  }

  async confirm(): Promise<void> {
    const { act } = this
    if (act === null || act.verb === 'requestBlock' || !act.isReady || act.denied) return
    const { verb, serial, activation, draft, quote } = act
    const problems = this.problemsOf(act)
    this.#set({ ...act, problems })
    if (problems.length > 0) return
    const answer = await this.#host.run(async () => {
      const submit = { command: `serials.${verb}`, subscriptionId: '', serialId: serial.id, dueNowCents: quote?.total.cents ?? null, quoteId: null }
      if (!await this.#host.isApproved(submit)) return null
      return await sendAct(this.#host.client, this.#intents, verb, serial, {
        ...draft, until: this.#host.startOf(draft.untilOn), activationId: activation?.id ?? null, expectedTotalCents: quote?.total.cents ?? null,
      }).catch((cause: unknown) => this.#afterConflict(act, cause))
    })
    if (!answer) return
    if (answer.verdict === 'denied') this.#update(this.act ?? act, { serial: answer.serial, denied: answer })
    else { this.#set(null); this.#host.done(act, answer) }
  }

  /** Carries out an alternative of a refusal; false when it is not for this dialog. */
  async choose({ kind }: Alternative): Promise<boolean> {
    const { act } = this
    if (act === null) return false
    if (kind === 'reload' || kind === 'requote' || kind === 'retryAfterSeconds') {
      const serial = await this.#host.run(() => this.#host.reload(act.serial.id))
      if (serial) await this.open(act.verb, serial, act.activation)
      return true
    }
    const verb = kind === 'releaseSerial' || kind === 'acceptRetroactiveInvoice' ? 'release' : kind === 'withdrawSerial' ? 'withdraw' : null
    if (verb) await this.open(verb, act.serial)
    return verb !== null
  }

  /** What the form still lacks. A reason may ask for a description. */
  problemsOf({ verb, draft, reasons }: OpenAct): readonly ActProblem[] {
    if (verb !== 'suspend' && verb !== 'terminate') return []
    const reason = reasons.find(({ code }) => code === draft.reason)
    return [
      ...(reason ? [] : ['reason' as const]),
      ...(reason?.requiresNote && draft.note.trim() === '' ? ['note' as const] : []),
      ...(draft.untilOn !== '' && (this.#host.startOf(draft.untilOn) ?? '') <= this.#host.now() ? ['until' as const] : []),
      ...(verb === 'terminate' && !draft.agrees ? ['agrees' as const] : []),
    ]
  }

  /** Another version than the one on screen: it is read again, and asked once more. */
  async #afterConflict(act: OpenAct, cause: unknown): Promise<null> {
    if (toAssentoError(cause).code !== 'stale_version') throw cause
    const serial = await this.#host.reload(act.serial.id)
    this.#update(act, { serial, isStale: true })
    if (act.quote) await this.prepare()
    return null
  }

  #update(act: OpenAct, changes: Partial<OpenAct>): void {
    // The person may have closed it, or opened another one, meanwhile.
    if (this.act?.verb === act.verb && this.act.serial.id === act.serial.id) this.#set({ ...this.act, ...changes })
  }

  #set(act: OpenAct | null): void {
    this.act = act
    this.#host.changed()
  }
}

const FIELD_OF: Readonly<Record<ActProblem, keyof ActDraft>> = { reason: 'reason', note: 'note', until: 'untilOn', agrees: 'agrees' }
