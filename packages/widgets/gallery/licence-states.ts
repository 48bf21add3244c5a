/** The activation table, its drawer and its questions, on recorded answers. */
import { calendarDate } from '@assento/rules'
import { Failure, type Answers } from '../test/fixtures.ts'
import { activation, GRACE, MANUFACTURER, MOVED_LIST, SERIAL, serialDetailOf, SUSPENDED } from '../test/licences/facts.ts'
import { licenceServer, manyServer } from '../test/licences/licence-server.ts'
import type { After, State } from './state.ts'

const never = () => new Promise(() => undefined)
const failing = (code = 'server', status = 500) => () => { throw new Failure(code, status) }
const brl = (cents: number) => ({ currency: 'BRL', cents })

const table = (name: string, answers: Answers = {}, after?: After, more: Partial<State> = {}): State => ({
  name: `licences${name}`, tag: 'assento-activation-table', portal: (locale) => licenceServer(answers).portal({ locale }), ...(after ? { after } : {}), ...more,
})

/** Opens the details of the serial in the nth row of serials. */
const details = (place: number): After => async ({ element, sees }) => {
  await sees(/GM609/)
  element.renderRoot.querySelectorAll<HTMLElement>('.row.serial [data-act=details]')[place]?.click()
  await sees(/Atribuída|Assigned/)
}
const tab = (place: number, name: RegExp): After => async (acts) => { await details(place)(acts); await acts.click('[role=tab]', name) }
const act = (place: number, label: RegExp, then?: After): After => async (acts) => {
  await details(place)(acts)
  await acts.click('.drawer .dialog-actions button', label)
  await then?.(acts)
}
const moved = { 'serials.get': () => serialDetailOf(GRACE, { activationList: MOVED_LIST }) }
const QUOTE = {
  decision: { verdict: 'allowed' }, stateAfter: 'expired', total: brl(48_000), validUntilAfter: '2026-12-11',
  cycles: ['2026-08-11', '2026-09-11', '2026-10-11', '2026-11-11'].map((startsOn, index, all) => ({ startsOn, until: all[index + 1] ?? '2026-12-11', amount: brl(12_000), isWaived: false })),
}
const DENIED = {
  verdict: 'denied', rule: 'serials.release.notSuspended', reason: '', clause: 'Licenças, bloqueio e liberação', earliestAt: null, alternatives: [{ kind: 'reload' }, { kind: 'contact', contact: 'support' }], facts: {},
}
const filled: After = async ({ type, element }) => {
  const note = () => element.renderRoot.querySelector('#act-note')
  for (let turn = 0; turn < 80 && !note(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 25))
  await type('#act-reason', 'outro')
  await type('#act-note', 'Contrato em discussão com o jurídico.')
}

export const LICENCE_STATES: readonly State[] = [
  table(''),
  table('-many', {}, undefined, { portal: (locale) => manyServer(100_000).portal({ locale }) }),
  table('-loading', { 'serials.outline': never }),
  table('-rows-loading', {}, undefined, { portal: (locale) => manyServer(100_000, { 'serials.list': never }).portal({ locale }), after: async ({ element, sees }) => {
    await sees(/Marcenaria 000001/)
    element.renderRoot.querySelectorAll<HTMLElement>('.row.group')[1]?.click()
    await new Promise((resolve) => setTimeout(resolve, 200))
  } }),
  table('-empty', { 'serials.outline': () => ({ customers: 0, serials: 0, byBadge: { active: 0, grace: 0, expired: 0 }, every: 100, anchors: [] }), 'serials.customers': () => ({ items: [], nextCursor: null }) }),
  table('-error', { 'serials.outline': failing() }),
  table('-viewer', { 'sessions.whoami': () => ({ ...MANUFACTURER, actor: { ...MANUFACTURER.actor, role: 'viewer' }, components: { serials: { features: [] } } }) }),
  table('-details', {}, details(1)),
  table('-suspended', {}, details(2)),
  table('-cancelled', {}, async ({ element, sees }) => {
    await sees(/GM609/)
    const row = () => [...element.renderRoot.querySelectorAll('.row.serial')].find((one) => /C4NC3/.test(one.textContent ?? ''))
    row()?.querySelector<HTMLElement>('[data-act=details]')?.click()
    await sees(/Atribuída|Assigned/)
  }),
  table('-activations', moved, tab(1, /Ativações|Activations/)),
  table('-offline-full', { 'serials.get': () => serialDetailOf(SERIAL, { activationList: [activation()] }) }, tab(0, /Ativações|Activations/)),
  table('-history', {}, tab(1, /Histórico|History/)),
  table('-suspend', {}, act(0, /Suspender|Suspend/)),
  table('-suspend-filled', {}, act(0, /Suspender|Suspend/, filled)),
  table('-suspend-missing', {}, act(0, /Suspender|Suspend/, async ({ click, sees }) => { await sees(/Descrição|Description/); await click('[data-confirm]') })),
  table('-suspend-busy', { 'serials.suspend': never }, act(0, /Suspender|Suspend/, async (acts) => { await filled(acts); await acts.click('[data-confirm]') })),
  table('-terminate', {}, act(0, /Encerrar def|Terminate/)),
  table('-release', { 'serials.release.quote': () => QUOTE }, act(2, /Liberar|Release/)),
  table('-release-denied', { 'serials.release.quote': () => ({ ...QUOTE, decision: DENIED }) }, act(2, /Liberar|Release/)),
  table('-renewal', { 'serials.get': () => serialDetailOf(SUSPENDED, {
    state: 'expired', suspension: null,
    renewal: { kind: 'retroactive', cycles: 4, amount: brl(48_000), toOn: calendarDate('2026-12-11'), invoice: { id: 'inv_1', number: '2026-0212', dueOn: calendarDate('2026-11-28') } },
  }) }, details(2)),
  table('-unassign', {}, act(0, /Devolver|Return/)),
]
