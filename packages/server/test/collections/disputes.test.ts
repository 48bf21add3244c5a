import assert from 'node:assert/strict'
import type { Denied } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { Disputed, DisputeItem } from '../../src/collections/dto.ts'
import { makeWorld } from '../fixture.ts'
import { addContacts, invoiceOf, ordersOf, pay, SUSPENDED_AT, timelineOf } from './collections-world.ts'

const REASON = 'Cobraram dez licenças e temos oito.'

onEachDatabase('a dispute pauses the suspension and not the notices; its answer lets it go on after the clearing days', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  await addContacts(world, 'ana')
  const { id } = await world.buy('basic P1Y/annual', 2)
  await world.advanceTo('2026-12-05T20:00:00.000Z')
  const invoice = await invoiceOf(world)
  const contact = await world.widget('billingContact')
  const opened = await contact.send<Disputed>('collections.disputes.open', { invoiceId: invoice.id, reason: REASON })
  assert.partialDeepStrictEqual(opened.data, { verdict: 'allowed', dispute: { state: 'open', reason: REASON, openedBy: 'Pessoa billingContact' } })
  const again = await contact.send<Denied>('collections.disputes.open', { invoiceId: invoice.id, reason: REASON })
  assert.equal(again.data.rule, 'collections.dispute.alreadyOpen')
  assert.equal((await timelineOf(world, invoice)).at(-1), 'suspend+15 paused')

  await world.advanceTo(SUSPENDED_AT)
  assert.equal((await world.row(id)).status, 'active')
  assert.equal((await ordersOf(world)).at(-1), 'overdue+7')
  await world.advanceTo('2026-12-23T15:00:00.000Z')
  const disputeId = opened.data.dispute?.id
  const resolved = await world.server.send<DisputeItem>('collections.disputes.resolve', { disputeId, resolution: 'A fatura está certa.' })
  assert.partialDeepStrictEqual(resolved.data, { state: 'resolved', resolvedAt: '2026-12-23T15:00:00.000Z' })
  assert.equal((await world.server.send('collections.disputes.resolve', { disputeId, resolution: 'De novo.' })).error?.code, 'conflict')
  // The 25th is a holiday: the two business days after the 24th are Monday and Tuesday.
  await world.advanceTo('2026-12-29T11:59:59.999Z')
  assert.equal((await world.row(id)).status, 'active')
  await world.advanceTo('2026-12-29T12:00:00.000Z')
  assert.deepEqual([(await world.row(id)).status, (await ordersOf(world)).at(-1)], ['suspended', 'suspend+15'])
})

onEachDatabase('only what is owed is disputed, and only by those whose invoice it is', async ({ database }) => {
  const world = await makeWorld(database, { collects: true })
  await world.buy('basic P1Y/annual', 2)
  await world.advanceTo('2026-12-05T20:00:00.000Z')
  const invoice = await invoiceOf(world)
  const input = { invoiceId: invoice.id, reason: REASON }
  const stranger = await world.widget('administrator', { customerId: world.siblingId })
  assert.equal((await stranger.send('collections.disputes.open', input)).error?.code, 'not_found')
  assert.equal((await stranger.read('collections.timeline', { invoiceId: invoice.id })).error?.code, 'not_found')
  assert.equal((await stranger.read('collections.policy.describe', { invoiceId: invoice.id })).error?.code, 'not_found')
  assert.equal((await (await world.widget('viewer')).send('collections.disputes.open', input)).error?.code, 'forbidden')
  assert.equal((await world.server.send('collections.disputes.resolve', { disputeId: 'dsp_0', resolution: 'x' })).error?.code, 'not_found')
  await pay(world, invoice, '2026-12-05T21:00:00.000Z')
  assert.equal((await world.server.send<Denied>('collections.disputes.open', input)).data.rule, 'collections.dispute.nothingOwed')
})
