import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  calendarDate, DEFAULT_COLLECTIONS_POLICY, describeRelease, describeStep, firstStepAt, instant, instantOfLocalHour, nextStepAfter, planSteps, policyLocale,
  refusePolicy,
} from '@assento/rules'
import type { CollectionsPolicy, CollectionsStep, PolicyLocale } from '@assento/rules'
import { CALENDAR, plannedSteps } from '../support/collections.ts'

const SUSPEND: CollectionsStep = { key: 'suspend', daysFromDue: 15, channel: 'email', template: 'notice.suspended', action: 'suspend', unless: null }
const REMIND: CollectionsStep = { key: 'remind', daysFromDue: -7, channel: 'email', template: 'reminder.upcoming', action: null, unless: null }
const ANNOUNCE: CollectionsStep = { key: 'announce', daysFromDue: 7, channel: 'email', template: 'notice.suspension', action: null, unless: null }
const policyOf = (...steps: CollectionsStep[]): CollectionsPolicy => ({ ...DEFAULT_COLLECTIONS_POLICY, steps })
const faultsOf = (policy: CollectionsPolicy) => refusePolicy(policy).map(({ field, rule }) => `${field} ${rule.replace('collections.policy.', '')}`)

test('the default policy is one, and so are a single reminder and none at all', () => {
  for (const policy of [DEFAULT_COLLECTIONS_POLICY, policyOf(REMIND), policyOf(), policyOf(REMIND, ANNOUNCE, SUSPEND)]) assert.deepEqual(faultsOf(policy), [])
})

test('each limit holds on both sides', () => {
  const day = (daysFromDue: number) => faultsOf(policyOf({ ...REMIND, daysFromDue }))
  assert.deepEqual([day(-60), day(-61), day(365), day(366), day(0.5)].map((faults) => faults.length), [0, 1, 0, 1, 1])
  const of = (change: Partial<CollectionsPolicy>) => faultsOf({ ...DEFAULT_COLLECTIONS_POLICY, ...change })
  assert.deepEqual([of({ hour: 0 }), of({ hour: 23 }), of({ clearingBusinessDays: 0 }), of({ clearingBusinessDays: 10 })], [[], [], [], []])
  assert.deepEqual([of({ hour: -1 }), of({ hour: 24 })], [['hour hour'], ['hour hour']])
  assert.deepEqual([of({ clearingBusinessDays: -1 }), of({ clearingBusinessDays: 11 })], [['clearingBusinessDays clearing'], ['clearingBusinessDays clearing']])
})

test('access is touched after the due day, after a reminder, and after an e-mail that says when', () => {
  assert.deepEqual(faultsOf(policyOf(SUSPEND)), ['steps.0.action unannounced', 'steps.0.action noReminder'])
  assert.deepEqual(faultsOf(policyOf(ANNOUNCE, SUSPEND)), ['steps.1.action noReminder'])
  assert.deepEqual(faultsOf(policyOf(REMIND, SUSPEND)), ['steps.1.action unannounced'])
  assert.deepEqual(faultsOf(policyOf(REMIND, { ...ANNOUNCE, daysFromDue: 15 }, SUSPEND)), ['steps.2.action unannounced'], 'on the same day is not before')
  assert.deepEqual(faultsOf(policyOf(REMIND, { ...ANNOUNCE, daysFromDue: 14 }, SUSPEND)), [])
  assert.deepEqual(faultsOf(policyOf(REMIND, { ...ANNOUNCE, channel: 'webhook' }, SUSPEND)), ['steps.2.action unannounced'], 'a webhook tells no person')
  assert.deepEqual(faultsOf(policyOf(REMIND, { ...ANNOUNCE, template: 'notice.termination' }, SUSPEND)), ['steps.2.action unannounced'], 'another action’s announcement')
  assert.deepEqual(faultsOf(policyOf(REMIND, { ...ANNOUNCE, daysFromDue: -1 }, { ...SUSPEND, daysFromDue: 0 })), ['steps.2.daysFromDue actsBeforeOverdue'])
  assert.deepEqual(faultsOf(policyOf(REMIND, { ...ANNOUNCE, daysFromDue: -1 }, { ...SUSPEND, daysFromDue: 1 })), [])
})

test('a step has a key of its own, tells or acts, and uses a template that there is', () => {
  assert.deepEqual(faultsOf(policyOf(REMIND, REMIND)), ['steps.1.key keyTwice'])
  assert.deepEqual(faultsOf(policyOf({ ...REMIND, key: 'dia 7' })), ['steps.0.key keyShape'])
  assert.deepEqual(faultsOf(policyOf({ ...REMIND, key: 'k'.repeat(40) })), [])
  assert.deepEqual(faultsOf(policyOf({ ...REMIND, key: 'k'.repeat(41) })), ['steps.0.key keyShape'])
  assert.deepEqual(faultsOf(policyOf({ ...REMIND, template: 'reminder.other' })), ['steps.0.template template'])
  assert.deepEqual(faultsOf(policyOf({ ...REMIND, template: null })), ['steps.0.template emailWithoutTemplate', 'steps.0.template nothing'])
  assert.deepEqual(faultsOf(policyOf({ ...REMIND, channel: 'webhook', template: null })), ['steps.0.template nothing'])
})

test('the first step is the first that has not passed at issue, to the millisecond', () => {
  const first = (issuedAt: string) => firstStepAt(DEFAULT_COLLECTIONS_POLICY, { payableUntil: calendarDate('2027-01-20') }, CALENDAR, instant(issuedAt))
  assert.equal(first('2027-01-10T03:00:00.000Z'), '2027-01-13T12:00:00.000Z')
  assert.equal(first('2027-01-13T12:00:00.000Z'), '2027-01-13T12:00:00.000Z')
  assert.equal(first('2027-01-13T12:00:00.001Z'), '2027-01-19T12:00:00.000Z')
  assert.equal(firstStepAt(policyOf(), { payableUntil: calendarDate('2027-01-20') }, CALENDAR, instant('2027-01-10T03:00:00.000Z')), null)
})

test('the next step is the first that has not run, and none after the last', () => {
  const planned = plannedSteps({})
  assert.equal(nextStepAfter(planned, ['reminder-7', 'reminder-1']), '2027-01-20T12:00:00.000Z')
  assert.equal(nextStepAfter(planned, planned.map(({ key }) => key)), null)
})

test('an hour that a zone skips is the first one after the gap, and an hour that comes twice is one of them', () => {
  assert.equal(instantOfLocalHour(calendarDate('2026-11-20'), 9, 'America/Sao_Paulo'), '2026-11-20T12:00:00.000Z')
  assert.equal(instantOfLocalHour(calendarDate('2018-11-04'), 0, 'America/Sao_Paulo'), '2018-11-04T03:00:00.000Z')
  assert.equal(instantOfLocalHour(calendarDate('2026-03-08'), 2, 'America/New_York'), '2026-03-08T07:00:00.000Z')
  assert.equal(instantOfLocalHour(calendarDate('2026-03-08'), 3, 'America/New_York'), '2026-03-08T07:00:00.000Z')
  assert.equal(instantOfLocalHour(calendarDate('2026-06-01'), 0, 'Pacific/Kiritimati'), '2026-05-31T10:00:00.000Z')
  assert.equal(instantOfLocalHour(calendarDate('2026-06-01'), 23, 'UTC'), '2026-06-01T23:00:00.000Z')
})

const sentences = (locale: PolicyLocale, payableUntil?: string) => {
  const { steps } = DEFAULT_COLLECTIONS_POLICY
  const dated = payableUntil === undefined ? steps.map((step) => ({ ...step, plannedOn: null, payBy: null })) : planSteps(
    DEFAULT_COLLECTIONS_POLICY, { payableUntil: calendarDate(payableUntil), since: instant('2026-11-01T00:00:00.000Z'), disputeResolvedAt: null }, CALENDAR)
  return dated.map((step) => describeStep(step, DEFAULT_COLLECTIONS_POLICY, locale))
}

test('the customer reads the policy with the dates of the invoice', () => {
  assert.deepEqual(sentences('pt-BR', '2026-11-20'), [
    'Lembrete por e-mail em 13 de novembro de 2026, às 9h.',
    'Lembrete por e-mail em 19 de novembro de 2026, às 9h.',
    'Lembrete por e-mail em 20 de novembro de 2026, às 9h.',
    'Aviso por e-mail em 21 de novembro de 2026, às 9h, se a fatura continuar em aberto.',
    'Aviso por e-mail em 23 de novembro de 2026, às 9h, se a fatura continuar em aberto.',
    'Aviso por e-mail em 27 de novembro de 2026, às 9h, com a data da suspensão, se a fatura continuar em aberto.',
    'Se a fatura não for paga até 5 de dezembro de 2026, as assinaturas dela são suspensas em 9 de dezembro, às 9h.',
  ])
  assert.equal(sentences('en', '2026-11-20').at(-1), 'Unless the invoice is paid by 5 December 2026, its subscriptions are suspended on 9 December at 09:00.')
  assert.equal(sentences('pt-BR', '2026-12-16').at(-1), 'Se a fatura não for paga até 31 de dezembro de 2026, as assinaturas dela são suspensas em 5 de janeiro de 2027, às 9h.')
})

test('and without an invoice, with its distances', () => {
  const [first, , due, overdue, , announced, suspended] = sentences('pt-BR')
  assert.equal(first, 'Lembrete por e-mail 7 dias antes do vencimento, às 9h.')
  assert.equal(due, 'Lembrete por e-mail no dia do vencimento, às 9h.')
  assert.equal(overdue, 'Aviso por e-mail 1 dia depois do vencimento, às 9h, se a fatura continuar em aberto.')
  assert.equal(announced, 'Aviso por e-mail 7 dias depois do vencimento, às 9h, com a data da suspensão, se a fatura continuar em aberto.')
  assert.equal(suspended, 'Se a fatura não for paga até 15 dias depois do vencimento, as assinaturas dela são suspensas 2 dias úteis bancários depois, às 9h.')
  assert.equal(sentences('en')[0], 'Reminder by e-mail 7 days before the due date at 09:00.')
})

test('release is described, with the retroactive invoice where the policy has one', () => {
  assert.match(describeRelease({ release: 'paymentInFull' }, 'pt-BR'), /^O acesso volta assim que todas as faturas/)
  assert.match(describeRelease({ release: 'retroactiveInvoice' }, 'pt-BR'), /emitimos a fatura desse período/)
  assert.match(describeRelease({ release: 'retroactiveInvoice' }, 'en'), /that time is invoiced/)
  assert.deepEqual(['pt-PT', 'pt-BR', 'en', 'es'].map(policyLocale), ['pt-BR', 'pt-BR', 'en', 'en'])
})
