/** Every state of the list and of the assignment, on the answers that the tests use. `?only=name` shows one, `?locale=en`. */
import '../src/define.ts'
import type { AssentoElement } from '../src/runtime/assento-element.ts'
import { cancelQuote, detailOf, Failure, FakeServer, ITEM, ITEMS, person, WHO, type Answers } from '../test/fixtures.ts'

const query = new URLSearchParams(location.search)
const locale = query.get('locale') ?? 'pt-BR'
const PEOPLE = ['Ana Souza', 'Bruno Carvalho', 'Célia Araújo dos Santos', 'Davi Moreira', 'Eduarda Nogueira'].map((name, index) => person(index + 1, name))

interface State {
  readonly name: string
  readonly tag: 'assento-subscription-list' | 'assento-seat-assignment'
  readonly attributes?: Readonly<Record<string, string>>
  readonly answers: Answers
  readonly after?: (element: AssentoElement) => void
}

const list = (name: string, answers: Answers, more: Partial<State> = {}): State => ({
  name, tag: 'assento-subscription-list', answers: { 'subscriptions.list': () => ({ items: ITEMS, nextCursor: null }), ...answers }, ...more,
})
const assignment = (name: string, answers: Answers, more: Partial<State> = {}): State => ({
  name, tag: 'assento-seat-assignment', attributes: { 'subscription-id': 'sub_1' },
  answers: {
    'subscriptions.get': () => detailOf({ ...ITEM, assignedSeats: PEOPLE.length }), 'subscriptions.assignments.list': () => ({ items: PEOPLE, nextCursor: 'next' }),
    'subscriptions.assignments.unassign': (input) => ({ id: String(input['assignmentId']) }), ...answers,
  },
  ...more,
})
const never = () => new Promise(() => undefined)
const failing = () => { throw new Failure('server', 500) }
const click = (selector: string) => (element: AssentoElement) => element.renderRoot.querySelector<HTMLElement>(selector)?.click()
const act = (label: string) => (element: AssentoElement) =>
  [...element.renderRoot.querySelectorAll<HTMLElement>('tr[data-id=sub_1] .menu-item')].find((item) => item.textContent?.trim() === label)?.click()

const STATES: readonly State[] = [
  list('list', {}),
  list('list-groups', { 'subscriptions.list': () => ({ items: ITEMS, nextCursor: 'next' }) }, { attributes: { 'group-by': 'family' } }),
  list('list-loading', { 'subscriptions.list': never }),
  list('list-empty', { 'subscriptions.list': () => ({ items: [], nextCursor: null }) }),
  list('list-error', { 'subscriptions.list': failing }),
  list('list-viewer', { 'sessions.whoami': () => ({ ...WHO, actor: { ...WHO.actor, role: 'viewer' } }) }),
  list('list-cancel', { 'subscriptions.get': () => detailOf({ ...ITEM, renewalPlanSeats: 8 }), 'subscriptions.cancel.quote': () => cancelQuote({ ...ITEM, renewalPlanSeats: 8 }, true) }, { after: act('Cancelar ou encerrar…') }),
  list('list-cancel-denied', {
    'subscriptions.get': () => detailOf(ITEM),
    'subscriptions.cancel.quote': () => ({
      ...cancelQuote(ITEM), quoteId: null, lines: [], losses: [],
      decision: {
        verdict: 'denied', rule: 'subscriptions.cancel.windowClosed', reason: '', clause: 'Contrato, reduções e cancelamento durante a vigência', earliestAt: '2027-03-12T00:00:00.000Z',
        facts: { until: '2026-03-19T06:00:00.000Z', endsOn: '2027-03-11', windowHours: 168 },
        alternatives: [{ kind: 'endAtEndOfTerm', endsOn: '2027-03-11' }, { kind: 'contact', contact: 'accountManager' }],
      },
    }),
  }, { after: act('Cancelar ou encerrar…') }),
  list('list-menu', {}, { after: click('[popovertarget=menu-sub_1]') }),
  assignment('assignment', {}),
  assignment('assignment-removed', {}, { after: click('.person .button') }),
  assignment('assignment-wrong', {}, { after: click('form .button') }),
  assignment('assignment-full', { 'subscriptions.get': () => detailOf({ ...ITEM, seats: 5, assignedSeats: 5 }) }),
  assignment('assignment-empty', { 'subscriptions.get': () => detailOf({ ...ITEM, assignedSeats: 0 }), 'subscriptions.assignments.list': () => ({ items: [], nextCursor: null }) }),
]

const only = query.get('only')
for (const { name, tag, attributes = {}, answers, after } of STATES.filter((state) => (only === null ? state.after === undefined : state.name === only))) {
  const section = document.createElement('section')
  const title = document.createElement('h2')
  title.textContent = name
  const element = document.createElement(tag)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
  element.portal = new FakeServer(answers).portal({ locale })
  if (after) element.addEventListener('assento-ready', () => after(element), { once: true })
  section.append(title, element)
  document.querySelector('main')?.append(section)
}
