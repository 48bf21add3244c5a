import assert from 'node:assert/strict'
import { verifyAudit } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { Harness } from './harness.ts'
import { sampleWorld } from './sample-world.ts'

interface Entries { readonly items: readonly { readonly action: string; readonly outcome: string; readonly rule: string | null; readonly role: string }[] }

onEachDatabase('what was done, denied and refused is in the log with who, and nothing else is', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  const [admin, viewer, seller] = [await harness.token(world), await harness.token(world, 'viewer'), await harness.token(world, 'salesAgent')]
  const change = (token: string, seats: number, version: number) => harness.widget(world, token, 'subscriptions.seats.change', {
    input: { subscriptionId: world.ids['subscriptionId'], version, seats }, headers: { 'idempotency-key': `a-${seats}-${version}-${token.slice(-4)}` },
  })
  assert.equal((await change(viewer, 12, 1)).status, 403)
  assert.partialDeepStrictEqual((await change(admin, 0, 1)).data, { verdict: 'denied', rule: 'subscriptions.seats.zero' })
  assert.partialDeepStrictEqual((await change(admin, 12, 1)).data, { verdict: 'allowed' })
  await change(seller, 11, 2)
  assert.equal((await change(admin, 13, 1)).status, 409)
  const log = (await harness.widget(world, admin, 'audit.list')).data as Entries
  // Newest first: the stale change, the seller's reduction, then the administrator's and the viewer's.
  assert.deepEqual(log.items.filter(({ action }) => action === 'subscriptions.seats.change').map(({ outcome, rule, role }) => [outcome, rule, role]), [
    ['refused', 'subscriptions.version.stale', 'administrator'],
    ['refused', 'accounts.role.forbidden', 'salesAgent'],
    ['done', null, 'administrator'],
    ['denied', 'subscriptions.seats.zero', 'administrator'],
    ['refused', 'accounts.role.forbidden', 'viewer'],
  ])
  assert.equal((await verifyAudit(database, world.tenantId)).ok, true)
})

onEachDatabase('a page shows the log of its own customer, a server that of the tenant, in pages', async ({ database }) => {
  const harness = new Harness(database)
  const world = await sampleWorld(database)
  const token = await harness.token(world)
  await harness.token(world, 'viewer', { customerId: world.siblingId })
  const own = (await harness.widget(world, token, 'audit.list')).data as Entries
  assert.equal(own.items.length, 1)
  const first = (await harness.server(world.key, 'audit.list', { input: { limit: 1 } })).data as Entries & { nextCursor: string }
  const second = (await harness.server(world.key, 'audit.list', { input: { limit: 1, cursor: first.nextCursor } })).data as Entries & { nextCursor: string | null }
  assert.deepEqual([first.items.length, second.items.length, second.nextCursor], [1, 1, null])
})
