import assert from 'node:assert/strict'
import { SAAS_POLICY } from '@assento/rules'
import { onEachDatabase } from '@assento/store/testing'
import type { Page } from '../../src/subscriptions/dto.ts'
import type { TicketDetail, TicketItem } from '../../src/tickets/dto.ts'
import { auditEntries } from '../audit-entries.ts'
import { makeWorld } from '../fixture.ts'

const question = { category: 'billing', subject: 'Dúvida sobre a fatura', body: 'De onde vem a linha de 15 de março?' }

onEachDatabase('the ticket of a refused downgrade carries the subscription, its last changes and what was wanted', async ({ database }) => {
  const world = await makeWorld(database, { policy: SAAS_POLICY })
  const { id: subscriptionId } = await world.buy('premium P1Y/annual', 10)
  const contact = await world.widget('billingContact')
  const wanted = { planId: world.nimbus.plans.basic, seats: 4, commitment: 'P1Y', billingFrequency: 'annual' }
  const { data, error } = await contact.send<TicketDetail>('tickets.open', {
    category: 'commercial', subject: 'Mudar para o Basic', body: 'Queremos o plano Basic com 4 licenças.', about: { kind: 'subscription', id: subscriptionId }, wanted,
  })
  assert.equal(error, null)
  assert.deepEqual([data.number, data.state, data.about], ['2026-0001', 'open', { kind: 'subscription', id: subscriptionId }])
  const diagnosis = data.diagnosis as { about: { subscription: { seats: number }; lastChanges: readonly { action: string }[] }; wanted: { planName: string } }
  assert.deepEqual([diagnosis.about.subscription.seats, diagnosis.about.lastChanges.map(({ action }) => action), diagnosis.wanted.planName], [
    10, ['subscriptions.create'], 'Nimbus 365 Business Basic',
  ])
  const [entry] = await auditEntries(world)
  assert.deepEqual([entry?.action, entry?.outcome], ['tickets.open', 'done'])
  const events = await database.db.selectFrom('outbox_event').select('name').where('tenant_id', '=', world.tenantId).where('subject_id', '=', data.id).execute()
  assert.deepEqual(events.map(({ name }) => name), ['ticket.opened'])
})

onEachDatabase('a reply waits for the other side, and tickets are numbered without gaps', async ({ database }) => {
  const world = await makeWorld(database)
  const viewer = await world.widget('viewer')
  const { data: first } = await viewer.send<TicketDetail>('tickets.open', question)
  const { data: second } = await viewer.send<TicketDetail>('tickets.open', question)
  assert.deepEqual([first.number, second.number], ['2026-0001', '2026-0002'])
  const agent = await world.widget('helpdeskAgent')
  const answered = await agent.send<TicketDetail>('tickets.reply', { ticketId: first.id, body: 'É o crédito da redução.' })
  assert.deepEqual([answered.data.state, answered.data.messages.length], ['waitingCustomer', 2])
  const thanked = await viewer.send<TicketDetail>('tickets.reply', { ticketId: first.id, body: 'Obrigada!' })
  assert.deepEqual([thanked.data.state, thanked.data.messages.map(({ authorName }) => authorName)], [
    'waitingPartner', ['Pessoa viewer', 'Pessoa helpdeskAgent', 'Pessoa viewer'],
  ])
  const { data: page } = await viewer.read<TicketDetail>('tickets.get', { ticketId: first.id, limit: 2 })
  assert.equal(page.messages.length, 2)
  const { data: rest } = await viewer.read<TicketDetail>('tickets.get', { ticketId: first.id, limit: 2, cursor: page.nextCursor })
  assert.deepEqual([rest.messages.map(({ body }) => body), rest.nextCursor], [['Obrigada!'], null])
  const { data: list } = await viewer.read<Page<TicketItem>>('tickets.list')
  assert.deepEqual(list.items.map(({ number }) => number), ['2026-0002', '2026-0001'])
})

onEachDatabase('nobody reads another customer’s ticket, nor opens one about what is not theirs', async ({ database }) => {
  const world = await makeWorld(database)
  const { id: subscriptionId } = await world.buy('basic P1Y/annual', 1)
  const { data: ticket } = await (await world.widget('viewer')).send<TicketDetail>('tickets.open', question)
  const sibling = await world.widget('administrator', { customerId: world.siblingId })
  const answers = await Promise.all([
    sibling.read('tickets.get', { ticketId: ticket.id }), sibling.send('tickets.reply', { ticketId: ticket.id, body: 'x' }),
    sibling.send('tickets.open', { ...question, about: { kind: 'subscription', id: subscriptionId } }),
    sibling.send('tickets.open', { ...question, customerId: world.customerId }), sibling.read('tickets.list', { customerId: world.customerId }),
  ])
  assert.deepEqual(answers.map(({ status }) => status), [404, 404, 404, 404, 404])
  assert.deepEqual((await sibling.read<Page<TicketItem>>('tickets.list')).data.items, [])
})
