/** The seat editor and the renewal scheduler, on a server that decides by the real rules. */
import { addHours, calendarDate, instant, type SubscriptionFacts } from '@assento/rules'
import { cancelQuote, ITEM } from '../test/fixtures.ts'
import { factsOf, NOW, OPTIONS, PLANNED } from '../test/seat-editor-facts.ts'
import { FakeServer, Refusal } from '../test/seat-editor-server.ts'
import type { After, State } from './state.ts'

type Change = (server: FakeServer) => void
const never = () => new Promise(() => undefined)
const broken = (code: string, status: number) => () => { throw new Refusal(code, status) }
const answering = (path: string, answer: () => unknown): Change => (server) => { server.answers[path] = answer }
const readOnly: Change = (server) => {
  server.detailChanges = { permissions: { ...server.detail().permissions, increaseSeats: false, reduceSeats: false, planRenewal: false, setEndOfTerm: false } }
}

function state(tag: State['tag'], name: string, facts: Partial<SubscriptionFacts>, after?: After | undefined, change: Change = () => undefined, attributes: State['attributes'] = { 'subscription-id': 'sub_1' }): State {
  return {
    name, tag, attributes, ...(after ? { after } : {}),
    portal: (locale) => {
      const server = new FakeServer(factsOf(facts))
      change(server)
      return server.portal(locale)
    },
  }
}
const editor = (name: string, ...rest: [facts?: Partial<SubscriptionFacts>, after?: After | undefined, change?: Change | undefined, attributes?: State['attributes']]) => state('assento-seat-editor', `editor${name}`, rest[0] ?? {}, ...rest.slice(1) as [])
const scheduler = (name: string, ...rest: [facts?: Partial<SubscriptionFacts>, after?: After | undefined, change?: Change | undefined, attributes?: State['attributes']]) => state('assento-renewal-scheduler', `scheduler${name}`, rest[0] ?? {}, ...rest.slice(1) as [])

const seats = (count: string): After => async ({ type, sees }) => { await type('#seats', count); await sees(/Valor garantido|Price held|Regra|Rule/) }
const confirmed = (count: string): After => async ({ type, sees, click }) => { await type('#seats', count); await sees(/Valor garantido|Price held/); await click('#confirm') }

const FRESH = { termActivatedAt: instant('2026-05-10T09:00:00.000Z'), boughtOrRenewedOn: calendarDate('2026-05-10') }
const TRIAL = { isTrial: true, offer: { ...factsOf().offer, unitPrice: { currency: 'BRL', cents: 0 }, commitment: 'P1M', billingFrequency: 'none' }, term: { startsOn: calendarDate('2026-05-02'), until: calendarDate('2026-06-02') } } as const
/** The price rises between the quote and the confirmation. */
const dearer: Change = (server) => {
  server.answers['subscriptions.seats.change'] = () => {
    server.facts = { ...server.facts, version: 8, offer: { ...server.facts.offer, unitPrice: { currency: 'BRL', cents: 6990 } } }
    return { verdict: 'denied', rule: 'quotes.quote.expired', reason: '', clause: 'orçamento', earliestAt: null, facts: {}, alternatives: [{ kind: 'requote' }], subscription: server.detail(), restoreSchedule: null }
  }
}

export const EDITOR_STATES: readonly State[] = [
  editor(''),
  editor('-loading', {}, undefined, answering('subscriptions.get', never)),
  editor('-empty', {}, undefined, undefined, {}),
  editor('-error', {}, undefined, answering('subscriptions.get', broken('server', 500))),
  editor('-not-found', {}, undefined, answering('subscriptions.get', broken('not_found', 404))),
  editor('-session', {}, confirmed('18'), answering('subscriptions.seats.change', broken('unauthenticated', 401))),
  editor('-increase', {}, seats('18')),
  editor('-reduce', {}, seats('12')),
  editor('-too-large', {}, seats('8')),
  editor('-window-closed', { batches: [] }, seats('8')),
  editor('-renewal-off', { batches: [], endOfTerm: 'end' }, seats('8')),
  editor('-role', {}, seats('12'), (server) => {
    server.answers['subscriptions.seats.quote'] = never
    server.detailChanges = { permissions: { ...server.detail().permissions, reduceSeats: false } }
  }),
  editor('-assigned', { assignedSeats: 14 }, seats('11')),
  editor('-maximum', {}, seats('301')),
  editor('-fraction', {}, seats('15.5')),
  editor('-zero-end', {}, seats('0')),
  editor('-zero-cancel', FRESH, seats('0')),
  editor('-cancel-panel', FRESH, async ({ type, click }) => { await type('#seats', '0'); await click('.callout .button', /Cancelar a assinatura|Cancel the/) },
    answering('subscriptions.cancel.quote', () => cancelQuote(ITEM))),
  editor('-busy', {}, confirmed('18'), answering('subscriptions.seats.change', never)),
  editor('-done', {}, confirmed('18')),
  editor('-loss', { renewalPlan: PLANNED }, seats('18')),
  editor('-loss-done', { renewalPlan: PLANNED }, async ({ type, sees, click }) => { await type('#seats', '18'); await sees(/Valor garantido|Price held/); await click('.check input'); await click('#confirm') }),
  editor('-quote-expired', {}, confirmed('18'), dearer),
  editor('-stale', {}, confirmed('18'), answering('subscriptions.seats.change', broken('stale_version', 409))),
  editor('-failed', {}, confirmed('18'), answering('subscriptions.seats.change', broken('server', 500))),
  editor('-viewer', {}, undefined, readOnly),
  editor('-trial', TRIAL),
  editor('-suspended', { status: 'suspended' }),
  editor('-extended', { status: 'extended' }),
  editor('-expired', { status: 'expired' }),
  editor('-activating', {}, undefined, (server) => { server.detailChanges = { provisioningDetail: { state: 'provisioning', requestedAt: NOW, expectedBy: addHours(NOW, 1), overdue: false } } }),
  editor('-activation-failed', {}, undefined, (server) => { server.detailChanges = { provisioningDetail: { state: 'failed', requestedAt: NOW, expectedBy: NOW, overdue: true } } }),
]

const next = (count: string): After => ({ type }) => type('#next-seats', count)
const chosen = (choice: string, more?: After): After => async (acts) => { await acts.click(`input[value=${choice}]`); await more?.(acts) }
const saved = (before: After): After => async (acts) => { await before(acts); await acts.sees(/Preço conferido|Price checked/); await acts.click('#save') }

export const SCHEDULER_STATES: readonly State[] = [
  scheduler(''),
  scheduler('-planned', { renewalPlan: PLANNED }),
  scheduler('-loading', {}, undefined, answering('renewals.get', never)),
  scheduler('-empty', {}, undefined, undefined, {}),
  scheduler('-error', {}, undefined, answering('renewals.get', broken('server', 500))),
  scheduler('-session', {}, saved(next('8')), answering('renewals.schedule', broken('unauthenticated', 401))),
  scheduler('-edited', {}, next('8')),
  scheduler('-end-loss', { renewalPlan: PLANNED }, chosen('end')),
  scheduler('-extend', {}, chosen('extend')),
  scheduler('-zero', {}, next('0')),
  scheduler('-maximum', {}, next('301')),
  scheduler('-busy', {}, saved(next('8')), answering('renewals.schedule', never)),
  scheduler('-done', {}, saved(next('8'))),
  scheduler('-end-done', { renewalPlan: PLANNED }, chosen('end', async ({ click }) => { await click('.check input'); await click('#save') })),
  scheduler('-failed', {}, saved(next('8')), answering('renewals.schedule', broken('server', 500))),
  scheduler('-stale', {}, saved(next('8')), answering('renewals.schedule', broken('stale_version', 409))),
  scheduler('-unsold', {}, undefined, (server) => { server.options = OPTIONS.slice(1) }),
  scheduler('-viewer', { renewalPlan: PLANNED }, undefined, readOnly),
  scheduler('-trial', TRIAL),
  scheduler('-suspended', { status: 'suspended' }),
  scheduler('-extended', { status: 'extended' }),
  scheduler('-expired', { status: 'expired' }),
]
