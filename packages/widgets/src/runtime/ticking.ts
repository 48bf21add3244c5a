import { noChange } from 'lit'
import { AsyncDirective, directive } from 'lit/async-directive.js'
import type { Instant } from '@assento/rules'
import { onTick, type ServerClock } from './clock.ts'

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
    this.#stop = onTick(() => {
      const shown = this.#text(clock.now())
      if (shown === this.#shown) return
      this.#shown = shown
      this.setValue(shown)
    })
  }
}

export const ticking = directive(TickingDirective)
