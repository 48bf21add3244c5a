import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addMs, instant } from '@assento/rules'
import { sql, type CompiledQuery } from 'kysely'
import {
  insertAccount, insertSubscriptions, listAccounts, listSubscriptions, newId, openSeatBatch, type AccountKey, type AssentoDatabase, type Handle,
  type Page, type SubscriptionListItem,
} from '../../src/index.ts'
import { createSampleAccount, createSampleSubscription, createSampleTenant, onDatabase, onEachDatabase, SAMPLE_NOW, sampleSubscription } from '../on-each-database.ts'

/** Reads a list to its end by pages. */
async function readAll<Item, Key>(readPage: (after: Key | null) => Promise<Page<Item, Key>>): Promise<Item[]> {
  const items: Item[] = []
  for (let after: Key | null = null; ;) {
    const page: Page<Item, Key> = await readPage(after)
    items.push(...page.items)
    if (page.next === null) return items
    after = page.next
  }
}

onEachDatabase('pages of any size put together are the whole list, in order, once each', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const other = await database.withTx((tx) => createSampleAccount(tx, sample.tenantId, { kind: 'customer', name: 'Outra' }))
  const rows = Array.from({ length: 53 }, (_, index) => sampleSubscription(sample, { customer_id: index % 3 === 0 ? other : sample.customerId }))
  await database.withTx((tx) => insertSubscriptions(tx, sample.tenantId, [...rows].reverse()))
  const list = (customerId: string | null, limit: number) => readAll<SubscriptionListItem, string>((afterId) =>
    listSubscriptions(database, sample.tenantId, { customerId, now: SAMPLE_NOW, afterId, limit }))
  const idsOf = (customerId: string | null) => rows.filter((row) => customerId === null || row.customer_id === customerId).map((row) => row.id)
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.constantFrom(null, sample.customerId, other), async (limit, customerId) => {
    assert.deepEqual((await list(customerId, limit)).map((item) => item.id), idsOf(customerId))
  }), { numRuns: 20 })
})

onEachDatabase('a page holds 1 to 200', async ({ database }) => {
  const { tenantId } = await createSampleTenant(database)
  const list = (limit: number) => listSubscriptions(database, tenantId, { customerId: null, now: SAMPLE_NOW, afterId: null, limit })
  for (const limit of [0, 201, 1.5, -1, Number.NaN]) await assert.rejects(list(limit), /page limit/)
  for (const limit of [1, 200]) assert.deepEqual(await list(limit), { items: [], next: null })
})

onEachDatabase('an item shows names, the window that closes next and whether a renewal is planned', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const id = await createSampleSubscription(database, sample)
  const until = instant('2026-03-12T00:00:00.000Z')
  await database.withTx(async (tx) => {
    for (const end of [addMs(until, 5), until]) await openSeatBatch(tx, sample.tenantId, id, { seats: 1, addedAt: SAMPLE_NOW, until: end })
    await tx.db.insertInto('renewal_plan').values({
      tenant_id: sample.tenantId, subscription_id: id, seats: 7, offer_id: sample.offerId, plan_id: sample.planId, commitment: 'P1Y',
      billing_frequency: 'monthly', custom_term_until: null, created_at: SAMPLE_NOW, created_by: 'maria',
    }).execute()
  })
  const at = async (now: typeof until) => (await listSubscriptions(database, sample.tenantId, { customerId: null, now, afterId: null, limit: 5 })).items[0]
  const item = await at(SAMPLE_NOW)
  assert.deepEqual(item, {
    id, customerId: sample.customerId, customerName: 'Padaria Aurora', name: 'Suíte de Escritório', productId: sample.productId,
    productName: 'Suíte de Escritório', planId: sample.planId, planName: 'Básico', familyName: 'Produtividade', status: 'active', isTrial: 0, seats: 10, assignedSeats: 0,
    commitment: 'P1Y', billingFrequency: 'monthly', currency: 'BRL', cycleUnitCents: 1_000, termStartsOn: '2026-03-01', termUntil: '2027-03-01',
    endOfTerm: 'renew', version: 1, windowUntil: until, reducibleSeats: 2,
    hasRenewalPlan: 1, renewalPlanSeats: 7, provisioning: null,
  })
  assert.equal((await at(until))?.windowUntil, until, 'the last instant is inside the window')
  assert.equal((await at(addMs(until, 1)))?.windowUntil, addMs(until, 5))
  assert.equal((await at(addMs(until, 6)))?.windowUntil, null)
})

onEachDatabase('accounts of any names come in byte order of the normalised name on both databases, page by page', async ({ database }) => {
  const { tenantId } = await createSampleTenant(database)
  const names = fc.array(fc.string({ unit: 'grapheme', maxLength: 6 }).filter((name) => !name.includes('\u0000') && Buffer.from(name).toString() === name), { maxLength: 25 })
  await fc.assert(fc.asyncProperty(names, fc.integer({ min: 1, max: 9 }), async (searchNames, limit) => {
    const parentId = await database.withTx((tx) => createSampleAccount(tx, tenantId, { kind: 'reseller', name: 'raiz' }))
    const stored = searchNames.map((searchName) => ({ id: newId('acc'), searchName }))
    await database.withTx(async (tx) => {
      for (const { id, searchName } of stored) {
        await insertAccount(tx, tenantId, {
          id, kind: 'customer', parent_id: parentId, name: 'X', trade_name: null, search_name: searchName, tax_id: null, email: null, phone: null,
          address: null, is_corporate: 0, external_ref: null, version: 1, created_at: SAMPLE_NOW, removed_at: null,
        })
      }
    })
    const listed = await readAll<{ id: string }, AccountKey>((after) => listAccounts(database, tenantId, { kind: 'customer', parentId, after, limit }))
    const expected = stored.sort((a, b) => Buffer.compare(Buffer.from(a.searchName), Buffer.from(b.searchName)) || (a.id < b.id ? -1 : 1))
    assert.deepEqual(listed.map((row) => row.id), expected.map((row) => row.id))
  }), { numRuns: 15 })
})

onEachDatabase('a name is found by its beginning, letters beyond ASCII included', async ({ database }) => {
  const { tenantId, resellerId } = await createSampleTenant(database)
  await database.withTx(async (tx) => {
    for (const name of ['acougue', 'açaí', 'acme', 'adega']) await createSampleAccount(tx, tenantId, { kind: 'customer', name, parentId: resellerId })
  })
  const found = async (namePrefix: string) => (await listAccounts(database, tenantId, { kind: 'customer', namePrefix, after: null, limit: 50 }))
    .items.map((account) => account.search_name)
  assert.deepEqual(await found('ac'), ['acai', 'acme', 'acougue'])
  assert.deepEqual(await found('%'), [])
})

/** The texts that a call sends, caught on their way. */
async function queriesOf(database: AssentoDatabase, call: (handle: Handle) => Promise<unknown>): Promise<CompiledQuery[]> {
  const queries: CompiledQuery[] = []
  const root = database.db
  const db = new Proxy(root, {
    get: (_target, key) => {
      if (key === 'executeQuery') return (query: CompiledQuery) => (queries.push(query), root.executeQuery(query))
      const member: unknown = Reflect.get(root, key, root)
      return typeof member === 'function' ? member.bind(root) : member
    },
  })
  await call({ dialect: database.dialect, db })
  return queries
}

onDatabase('sqlite', 'the hot list reads by index in index order: no scan, no sorting', async ({ database }) => {
  const { tenantId, customerId } = await createSampleTenant(database)
  for (const [filter, index] of [[customerId, 'subscription_by_customer'], [null, 'sqlite_autoindex_subscription_1']] as const) {
    const [query] = await queriesOf(database, (handle) =>
      listSubscriptions(handle, tenantId, { customerId: filter, now: SAMPLE_NOW, afterId: 'sub_', limit: 50 }))
    assert.ok(query)
    const { rows } = await database.db.executeQuery<{ detail: string }>({ ...query, sql: `explain query plan ${query.sql}` })
    const plan = rows.map((row) => row.detail)
    const searches = plan.filter((step) => step.startsWith('SEARCH subscription '))
    assert.equal(searches.length, 1)
    assert.match(searches[0] ?? '', new RegExp(`USING INDEX ${index} \\(.*id>\\?\\)`))
    // `SCAN s` reads the page itself, which has been cut by then.
    assert.ok(plan.every((step) => step === 'SCAN s' || !/^SCAN|TEMP B-TREE/.test(step)), plan.join('\n'))
  }
})

onDatabase('postgres', 'the hot list reads 51 rows by index, whatever lies after them', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const rows = Array.from({ length: 5_000 }, () => sampleSubscription(sample))
  await database.withTx((tx) => insertSubscriptions(tx, sample.tenantId, rows))
  await sql`analyze`.execute(database.db)
  for (const customerId of [sample.customerId, null]) {
    const [query] = await queriesOf(database, (handle) =>
      listSubscriptions(handle, sample.tenantId, { customerId, now: SAMPLE_NOW, afterId: rows[100]?.id ?? '', limit: 50 }))
    assert.ok(query)
    const plan = await database.db.executeQuery<{ 'QUERY PLAN': string }>({ ...query, sql: `explain (costs off) ${query.sql}` })
    const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
    assert.match(text, /Limit\n +-> +Index Scan using subscription_(pkey|by_customer) on subscription\n/)
    assert.doesNotMatch(text, /Seq Scan on subscription/)
  }
})
