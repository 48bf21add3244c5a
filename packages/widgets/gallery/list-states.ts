/** The list and the assignment, on recorded answers. */
import { calendarDate } from '@assento/rules'
import { cancelQuote, detailOf, Failure, FakeServer, ITEM, ITEMS, person, WHO, type Answers } from '../test/fixtures.ts'
import type { After, State } from './state.ts'

const PEOPLE = ['Ana Souza', 'Bruno Carvalho', 'Célia Araújo dos Santos', 'Davi Moreira', 'Eduarda Nogueira'].map((name, index) => person(index + 1, name))
const never = () => new Promise(() => undefined)
const failing = (code = 'server', status = 500) => () => { throw new Failure(code, status) }
const viewer = () => ({ ...WHO, actor: { ...WHO.actor, role: 'viewer' } })
const menuItem = (label: RegExp, row = 'sub_1'): After => ({ click }) => click(`tr[data-id=${row}] .menu-item`, label)

const list = (name: string, answers: Answers = {}, more: Partial<State> = {}): State => ({
  name: `list${name}`, tag: 'assento-subscription-list',
  portal: (locale) => new FakeServer({ 'subscriptions.list': () => ({ items: ITEMS, nextCursor: null }), ...answers }).portal({ locale }), ...more,
})
const assignment = (name: string, answers: Answers = {}, more: Partial<State> = {}): State => ({
  name: `assignment${name}`, tag: 'assento-seat-assignment', attributes: { 'subscription-id': 'sub_1' },
  portal: (locale) => new FakeServer({
    'subscriptions.get': () => detailOf({ ...ITEM, assignedSeats: PEOPLE.length }), 'subscriptions.assignments.list': () => ({ items: PEOPLE, nextCursor: 'next' }),
    'subscriptions.assignments.unassign': (input) => ({ id: String(input['assignmentId']) }), ...answers,
  }).portal({ locale }),
  ...more,
})

const MONEYLESS = { currency: 'BRL', cents: 0 }
const OTHER_STATES = [
  { ...ITEM, id: 'sub_5', isTrial: true, billingFrequency: 'none', commitment: 'P1M', reducible: null, unitPrice: MONEYLESS, perCycle: MONEYLESS, term: { startsOn: calendarDate('2026-05-02'), until: calendarDate('2026-06-02') } },
  { ...ITEM, id: 'sub_6', status: 'extended', endOfTerm: 'extend', reducible: null }, { ...ITEM, id: 'sub_7', status: 'expired', endOfTerm: 'end', reducible: null },
  { ...ITEM, id: 'sub_8', status: 'disabled', endOfTerm: 'end', reducible: null }, { ...ITEM, id: 'sub_9', status: 'deleted', endOfTerm: 'end', reducible: null, assignedSeats: 0 },
] as const
const PLANNED = { ...ITEM, renewalPlanSeats: 8 }
const DETAIL = { 'subscriptions.get': () => detailOf(PLANNED), 'subscriptions.cancel.quote': () => cancelQuote(PLANNED, true) }
const DENIED: Answers = {
  'subscriptions.get': () => detailOf(ITEM),
  'subscriptions.cancel.quote': () => ({
    ...cancelQuote(ITEM), quoteId: null, lines: [], losses: [],
    decision: {
      verdict: 'denied', rule: 'subscriptions.cancel.windowClosed', reason: '', clause: 'Contrato, reduções e cancelamento durante a vigência', earliestAt: '2027-03-12T00:00:00.000Z',
      facts: { until: '2026-03-19T06:00:00.000Z', endsOn: '2027-03-11', windowHours: 168 },
      alternatives: [{ kind: 'endAtEndOfTerm', endsOn: '2027-03-11' }, { kind: 'contact', contact: 'accountManager' }],
    },
  }),
}
const cancelling: After = async ({ click, sees }) => {
  await click('tr[data-id=sub_1] .menu-item', /Cancelar ou|Cancel or/)
  await sees(/Será devolvido|Refunded/)
  await click('dialog input[type=checkbox]')
  await click('dialog .dialog-actions .danger')
}

export const LIST_STATES: readonly State[] = [
  list(''),
  list('-groups', { 'subscriptions.list': () => ({ items: ITEMS, nextCursor: 'next' }) }, { attributes: { 'group-by': 'family' } }),
  list('-states', { 'subscriptions.list': () => ({ items: OTHER_STATES, nextCursor: null }) }),
  list('-loading', { 'subscriptions.list': never }),
  list('-empty', { 'subscriptions.list': () => ({ items: [], nextCursor: null }) }),
  list('-error', { 'subscriptions.list': failing() }),
  list('-session', { 'subscriptions.list': failing('unauthenticated', 401) }),
  list('-searching', { 'subscriptions.list': (input) => input['search'] ? never() : { items: ITEMS, nextCursor: null } }, { after: ({ type }) => type('input[type=search]', 'suite') }),
  list('-no-match', { 'subscriptions.list': (input) => ({ items: input['search'] ? [] : ITEMS, nextCursor: null }) }, { after: async ({ type, sees }) => { await type('input[type=search]', 'xadrez'); await sees(/corresponde|matches/) } }),
  list('-viewer', { 'sessions.whoami': viewer }),
  list('-menu', {}, { after: ({ click }) => click('[popovertarget=menu-sub_1]') }),
  list('-cancel', DETAIL, { after: menuItem(/Cancelar ou|Cancel or/) }),
  list('-cancel-busy', { ...DETAIL, 'subscriptions.cancel.confirm': never }, { after: cancelling }),
  list('-cancel-failed', { ...DETAIL, 'subscriptions.cancel.confirm': failing() }, { after: cancelling }),
  list('-cancel-denied', DENIED, { after: menuItem(/Cancelar ou|Cancel or/) }),
  list('-suspend', DETAIL, { after: menuItem(/Suspender|Suspend/) }),
  list('-resume', { 'subscriptions.get': () => detailOf(ITEMS[2] ?? ITEM) }, { after: ({ click }) => click('tr[data-id=sub_3] .button.link') }),
  list('-seats', DETAIL, { after: ({ click }) => click('tr[data-id=sub_1] .button.link') }),
  assignment(''),
  assignment('-loading', { 'subscriptions.get': never }),
  assignment('-error', { 'subscriptions.get': failing() }),
  assignment('-removed', {}, { after: ({ click }) => click('.person .button') }),
  assignment('-wrong', {}, { after: ({ click }) => click('form .button') }),
  assignment('-full', { 'subscriptions.get': () => detailOf({ ...ITEM, seats: 5, assignedSeats: 5 }) }),
  assignment('-viewer', { 'sessions.whoami': viewer, 'subscriptions.get': () => detailOf({ ...ITEM, assignedSeats: 5 }, { permissions: { ...detailOf(ITEM).permissions, assignSeats: false } }) }),
  assignment('-empty', { 'subscriptions.get': () => detailOf({ ...ITEM, assignedSeats: 0 }), 'subscriptions.assignments.list': () => ({ items: [], nextCursor: null }) }),
]
