/** The dialogs of the list: a sibling widget, the people to talk to, and changes of state. Fetched after the first paint. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Alternative } from '@assento/rules'
import type { AssentoError, SubscriptionDetail, SubscriptionItem } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import { dialog } from '../runtime/dialog.ts'
import type { AssentoActionEvent, SubscriptionAction } from '../runtime/events.ts'
import type { Format } from '../runtime/format.ts'
import type { Portal } from '../runtime/portal.ts'
import { contactsBody, stateChangeDialog } from './state-change-dialog.ts'
import { StateChangeFlow, type StateChangeHost } from './state-change-flow.ts'
import { isWidgetAction, loadWidget, widgetFor, type WidgetAction } from './subscription-widgets.ts'

/** The dialog with a sibling widget, or with the people to talk to. */
interface OpenPanel {
  readonly action: WidgetAction | 'contact'
  readonly item: SubscriptionItem
}

/** What the dialogs need of their list. */
export interface DialogsHost extends StateChangeHost {
  itemOf(subscriptionId: string): SubscriptionItem | undefined
  /** The host page is asked first; what it leaves to us comes back through `open`. */
  act(action: SubscriptionAction, item: SubscriptionItem, seats: number | null): Promise<void>
  changed(): void
}

export interface DialogsView {
  readonly t: Messages
  readonly format: Format
  readonly portal: Portal
  readonly failure: AssentoError | null
  readonly isBusy: boolean
}

export class SubscriptionDialogs {
  readonly flow: StateChangeFlow
  readonly #host: DialogsHost
  #panel: OpenPanel | null = null
  #contacts: SubscriptionDetail | null = null

  constructor(host: DialogsHost) {
    this.#host = host
    this.flow = new StateChangeFlow(host)
  }

  async open(action: SubscriptionAction, item: SubscriptionItem): Promise<void> {
    if (isWidgetAction(action)) {
      const isLoaded = await this.#host.run(async () => { await loadWidget(action); return true })
      if (isLoaded) this.#show({ action, item })
    } else if (action === 'contact') this.#show({ action, item })
    else await this.flow.open(action, item)
  }

  render(view: DialogsView): TemplateResult {
    const { t, format, failure, isBusy } = view
    return html`${this.#renderPanel(view)}
      ${stateChangeDialog({ t, format, flow: this.flow, failure, isBusy, onChoose: (alternative) => this.#onAlternative(alternative) })}`
  }

  #renderPanel({ t, portal }: DialogsView): TemplateResult {
    const panel = this.#panel
    return dialog({
      isOpen: panel !== null, closeLabel: t.common.close, isWide: panel !== null && panel.action !== 'contact',
      onClose: () => { this.#contacts = null; this.#show(null) },
      heading: panel ? t.subscriptionList.dialogs[panel.action](panel.item.name) : '',
      shownHeading: panel ? t.subscriptionList.actions[panel.action] : '',
      body: panel === null ? nothing
        : panel.action === 'contact' ? contactsBody(t, this.#contacts)
        : html`<div @assento-action=${this.#onNestedAction}>${widgetFor(panel.action, portal, panel.item.id)}</div>`,
    })
  }

  #show(panel: OpenPanel | null): void {
    this.#panel = panel
    this.#host.changed()
  }

  /** A widget in our dialog asks for another one; once the host had its say, the dialog shows that one. */
  readonly #onNestedAction = (event: AssentoActionEvent) => {
    const item = this.#host.itemOf(event.detail.subscriptionId)
    queueMicrotask(() => {
      if (event.defaultPrevented || !item || !isWidgetAction(event.detail.action)) return
      const { action } = event.detail
      void loadWidget(action).then(() => this.#show({ action, item }))
    })
  }

  #onAlternative(alternative: Alternative): void {
    const { change } = this.flow
    if (!change) return
    this.#contacts = change.detail
    this.flow.close()
    const seats = 'seats' in alternative ? alternative.seats : null
    void this.#host.act(ACTION_OF_ALTERNATIVE[alternative.kind] ?? 'contact', change.item, seats)
  }
}

const ACTION_OF_ALTERNATIVE: Partial<Record<Alternative['kind'], SubscriptionAction>> = {
  scheduleForRenewal: 'planRenewal', turnOnAutomaticRenewal: 'planRenewal', changeSeatsNow: 'changeSeats', unassignSeats: 'assignSeats', convertTrial: 'planRenewal',
}
