/** The machine endpoints of a portal, under `/v1` (plain JSON by HTTP). */

/** Body of `POST /v1/activations`, and of a request file. */
export interface ActivationRequest {
  /** Publishable key of the software's maker. */
  readonly tenant: string
  readonly serial: string
  readonly fp: string
  readonly components?: Readonly<Record<string, string>>
  readonly machine_name: string
  readonly app_version?: string
  /** 16 random bytes, base64url. */
  readonly nonce: string
  /** As this machine has it, `YYYY-MM-DDTHH:mm:ss.sssZ`; the server only notes how far it is off. */
  readonly client_time: string
  /** Raw Ed25519 public key in hex, of this machine's deactivation receipts. */
  readonly receipt_key?: string
  /** Activation that this one takes the place of. */
  readonly replaces?: string
}

/** What every one of these endpoints answers with 200. */
export interface MachineAnswer {
  readonly valid: boolean
  readonly code: string
  readonly nonce: string
  readonly token?: string
  readonly activation_id?: string
  /** How often a heartbeat is due. */
  readonly heartbeat_seconds?: number
  readonly warnings: readonly string[]
}

/** An answer, or why there is none: no network, no portal, or a request that it refused (`rate_limited: …`). */
export type Reply = { readonly answer: MachineAnswer } | { readonly answer: null; readonly why: string }

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export class MachineApi {
  readonly #endpoint: string
  readonly #fetch: Fetch
  readonly #timeoutMs: number

  constructor(endpoint: string, fetchWith: Fetch, timeoutMs: number) {
    this.#endpoint = endpoint.replace(/\/+$/, '')
    this.#fetch = fetchWith
    this.#timeoutMs = timeoutMs
  }

  /** Never throws: what is not an answer to this very request, by its nonce, is none. */
  async post(path: string, body: Readonly<Record<string, unknown>> & { readonly nonce: string }): Promise<Reply> {
    try {
      const response = await this.#fetch(`${this.#endpoint}${path}`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(this.#timeoutMs),
      })
      const held: unknown = await response.json()
      if (response.status === 200 && isAnswer(held) && held.nonce === body.nonce) return { answer: held }
      return { answer: null, why: refusalOf(held) ?? `status ${response.status}` }
    } catch (error) {
      return { answer: null, why: error instanceof Error ? error.message : 'no answer' }
    }
  }
}

function isAnswer(value: unknown): value is MachineAnswer {
  if (typeof value !== 'object' || value === null) return false
  const held = value as Readonly<Record<string, unknown>>
  return typeof held['valid'] === 'boolean' && typeof held['code'] === 'string' && typeof held['nonce'] === 'string'
    && ['token', 'activation_id'].every((name) => held[name] === undefined || typeof held[name] === 'string')
    && Array.isArray(held['warnings'])
}

/** `code: message` of a refusal in the portal's form. */
function refusalOf(value: unknown): string | null {
  const error = (value as { error?: { message?: unknown; data?: { code?: unknown } } } | null)?.error
  return typeof error?.message === 'string' ? `${String(error.data?.code ?? 'error')}: ${error.message}` : null
}
