import type { Instant } from '@assento/rules'
import { createPortalSession, type AssentoClient, type GetToken, type PortalSession, type WhoAmI } from '@assento/client'
import { loadSections, supportedLocale, type Locale, type MessageOverrides, type Messages, type Section } from '../locales/messages.ts'
import { ServerClock } from './clock.ts'
import { createFormat, type Format } from './format.ts'

export interface PortalOptions {
  readonly endpoint: string
  readonly getToken: GetToken
  /** BCP 47; `pt-BR` when absent. */
  readonly locale?: string
  /** IANA zone in which times are shown; the tenant's when absent. */
  readonly zone?: string
  readonly messages?: MessageOverrides
  readonly fetch?: typeof fetch
  /** How time is counted between answers; by `performance.now()` when absent. */
  readonly clock?: ServerClock
}

/** What happened: `settings` words or zone, `session` its state, `data` a subject was changed by one of the widgets. */
export type PortalChange =
  | { readonly kind: 'settings' }
  | { readonly kind: 'session' }
  | { readonly kind: 'data'; readonly subjectId: string; readonly source: object | null }

/**
 * One customer in one page: session, words, zone and the tenant's clock, shared by its widgets. Any number of portals
 * may live in one page; nothing is shared between them.
 */
export class Portal {
  readonly session: PortalSession
  /** The tenant's time, which its widgets share: test tenants run ahead of the page, and the page's clock may be wrong. */
  readonly clock: ServerClock
  #options: PortalOptions
  #messages: Partial<Messages> = {}
  #format: Format
  #whoami: Promise<WhoAmI> | null = null
  readonly #listeners = new Set<(change: PortalChange) => void>()

  constructor(options: PortalOptions) {
    this.#options = options
    this.clock = options.clock ?? new ServerClock()
    this.#format = createFormat(this.locale, options.zone ?? 'UTC')
    const { endpoint, getToken, fetch } = options
    this.session = createPortalSession({ endpoint, getToken, ...(fetch ? { fetch } : {}) })
    this.session.onChange(() => this.#emit({ kind: 'session' }))
  }

  get client(): AssentoClient { return this.session.client }
  /** Where its calls go: addresses in answers are relative to it. */
  get endpoint(): string { return this.#options.endpoint }
  get locale(): Locale { return supportedLocale(this.#options.locale) }
  get format(): Format { return this.#format }
  /** The words that are loaded: those of `ready(sections)`. */
  get messages(): Partial<Messages> { return this.#messages }

  /** Loads the words of some sections in the portal's locale. Widgets draw nothing before; what is loaded is not asked for again. */
  async ready(sections: readonly Section[]): Promise<void> {
    const { locale } = this
    const missing = sections.filter((name) => !(name in this.#messages))
    if (missing.length === 0) return
    const loaded = await loadSections(locale, missing, this.#options.messages ?? {})
    if (locale === this.locale) this.#messages = { ...this.#messages, ...loaded }
  }

  /** Who is looking, asked once a session. Also sets the zone and the clock. */
  whoami(): Promise<WhoAmI> {
    this.#whoami ??= this.client.sessions.whoami.query().then(
      (who) => {
        this.clock.sync(who.tenant.now)
        if (this.#options.zone === undefined && who.tenant.zone !== this.#format.zone) {
          this.#format = createFormat(this.locale, who.tenant.zone)
          this.#emit({ kind: 'settings' })
        }
        return who
      },
      (cause: unknown) => { this.#whoami = null; throw cause },
    )
    return this.#whoami
  }

  /** The tenant's time now; counts on between answers. */
  now(): Instant {
    return this.clock.now()
  }

  /** Changes locale, zone or words of all widgets of this portal. The session stays. */
  async update(changes: Partial<Pick<PortalOptions, 'locale' | 'zone' | 'messages'>>): Promise<void> {
    this.#options = { ...this.#options, ...changes }
    const sections = Object.keys(this.#messages) as Section[]
    this.#messages = { ...this.#messages, ...(await loadSections(this.locale, sections, this.#options.messages ?? {})) }
    this.#format = createFormat(this.locale, this.#options.zone ?? this.#format.zone)
    this.#emit({ kind: 'settings' })
  }

  /** A widget changed something: its siblings that show the subject read it again. `source` is left alone. */
  notify(subjectId: string, source: object | null = null): void {
    this.#emit({ kind: 'data', subjectId, source })
  }

  subscribe(listener: (change: PortalChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async logout(): Promise<void> {
    this.session.logout()
    this.#whoami = null
  }

  #emit(change: PortalChange): void {
    for (const listener of [...this.#listeners]) listener(change)
  }
}

export function createPortal(options: PortalOptions): Portal {
  return new Portal(options)
}

/** Asks the elements around for their portal; the nearest provider answers by calling back. Stops there. */
export class PortalRequestEvent extends Event {
  static readonly type = 'assento-portal-request'
  readonly answer: (portal: Portal) => void
  constructor(answer: (portal: Portal) => void) {
    super(PortalRequestEvent.type, { bubbles: true, composed: true })
    this.answer = answer
  }
}

/** Dispatched on `document` when a provider appears or changes: elements that came before it ask again. */
export const PORTAL_AVAILABLE = 'assento-portal-available'
