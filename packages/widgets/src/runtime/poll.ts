import type { ReactiveController, ReactiveControllerHost } from 'lit'

export interface PollOptions {
  /** Waits between rounds, in milliseconds; the last one repeats. */
  readonly waitsMs: readonly number[]
  /** Whether another round is needed; false stops until the next `check()`. */
  readonly isNeeded: () => boolean
  readonly run: () => Promise<void>
}

/** Asks again at growing intervals while it is needed, the page is visible and the host is connected. Rounds never overlap. */
export class Poll implements ReactiveController {
  readonly #options: PollOptions
  #round = 0
  #timer: ReturnType<typeof setTimeout> | null = null
  #isConnected = false

  constructor(host: ReactiveControllerHost, options: PollOptions) {
    this.#options = options
    host.addController(this)
  }

  hostConnected(): void { this.#isConnected = true; this.check() }
  hostDisconnected(): void { this.#isConnected = false; this.#stop() }
  hostUpdated(): void { this.check() }

  /** Starts waiting when a round is needed and none is pending. */
  check(): void {
    if (!this.#isConnected || !this.#options.isNeeded()) { this.#stop(); this.#round = 0; return }
    if (this.#timer !== null) return
    const waits = this.#options.waitsMs
    this.#timer = setTimeout(() => void this.#fire(), waits[Math.min(this.#round, waits.length - 1)])
  }

  async #fire(): Promise<void> {
    this.#round += 1
    // A hidden page keeps its timer and asks nothing.
    if (document.visibilityState === 'visible') await this.#options.run().catch(() => undefined)
    this.#timer = null
    this.check()
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}
