/** The tenant's time in the page: what the server said last, plus elapsed time. The page's own clock is never read. */
import { AsyncDirective, directive } from 'lit/async-directive.js'
import { noChange } from 'lit'
import { addMs, instantOfEpochMs } from '@assento/rules'
import type { Instant } from '@assento/rules'

const EPOCH = instantOfEpochMs(0)
const TICK_MS = 1000

/** Time as the server tells it, advanced by a monotonic count of milliseconds. */
export class ServerClock {
  readonly #elapsedMs: () => number
  readonly #listeners = new Set<() => void>()
  #base: Instant = EPOCH
  #syncedAtMs = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `elapsedMs` counts up and never jumps; tests give their own. */
  constructor(elapsedMs: () => number = () => performance.now()) {
    this.#elapsedMs = elapsedMs
    this.#syncedAtMs = elapsedMs()
  }

  /** Takes the time that came with an answer. */
  sync(now: Instant): void {
    this.#base = now
    this.#syncedAtMs = this.#elapsedMs()
    this.tick()
  }

  now(): Instant {
    return addMs(this.#base, Math.max(0, Math.floor(this.#elapsedMs() - this.#syncedAtMs)))
  }

  /** Calls back once a second while anyone listens; returns how to stop. */
  onTick(listener: () => void): () => void {
    this.#listeners.add(listener)
    if (this.#timer === undefined) this.#schedule()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      clearTimeout(this.#timer)
      this.#timer = undefined
    }
  }

  /** Redraws every countdown now. */
  tick(): void {
    for (const listener of this.#listeners) listener()
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      this.tick()
      if (this.#listeners.size > 0) this.#schedule()
    }, TICK_MS)
  }
}

/** Draws `text(now)` in one part of a template and redraws that part alone, once a second, when the text has changed. */
class TickingDirective extends AsyncDirective {
  #clock: ServerClock | undefined
  #text: (now: Instant) => string = () => ''
  #shown: string | undefined
  #stop: (() => void) | undefined

  override render(clock: ServerClock, text: (now: Instant) => string): unknown {
    this.#text = text
    if (this.isConnected) this.#listenTo(clock)
    const shown = text(clock.now())
    if (shown === this.#shown) return noChange
    this.#shown = shown
    return shown
  }

  override disconnected(): void {
    this.#stop?.()
    this.#stop = undefined
  }

  override reconnected(): void {
    if (this.#clock) this.#listenTo(this.#clock)
  }

  #listenTo(clock: ServerClock): void {
    if (this.#clock === clock && this.#stop) return
    this.#stop?.()
    this.#clock = clock
    this.#stop = clock.onTick(() => {
      const shown = this.#text(clock.now())
      if (shown === this.#shown) return
      this.#shown = shown
      this.setValue(shown)
    })
  }
}

export const ticking = directive(TickingDirective)
