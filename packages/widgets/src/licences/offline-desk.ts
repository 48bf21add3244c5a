/** Offline activation: a request file comes in, a licence file goes out (X8); or a receipt of a computer that gave its licence back. */
import type { Denied } from '@assento/rules'
import type { AssentoClient, LicenceFile, SerialDetail } from '@assento/client'
import { Intents } from '../runtime/intents.ts'
import { activateOffline, recordReceipt } from './serial-commands.ts'

export interface OfflineState {
  readonly isOver: boolean
  /** Which activation makes room; empty while none is chosen. */
  readonly replacesId: string
  readonly denied: Denied | null
  readonly file: LicenceFile | null
  readonly isTooBig: boolean
  /** A request came before it was said which computer makes room. */
  readonly isRoomMissing: boolean
  /** A receipt was taken in: the place is free. */
  readonly isFreed: boolean
}

export const NO_OFFLINE: OfflineState = { isOver: false, replacesId: '', denied: null, file: null, isTooBig: false, isRoomMissing: false, isFreed: false }

/** A request is a few hundred characters; what is much longer is another file. */
const MAX_REQUEST_BYTES = 16_000

export interface DeskHost {
  readonly client: AssentoClient
  run<T>(command: () => Promise<T>): Promise<T | undefined>
  state(): OfflineState
  serialId(): string | null
  /** Whether every computer that the serial allows is taken. */
  isFull(): boolean
  set(state: OfflineState): void
  done(change: 'activatedOffline' | 'activationClosed', serial: SerialDetail | null): void
}

export class OfflineDesk {
  readonly #host: DeskHost
  readonly #intents = new Intents()

  constructor(host: DeskHost) {
    this.#host = host
  }

  get state(): OfflineState { return this.#host.state() }
  edit(changes: Partial<OfflineState>): void { this.#host.set({ ...this.state, ...changes }) }

  async take(file: File | undefined): Promise<void> {
    const serialId = this.#host.serialId()
    if (file === undefined || serialId === null) return
    this.edit({ isOver: false, denied: null, file: null, isFreed: false, isRoomMissing: false, isTooBig: file.size > MAX_REQUEST_BYTES })
    if (file.size > MAX_REQUEST_BYTES) return
    const text = await file.text()
    if (text.includes('DEACTIVATION RECEIPT')) await this.#free(serialId, text)
    else if (this.needsRoom && this.state.replacesId === '') this.edit({ isRoomMissing: true })
    else await this.#activate(serialId, text)
  }

  /** Every computer is taken, and none was chosen to make room. */
  get needsRoom(): boolean { return this.#host.isFull() }

  async #activate(serialId: string, text: string): Promise<void> {
    const replacesId = this.state.replacesId || null
    const answer = await this.#host.run(() => activateOffline(this.#host.client, this.#intents, serialId, text, replacesId))
    if (!answer || this.#host.serialId() !== serialId) return
    this.edit({ denied: answer.verdict === 'denied' ? answer : null, file: answer.file, replacesId: '' })
    if (answer.file === null) return
    saveFile(answer.file)
    this.#host.done('activatedOffline', answer.serial)
  }

  async #free(serialId: string, text: string): Promise<void> {
    const answer = await this.#host.run(() => recordReceipt(this.#host.client, this.#intents, serialId, text))
    if (!answer || this.#host.serialId() !== serialId) return
    this.edit({ denied: answer.verdict === 'denied' ? answer : null, isFreed: answer.verdict !== 'denied' })
    if (answer.verdict !== 'denied') this.#host.done('activationClosed', answer.serial)
  }
}

/** Lets the browser write a file that the page made. */
export function saveFile({ fileName, text }: Pick<LicenceFile, 'fileName' | 'text'>): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
