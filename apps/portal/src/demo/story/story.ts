/** One tenant's story as it is lived: its procedures at its own time, called by the system or by a person of a customer. */
import { randomUUID } from 'node:crypto'
import { addHours, assert, dateInZone, type CalendarDate, type Instant } from '@assento/rules'
import { callerOf, type TenantCaller } from '@assento/server/cli/with-runtime'
import { createApp } from '@assento/server/platform/app'
import { tenantContext } from '@assento/server/platform/authenticate'
import { tenantNow, type Runtime } from '@assento/server/platform/context'
import { appRouter } from '@assento/server/router'
import { makeTenant } from '@assento/server/sandbox/make-tenant'
import { loadTenant, type TenantRow } from '@assento/store'
import type { Person } from '../../hosts/kit/persons.ts'
import { actorName, COMPONENTS } from '../../hosts/kit/session-request.ts'
import type { Customer } from '../../hosts/kit/visit.ts'

export const ZONE = 'America/Sao_Paulo'

export interface Story {
  readonly runtime: Runtime
  readonly tenantId: string
  readonly publishableKey: string
  readonly secretKey: string
  /** The seller's own account: its people's, not a customer's. */
  readonly maker: Customer
  readonly say: (text: string) => void
  /** The API's own door, for what comes from outside: signed callbacks. */
  readonly request: (path: string, init: RequestInit) => Promise<Response>
}

/** A test tenant whose clock begins at `startsAt`. */
export async function beginStory(runtime: Runtime, name: string, startsAt: Instant, say: (text: string) => void): Promise<Story> {
  const { tenantId, publishableKey, key, resellerId } = await runtime.database.withTx((tx) => makeTenant(tx, {
    name, environment: 'test', zone: ZONE, locale: 'pt-BR', clockStartsAt: startsAt,
  }, runtime.clock.now()))
  const app = createApp(runtime)
  return { runtime, tenantId, publishableKey, secretKey: key, maker: { id: resellerId, name }, say, request: async (path, init) => app.request(path, init) }
}

/** Procedures at the tenant's present time, called by the system itself. */
export async function system(story: Story): Promise<TenantCaller> {
  return callerOf(story.runtime, await tenantOf(story))
}

/** Procedures as a person calls them from a widget, of a customer or of an account of their own: the person's role decides. */
export async function asPerson(story: Story, customer: Customer, person: Person): Promise<TenantCaller> {
  const { runtime } = story
  const serverNow = runtime.clock.now()
  return appRouter.createCaller({
    runtime, tenant: tenantContext(await tenantOf(story)), serverNow, requestId: `seed_${randomUUID()}`, idempotencyKey: randomUUID(), signal: null,
    caller: {
      kind: 'widget', sessionId: 'seed', customerId: customer.id, actorId: person.id, actorName: actorName(person, customer.name),
      role: person.role, components: COMPONENTS, expiresAt: addHours(serverNow, 1),
    },
  })
}

/** Moves the tenant's clock, and lives through what falls due on the way. */
export async function moveTo(story: Story, to: Instant): Promise<void> {
  await (await system(story)).sandbox.advance({ to })
}

/** The tenant's time. */
export async function nowOf(story: Story): Promise<Instant> {
  return tenantNow(tenantContext(await tenantOf(story)), story.runtime.clock.now())
}

export async function todayOf(story: Story): Promise<CalendarDate> {
  return dateInZone(await nowOf(story), ZONE)
}

export async function customerByTaxId(story: Story, taxId: string): Promise<Customer> {
  const { items } = await (await system(story)).accounts.list({ kind: 'customer', limit: 200 })
  const found = items.find((account) => account.taxId === taxId)
  assert(found !== undefined, `the customers' file has ${taxId}`)
  return found
}

async function tenantOf({ runtime, tenantId }: Story): Promise<TenantRow> {
  const tenant = await loadTenant(runtime.database, tenantId)
  assert(tenant !== null, 'the story has its tenant')
  return tenant
}
