import { html, type TemplateResult } from 'lit'
import type { SubscriptionAction } from '../runtime/events.ts'
import type { Portal } from '../runtime/portal.ts'

export type WidgetAction = Extract<SubscriptionAction, 'changeSeats' | 'planRenewal' | 'assignSeats'>

export function isWidgetAction(action: SubscriptionAction): action is WidgetAction {
  return action === 'changeSeats' || action === 'planRenewal' || action === 'assignSeats'
}

/** Fetches and registers the widget of an action: its chunk is asked for when it is first opened. */
export async function loadWidget(action: WidgetAction): Promise<void> {
  await (action === 'changeSeats' ? import('../define/seat-editor.ts')
    : action === 'planRenewal' ? import('../define/renewal-scheduler.ts')
    : import('../define/seat-assignment.ts'))
}

/** The widget for a dialog. */
export function widgetFor(action: WidgetAction, portal: Portal, subscriptionId: string): TemplateResult {
  switch (action) {
    case 'changeSeats': return html`<assento-seat-editor .portal=${portal} subscription-id=${subscriptionId} heading-level="3"></assento-seat-editor>`
    case 'planRenewal': return html`<assento-renewal-scheduler .portal=${portal} subscription-id=${subscriptionId} heading-level="3"></assento-renewal-scheduler>`
    case 'assignSeats': return html`<assento-seat-assignment .portal=${portal} subscription-id=${subscriptionId} heading-level="3"></assento-seat-assignment>`
  }
}
