import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { PORTAL_AVAILABLE, PortalRequestEvent, type Portal, type PortalChange } from './portal.ts'

/** An element that shows what a portal gives. */
export interface LinkedElement extends ReactiveControllerHost, EventTarget {
  portal: Portal | null
  readonly isConnected: boolean
}

export interface LinkListener {
  /** The element is in the page and has a portal, or another one than before. */
  readonly attached: () => void
  readonly detached: () => void
  readonly changed: (change: PortalChange) => void
}

/**
 * Finds the portal of an element around it, unless the host page has set one, and listens to it while the element is in the
 * page. Portals may come later than their elements.
 */
export class PortalLink implements ReactiveController {
  readonly #element: LinkedElement
  readonly #listener: LinkListener
  #attachedTo: Portal | null = null
  #stopListening: (() => void) | null = null

  constructor(element: LinkedElement, listener: LinkListener) {
    this.#element = element
    this.#listener = listener
    element.addController(this)
  }

  hostConnected(): void {
    document.addEventListener(PORTAL_AVAILABLE, this.#find)
    this.#find()
    this.#follow()
  }

  hostDisconnected(): void {
    document.removeEventListener(PORTAL_AVAILABLE, this.#find)
    this.#detach()
  }

  hostUpdate(): void {
    if (this.#element.isConnected) this.#follow()
  }

  readonly #find = () => {
    if (this.#element.portal) return
    this.#element.dispatchEvent(new PortalRequestEvent((portal) => { this.#element.portal = portal }))
  }

  #follow(): void {
    const { portal } = this.#element
    if (portal === this.#attachedTo) return
    this.#detach()
    if (portal === null) return
    this.#attachedTo = portal
    this.#stopListening = portal.subscribe(this.#listener.changed)
    this.#listener.attached()
  }

  #detach(): void {
    if (this.#attachedTo === null) return
    this.#stopListening?.()
    this.#stopListening = null
    this.#attachedTo = null
    this.#listener.detached()
  }
}
