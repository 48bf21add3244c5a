/** One act at a time, and the ways in which any act can end: done, refused, stale, stopped by the host, or unknown. */
import type { Decision, Denied } from '@assento/rules'
import type { AssentoError } from '@assento/client'

export type CommonNotice =
  | { readonly kind: 'refused'; readonly refusal: Denied }
  | { readonly kind: 'stale' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: AssentoError; readonly retry: () => Promise<void> }

/** What the runner needs of its element: `AssentoElement.run` keeps the phase, the failure and their events. */
export interface ActHost {
  /** Gives undefined when the work failed; `lastFailure` then says how. */
  run<T>(work: () => Promise<T>): Promise<T | undefined>
  lastFailure(): AssentoError | null
  changed(): void
  /** An act has ended; its notice is there. */
  settled(): void
}

/** Runs acts one after another; a second click while one is under way does nothing. */
export class ActRunner<Done> {
  isBusy = false
  notice: Done | CommonNotice | null = null
  readonly #host: ActHost

  constructor(host: ActHost) {
    this.#host = host
  }

  /** `work` is run again, as it is, when the person retries: its commands keep their keys, and its approval is not asked twice. */
  async run(work: () => Promise<Done | CommonNotice | null>): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.notice = null
    this.#host.changed()
    const notice = await this.#host.run(work)
    this.isBusy = false
    this.notice = notice === undefined ? noticeOfFailure(this.#host.lastFailure(), () => this.run(work)) : notice
    this.#host.changed()
    this.#host.settled()
  }

  dismiss(): void {
    if (this.notice === null) return
    this.notice = null
    this.#host.changed()
  }
}

/** A refusal as a notice; null when the decision allows. A stale version is told apart: it asks for a reload. */
export function noticeOfRefusal(decision: Decision<unknown>): CommonNotice | null {
  if (decision.verdict !== 'denied') return null
  return decision.rule === 'subscriptions.version.stale' ? { kind: 'stale' } : { kind: 'refused', refusal: decision }
}

/** A function that asks the host once, and remembers its yes for retries. */
export function askOnce(ask: (quoteId: string | null) => Promise<boolean>): (quoteId: string | null) => Promise<boolean> {
  let approved = false
  return async (quoteId) => {
    approved ||= await ask(quoteId)
    return approved
  }
}

function noticeOfFailure(error: AssentoError | null, retry: () => Promise<void>): CommonNotice | null {
  if (error === null || error.code === 'unauthenticated') return null
  return error.code === 'stale_version' ? { kind: 'stale' } : { kind: 'failed', error, retry }
}
