/** A dialog with a sibling widget: the cart, the invoices, the seats of a subscription, or its renewal. Fetched when first wanted. */
import { html, nothing, type TemplateResult } from 'lit'
import { dialog } from '../runtime/dialog.ts'
import type { Portal } from '../runtime/portal.ts'
import type { Look } from './offer-words.ts'

export type Side =
  | { readonly kind: 'cart' | 'invoices' }
  | { readonly kind: 'assignSeats' | 'planRenewal' | 'changeSeats'; readonly subscriptionId: string }

/** Fetches and registers the widget. */
export async function loadSide({ kind }: Side): Promise<void> {
  await (kind === 'cart' ? import('../define/cart.ts') : kind === 'invoices' ? import('../define/invoice-list.ts')
    : kind === 'assignSeats' ? import('../define/seat-assignment.ts') : kind === 'planRenewal' ? import('../define/renewal-scheduler.ts') : import('../define/seat-editor.ts'))
}

/** The host's own page of the invoices, where it has one. True when the person is on the way there. */
export function goToInvoices(href: string | null): boolean {
  if (href !== null) window.location.assign(href)
  return href !== null
}

export interface SideView extends Look {
  readonly portal: Portal
  readonly customerId: string | null
  readonly invoicesHref: string | null
  readonly side: Side | null
  readonly onClose: () => void
}

/** Keep it in the template and switch `side`; the browser gives the focus back. */
export function sideDialog({ t, portal, customerId, invoicesHref, side, onClose }: SideView): TemplateResult {
  const heading = side === null ? '' : t.checkout.dialogs[side.kind]
  return dialog({
    isOpen: side !== null, heading, closeLabel: t.common.close, isWide: true, onClose, body: side === null ? nothing : bodyOf(side, portal, customerId ?? nothing, invoicesHref ?? nothing),
  })
}

function bodyOf(side: Side, portal: Portal, customerId: string | typeof nothing, invoicesHref: string | typeof nothing): TemplateResult {
  switch (side.kind) {
    case 'cart': return html`<assento-cart .portal=${portal} customer-id=${customerId} invoices-href=${invoicesHref} no-header heading-level="3"></assento-cart>`
    case 'invoices': return html`<assento-invoice-list .portal=${portal} customer-id=${customerId} status="open overdue" heading-level="3"></assento-invoice-list>`
    case 'assignSeats': return html`<assento-seat-assignment .portal=${portal} subscription-id=${side.subscriptionId} heading-level="3"></assento-seat-assignment>`
    case 'planRenewal': return html`<assento-renewal-scheduler .portal=${portal} subscription-id=${side.subscriptionId} heading-level="3"></assento-renewal-scheduler>`
    case 'changeSeats': return html`<assento-seat-editor .portal=${portal} subscription-id=${side.subscriptionId} heading-level="3"></assento-seat-editor>`
  }
}
