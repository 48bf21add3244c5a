import assert from 'node:assert/strict'
import { DEFAULT_COLLECTIONS_POLICY } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { DescribedPolicy, PolicyView } from '../../src/collections/dto.ts'
import { makeWorld } from '../fixture.ts'
import { runDueCollections } from '../../src/collections/run-due.ts'
import { workerAt } from '../worker-at.ts'
import { instant } from '@assento/rules'
import { addContacts, changePolicy, eventsOf, invoiceOf, ordersOf, timelineOf } from './collections-world.ts'

onEachDatabase('the policy is read, replaced by those who may, and refused with its fields and rules', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  const { data } = await world.server.read<PolicyView>('collections.policy.get')
  assert.deepEqual([data.policy, data.isDefault, data.version], [DEFAULT_COLLECTIONS_POLICY, true, 1])
  assert.deepEqual([data.openInvoices, data.calendar], [0, { dueDays: 10, localHolidays: [] }])
  const admin = await world.widget('billingAdmin')
  const set = (policy: unknown, version = 1) => admin.send<PolicyView>('collections.policy.set', { version, policy })
  const refused = await set({ ...data.policy, hour: 24, steps: [{ ...data.policy.steps[6], daysFromDue: 400 }] })
  assert.deepEqual(refused.error?.details.map(({ field, rule }) => [field, rule]), [
    ['policy.hour', 'collections.policy.hour'], ['policy.steps.0.daysFromDue', 'collections.policy.days'],
    ['policy.steps.0.action', 'collections.policy.unannounced'], ['policy.steps.0.action', 'collections.policy.noReminder']])
  assert.equal((await set({ ...data.policy, colour: 'red' })).error?.code, 'validation')
  assert.equal((await set(data.policy, 2)).error?.code, 'stale_version')
  assert.equal((await (await world.widget('administrator')).send('collections.policy.set', { version: 1, policy: data.policy })).error?.code, 'forbidden')
  const changed = await set({ ...data.policy, hour: 8 })
  assert.deepEqual([changed.data.policy.hour, changed.data.isDefault, changed.data.version], [8, false, 2])
})

onEachDatabase('another policy plans open invoices anew: what ran does not run again, what passed is not made up for', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  await addContacts(world, 'ana')
  await world.buy('basic P1Y/annual', 2)
  await world.advanceTo('2026-12-04T15:00:00.000Z')
  assert.equal((await ordersOf(world)).length, 4)
  assert.equal((await world.server.read<PolicyView>('collections.policy.get')).data.openInvoices, 1)
  await changePolicy(world, (policy) => ({
    ...policy, hour: 10, steps: [...policy.steps, { key: 'overdue+2', daysFromDue: 2, channel: 'email', template: 'notice.overdue', action: null, unless: null }],
  }))
  assert.equal((await invoiceOf(world)).next_step_at, '2026-12-05T13:00:00.000Z')
  await world.advanceTo('2026-12-05T13:00:00.000Z')
  assert.deepEqual(await ordersOf(world), ['reminder-7', 'reminder-1', 'due', 'overdue+1', 'overdue+3'])
  await changePolicy(world, (policy) => ({ ...policy, steps: policy.steps.filter(({ action }) => action === null) }))
  assert.equal((await timelineOf(world, await invoiceOf(world))).at(-1), 'overdue+7 planned')
  await world.advanceTo('2027-02-01T00:00:00.000Z')
  assert.deepEqual([(await ordersOf(world)).at(-1), (await invoiceOf(world)).next_step_at], ['overdue+7', null])
})

onEachDatabase('a policy with an earlier suspension touches nobody’s access before a new announcement and its distance', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  await addContacts(world, 'ana')
  const { id } = await world.buy('basic P1Y/annual', 2)
  await world.advanceTo('2026-12-15T15:00:00.000Z')
  await changePolicy(world, (policy) => ({
    ...policy, clearingBusinessDays: 0, steps: [
      ...policy.steps.slice(0, 4),
      { key: 'announce+2', daysFromDue: 2, channel: 'email', template: 'notice.suspension', action: null, unless: null },
      { key: 'suspend+5', daysFromDue: 5, channel: 'email', template: 'notice.suspended', action: 'suspend', unless: null },
    ],
  }))
  await world.advanceTo('2026-12-18T12:00:00.000Z')
  assert.deepEqual([(await world.row(id)).status, (await ordersOf(world)).at(-1)], ['active', 'announce+2'])
  // Announced on the 16th; three days later is a Saturday.
  await world.advanceTo('2026-12-21T12:00:00.000Z')
  assert.deepEqual([(await world.row(id)).status, (await ordersOf(world)).at(-1)], ['suspended', 'suspend+5'])
})

onEachDatabase('after an outage one message goes out, not five', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  await addContacts(world, 'ana')
  await world.buy('basic P1Y/annual', 2)
  await world.advanceTo('2026-11-22T03:00:00.000Z')
  while (await runDueCollections(await workerAt(world, instant('2026-12-06T00:00:00.000Z'))) > 0);
  assert.deepEqual(await ordersOf(world), ['overdue+3'])
  assert.deepEqual((await eventsOf(world)).filter((name) => / (done|skipped)$/.test(name)), [
    'reminder-7 skipped', 'reminder-1 skipped', 'due skipped', 'overdue+1 skipped', 'overdue+3 done'])
})

onEachDatabase('the customer reads the policy with the dates of the invoice, in the language asked for', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  await world.buy('basic P1Y/annual', 2)
  await world.advanceTo('2026-11-22T03:00:00.000Z')
  const viewer = await world.widget('viewer')
  const { data } = await viewer.read<DescribedPolicy>('collections.policy.describe', { invoiceId: (await invoiceOf(world)).id })
  assert.equal(data.steps.at(-1)?.sentence, 'Se a fatura não for paga até 17 de dezembro de 2026, as assinaturas dela são suspensas em 21 de dezembro, às 9h.')
  assert.deepEqual([data.invoice?.dueOn, data.steps[0]?.plannedAt], ['2026-12-02', '2026-11-25T12:00:00.000Z'])
  const general = await viewer.read<DescribedPolicy>('collections.policy.describe', { locale: 'en' })
  assert.deepEqual([general.data.invoice, general.data.steps[0]?.sentence], [null, 'Reminder by e-mail 7 days before the due date at 09:00.'])
})
