/** The tenant's time in the page: what the server said last, plus elapsed time. The page's own clock is never read. */
import { addMs, instantOfEpochMs, type Instant } from '@assento/rules'

const EPOCH = instantOfEpochMs(0)
const TICK_MS = 1000

/** Time as the server tells it, advanced by a monotonic count of milliseconds. One a portal. */
export class ServerClock {
  readonly #elapsedMs: () => number
  #base: Instant = EPOCH
  #syncedAtMs = 0

  /** `elapsedMs` counts up and never jumps; tests give their own. */
  constructor(elapsedMs: () => number = () => performance.now()) {
    this.#elapsedMs = elapsedMs
    this.#syncedAtMs = elapsedMs()
  }

  /** Takes the time that came with an answer. */
  sync(now: Instant): void {
    this.#base = now
    this.#syncedAtMs = this.#elapsedMs()
    tick()
  }

  /** The tenant's time; 1970 before the first answer. */
  now(): Instant {
    return addMs(this.#base, Math.max(0, Math.floor(this.#elapsedMs() - this.#syncedAtMs)))
  }
}

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Calls back once a second while anyone listens; returns how to stop. One timer a page, whatever the number of countdowns. */
export function onTick(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setTimeout(beat, TICK_MS)
  return () => { listeners.delete(listener) }
}

/** Redraws every countdown now. */
export function tick(): void {
  for (const listener of [...listeners]) listener()
}

function beat(): void {
  tick()
  timer = listeners.size > 0 ? setTimeout(beat, TICK_MS) : undefined
}
