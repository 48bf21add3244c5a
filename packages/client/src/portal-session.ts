import type { AssentoClient } from './contract.ts'
import { clientOver } from './create-client.ts'
import { AssentoError } from './error.ts'
import { createTransport, TIMEOUT_MS } from './transport.ts'

/** What the host's backend answers: the fields of `sessions.create` that a page may see. */
export interface SessionToken {
  readonly token: string
  /** ISO instant of the server's clock. */
  readonly expiresAt: string
}

export type TokenReason = 'initial' | 'expiring' | 'rejected'

/** Asks the host's backend for a token. Called once at a time, whatever the number of widgets. */
export type GetToken = (request: { readonly signal: AbortSignal; readonly reason: TokenReason }) => Promise<SessionToken>

export type SessionState = 'new' | 'open' | 'expired' | 'closed'

export interface PortalSessionOptions {
  readonly endpoint: string
  readonly getToken: GetToken
  readonly fetch?: typeof fetch
  readonly timeoutMs?: number
  /** Milliseconds since 1970; only for the age of the token. */
  readonly clock?: () => number
  /** 0 to 1; spreads refreshes of many pages. */
  readonly random?: () => number
  readonly wait?: (ms: number, signal: AbortSignal | null) => Promise<void>
}

/** One customer's session in one page. The token is in this closure only: not in the DOM, not in storage. */
export interface PortalSession {
  readonly client: AssentoClient
  readonly state: SessionState
  /** Calls back after every change of `state`; returns how to stop. */
  onChange(listener: (state: SessionState) => void): () => void
  /** Takes a new token now: after `expired`, this is "try again". */
  refresh(): Promise<void>
  /** Forgets the token; later calls fail with `unauthenticated`. */
  logout(): void
}

interface HeldToken { readonly token: string; readonly refreshAtMs: number; readonly expiresAtMs: number }

/** Share of a token's life after which it is replaced in advance, ± jitter. */
const REFRESH_SHARE = 0.8
const JITTER_SHARE = 0.05

/** Opens a session: nothing is requested before the first call. Refresh is single flight; a 401 refreshes once. */
export function createPortalSession(options: PortalSessionOptions): PortalSession {
  const clock = options.clock ?? Date.now
  const listeners = new Set<(state: SessionState) => void>()
  let state: SessionState = 'new'
  let held: HeldToken | null = null
  let flight: Promise<HeldToken> | null = null
  let closing = new AbortController()

  const become = (next: SessionState) => {
    if (state === next) return
    state = next
    for (const listener of [...listeners]) listener(next)
  }

  const take = (reason: TokenReason): Promise<HeldToken> => {
    flight ??= requestToken(options, reason, closing.signal, clock).then(
      (token) => { held = token; become('open'); return token },
      (cause: unknown) => {
        // A provider that could not be reached is worth another try; one that said no ends the session.
        if (!isTransient(cause)) { held = null; become('expired') }
        throw cause
      },
    ).finally(() => { flight = null })
    return flight
  }

  const credential = async (reason: 'call' | 'rejected', _signal: AbortSignal, used: string | null): Promise<string> => {
    if (state === 'closed') throw new AssentoError('unauthenticated', 'the session was closed')
    if (reason === 'rejected') {
      // Another call may have replaced the rejected token already.
      if (held && held.token !== used) return held.token
      return (await take('rejected')).token
    }
    if (held === null || clock() >= held.expiresAtMs) return (await take(held === null ? 'initial' : 'expiring')).token
    if (clock() >= held.refreshAtMs) void take('expiring').catch(() => undefined)
    return held.token
  }

  const transport = createTransport({
    fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
    credential,
    canRefresh: true,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    ...(options.wait ? { wait: options.wait } : {}),
  })
  const guarded: typeof fetch = async (input, init) => {
    const response = await transport(input, init)
    if (response.status === 401) { held = null; become('expired') }
    return response
  }

  return {
    client: clientOver(options.endpoint, guarded),
    get state() { return state },
    onChange(listener) { listeners.add(listener); return () => listeners.delete(listener) },
    async refresh() {
      if (state === 'closed') { closing = new AbortController(); become('new') }
      await take(held === null ? 'initial' : 'expiring')
    },
    logout() { held = null; closing.abort(); become('closed') },
  }
}

async function requestToken(options: PortalSessionOptions, reason: TokenReason, closing: AbortSignal, clock: () => number): Promise<HeldToken> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS)
  const startedAtMs = clock()
  let answer: SessionToken
  try {
    answer = await options.getToken({ reason, signal: AbortSignal.any([timeout, closing]) })
  } catch (cause) {
    if (closing.aborted) throw new AssentoError('unauthenticated', 'the session was closed', { cause })
    if (timeout.aborted) throw new AssentoError('timeout', 'the token provider did not answer', { cause })
    if (cause instanceof AssentoError) throw cause
    // fetch() reports an unreachable host as a TypeError.
    const unreachable = cause instanceof TypeError
    throw new AssentoError(unreachable ? 'network' : 'unauthenticated', 'the token provider failed', { cause })
  }
  const expiresAtMs = Date.parse(answer?.expiresAt)
  if (typeof answer?.token !== 'string' || answer.token === '' || Number.isNaN(expiresAtMs)) {
    throw new AssentoError('unauthenticated', 'the token provider must answer { token, expiresAt }')
  }
  // Already over by this machine's clock: the clock is wrong, not the token. The server's 401 then tells when it ends.
  if (expiresAtMs <= startedAtMs) return { token: answer.token, expiresAtMs: Infinity, refreshAtMs: Infinity }
  const jitter = ((options.random ?? Math.random)() * 2 - 1) * JITTER_SHARE
  return { token: answer.token, expiresAtMs, refreshAtMs: startedAtMs + (expiresAtMs - startedAtMs) * (REFRESH_SHARE + jitter) }
}

function isTransient(cause: unknown): boolean {
  return cause instanceof AssentoError && (cause.code === 'network' || cause.code === 'timeout')
}
