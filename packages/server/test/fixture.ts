/**
 * A world for tests through real HTTP: one test tenant with the Nimbus catalogue and two customers, a server clock that stands
 * still, and callers that send what a reseller's server or a widget would send.
 */
import { randomUUID } from 'node:crypto'
import assert from 'node:assert/strict'
import { instant } from '@assento/rules'
import type { Instant, SubscriptionPolicy } from '@assento/rules'
import { findSubscription, insertAccount, newId } from '@assento/store'
import type { AssentoDatabase, Role, SubscriptionRow, Tx } from '@assento/store'
import type { Hono } from 'hono'
import { NO_SETTINGS, settingsText } from '../src/accounts/tenant-settings.ts'
import { createApp } from '../src/platform/app.ts'
import type { AppEnv } from '../src/platform/app.ts'
import { loadConfig } from '../src/platform/config.ts'
import { createLogger } from '../src/platform/logger.ts'
import type { ErrorShape } from '../src/platform/types.ts'
import { runDueCollections } from '../src/collections/run-due.ts'
import { runDueDrafts } from '../src/invoices/run-due.ts'
import { runDueSerials } from '../src/licences/run-due.ts'
import { runDueUnits } from '../src/orders/run-due.ts'
import { runDueSubscriptions } from '../src/renewals/run-due.ts'
import { makeTenant } from '../src/sandbox/make-tenant.ts'
import type { SubscriptionDetail } from '../src/subscriptions/dto.ts'
import { storeNimbus } from './nimbus.ts'
import type { Nimbus } from './nimbus.ts'

export const NOW: Instant = instant('2026-11-21T15:00:00.000Z')
const ORIGIN = 'https://cliente.example'

/** What every component may do: the roles decide. */
const EVERYTHING = {
  subscriptions: { features: ['seats.edit', 'cancel', 'suspend', 'seats.assign', 'plan.edit'] },
  renewals: { features: ['renewals.edit'] },
  accounts: { features: ['members.edit'] },
  audit: { features: [] },
  cart: { features: ['cart.edit', 'checkout'] },
  tickets: { features: ['open'] },
  invoices: { features: ['download', 'secondCopy', 'dispute', 'contacts.edit'] },
  collections: { features: ['policy.edit'] },
  orders: { features: ['orders.submit', 'orders.decide'] },
  stock: { features: ['stock.adjust'] },
  customers: { features: ['customers.edit', 'customers.offboard', 'customers.erase'] },
  serials: {
    features: [
      'download', 'serials.assign', 'serials.unassign', 'serials.block', 'serials.renew', 'activations.close', 'activations.offline',
    ],
  },
}

/** An answer of one call: `data` when it went well, `error` else. */
export interface Called<Data> {
  readonly status: number
  readonly data: Data
  readonly error: (ErrorShape & { readonly message: string }) | null
}

export interface CallOptions {
  /** Left out, commands get a new key. */
  readonly idempotencyKey?: string
}

/** Calls procedures as one person or server. */
export interface Person {
  read<Data>(path: string, input?: unknown): Promise<Called<Data>>
  /** A quote: POST, without a key. */
  quote<Data>(path: string, input: unknown): Promise<Called<Data>>
  send<Data>(path: string, input?: unknown, options?: CallOptions): Promise<Called<Data>>
}

export interface World {
  readonly app: Hono<AppEnv>
  readonly database: AssentoDatabase
  readonly tenantId: string
  readonly nimbus: Nimbus
  readonly customerId: string
  readonly siblingId: string
  /** The reseller's server, with a secret key. */
  readonly server: Person
  /** A widget of the customer; `customerId` for another one. */
  widget(role: Role, options?: { readonly customerId?: string; readonly actorId?: string }): Promise<Person>
  /** Buys by the reseller's server at the tenant's now. */
  buy(offer: string, seats: number, customerId?: string): Promise<SubscriptionDetail>
  row(subscriptionId: string): Promise<SubscriptionRow>
  /** Moves the tenant's clock. */
  advanceTo(to: string): Promise<void>
}

export interface WorldOptions {
  readonly policy?: SubscriptionPolicy
  readonly now?: Instant
  readonly isCorporate?: boolean
  /** Unpaid invoices are reminded of and suspended for, by the default policy; else nobody minds them. */
  readonly collects?: boolean
  /** Prices of the catalogue hold from here on. */
  readonly pricesFrom?: Instant
}

/** Each world is a tenant of its own: cases of a file share the database. */
export async function makeWorld(database: AssentoDatabase, options: WorldOptions = {}): Promise<World> {
  const now = options.now ?? NOW
  const clock = { now: () => now }
  const app = createApp({
    database, clock, logger: createLogger('silent'), config: loadConfig({ ASSENTO_CALLS_PER_MINUTE: '1000000' }), runners: [runDueSubscriptions, runDueUnits, runDueSerials, runDueDrafts, runDueCollections],
  })
  const { tenant, customerId, siblingId, nimbus } = await database.withTx(async (tx) => {
    const made = await makeTenant(tx, { name: 'Revenda Aurora', environment: 'test', zone: 'America/Sao_Paulo', locale: 'pt-BR' }, now)
    if (options.collects !== true) await stopCollecting(tx, made.tenantId)
    const customer = (name: string, isCorporate: boolean) => {
      const id = newId('acc')
      return insertAccount(tx, made.tenantId, {
        id, kind: 'customer', parent_id: made.resellerId, name, trade_name: null, search_name: name.toLowerCase(), tax_id: null, email: null,
        phone: null, address: null, is_corporate: isCorporate ? 1 : 0, external_ref: null, version: 1, created_at: now, removed_at: null,
      }).then(() => id)
    }
    return {
      tenant: made, customerId: await customer('Padaria Trigo Lunar', options.isCorporate ?? false),
      siblingId: await customer('Escola Caminho das Pedras', false),
      nimbus: await storeNimbus(tx, made.tenantId, options.policy, options.pricesFrom),
    }
  })
  const server = personOf(app, '/trpc', { authorization: `Bearer ${tenant.key}` })
  const widget: World['widget'] = async (role, { customerId: of = customerId, actorId = `${role}-1` } = {}) => {
    const session = await server.send<{ token: string; endpointPath: string }>('sessions.create', {
      customerId: of, actor: { id: actorId, name: `Pessoa ${role}`, role }, components: EVERYTHING, allowedOrigins: [ORIGIN],
    })
    assert.equal(session.status, 200, JSON.stringify(session.error))
    const headers = { authorization: `Bearer ${session.data.token}`, origin: ORIGIN, 'assento-protocol': '1' }
    return personOf(app, session.data.endpointPath, headers)
  }
  return {
    app, database, tenantId: tenant.tenantId, nimbus, customerId, siblingId, server, widget,
    async buy(offer, seats, of = customerId) {
      const bought = await server.send<{ subscription: SubscriptionDetail | null }>('subscriptions.create', {
        customerId: of, offerId: nimbus.offer(offer), seats,
      })
      assert.ok(bought.error === null && bought.data.subscription !== null, JSON.stringify(bought))
      return bought.data.subscription
    },
    async row(subscriptionId) {
      const row = await findSubscription(database, tenant.tenantId, subscriptionId)
      assert.ok(row !== null)
      return row
    },
    async advanceTo(to) {
      const moved = await server.send('sandbox.advance', { to })
      assert.equal(moved.status, 200, JSON.stringify(moved.error))
    },
  }
}

/** A policy without steps: the case is about something else, and its customers never pay. */
async function stopCollecting(tx: Tx, tenantId: string): Promise<void> {
  const settings = settingsText({ ...NO_SETTINGS, billing: { ...NO_SETTINGS.billing, collections: { ...NO_SETTINGS.billing.collections, steps: [] } } })
  await tx.db.updateTable('tenant').set({ settings }).where('id', '=', tenantId).execute()
}

function personOf(app: Hono<AppEnv>, endpoint: string, headers: Readonly<Record<string, string>>): Person {
  return {
    async read<Data>(path: string, input?: unknown): Promise<Called<Data>> {
      const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
      return called<Data>(await app.request(`${endpoint}/${path}${query}`, { headers: { ...headers } }))
    },
    async quote<Data>(path: string, input: unknown): Promise<Called<Data>> {
      return called<Data>(await app.request(`${endpoint}/${path}`, {
        method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(input),
      }))
    },
    async send<Data>(path: string, input?: unknown, { idempotencyKey = randomUUID() }: CallOptions = {}): Promise<Called<Data>> {
      return called<Data>(await app.request(`${endpoint}/${path}`, {
        method: 'POST', headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
        ...(input === undefined ? {} : { body: JSON.stringify(input) }),
      }))
    },
  }
}

async function called<Data>(response: Response): Promise<Called<Data>> {
  const body = await response.json() as {
    result?: { data: Data }
    error?: { message: string; data: ErrorShape }
  }
  const error = body.error === undefined ? null : { ...body.error.data, message: body.error.message }
  return { status: response.status, data: body.result?.data as Data, error }
}
