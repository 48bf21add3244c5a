/** The details of one serial beside the table, and what is done with it. Fetched after the first paint. */
import { parseCalendarDate, startOfDate } from '@assento/rules'
import { toAssentoError, type AssentoClient, type AssentoError, type SerialDetail, type SerialEventItem, type SerialItem, type WhoAmI } from '@assento/client'
import { html, type TemplateResult } from 'lit'
import type { AssentoElement } from '../runtime/assento-element.ts'
import type { Messages } from '../locales/messages.ts'
import { copyText } from '../invoices/copy-text.ts'
import { dialogStyles } from '../runtime/dialog-styles.ts'
import type { SubmitDetail } from '../runtime/events.ts'
import { Intents } from '../runtime/intents.ts'
import { menuStyles } from '../runtime/menu.ts'
import { actDialog } from './act-dialog.ts'
import { ActFlow, type OpenAct } from './act-flow.ts'
import { drawerDialog, type DrawerTab } from './drawer-frame.ts'
import { drawerStyles } from './drawer-styles.ts'
import { AssentoSerialChangedEvent, type SerialChange } from './licence-events.ts'
import { NO_OFFLINE, OfflineDesk, type OfflineState } from './offline-desk.ts'
import { saveNote } from './serial-commands.ts'
import { shortKey } from './serial-words.ts'
import type { RowLook } from './table-rows.ts'

/** What the drawer needs of its table, besides what the element is to everyone. */
export interface DrawerHost {
  readonly element: AssentoElement
  words(): Messages
  run<T>(command: () => Promise<T>): Promise<T | undefined>
  forgetFailure(): void
  isApproved(detail: SubmitDetail): Promise<boolean>
  announce(text: string): void
}

export interface DrawerLook extends RowLook {
  readonly who: WhoAmI | null
  readonly failure: AssentoError | null
  readonly isBusy: boolean
}

/** One opening. */
export interface DrawerState {
  readonly item: SerialItem
  readonly detail: SerialDetail | null
  readonly tab: DrawerTab
  readonly history: readonly SerialEventItem[] | null
  readonly historyCursor: string | null
  readonly failure: AssentoError | null
  /** What is being written instead of the note; null while it is only shown. */
  readonly note: string | null
  readonly offline: OfflineState
  readonly isCopied: boolean
}

/** Sheets that the table's root takes in with this code. */
export const drawerSheets: readonly CSSStyleSheet[] = [dialogStyles, menuStyles, drawerStyles].flatMap(({ styleSheet }) => styleSheet ?? [])

export class SerialDrawer {
  readonly #host: DrawerHost
  readonly #flow: ActFlow
  readonly #offline: OfflineDesk
  readonly #intents = new Intents()
  #state: DrawerState | null = null
  /** Days of a serial begin at the tenant's midnights, wherever the page shows its times. */
  #zone = 'UTC'

  constructor(host: DrawerHost) {
    this.#host = host
    this.#flow = new ActFlow({
      client: this.#client, run: (command) => host.run(command), isApproved: (detail) => host.isApproved(detail), now: () => host.element.portal!.now(),
      startOf: (date) => { const day = parseCalendarDate(date); return day && startOfDate(day, this.#zone) }, reload: (id) => this.#read(id),
      changed: () => { if (this.#flow.act === null) host.forgetFailure(); this.#changed() },
      done: (act, { serial }) => this.#onDone(act, serial),
    })
    this.#offline = new OfflineDesk({
      client: this.#client, run: (command) => host.run(command), state: () => this.#state?.offline ?? NO_OFFLINE, serialId: () => this.#state?.item.id ?? null,
      isFull: () => { const { used, max } = this.#state?.item.activations ?? { used: 0, max: 1 }; return used >= max }, set: (offline) => this.#set({ offline }),
      done: (change, serial) => {
        if (serial) this.#took(serial, change)
        host.announce(host.words().licenceDetail.offline[change === 'activatedOffline' ? 'done' : 'freed'])
      },
    })
  }

  get #client(): AssentoClient { return this.#host.element.portal!.client }
  get isOpen(): boolean { return this.#state !== null }

  async open(item: SerialItem, tab: DrawerTab = 'details'): Promise<void> {
    this.#state = { item, detail: null, tab: 'details', history: null, historyCursor: null, failure: null, note: null, offline: NO_OFFLINE, isCopied: false }
    this.#changed()
    await this.#load()
    if (tab !== 'details') await this.show(tab)
  }

  close(): void {
    if (this.#state === null) return
    this.#state = null
    this.#flow.close()
    this.#changed()
    const { element } = this.#host
    void element.updateComplete.then(() => element.focus())
  }

  async show(tab: DrawerTab): Promise<void> {
    this.#set({ tab })
    if (tab === 'history' && this.#state?.history === null) await this.moreHistory()
  }

  async moreHistory(): Promise<void> {
    const state = this.#state
    if (state === null) return
    await this.#try(state.item.id, async () => {
      const cursor = state.historyCursor
      const { items, nextCursor } = await this.#client.serials.history.query({ serialId: state.item.id, ...(cursor === null ? {} : { cursor }) })
      if (this.#state?.item.id === state.item.id) this.#set({ history: [...(cursor === null ? [] : state.history ?? []), ...items], historyCursor: nextCursor })
    })
  }

  /** A sibling changed what is open here. */
  async siblingChanged(subjectId: string): Promise<void> {
    if (this.#state?.item.id === subjectId && this.#flow.act === null) await this.#load()
  }

  render(look: DrawerLook): TemplateResult {
    this.#zone = look.who?.tenant.zone ?? look.format.zone
    const flow = this.#flow
    return html`
      ${drawerDialog({
        ...look, state: this.#state, isActOpen: flow.act !== null,
        onClose: () => this.close(), onRetry: () => void this.#load(), onTab: (tab) => void this.show(tab), onMore: () => void this.moreHistory(),
        onAct: (verb, activation) => { const detail = this.#state?.detail; if (detail) void flow.open(verb, detail, activation) },
        onCopy: (key) => void this.#copy(key), onNote: (note) => this.#set({ note }), onSaveNote: () => void this.#saveNote(),
        offline: this.#offline,
      })}
      ${actDialog({ ...look, flow })}`
  }

  async #load(): Promise<void> {
    const id = this.#state?.item.id
    if (id !== undefined) await this.#try(id, async () => { await this.#read(id) })
  }

  async #read(serialId: string): Promise<SerialDetail> {
    const detail = await this.#client.serials.get.query({ serialId })
    if (this.#state?.item.id === serialId) this.#set({ item: detail, detail, failure: null })
    return detail
  }

  async #saveNote(): Promise<void> {
    const { detail = null, note = null } = this.#state ?? {}
    if (detail === null || note === null) return
    const answer = await this.#host.run(() => saveNote(this.#client, this.#intents, detail, note))
    if (!answer) return
    this.#set({ note: null })
    // What it is now says why: it ended meanwhile.
    if (answer.verdict === 'denied') return this.#set({ item: answer.serial, detail: answer.serial })
    this.#took(answer.serial, 'noteChanged')
    this.#host.announce(this.#host.words().licenceDetail.noteSaved)
  }

  async #copy(key: string): Promise<void> {
    const isCopied = await copyText(key)
    const { copied, notCopied } = this.#host.words().licences
    this.#set({ isCopied })
    this.#host.announce(isCopied ? copied : notCopied)
  }

  #onDone({ verb, serial: before, activation }: OpenAct, serial: SerialDetail): void {
    if (verb === 'requestBlock') return
    const words = this.#host.words().licenceDetail.dialogs
    const successor = verb === 'reissue' ? serial.cancellation?.replacedBy ?? null : null
    this.#host.announce(words[verb].done(verb === 'closeActivation' ? activation?.machineName ?? '' : successor ? shortKey({ key: null, last5: successor.last5 }) : shortKey(before)))
    this.#took(serial, CHANGE_OF[verb])
    // The new key is what the person needs now.
    if (successor) void this.open({ ...serial, id: successor.id, last5: successor.last5, key: null })
  }

  #took(serial: SerialDetail, change: SerialChange): void {
    this.#set({ item: serial, detail: serial, history: null, historyCursor: null })
    this.#tell(change, serial)
    if (this.#state?.tab === 'history') void this.moreHistory()
  }

  /** The host page and the siblings hear of it, and the table counts again. */
  #tell(change: SerialChange, { id, customer }: SerialDetail): void {
    const { element } = this.#host
    element.dispatchEvent(new AssentoSerialChangedEvent({ serialId: id, customerId: customer.id, change }))
    element.portal?.notify(id, element)
    void element.refresh()
  }

  #changed(): void { this.#host.element.requestUpdate() }

  async #try(id: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (cause) {
      const failure = toAssentoError(cause)
      if (failure.code === 'unauthenticated') void this.#host.run(() => Promise.reject(failure))
      else if (this.#state?.item.id === id) this.#set({ failure })
    }
  }

  #set(changes: Partial<DrawerState>): void {
    if (this.#state === null) return
    this.#state = { ...this.#state, ...changes }
    this.#changed()
  }
}

const CHANGE_OF: Readonly<Record<Exclude<OpenAct['verb'], 'requestBlock'>, SerialChange>> = {
  suspend: 'suspended', release: 'released', terminate: 'terminated', unassign: 'unassigned', renew: 'renewed', reissue: 'reissued', withdraw: 'withdrawn', closeActivation: 'activationClosed',
}

export { TableHands } from './table-hands.ts'
