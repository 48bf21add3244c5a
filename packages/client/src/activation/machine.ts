/** What an activation client does, one thing at a time. */
import { LICENCE_FILE, unarmoured } from './armour.ts'
import { encodeBase64url } from './base64url.ts'
import { isServerCode, isValidCode, type ActivationCode } from './codes.ts'
import type { ActivationClientOptions, ActivationResult } from './create-activation-client.ts'
import { componentHashesOf, fingerprintOf } from './fingerprint.ts'
import { MachineApi, type ActivationRequest, type MachineAnswer } from './machine-api.ts'
import { sealed, unsealed, type Memory } from './memory.ts'
import { newReceiptKey, signedReceipt } from './receipt.ts'
import { leastSeqOf, verifyToken, type TokenPayload, type TokenVerdict } from './token.ts'

const DAY_SECONDS = 86_400
const NONCE_BYTES = 16
const TIMEOUT_MS = 10_000

export class Machine {
  readonly #options: ActivationClientOptions
  readonly #api: MachineApi
  #turn: Promise<unknown> = Promise.resolve()
  #fingerprint: Promise<string> | undefined

  constructor(options: ActivationClientOptions) {
    const { fingerprint, components } = options
    if (fingerprint === undefined && components === undefined) throw new TypeError('a machine is told by its fingerprint or its components')
    if (fingerprint !== undefined && !/^[\x21-\x7e]{1,256}$/.test(fingerprint)) throw new TypeError('a fingerprint has 1–256 visible ASCII characters')
    this.#options = options
    this.#api = new MachineApi(options.endpoint, options.fetch ?? ((url, init) => fetch(url, init)), options.timeoutMs ?? TIMEOUT_MS)
  }

  /** Runs after everything that was asked before: two at once would forget what the other remembered. */
  inTurn<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    const answer = this.#turn.then(act)
    this.#turn = answer.catch(() => undefined)
    return answer
  }

  async activate(serial: string, replaces: string | null): Promise<ActivationResult> {
    const memory = await this.#withReceiptKey()
    const request = await this.#request(serial, memory, replaces)
    return this.#ask(memory, serial, '/v1/activations', { ...request })
  }

  async validate(online: boolean): Promise<ActivationResult> {
    const memory = await this.#remembered()
    if (!online || memory.serial === null) return this.#offline(memory, null)
    return this.#ask(memory, memory.serial, '/v1/validate', { ...await this.#who(memory.serial), ...await this.#parts() })
  }

  async heartbeat(): Promise<ActivationResult> {
    const memory = await this.#remembered()
    if (memory.serial === null || memory.activationId === null) return this.validate(true)
    return this.#ask(memory, memory.serial, `/v1/activations/${memory.activationId}/heartbeat`, await this.#who(memory.serial))
  }

  async deactivate(): Promise<boolean> {
    const memory = await this.#remembered()
    if (memory.serial === null || memory.activationId === null) return true
    const { answer } = await this.#api.post(`/v1/activations/${memory.activationId}/deactivate`, await this.#who(memory.serial))
    if (answer !== null) await this.#giveBack(memory)
    return answer !== null
  }

  async requestFile(serial: string): Promise<string> {
    const memory = await this.#withReceiptKey()
    const request = await this.#request(serial, memory, null)
    await this.#remember({ ...memory, requestedSerial: serial })
    return `${JSON.stringify(request, null, 2)}\n`
  }

  async importLicenceFile(text: string): Promise<ActivationResult> {
    const memory = await this.#remembered()
    const token = unarmoured(LICENCE_FILE, text)
    if (token === null) return this.#result('TOKEN_INVALID', null)
    const verdict = await this.#verify(token, memory, null)
    const { payload } = verdict
    if (payload === null || !isValidCode(verdict.code)) return this.#result(verdict.code, payload)
    // Only the portal can make a token newer than the last one: that is as good as having asked it.
    const isNewer = payload.seq > leastSeqOf(memory.leastSeqs, payload.lic)
    if (this.#isSetBack(memory) && !isNewer) return this.#result('CLOCK_SKEW', payload)
    await this.#keep(memory, memory.requestedSerial ?? memory.serial, token, payload)
    return this.#result(verdict.code, payload)
  }

  async deactivationReceipt(): Promise<string | null> {
    const memory = await this.#remembered()
    if (memory.token === null || memory.receiptKey === null) return null
    const { payload } = await this.#verify(memory.token, memory, null)
    const receipt = payload === null ? null : await signedReceipt(payload, this.#now(), memory.receiptKey.privateKey)
    if (receipt !== null) await this.#giveBack(memory)
    return receipt
  }

  async #ask(memory: Memory, serial: string, path: string, body: Readonly<Record<string, unknown>> & { readonly nonce: string }): Promise<ActivationResult> {
    const reply = await this.#api.post(path, body)
    if (reply.answer !== null) return this.#settled(memory, serial, reply.answer)
    return memory.serial === serial ? this.#offline(memory, reply.why) : this.#result('UNREACHABLE', null, { unreachable: reply.why })
  }

  /** The server's word counts, whatever the token here says: what it does not hold valid is forgotten, and kept forgotten offline. */
  async #settled(memory: Memory, serial: string, answer: MachineAnswer): Promise<ActivationResult> {
    const more = { source: 'online' as const, warnings: answer.warnings, heartbeatSeconds: answer.heartbeat_seconds ?? null }
    const code = isServerCode(answer.code) ? answer.code : 'UNKNOWN_CODE'
    // EXPIRED and valid: the licence goes on without updates, and its token says so.
    if (!answer.valid || !(isValidCode(code) || code === 'EXPIRED')) {
      if (memory.serial === serial) await this.#remember({ ...memory, token: null })
      return this.#result(isValidCode(code) ? 'UNKNOWN_CODE' : code, null, more)
    }
    if (answer.token === undefined) return this.#result('TOKEN_INVALID', null, more)
    const verdict = await this.#verify(answer.token, memory, answer.nonce)
    if (verdict.payload === null || !isValidCode(verdict.code)) return this.#result(verdict.code, verdict.payload, more)
    await this.#keep(memory, serial, answer.token, verdict.payload)
    return this.#result(code === 'EXPIRED' ? verdict.code : code, verdict.payload, more)
  }

  /** What the token kept here says by this machine's clock. */
  async #offline(memory: Memory, unreachable: string | null): Promise<ActivationResult> {
    if (memory.token === null) return this.#result(unreachable === null ? 'NO_LICENCE' : 'UNREACHABLE', null, { unreachable })
    const { code, payload } = await this.#verify(memory.token, memory, null)
    if (this.#isSetBack(memory)) return this.#result('CLOCK_SKEW', payload, { unreachable })
    const seen = Math.max(memory.maxSeen, this.#now(), payload?.iat ?? 0)
    if (seen > memory.maxSeen) await this.#remember({ ...memory, maxSeen: seen })
    return this.#result(code, payload, { unreachable })
  }

  /** A clock may run a day behind the latest time that was seen; what is ahead only ends the token sooner (licences.md § 4.7). */
  #isSetBack(memory: Memory): boolean {
    return this.#now() < memory.maxSeen - DAY_SECONDS
  }

  async #verify(token: string, { leastSeqs }: Memory, nonce: string | null): Promise<TokenVerdict> {
    const { publicKeys, issuer = 'assento' } = this.#options
    return verifyToken(token, { publicKeys, issuer, fingerprint: await this.#fp(), nonce, leastSeqs, now: this.#now() })
  }

  async #keep(memory: Memory, serial: string | null, token: string, payload: TokenPayload): Promise<void> {
    await this.#remember({
      ...memory, serial, requestedSerial: null, token, activationId: payload.mach, maxSeen: Math.max(this.#now(), payload.iat),
      leastSeqs: { ...memory.leastSeqs, [payload.lic]: payload.seq },
    })
  }

  /** Forgets the token and refuses it from now on, should it come back in a file. */
  async #giveBack(memory: Memory): Promise<void> {
    const { payload } = memory.token === null ? { payload: null } : await this.#verify(memory.token, memory, null)
    const leastSeqs = payload === null ? memory.leastSeqs : { ...memory.leastSeqs, [payload.lic]: payload.seq + 1 }
    await this.#remember({ ...memory, token: null, activationId: null, leastSeqs })
  }

  #result(code: ActivationCode, licence: TokenPayload | null, more: Partial<ActivationResult> = {}): ActivationResult {
    return { valid: isValidCode(code), code, source: 'offline', licence, unreachable: null, heartbeatSeconds: null, warnings: [], ...more }
  }

  async #request(serial: string, { receiptKey }: Memory, replaces: string | null): Promise<ActivationRequest> {
    const { machineName, appVersion } = this.#options
    return {
      ...await this.#who(serial), ...await this.#parts(), machine_name: machineName, ...(appVersion === undefined ? {} : { app_version: appVersion }),
      ...(receiptKey === null ? {} : { receipt_key: receiptKey.publicKey }), ...(replaces === null ? {} : { replaces }),
    }
  }

  async #who(serial: string) {
    const nonce = encodeBase64url(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)))
    return { tenant: this.#options.tenant, serial, fp: await this.#fp(), nonce, client_time: new Date(this.#nowMs()).toISOString() }
  }

  async #parts(): Promise<Pick<ActivationRequest, 'components'>> {
    const { components } = this.#options
    return components === undefined ? {} : { components: await componentHashesOf(components) }
  }

  #fp(): Promise<string> {
    const { fingerprint, components = {} } = this.#options
    return this.#fingerprint ??= fingerprint === undefined ? fingerprintOf(components) : Promise.resolve(fingerprint)
  }

  #now(): number {
    return Math.floor(this.#nowMs() / 1000)
  }

  #nowMs(): number {
    return this.#options.now === undefined ? Date.now() : this.#options.now()
  }

  async #withReceiptKey(): Promise<Memory> {
    const memory = await this.#remembered()
    if (memory.receiptKey !== null) return memory
    const made = { ...memory, receiptKey: await newReceiptKey() }
    await this.#remember(made)
    return made
  }

  async #remembered(): Promise<Memory> {
    return unsealed(await this.#options.storage.read(), await this.#fp())
  }

  async #remember(memory: Memory): Promise<void> {
    await this.#options.storage.write(await sealed(memory, await this.#fp()))
  }
}
