import assert from 'node:assert/strict'
import { addDays, addMs, badgeOf, calendarDate, instant, movesOf, serialStateOn } from '@assento/rules'
import type { SerialState } from '@assento/rules'
import fc from 'fast-check'
import * as store from '../../src/index.ts'
import { createSampleAccount, createSampleTenant, onEachDatabase, SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'
import { insertSampleSerial } from '../sample-serial.ts'

const TODAY = calendarDate('2026-03-10')
const STATES: readonly SerialState[] = ['pending', 'active', 'grace', 'expired', 'suspended', 'cancelled']
const EVERYTHING: store.SerialQuestion = {
  partnerId: null, customerId: null, productId: null, states: STATES, search: null, movedSince: null, today: TODAY, countMovesSince: addMs(SAMPLE_NOW, -1),
}

/** A serial as it is drawn: how far its end is, and what blocks it. */
const drawn = fc.record({
  customer: fc.nat(4), endsIn: fc.option(fc.integer({ min: -10, max: 3 }), { freq: 5 }), graceDays: fc.nat(8), isPending: fc.boolean(), isSuspended: fc.boolean(),
  isCancelled: fc.boolean(),
  // Hours between two computers, and whether the next has the same hardware.
  machines: fc.array(fc.record({ fingerprint: fc.constantFrom('a', 'b'), hours: fc.integer({ min: 1, max: 9_000 }), isDead: fc.boolean() }), { maxLength: 4 }),
})

interface Made {
  readonly id: string
  readonly name: string
  readonly customerId: string
  readonly state: SerialState
}

async function make(tx: store.Tx, sample: SampleTenant, customers: readonly string[], serial: typeof drawn extends fc.Arbitrary<infer Drawn> ? Drawn : never): Promise<Made> {
  const customerId = customers[serial.customer] ?? ''
  const facts = {
    validUntil: serial.endsIn === null ? null : addDays(TODAY, serial.endsIn), graceDays: serial.graceDays, provisionedAt: serial.isPending ? null : SAMPLE_NOW,
    cancelledAt: serial.isCancelled ? SAMPLE_NOW : null, lapseEffect: 'stops' as const,
    suspension: serial.isSuspended ? { reason: 'outro', note: null, startedAt: SAMPLE_NOW, until: null } : null,
  }
  const { serialId } = await insertSampleSerial(tx, { ...sample, customerId }, {
    serial: {
      valid_until: facts.validUntil, grace_days: facts.graceDays, provisioned_at: facts.provisionedAt, cancelled_at: facts.cancelledAt,
      cancel_kind: serial.isCancelled ? 'terminated' : null, pending_reason: serial.isPending ? 'awaitingVendor' : null,
    },
  })
  if (serial.isSuspended) {
    await store.openSuspension(tx, sample.tenantId, {
      serial_id: serialId, reason: 'outro', note: null, until: null, clock_state_at_start: 'active', started_at: SAMPLE_NOW, started_by: 'x', started_by_name: 'X',
    })
  }
  return { id: serialId, name: String(serial.customer), customerId, state: serialStateOn(facts, TODAY).state }
}

onEachDatabase('any serials: pages, groups, outline and jumps agree with each other and with the rule of states, whatever is asked', async ({ database }) => {
  await fc.assert(fc.asyncProperty(fc.array(drawn, { minLength: 1, maxLength: 12 }), fc.subarray([...STATES], { minLength: 1 }), fc.integer({ min: 1, max: 5 }), async (serials, states, limit) => {
    const sample = await createSampleTenant(database)
    const made = await database.withTx(async (tx) => {
      const customers: string[] = []
      // Two of one name: the id decides between them.
      for (const name of ['b', 'a', 'c', 'a', 'd']) customers.push(await createSampleAccount(tx, sample.tenantId, { kind: 'customer', name, parentId: sample.resellerId }))
      const all: Made[] = []
      for (const serial of serials) all.push(await make(tx, sample, customers, serial))
      return all
    })
    const question = { ...EVERYTHING, states }
    const rows = await walk<store.SerialListRow, store.SerialKey>((after) => store.listSerials(database, sample.tenantId, question, { after, skip: 0, limit }))
    assert.deepEqual(rows.map(({ id }) => id).sort(), made.filter(({ state }) => states.includes(state)).map(({ id }) => id).sort())
    assert.deepEqual(rows.map(({ id, state }) => [id, state]), rows.map(({ id }) => [id, made.find((each) => each.id === id)?.state]))
    const places = rows.map(({ searchName, customerId, id }) => `${searchName} ${customerId} ${id}`)
    assert.deepEqual(places, [...places].sort())
    const groups = await walk<store.SerialGroupRow, store.GroupKey>((after) => store.listSerialGroups(database, sample.tenantId, question, { after, limit }))
    assert.deepEqual(groups.map(({ customerId }) => customerId), [...new Set(rows.map(({ customerId }) => customerId))])
    for (const group of groups) {
      const own = rows.filter(({ customerId }) => customerId === group.customerId)
      assert.deepEqual([group.serials, store.badgeCounts(group).expired], [own.length, own.filter(({ state }) => badgeOf(state) === 'expired').length])
      const skipped = await store.listSerials(database, sample.tenantId, { ...question, customerId: group.customerId }, { after: null, skip: 1, limit: 10 })
      assert.deepEqual(skipped.items.map(({ id }) => id), own.slice(1).map(({ id }) => id))
    }
    const outline = await store.outlineSerials(database, sample.tenantId, question, limit)
    assert.deepEqual([outline.customers, outline.serials, outline.active], [groups.length, rows.length, rows.filter(({ state }) => state === 'active').length])
    for (const [index, after] of outline.anchors.entries()) {
      const page = await store.listSerialGroups(database, sample.tenantId, question, { after, limit: 1 })
      assert.deepEqual(page.items.map(({ customerId }) => customerId), [groups[(index + 1) * limit]?.customerId])
    }
    assert.equal(outline.anchors.length, Math.max(0, Math.ceil(groups.length / limit) - 1))
  }), { numRuns: 25 })
})

onEachDatabase('for serials of one computer the filter of moves finds exactly those that the rule tells moves of', async ({ database }) => {
  await fc.assert(fc.asyncProperty(fc.array(drawn, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 9_000 }), async (serials, ago) => {
    const sample = await createSampleTenant(database)
    const since = addMs(SAMPLE_NOW, -ago * 3_600_000)
    const moved: string[] = []
    await database.withTx(async (tx) => {
      for (const serial of serials) {
        const { id } = await make(tx, sample, [sample.customerId], { ...serial, customer: 0, isCancelled: false })
        for (const row of machinesOf(id, serial.machines)) await store.insertActivation(tx, sample.tenantId, row)
      }
    })
    const { items } = await store.listSerials(database, sample.tenantId, EVERYTHING, { after: null, skip: 0, limit: 50 })
    const activations = await store.listActivations(database, sample.tenantId, items.map(({ id }) => id))
    for (const id of new Set(activations.map(({ serial_id: serialId }) => serialId))) {
      if (movesOf(activations.filter((each) => each.serial_id === id).map(store.activationFacts)).some(({ at }) => at > since)) moved.push(id)
    }
    const found = await store.listSerials(database, sample.tenantId, { ...EVERYTHING, movedSince: since }, { after: null, skip: 0, limit: 50 })
    assert.deepEqual(found.items.map(({ id }) => id).sort(), moved.sort())
    const [group] = (await store.listSerialGroups(database, sample.tenantId, { ...EVERYTHING, countMovesSince: since }, { after: null, limit: 5 })).items
    assert.equal(group?.moved, moved.length)
  }), { numRuns: 40 })
})

onEachDatabase('a partner’s serials are those of its stock and customers; open ones of a removed customer stay in the lists', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const { partnerId, ours } = await database.withTx(async (tx) => {
    const partner = await createSampleAccount(tx, sample.tenantId, { kind: 'reseller', name: 'Parceiro', parentId: sample.resellerId })
    const customerId = await createSampleAccount(tx, sample.tenantId, { kind: 'customer', name: 'Loja', parentId: partner })
    await insertSampleSerial(tx, sample)
    const { serialId } = await insertSampleSerial(tx, { ...sample, customerId }, { serial: { partner_id: partner } })
    await insertSampleSerial(tx, { ...sample, customerId }, { serial: { partner_id: partner, cancelled_at: SAMPLE_NOW, cancel_kind: 'unassigned' } })
    await tx.db.updateTable('account').set({ removed_at: instant('2026-03-10T12:00:00.000Z') }).where('tenant_id', '=', sample.tenantId).where('id', '=', customerId).execute()
    return { partnerId: partner, ours: serialId }
  })
  const ask = async (more: Partial<store.SerialQuestion>) => (await store.listSerials(database, sample.tenantId, { ...EVERYTHING, states: null, ...more }, { after: null, skip: 0, limit: 10 })).items.map(({ id }) => id)
  assert.deepEqual([await ask({ partnerId }), (await ask({})).length, await ask({ partnerId, states: STATES })], [[ours], 2, [ours]])
})

/** One computer after the other, each closed before the next begins; the last one runs. */
function machinesOf(serialId: string, machines: readonly { readonly fingerprint: string; readonly hours: number; readonly isDead: boolean }[]): readonly store.NewActivation[] {
  let at = addMs(SAMPLE_NOW, -machines.reduce((sum, { hours }) => sum + hours, 0) * 3_600_000)
  return machines.map(({ fingerprint, hours, isDead }, index) => {
    const from = at
    at = addMs(at, hours * 3_600_000)
    const isOpen = index === machines.length - 1
    return {
      id: store.newId('act'), serial_id: serialId, fingerprint, components: null, machine_name: fingerprint, app_version: null, is_offline: 0, activated_at: from,
      activated_by: 'machine', activated_by_name: fingerprint, nonce: null, last_seen_at: from, lease_until: null, closed_by_name: null,
      closed_at: isOpen ? null : at, closed_reason: isOpen ? null : isDead ? 'leaseDead' as const : 'user' as const,
    }
  })
}

async function walk<Item, Key>(read: (after: Key | null) => Promise<store.Page<Item, Key>>): Promise<Item[]> {
  const items: Item[] = []
  for (let after: Key | null = null; ;) {
    const page = await read(after)
    items.push(...page.items)
    if (page.next === null) return items
    after = page.next
  }
}
