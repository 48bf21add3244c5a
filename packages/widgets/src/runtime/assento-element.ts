import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { AssentoError, toAssentoError, type AssentoClient } from '@assento/client'
import type { Messages, Section } from '../locales/messages.ts'
import { AssentoBeforeSubmitEvent, AssentoErrorEvent, AssentoLoadingEvent, AssentoReadyEvent, AssentoSessionExpiredEvent, type SubmitDetail } from './events.ts'
import type { ServerClock } from './clock.ts'
import type { Format } from './format.ts'
import type { Portal, PortalChange } from './portal.ts'
import { PortalLink } from './portal-link.ts'
import { errorCallout, sessionExpiredCallout, skeleton } from './states.ts'
import { base } from './styles.ts'
import { tokens } from './tokens.ts'

/** `waiting` = no portal yet. `busy` = a command is under way. `empty`, `ready` and `busy` show content. */
export type Phase = 'waiting' | 'loading' | 'ready' | 'empty' | 'error' | 'busy' | 'session-expired'

const SKELETON_AFTER_MS = 150

/**
 * Base of all widgets: finds its portal, loads, and draws loading, error and expired session, so that a widget only says
 * what it loads (`load`), how it looks (`renderContent`), and what it sends (`run`).
 */
export abstract class AssentoElement extends LitElement {
  static override properties: PropertyDeclarations = {
    portal: { attribute: false },
    headingLevel: { type: Number, attribute: 'heading-level' },
    noHeader: { type: Boolean, attribute: 'no-header' },
    phase: { state: true },
    failure: { state: true },
  }

  declare portal: Portal | null
  /** 1 to 6; 2 when absent. */
  declare headingLevel: number
  declare noHeader: boolean
  declare protected phase: Phase
  /** What went wrong last; null after the next success. */
  declare protected failure: AssentoError | null

  static shared: CSSResultGroup = [tokens, base]
  /** Words that the widget needs to draw itself, besides `common`. */
  static sections: readonly Section[] = []
  /** Words that can wait until the first paint: those of refusals. */
  static laterSections: readonly Section[] = ['rules']
  /** Reads while its words arrive: `load` then waits for them itself before it says anything. */
  static loadsBesideWords = false

  readonly #internals = this.attachInternals()
  #loading: AbortController | null = null
  #skeletonTimer = 0
  #isSkeletonDue = false
  #hasContent = false
  #announcement = ''

  constructor() {
    super()
    this.portal = null
    this.headingLevel = 2
    this.noHeader = false
    this.phase = 'waiting'
    this.failure = null
    new PortalLink(this, {
      attached: () => void this.#load(), detached: () => this.#loading?.abort(), changed: (change) => this.#onPortal(change),
    })
  }

  /** Reads what the widget shows into its own state. Abort on the signal; throw to show the error. */
  protected abstract load(signal: AbortSignal): Promise<void>
  /** The widget with its data: phases ready, empty and busy. */
  protected abstract renderContent(): TemplateResult
  /** The data are drawn: the time to fetch what only an action needs. Called after every load. */
  protected afterShown(): void {}
  /** After `load`: nothing to show? */
  protected isEmpty(): boolean { return false }
  /** Whether a change of this subject by a sibling means reading again. */
  protected concerns(_subjectId: string): boolean { return false }
  /** A sibling changed a subject of this widget. Reads everything again unless a widget knows better. */
  protected onSubjectChanged(_subjectId: string): void { void this.#load() }
  /** False while the host has not yet said what to show (for example no `subscription-id`). */
  protected canLoad(): boolean { return true }
  /** Rows of the skeleton. */
  protected skeletonRows(): number { return 3 }

  /** The words. Only inside `renderContent` and after `load`. */
  protected get t(): Messages {
    if (!this.#words) throw new Error('words are not loaded yet')
    return this.#words
  }

  /** Complete for this widget once its sections are there; refusals' words may follow (see `denialCallout`). */
  get #words(): Messages | null {
    const messages = this.portal?.messages
    const { sections } = this.constructor as typeof AssentoElement
    return messages && ['common' as const, ...sections].every((name) => name in messages) ? (messages as Messages) : null
  }

  protected get format(): Format { return this.#portal.format }
  /** The tenant's time, of the portal. */
  protected get clock(): ServerClock { return this.#portal.clock }
  protected get client(): AssentoClient { return this.#portal.client }
  protected get isBusy(): boolean { return this.phase === 'busy' }

  get #portal(): Portal {
    if (!this.portal) throw new Error('no portal: put the element inside <assento-portal> or set its portal property')
    return this.portal
  }

  /** Reads again; what is shown stays until the answer is there. Resolves when it is painted. */
  async refresh(): Promise<void> {
    await this.#load()
    await this.updateComplete
  }

  /** Says something to screen readers, politely. The same text twice is said twice. */
  protected announce(text: string): void {
    this.#announcement = this.#announcement === text ? `${text}\u00a0` : text
    this.requestUpdate()
  }

  /**
   * Runs a command: phase `busy`, and back. A failure is kept in `failure` for a callout and gives undefined; the data
   * on screen stay. Dispatches `assento-error` and, when the session is over, `assento-session-expired`.
   */
  protected async run<T>(command: () => Promise<T>): Promise<T | undefined> {
    if (this.phase === 'busy') return undefined
    this.phase = 'busy'
    this.failure = null
    try {
      return await command()
    } catch (cause) {
      this.#fail(toAssentoError(cause), 'command')
      return undefined
    } finally {
      this.#settle()
    }
  }

  /** The host's gate before money or an irreversible step. False = do not send. */
  protected async isApproved(detail: SubmitDetail): Promise<boolean> {
    const event = new AssentoBeforeSubmitEvent(detail)
    this.dispatchEvent(event)
    return await event.isApproved()
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#showStates()
  }

  protected override render(): TemplateResult {
    return html`
      <div class="live" role="status" aria-live="polite">${this.#announcement}</div>
      ${this.#renderPhase()}`
  }

  #renderPhase(): TemplateResult | typeof nothing {
    const messages = this.#words
    if (!messages) return this.#isSkeletonDue ? skeleton(this.skeletonRows(), '') : nothing
    const retry = () => void this.refresh()
    if (this.phase === 'session-expired') {
      const again = () => void this.#portal.session.refresh().then(retry, (cause: unknown) => this.#fail(toAssentoError(cause), 'load'))
      return html`<div class="pad">${sessionExpiredCallout(messages, again)}</div>${this.#hasContent ? html`<div inert>${this.renderContent()}</div>` : nothing}`
    }
    if (this.#hasContent) return this.renderContent()
    if (this.phase === 'error' && this.failure) return html`<slot name="error"><div class="pad">${errorCallout(messages, this.failure, retry)}</div></slot>`
    return this.#isSkeletonDue ? skeleton(this.skeletonRows(), messages.common.loading) : nothing
  }

  /** Banner for a failure while older data are still shown; widgets put it at the top of their content. */
  protected renderFailure(): TemplateResult | typeof nothing {
    return this.failure ? errorCallout(this.t, this.failure, () => void this.refresh()) : nothing
  }

  #onPortal(change: PortalChange): void {
    if (change.kind === 'settings') this.requestUpdate()
    if (change.kind === 'session' && this.phase === 'session-expired' && this.portal?.session.state === 'open') void this.#load()
    if (change.kind === 'data' && change.source !== this && this.concerns(change.subjectId)) this.onSubjectChanged(change.subjectId)
  }

  async #load(): Promise<void> {
    const portal = this.portal
    if (!portal || !this.isConnected || !this.canLoad()) return
    this.#loading?.abort()
    const loading = (this.#loading = new AbortController())
    this.#beginLoading()
    try {
      const { sections, laterSections, loadsBesideWords } = this.constructor as typeof AssentoElement
      const words = portal.ready(['common', ...sections])
      if (!loadsBesideWords) await words
      const loaded = Promise.all([words, portal.whoami(), this.load(loading.signal)])
      // A language's first Intl object costs 25 ms: it is built while the answers are under way.
      setTimeout(() => portal.format.number(0))
      await loaded
      if (loading.signal.aborted) return
      const isFirst = !this.#hasContent
      this.#hasContent = true
      this.failure = null
      this.#settle()
      void this.updateComplete.then(async () => {
        if (isFirst) {
          this.dispatchEvent(new AssentoReadyEvent())
          await painted()
          if (!this.isConnected) return
        }
        this.afterShown()
        void portal.ready(laterSections).then(() => this.requestUpdate(), () => undefined)
      })
    } catch (cause) {
      if (!loading.signal.aborted) this.#fail(toAssentoError(cause), this.#hasContent ? 'refresh' : 'load')
    } finally {
      // A load that was overtaken leaves the timer to the one that overtook it.
      if (this.#loading === loading) clearTimeout(this.#skeletonTimer)
    }
  }

  #beginLoading(): void {
    if (!this.#hasContent) {
      this.phase = 'loading'
      this.#isSkeletonDue = false
      clearTimeout(this.#skeletonTimer)
      this.#skeletonTimer = window.setTimeout(() => { this.#isSkeletonDue = true; this.requestUpdate() }, SKELETON_AFTER_MS)
    }
    this.dispatchEvent(new AssentoLoadingEvent())
  }

  #settle(): void {
    if (this.phase === 'session-expired' && this.failure) return
    if (this.#hasContent) this.phase = this.isEmpty() ? 'empty' : 'ready'
  }

  #fail(failure: AssentoError, phase: 'load' | 'refresh' | 'command'): void {
    this.failure = failure
    const isExpired = failure.code === 'unauthenticated'
    this.phase = isExpired ? 'session-expired' : this.#hasContent ? 'ready' : 'error'
    const { code, retryable, requestId } = failure
    this.dispatchEvent(new AssentoErrorEvent({ code, retryable, requestId, phase }))
    if (isExpired) this.dispatchEvent(new AssentoSessionExpiredEvent())
  }

  #showStates(): void {
    for (const phase of ['waiting', 'loading', 'ready', 'empty', 'error', 'busy', 'session-expired'] as const) {
      if (phase === this.phase) this.#internals.states.add(phase)
      else this.#internals.states.delete(phase)
    }
    this.#internals.ariaBusy = this.phase === 'loading' || this.phase === 'busy' ? 'true' : 'false'
  }
}

/** After the next frame; a page that draws none waits a moment only. */
const painted = () => new Promise<void>((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); setTimeout(resolve, 200) })
