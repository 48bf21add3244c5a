/** Forecast and collections policy, on answers that the rules themselves make. */
import { DEFAULT_COLLECTIONS_POLICY, type ForecastFacts } from '@assento/rules'
import { Failure, type Answers } from '../test/fixtures.ts'
import { FORECAST_FACTS, forecastOf, forecastServer } from '../test/forecast-facts.ts'
import { HELPDESK, POLICY, policyServer } from '../test/policy-facts.ts'
import type { After, State } from './state.ts'

const never = () => new Promise(() => undefined)
const failing = (code = 'server', status = 500) => () => { throw new Failure(code, status) }

function forecast(name: string, answers: Answers = {}, after?: After, facts: ForecastFacts = FORECAST_FACTS): State {
  return { name: `forecast${name}`, tag: 'assento-spend-forecast', portal: (locale) => forecastServer(answers, facts).portal({ locale }), ...(after ? { after } : {}) }
}

function policy(name: string, answers: Answers = {}, after?: After, attributes: Readonly<Record<string, string>> = {}): State {
  const shown: After = async (acts) => { await acts.sees(/Dias úteis de compensação|Business days of clearing/); await after?.(acts) }
  return { name: `policy${name}`, tag: 'assento-collections-policy', attributes, portal: (locale) => policyServer(answers).portal({ locale }), ...(after ? { after: shown } : {}) }
}

const choose = (selector: string, value: string): After => ({ type }) => type(selector, value)
const simulate = (moment: string, seats: string): After => async (acts) => {
  await acts.sees(/E se você|What if/)
  await choose('#subscription', 'sub_1')(acts)
  await choose('#moment', moment)(acts)
  if (seats !== '') await acts.type('#seats', seats)
  await acts.sees(/em 12 meses: |diferença|difference|não é possível|janela|window/i)
}
const EMPTY: ForecastFacts = { ...FORECAST_FACTS, subscriptions: [] }

export const MONEY_STATES: readonly State[] = [
  forecast(''),
  forecast('-more', {}, simulate('now', '27')),
  forecast('-fewer', {}, simulate('renewal', '9')),
  forecast('-end', {}, simulate('end', '')),
  forecast('-refused', {}, simulate('now', '9')),
  forecast('-open', {}, async (acts) => { await simulate('now', '27')(acts); await acts.click('#month-2026-11-01'); await acts.click('#month-2027-07-01') }),
  forecast('-hover', {}, ({ element }) => { element.renderRoot.querySelector<SVGElement>('#bar-2027-02-01')?.focus() }),
  forecast('-many', { 'invoices.forecast': () => ({ ...forecastOf(FORECAST_FACTS), currencies: ['BRL', 'USD'], assumptions: ['pricesOfToday', 'plansOfToday', 'taxesOfToday', 'creditUsed', 'trialsConvert', 'suspendedStay', 'cannotRenew', 'otherCurrencies'], cannotRenew: ['Projetos Equipe'] }) }),
  forecast('-loading', { 'invoices.forecast': never }),
  forecast('-empty', {}, undefined, EMPTY),
  forecast('-error', { 'invoices.forecast': failing() }),
  forecast('-forbidden', { 'invoices.forecast': failing('forbidden', 403) }),
  policy(''),
  policy('-editing', {}, ({ click }) => click('#edit-suspend\\+15')),
  policy('-faults', {}, async ({ click, type }) => { await click('#edit-overdue\\+7'); await click('.danger-link'); await click('#edit-suspend\\+15'); await type('#days', '0') }),
  policy('-changed', {}, async ({ click, type }) => { await click('#edit-suspend\\+15'); await type('#days', '20'); await click('[aria-expanded=true]'); await type('#hour', '8'); await click('.add button') }),
  policy('-saved', {}, async ({ type, click, sees }) => { await type('#hour', '8'); await click('#save'); await sees(/salva|saved/) }),
  policy('-stale', { 'collections.policy.set': failing('stale_version', 409) }, async ({ type, click, sees }) => { await type('#hour', '8'); await click('#save'); await sees(/mudou|changed while/) }),
  policy('-readonly', { 'sessions.whoami': () => HELPDESK }),
  policy('-own', { 'collections.policy.get': () => ({ ...POLICY, isDefault: false, policy: { ...DEFAULT_COLLECTIONS_POLICY, steps: [] } }) }),
  policy('-loading', { 'collections.policy.get': never }),
  policy('-forbidden', { 'collections.policy.get': failing('forbidden', 403) }),
  policy('-described', {}, undefined, { mode: 'describe', 'invoice-id': 'inv_2026-0184' }),
  policy('-described-general', {}, undefined, { mode: 'describe' }),
  policy('-described-empty', { 'collections.policy.describe': () => ({ invoice: null, steps: [], releaseSentence: '' }) }, undefined, { mode: 'describe' }),
]
