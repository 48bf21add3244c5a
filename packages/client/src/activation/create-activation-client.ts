import type { ActivationCode } from './codes.ts'
import type { MachineComponents } from './fingerprint.ts'
import type { Fetch } from './machine-api.ts'
import { Machine } from './machine.ts'
import type { ActivationStorage } from './memory.ts'
import type { TokenPayload } from './token.ts'

export interface ActivationClientOptions {
  /** Address of the portal, e.g. `https://portal.example`. */
  readonly endpoint: string
  /** Publishable key of the software's maker (`pk_…`). */
  readonly tenant: string
  /** Public keys by `kid`, hex, as `GET /v1/keys` lists them: built into the program, never fetched by it. */
  readonly publicKeys: Readonly<Record<string, string>>
  /** `iss` of the tokens: the portal's public address; `assento` when it has none set. */
  readonly issuer?: string
  readonly storage: ActivationStorage
  /** One of the two: a ready fingerprint of 1–256 characters, or the parts that it is made of. */
  readonly fingerprint?: string
  readonly components?: MachineComponents
  /** As people know this machine, ≤ 255 characters. */
  readonly machineName: string
  readonly appVersion?: string
  readonly fetch?: Fetch
  /** This machine's time, milliseconds since 1970. */
  readonly now?: () => number
  /** Of one request; 10 s unless told. */
  readonly timeoutMs?: number
}

/** How a validation went. `valid` is what the product goes by. */
export interface ActivationResult {
  readonly valid: boolean
  readonly code: ActivationCode
  /** Whether the server said so, or the token on this machine. */
  readonly source: 'online' | 'offline'
  /** What is known of the licence; null when no token holds. */
  readonly licence: TokenPayload | null
  /** Why the server was not heard; null when it was, or was not asked. */
  readonly unreachable: string | null
  /** Seconds between two heartbeats; null when the server did not say. */
  readonly heartbeatSeconds: number | null
  readonly warnings: readonly string[]
}

export interface ActivationClient {
  /** Activates this machine online; the same serial again answers a fresh token. `replaces` gives another activation's place to it. */
  activate(serial: string, options?: { readonly replaces?: string }): Promise<ActivationResult>
  /** Asks the server; where it is not reached, the token kept here answers until its end. `online: false` asks nobody. */
  validate(options?: { readonly online?: boolean }): Promise<ActivationResult>
  /** Says that this machine lives, renews its token and, of a floating seat, its lease. */
  heartbeat(): Promise<ActivationResult>
  /** Gives the activation back online. False when the server was not reached: use `deactivationReceipt`. */
  deactivate(): Promise<boolean>
  /** The request file (`.req`) for a portal, from a machine without network. */
  requestFile(serial: string): Promise<string>
  /** Takes the licence file (`.lic`) that the portal made of the request. */
  importLicenceFile(text: string): Promise<ActivationResult>
  /** Gives the activation back without network: from here on this machine is not licensed. Null when it was not. */
  deactivationReceipt(): Promise<string | null>
}

/** The activation of one product on this machine. Depends on nothing but `fetch` and WebCrypto with Ed25519. */
export function createActivationClient(options: ActivationClientOptions): ActivationClient {
  const machine = new Machine(options)
  return {
    activate: (serial, more) => machine.inTurn(() => machine.activate(serial, more?.replaces ?? null)),
    validate: (more) => machine.inTurn(() => machine.validate(more?.online ?? true)),
    heartbeat: () => machine.inTurn(() => machine.heartbeat()),
    deactivate: () => machine.inTurn(() => machine.deactivate()),
    requestFile: (serial) => machine.inTurn(() => machine.requestFile(serial)),
    importLicenceFile: (text) => machine.inTurn(() => machine.importLicenceFile(text)),
    deactivationReceipt: () => machine.inTurn(() => machine.deactivationReceipt()),
  }
}
