import { css, html, LitElement, type PropertyValues } from 'lit'
import { AssentoError, type GetToken, type SessionToken } from '@assento/client'
import { Portal, PORTAL_AVAILABLE, PortalRequestEvent } from './portal.ts'

/**
 * Provider of session, words and theme for the Assento elements inside it.
 *
 * @summary One customer's session in a host page.
 * @slot - Any content of the host, with Assento elements anywhere in it.
 * @attr endpoint - `https://…/t/<publishableKey>/trpc`
 * @attr token-url - Address of the host's backend: answers a POST with `{ token, expiresAt }`.
 * @attr {pt-BR|en} locale
 * @attr zone - IANA zone of the times shown; the tenant's when absent.
 * @attr {auto|light|dark} color-scheme - `auto` (default) inherits the host page's `color-scheme`.
 */
export class AssentoPortal extends LitElement {
  static override properties = {
    endpoint: { type: String },
    tokenUrl: { type: String, attribute: 'token-url' },
    locale: { type: String },
    zone: { type: String },
    colorScheme: { type: String, attribute: 'color-scheme' },
    getToken: { attribute: false },
    portal: { attribute: false },
  }

  declare endpoint: string | null
  declare tokenUrl: string | null
  declare locale: string | null
  declare zone: string | null
  declare colorScheme: 'auto' | 'light' | 'dark' | null
  /** Instead of `token-url`: how the host gets a token. */
  declare getToken: GetToken | null
  /** The session in use; set it to share one made by `createPortal()`. */
  declare portal: Portal | null

  static override styles = css`
    :host { display: contents }
    :host([color-scheme='light']) { color-scheme: light }
    :host([color-scheme='dark']) { color-scheme: dark }
  `

  #own: Portal | null = null

  constructor() {
    super()
    this.endpoint = this.tokenUrl = this.locale = this.zone = this.colorScheme = this.getToken = this.portal = null
    this.addEventListener(PortalRequestEvent.type, (event) => {
      if (!(event instanceof PortalRequestEvent) || this.portal === null) return
      event.stopPropagation()
      event.answer(this.portal)
    })
  }

  protected override willUpdate(changed: PropertyValues<AssentoPortal>): void {
    const isOurs = this.portal === null || this.portal === this.#own
    if (isOurs && (changed.has('endpoint') || changed.has('tokenUrl') || changed.has('getToken'))) this.#open()
    else if (this.portal !== null && (changed.has('locale') || changed.has('zone'))) {
      void this.portal.update({ ...(this.locale ? { locale: this.locale } : {}), ...(this.zone ? { zone: this.zone } : {}) })
    }
  }

  protected override updated(changed: PropertyValues<AssentoPortal>): void {
    if (changed.has('portal') && this.portal) document.dispatchEvent(new Event(PORTAL_AVAILABLE))
  }

  protected override render() {
    return html`<slot></slot>`
  }

  #open(): void {
    const getToken = this.getToken ?? (this.tokenUrl ? tokenFrom(this.tokenUrl) : null)
    if (!this.endpoint || !getToken) return
    this.#own?.session.logout()
    this.#own = this.portal = new Portal({
      endpoint: this.endpoint,
      getToken,
      ...(this.locale ? { locale: this.locale } : {}),
      ...(this.zone ? { zone: this.zone } : {}),
    })
  }
}

/** The host's backend knows its user by its own cookie, hence same-origin credentials here, and only here. */
function tokenFrom(url: string): GetToken {
  return async ({ signal, reason }) => {
    const response = await fetch(url, {
      method: 'POST', signal, credentials: 'same-origin', cache: 'no-store',
      headers: { 'content-type': 'application/json' }, body: JSON.stringify({ reason }),
    })
    if (response.status >= 500) throw new AssentoError('network', `the token provider answered ${response.status}`)
    if (!response.ok) throw new AssentoError('unauthenticated', `the token provider answered ${response.status}`)
    return (await response.json()) as SessionToken
  }
}

declare global {
  interface HTMLElementTagNameMap { 'assento-portal': AssentoPortal }
}
