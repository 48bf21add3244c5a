/** The real application on a real database with a fixed clock, called by its own requests. */
import { addMs, instant, type Instant } from '@assento/rules'
import { insertAccount, newId, type AssentoDatabase, type Role } from '@assento/store'
import { searchName } from '../../src/accounts/account-item.ts'
import { makeTenant } from '../../src/sandbox/make-tenant.ts'
import { createApp } from '../../src/platform/app.ts'
import { loadConfig } from '../../src/platform/config.ts'
import type { Runtime } from '../../src/platform/context.ts'
import { createLogger } from '../../src/platform/logger.ts'
import { createRuntime } from '../../src/platform/runtime.ts'
import type { ErrorShape } from '../../src/platform/types.ts'
import { FEATURES } from '../../src/accounts/component-grants.ts'
import { PROCEDURES } from './procedures.ts'

export const START: Instant = instant('2026-03-10T12:00:00.000Z')
export const ORIGIN = 'https://loja.example'

export class FixedClock {
  at: Instant = START
  now(): Instant {
    return this.at
  }
  pass(ms: number): void {
    this.at = addMs(this.at, ms)
  }
}

export interface TestTenant {
  readonly tenantId: string
  readonly publishableKey: string
  readonly resellerId: string
  readonly key: string
  readonly customerId: string
  readonly siblingId: string
  /** A partner under the tenant's own account. */
  readonly partnerId: string
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** What the procedure answered, or null. */
  readonly data: unknown
  readonly error: ErrorShape | null
}

export interface CallOptions {
  readonly input?: unknown
  readonly headers?: Readonly<Record<string, string | null>>
}

/** Everything that a session can be granted. */
export const ALL_COMPONENTS = Object.fromEntries([...FEATURES].map(([component, features]) => [component, { features: [...features] }]))

export class Harness {
  readonly clock = new FixedClock()
  readonly lines: string[] = []
  readonly runtime: Runtime
  readonly app: ReturnType<typeof createApp>
  readonly database: AssentoDatabase

  constructor(database: AssentoDatabase, options: { readonly env?: Record<string, string>; readonly runtime?: Partial<Runtime> } = {}) {
    this.database = database
    const logger = createLogger('debug', { write: (line: string) => void this.lines.push(line) })
    const config = loadConfig({ ASSENTO_CALLS_PER_MINUTE: '100000', ...options.env })
    this.runtime = createRuntime({ database, clock: this.clock, logger, config, ...options.runtime })
    this.app = createApp(this.runtime)
  }

  /** A tenant with one secret key, two customers and a partner. */
  async tenant(environment: 'test' | 'live' = 'test'): Promise<TestTenant> {
    return this.database.withTx(async (tx) => {
      const made = await makeTenant(tx, { name: 'Revenda Exemplo', environment, zone: 'America/Sao_Paulo', locale: 'pt-BR' }, this.clock.now())
      const names = [['customer', 'Padaria Aurora'], ['customer', 'Ótica Boreal'], ['reseller', 'Parceiro Lince']] as const
      const [customerId = '', siblingId = '', partnerId = ''] = await Promise.all(names.map(async ([kind, name]) => {
        const id = newId('acc')
        await insertAccount(tx, made.tenantId, {
          id, kind, parent_id: made.resellerId, name, trade_name: null, search_name: searchName(name), tax_id: null, email: null,
          phone: null, address: null, is_corporate: 0, external_ref: null, version: 1, created_at: this.clock.now(), removed_at: null,
        })
        return id
      }))
      return { ...made, customerId, siblingId, partnerId }
    })
  }

  /** Mints a session through the API; answers its token. */
  async token(tenant: TestTenant, role: Role = 'administrator', more: Record<string, unknown> = {}): Promise<string> {
    const answer = await this.server(tenant.key, 'sessions.create', {
      input: {
        customerId: accountOf(tenant, role), actor: { id: `u-${role}`, name: 'Ana Souza', role }, components: ALL_COMPONENTS, allowedOrigins: [ORIGIN], ...more,
      },
    })
    if (answer.status !== 200) throw new Error(`no session: ${answer.text}`)
    return (answer.data as { token: string }).token
  }

  /** A call with a key; a mutation goes by POST, a query by GET. */
  server(key: string, path: string, options: CallOptions = {}): Promise<Answer> {
    return this.#call(`/trpc/${path}`, path, { ...options, headers: { authorization: `Bearer ${key}`, ...options.headers } })
  }

  /** A call from a host page. */
  widget(tenant: Pick<TestTenant, 'publishableKey'>, token: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const headers = { authorization: `Bearer ${token}`, origin: ORIGIN, 'assento-protocol': '1', ...options.headers }
    return this.#call(`/t/${tenant.publishableKey}/trpc/${path}`, path, { ...options, headers })
  }

  /** Any request; header values of null are left out. */
  async request(url: string, init: RequestInit = {}): Promise<Answer> {
    const response = await this.app.request(url, init)
    return readAnswer(response)
  }

  #call(url: string, path: string, { input, headers = {} }: CallOptions): Promise<Answer> {
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== null)) as Record<string, string>
    if (isMutation(path)) {
      return this.request(url, { method: 'POST', headers: { 'content-type': 'application/json', ...sent }, body: JSON.stringify(input ?? {}) })
    }
    const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
    return this.request(url + query, { headers: sent })
  }
}

/** Sessions of partners and of the manufacturer are of their own accounts. */
function accountOf({ customerId, partnerId, resellerId }: TestTenant, role: Role): string {
  if (role === 'manufacturer') return resellerId
  return role === 'partnerAdmin' || role === 'partnerUser' ? partnerId : customerId
}

function isMutation(path: string): boolean {
  return PROCEDURES.some((procedure) => procedure.path === path && procedure.isMutation)
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  const body = parsed(text) as { result?: { data: unknown }; error?: { data: ErrorShape } } | null
  return { status: response.status, headers: response.headers, text, data: body?.result?.data ?? null, error: body?.error?.data ?? null }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
