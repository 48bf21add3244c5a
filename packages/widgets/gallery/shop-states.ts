/** Storefront, cart and plan changer, on a server that decides and prices by the real rules. */
import { denied, money } from '@assento/rules'
import { Failure } from '../test/fixtures.ts'
import { ADVANCED, BACKUP, BASIC, CATALOGUE, endedTrial, offersOf, PROJECTS, shopFacts, STANDARD } from '../test/shop-facts.ts'
import { restricted, ShopServer } from '../test/shop-server.ts'
import type { After, State } from './state.ts'

type Change = (server: ShopServer) => void
const never = () => new Promise(() => undefined)
const failing = (code = 'server', status = 500) => () => { throw new Failure(code, status) }
const answering = (path: string, answer: (input: Readonly<Record<string, unknown>>) => unknown): Change => (server) => { server.answers[path] = answer }
const HOSTILE = `<img src=x onerror=alert(1)>${'Comércio de Pães e Doces '.repeat(40)}`

function state(tag: State['tag'], name: string, change: Change | null, after: After | undefined, attributes: Record<string, string>, facts = shopFacts()): State {
  return {
    name, tag, attributes, ...(after ? { after } : {}),
    portal: (locale) => {
      const server = new ShopServer({}, facts)
      change?.(server)
      return server.portal({ locale })
    },
  }
}
const store = (name: string, change: Change | null = null, after?: After, attributes: Record<string, string> = {}) => state('assento-storefront', `store${name}`, change, after, attributes)
const cart = (name: string, change: Change = filled, after?: After, attributes: Record<string, string> = {}) => state('assento-cart', `cart${name}`, change, after, attributes)
const plans = (name: string, change: Change | null = null, after?: After, facts = shopFacts()) => state('assento-plan-changer', `plans${name}`, change, after, { 'subscription-id': 'sub_1' }, facts)

const purchase = (offerId: string, seats: number) => ({ kind: 'purchase' as const, offerId, seats })
const yearly = (plan: typeof BASIC) => plan.offers.find(({ offer }) => offer.billingFrequency === 'annual')!.offer.offerId
const monthly = (plan: typeof BASIC) => plan.offers.find(({ offer }) => offer.commitment === 'P1Y' && offer.billingFrequency === 'monthly')!.offer.offerId
const upgrade = (seats = 15) => ({ kind: 'planChange' as const, subscriptionId: 'sub_1', planId: ADVANCED.planId, seats })

function filled(server: ShopServer): void {
  server.add(upgrade(18))
  server.add(purchase(monthly(PROJECTS), 6))
  server.add(purchase(yearly(BACKUP), 10))
}
const with_ = (...changes: readonly Change[]): Change => (server) => { for (const change of changes) change(server) }
const noTaxId: Change = (server) => { server.taxId = null }
const credit: Change = (server) => { server.creditCents = 20_000 }
const smaller: Change = (server) => { server.add({ kind: 'planChange', subscriptionId: 'sub_1', seats: 9 }) }
const limited: Change = (server) => { server.restriction = restricted() }
const PLANNED = { seats: 8, offerId: 'off_2', planId: STANDARD.planId, commitment: 'P1Y', billingFrequency: 'monthly', customTermUntil: null } as const

const adding: After = ({ click }) => click('[data-plan=pln_standard] form .button.primary')
const reviewing: After = async ({ click, sees }) => { await click('#checkout'); await sees(/Revisão do pedido|Review your order/) }
const placing: After = async (acts) => { await reviewing(acts); await acts.click('#place') }
const billing: After = async (acts) => {
  await reviewing(acts)
  await acts.type('#taxId', '12abc34501de35')
  await acts.type('#name', 'Padaria Estrela do Sul Ltda')
  await acts.type('#email', 'financeiro@example.com')
}
const expired = (more: number) => denied('quotes.quote.expired', '', { alternatives: [{ kind: 'requote' }], facts: { oldCents: 1, newCents: 1 + more } })
const dearer: Change = (server) => {
  server.answers['cart.checkout'] = () => {
    server.lines = server.lines.map((line) => ({ ...line, offer: { ...line.offer, unitPrice: money('BRL', line.offer.unitPrice.cents + 300) } }))
    return { ...expired(300), subscriptionIds: [], invoice: null }
  }
}
const choosing = (planId: string): After => async ({ click, sees }) => { await click(`input[value=${planId}]`); await sees(/Valor conferido|Amount checked|suporte|support/) }
const stale: After = async (acts) => { await reviewing(acts); await acts.click('#place') }

export const SHOP_STATES: readonly State[] = [
  store(''),
  store('-more', (server) => { server.catalogue = CATALOGUE }, undefined, { 'page-size': '3' }),
  store('-loading', answering('catalog.storefront', never)),
  store('-empty', (server) => { server.catalogue = [] }),
  store('-error', answering('catalog.storefront', failing())),
  store('-session', answering('catalog.storefront', failing('unauthenticated', 401))),
  store('-offline', (server) => { server.isReachable = false }),
  store('-family', null, async ({ click, sees }) => { await click('.family', /Segurança/); await sees(/1 plano encontrado|1 plan found/) }),
  store('-no-match', null, async ({ type, sees }) => { await type('input[type=search]', 'xadrez'); await sees(/corresponde|matches/) }),
  store('-added', null, adding),
  store('-busy', answering('cart.add', never), adding),
  store('-failed', answering('cart.add', failing()), adding),
  store('-denied', limited, adding),
  store('-invalid', null, ({ type }) => type('#seats-pln_backup', '2')),
  store('-viewer', (server) => { server.permissions = { edit: false, checkout: false } }),
  store('-hostile', (server) => { server.catalogue = [{ ...STANDARD, planName: HOSTILE, productName: HOSTILE, description: HOSTILE, familyName: HOSTILE }, { ...BASIC, offers: offersOf('pln_basic', 'prd', 9_999_999_900) }, PROJECTS] }),
  store('-cart', filled, ({ click }) => click('.open-cart')),

  cart(''),
  cart('-loading', answering('cart.get', never)),
  cart('-empty', () => undefined),
  cart('-error', answering('cart.get', failing())),
  cart('-session', with_(filled, answering('cart.quote', failing('unauthenticated', 401))), ({ click }) => click('#checkout')),
  cart('-refused', with_((server) => { server.add(purchase(monthly(PROJECTS), 6)); server.add(upgrade(5)) }, (server) => { server.catalogue = CATALOGUE.map((plan) => plan) ; server.lines = server.lines.map((line) => (line.kind === 'purchase' ? { ...line, offer: { ...line.offer, withdrawnAt: '2026-11-01T00:00:00.000Z' as never } } : line)) })),
  cart('-invalid', filled, async ({ type, sees }) => { await type('#seats-cti_2', '0'); await sees(/No mínimo|De 1|At least|From 1/) }),
  cart('-removed', filled, ({ click }) => click('.remove')),
  cart('-restricted', with_(filled, limited), ({ click }) => click('#checkout')),
  cart('-viewer', with_(filled, (server) => { server.permissions = { edit: false, checkout: false } })),
  cart('-hostile', with_(filled, (server) => { server.lines = server.lines.map((line) => ({ ...line, plan: { ...line.plan, planName: HOSTILE, productName: HOSTILE } })) })),
  cart('-review', with_(filled, credit), reviewing),
  cart('-review-credit', smaller, reviewing),
  cart('-review-billing', with_(filled, noTaxId), billing),
  cart('-review-missing', with_(filled, noTaxId), placing),
  cart('-review-zero', with_(filled, noTaxId), async (acts) => { await reviewing(acts); await acts.type('#taxId', '0.000.000/0001-91'); await acts.click('#place') }),
  cart('-review-abroad', with_(filled, noTaxId), async (acts) => { await reviewing(acts); await acts.type('#country', 'PT') }),
  cart('-review-loss', with_((server) => { server.facts = shopFacts({ renewalPlan: PLANNED }) }, filled), placing),
  cart('-review-expired', with_(filled, dearer), placing),
  cart('-review-busy', with_(filled, answering('cart.checkout', never)), placing),
  cart('-review-failed', with_(filled, answering('cart.checkout', failing())), placing),
  cart('-review-offline', filled, async (acts) => { await reviewing(acts); await acts.click('#place') }),
  cart('-review-stale', with_(filled, answering('cart.checkout', failing('stale_version', 409))), stale),
  cart('-done', filled, placing),
  cart('-done-nothing', smaller, placing),

  plans(''),
  state('assento-plan-changer', 'plans-empty', null, undefined, {}),
  plans('-loading', answering('plans.options', never)),
  plans('-error', answering('plans.options', failing())),
  plans('-upgrade', null, choosing('pln_advanced')),
  plans('-seats', null, async ({ type, sees }) => { await type('#plan-seats', '10'); await sees(/Valor conferido|Amount checked/) }),
  plans('-lower', null, choosing('pln_basic')),
  plans('-ticket', null, async (acts) => { await choosing('pln_basic')(acts); await acts.click('.refusal .button', /chamado|ticket/) }),
  plans('-ticket-done', null, async (acts) => { await choosing('pln_basic')(acts); await acts.click('.refusal .button', /chamado|ticket/); await acts.click('#send-ticket') }),
  plans('-cart', filled, choosing('pln_advanced')),
  plans('-added', (server) => { server.add(purchase(monthly(PROJECTS), 6)) }, async (acts) => { await choosing('pln_advanced')(acts); await acts.click('#order') }),
  plans('-busy', answering('cart.add', never), async (acts) => { await choosing('pln_advanced')(acts); await acts.click('#order') }),
  plans('-review', null, async (acts) => { await choosing('pln_advanced')(acts); await acts.click('#order') }),
  plans('-corporate', (server) => { server.isCorporate = true }),
  plans('-restricted', limited, async ({ click, sees }) => { await click('input[value=pln_advanced]'); await sees(/vencida|overdue/) }),
  plans('-suspended', null, undefined, shopFacts({ status: 'suspended' })),
  plans('-trial', null, undefined, endedTrial()),
  plans('-viewer', (server) => { server.permissions = { edit: false, checkout: false } }, choosing('pln_advanced')),
  plans('-loss', null, choosing('pln_advanced'), shopFacts({ renewalPlan: PLANNED })),
]
