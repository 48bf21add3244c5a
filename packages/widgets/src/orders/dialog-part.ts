/** Dialogs of which one is open at a time, each with its own state. Fetched after the first paint. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Alternative } from '@assento/rules'
import type { AssentoClient, AssentoError, WhoAmI } from '@assento/client'
import { actButton } from '../runtime/act-button.ts'
import type { ActHost, CommonNotice } from '../runtime/acts.ts'
import { denialCallout } from '../runtime/denial.ts'
import { dialog } from '../runtime/dialog.ts'
import { callout, errorCallout } from '../runtime/states.ts'
import type { Look } from './order-words.ts'

/** What a dialog needs of its element. */
export interface PartHost extends ActHost {
  readonly client: AssentoClient
  /** Where calls go: links in answers are relative to it. */
  readonly endpoint: string
  readonly who: () => WhoAmI | null
  /** The host page's gate before an irreversible step. */
  mayProceed(command: string): Promise<boolean>
  announce(text: string): void
  /** Puts the focus there once the next drawing is done. */
  focus(selector: string): void
}

export interface DialogPart {
  heading(look: Look): string
  body(look: Look): unknown
  /** Undefined while there is nothing to press. */
  actions(look: Look): unknown
  readonly isConfirmation?: boolean
  readonly isWide?: boolean
  /** The dialog was closed. */
  closed?(): void
}

/** Keeps one `<dialog>` in the template, so that the browser gives the focus back. */
export class DialogDeck {
  part: DialogPart | null = null
  readonly #changed: () => void

  constructor(changed: () => void) {
    this.#changed = changed
  }

  show(part: DialogPart): void {
    this.part = part
    this.#changed()
  }

  close(): void {
    const { part } = this
    this.part = null
    part?.closed?.()
    this.#changed()
  }

  render(look: Look): TemplateResult {
    const { part } = this
    return dialog({
      isOpen: part !== null, heading: part?.heading(look) ?? '', closeLabel: look.t.common.close, onClose: () => this.close(),
      body: part?.body(look) ?? nothing, actions: part?.actions(look), isConfirmation: part?.isConfirmation ?? false, isWide: part?.isWide ?? false,
    })
  }
}

export interface EndView {
  readonly notice: CommonNotice
  readonly host: PartHost
  readonly isBusy: boolean
  /** Said when what is shown is out of date. */
  readonly staleText: string
  /** Reads what is shown again. */
  readonly onReload: () => void
  readonly onChoose?: (alternative: Alternative) => void
  readonly canChoose?: (alternative: Alternative) => boolean
}

/** How an act ended that did not do what was asked. */
export function endOf({ t, format }: Look, { notice, host, isBusy, staleText, onReload, onChoose, canChoose }: EndView): TemplateResult {
  switch (notice.kind) {
    case 'refused': return denialCallout({
      t, format, denied: notice.refusal, contacts: host.who()?.tenant.contacts ?? null,
      onChoose: (alternative) => (alternative.kind === 'reload' || alternative.kind === 'requote' ? onReload() : onChoose?.(alternative)),
      canChoose: (alternative) => alternative.kind === 'reload' || alternative.kind === 'requote' || (canChoose?.(alternative) ?? false),
    })
    case 'stale': return callout('warn', staleText, nothing, actButton(t.acts.reload, onReload, isBusy, true), true)
    case 'stopped': return callout('info', t.acts.stopped, nothing)
    case 'failed': return failedCallout({ t, format }, notice.error, () => void notice.retry(), isBusy)
  }
}

/** A command whose answer did not come may have been done; trying again is safe, because its key is the same. */
function failedCallout({ t }: Look, error: AssentoError, retry: () => void, isBusy: boolean): TemplateResult {
  return error.retryable
    ? callout('bad', t.common.errors[error.code].title, html`<p>${t.common.errors[error.code].text}</p>`, actButton(t.common.retry, retry, isBusy, true), true)
    : errorCallout(t, error, retry)
}
