/** Order form, list of orders, stock and customers, on a server that prices and decides by the real rules. */
import { licenceDenied } from '@assento/rules'
import { BLOCKED_REPORT, CUSTOMERS, ERASED, HORIZONTE, RECEIPT, REMOVED, REPORT } from '../test/customers/customer-facts.ts'
import { Failure, type Answers } from '../test/fixtures.ts'
import { COMPLETO, FORM, LIGHT, LOOKER_WHO, orderOf, ORDERS, PENDING, pricedItem, TOTALS, VENDOR_WHO } from '../test/orders/partner-facts.ts'
import { PartnerServer } from '../test/orders/partner-server.ts'
import type { After, State } from './state.ts'

const ADJUSTER = { ...VENDOR_WHO, components: { ...VENDOR_WHO.components, stock: { features: ['stock.adjust'] } } }
const never = () => new Promise(() => undefined)
const failing = (code = 'server', status = 500) => () => { throw new Failure(code, status) }
type Change = (server: PartnerServer) => void

function state(tag: State['tag'], name: string, answers: Answers, after?: After, change: Change = () => undefined, attributes: State['attributes'] = {}): State {
  return { name, tag, attributes, ...(after ? { after } : {}), portal: (locale) => { const server = new PartnerServer(answers); change(server); return server.portal({ locale }) } }
}
type Rest = [answers?: Answers, after?: After | undefined, change?: Change | undefined, attributes?: State['attributes']]
const form = (name: string, ...[answers = {}, ...rest]: Rest) => state('assento-order-form', `order${name}`, answers, ...rest)
const list = (name: string, ...[answers = {}, ...rest]: Rest) => state('assento-order-list', `orders${name}`, answers, ...rest)
const stock = (name: string, ...[answers = {}, ...rest]: Rest) => state('assento-licence-stock', `stock${name}`, answers, ...rest)
const customers = (name: string, ...[answers = {}, ...rest]: Rest) => state('assento-customer-list', `customers${name}`, answers, ...rest)

const choose = (productId: string, quantity: string): After => async ({ type, sees }) => { await type('#product', productId); await type('#quantity', quantity); await sees(/Valor total com adesão|Total with setup fee/) }
const priced = (productId: string, quantity: string): After => async (acts) => {
  await choose(productId, quantity)(acts)
  for (let turn = 0; turn < 100 && acts.element.renderRoot.querySelector('.computed[aria-busy=true], [data-value=total]')?.textContent === '–'; turn += 1) await new Promise((resolve) => setTimeout(resolve, 25))
}
const add = (productId: string, quantity: string): After => async (acts) => { await priced(productId, quantity)(acts); await acts.click('#add'); await acts.sees(new RegExp(`${quantity} `)) }
const filled: After = async (acts) => {
  await add(COMPLETO.id, '10')(acts)
  await acts.sees(/Excluir|Remove/)
  await add(LIGHT.id, '7')(acts)
  await acts.sees(/3\.848,30|3,848\.30/)
}
const confirming: After = async (acts) => { await filled(acts); await acts.click('#confirm') }
const submitted: After = async (acts) => { await confirming(acts); await acts.click('[data-confirm]') }
const dearer: Change = (server) => {
  const submit = server.answers['orders.submit']!
  server.answers['orders.submit'] = (input) => {
    server.form = { ...server.form, products: server.form.products.map((one) => ({ ...one, tiers: one.tiers.map((tier) => ({ ...tier, unitMonthlyCents: tier.unitMonthlyCents + 500 })) })) }
    return submit(input)
  }
}
const HOSTILE = `<img src=x onerror=alert(1)>${'Comércio de Pães e Doces '.repeat(60)}`

const ask = (action: string): After => ({ click }) => click(`[data-id=${PENDING.id}] [data-act=${action}]`)
const open = (id: string): After => async ({ click, sees }) => { await click(`#open-${id}`); await sees(/Pauta Parceiro|Price list Parceiro/) }
const OTHERS = ORDERS.map((order, index) => ({ ...order, partner: { id: `acc_p${index}`, name: ['Torre Sistemas', 'Comercial Alvorada de Automação Ltda.', 'InfoSul'][index] ?? 'Norte TI' }, actions: order.state === 'finalized' ? ['reverse' as const] : order.actions }))
const vendor: Answers = { 'sessions.whoami': () => VENDOR_WHO }

const assigning: After = async (acts) => { await acts.click('[data-act=assign]'); await acts.sees(/Papelaria Nova Era/) }
const assigned: After = async (acts) => { await assigning(acts); await acts.click('[data-customer=acc_c1]'); await acts.click('[data-confirm]'); await acts.sees(/Copiar chave|Copy key/) }

const act = (name: string, id = HORIZONTE.id): After => ({ click }) => click(`[data-id=${id}] [data-act=${name}]`)
const quoted = (report: typeof REPORT, refused = false): Answers => ({
  'customers.offboard.quote': ({ skipBlocked }) => ({ decision: refused && skipBlocked !== true ? licenceDenied('customers.offboard.blocked', '', { alternatives: [{ kind: 'skipBlocked', blocked: 2 }] }) : { verdict: 'allowed' }, report }),
  'customers.offboard.confirm': () => ({ verdict: 'allowed', report: { ...report, items: report.items.map((item) => (item.code === 'wouldDo' ? { ...item, code: 'done' } : item)) }, receiptId: 'off_2' }),
})
const removed: Answers = { 'customers.list': () => ({ items: [REMOVED, ERASED], nextCursor: null }), 'customers.erase': () => ({ verdict: 'allowed', receipt: RECEIPT }), 'customers.erasureReceipt': () => RECEIPT }

export const ORDER_STATES: readonly State[] = [
  form(''),
  form('-loading', { 'orders.form': never }),
  form('-empty', {}, undefined, (server) => { server.form = { ...FORM, products: [] } }),
  form('-error', { 'orders.form': failing() }),
  form('-forbidden', { 'orders.form': failing('forbidden', 403) }),
  form('-looker', { 'sessions.whoami': () => LOOKER_WHO }),
  form('-no-base', {}, undefined, (server) => { server.form = { ...FORM, baseProducts: [] } }, { type: 'additionalUsers' }),
  form('-priced', {}, priced(COMPLETO.id, '8')),
  form('-additional', {}, async (acts) => { await acts.type('#base', COMPLETO.id); await priced(FORM.products[2]!.id, '5')(acts) }, undefined, { type: 'additionalUsers' }),
  form('-wrong', {}, async (acts) => { await acts.type('#product', COMPLETO.id); await acts.type('#quantity', '10000') }),
  form('-refused', { 'orders.priceItem': () => licenceDenied('orders.item.notInPriceList', '', { alternatives: [{ kind: 'contact', contact: 'accountManager' }] }) }, async ({ type, sees }) => { await type('#product', COMPLETO.id); await sees(/não está na sua pauta|not in your/) }),
  form('-items', {}, filled),
  form('-removed', {}, async (acts) => { await filled(acts); await acts.click(`#remove-${COMPLETO.id}`) }),
  form('-duplicate', {}, async (acts) => { await filled(acts); await acts.type('#product', COMPLETO.id) }),
  form('-switch', {}, async (acts) => { await filled(acts); await acts.click('input[value=additionalUsers]') }),
  form('-confirm', {}, confirming),
  form('-busy', { 'orders.submit': never }, submitted),
  form('-changed', {}, async (acts) => { await submitted(acts); await acts.sees(/agora é|is now/) }, dearer),
  form('-failed', { 'orders.submit': failing() }, submitted),
  form('-done', {}, submitted, undefined, { 'orders-href': '#pedidos' }),
  list('', {}, undefined, undefined, { 'new-order-href': '#novo' }),
  list('-vendor', { ...vendor, 'orders.list': () => ({ items: OTHERS, nextCursor: 'next' }) }),
  list('-loading', { 'orders.list': never }),
  list('-empty', {}, undefined, (server) => { server.orders = [] }),
  list('-none', {}, undefined, (server) => { server.orders = [] }, { status: 'cancelled' }),
  list('-error', { 'orders.list': failing() }),
  list('-looker', { 'sessions.whoami': () => LOOKER_WHO }),
  list('-open', {}, open(PENDING.id)),
  list('-open-final', {}, open('lor_981'), undefined, { 'invoices-href': '#faturas' }),
  list('-four-eyes', {}, open(PENDING.id), (server) => { server.orders = ORDERS.map((order) => (order === PENDING ? { ...order, actions: ['cancel'], approvalRefusal: 'orders.approve.fourEyes' } : order)) }),
  list('-approve', {}, ask('approve')),
  list('-approve-changed', {}, async (acts) => { await ask('approve')(acts); await acts.click('[data-confirm]'); await acts.sees(/Nada foi aprovado|Nothing was approved/) }, (server) => {
    const changed = orderOf(1234, [pricedItem(COMPLETO, 10)])
    server.answers['orders.approve'] = () => { server.orders = [changed, ...ORDERS.slice(1)]; return { ...licenceDenied('orders.total.changed', '', {}), order: changed } }
  }),
  list('-approve-refused', { 'orders.approve': () => ({ ...licenceDenied('orders.approve.fourEyes', '', { alternatives: [{ kind: 'contact', contact: 'support' }] }), order: PENDING }) }, async (acts) => { await ask('approve')(acts); await acts.click('[data-confirm]') }),
  list('-approved', {}, async (acts) => { await ask('approve')(acts); await acts.click('[data-confirm]'); await acts.sees(/finalizado\.|finalised\./) }),
  list('-cancel', {}, ask('cancel')),
  list('-reverse', { ...vendor, 'orders.list': () => ({ items: OTHERS, nextCursor: null }) }, ({ click }) => click('[data-id=lor_981] [data-act=reverse]')),
  stock(''),
  stock('-vendor', vendor),
  stock('-adjust', { 'sessions.whoami': () => ADJUSTER }, async ({ click, sees }) => { await click('[data-act=adjust]'); await sees(/Saldo depois|Balance after/) }),
  stock('-loading', { 'stock.list': never }),
  stock('-empty', { 'stock.list': () => ({ items: [], totals: { ...TOTALS, available: 0, assigned: 0 }, nextCursor: null }) }),
  stock('-error', { 'stock.list': failing() }),
  stock('-looker', { 'sessions.whoami': () => LOOKER_WHO }),
  stock('-movements', {}, async ({ click, sees }) => { await click('[data-act=movements]'); await sees(/Contagem/) }),
  stock('-assign', {}, assigning),
  stock('-assign-register', {}, async (acts) => { await assigning(acts); await acts.click('#register-here'); await acts.type('#taxId', '12abc34501de3') }),
  stock('-assign-chosen', {}, async (acts) => { await assigning(acts); await acts.click('[data-customer=acc_c1]') }),
  stock('-assign-refused', { 'serials.assign': () => ({ ...licenceDenied('stock.take.insufficient', '', { facts: { available: 0 }, alternatives: [{ kind: 'orderMore', productId: COMPLETO.id }] }), serial: null }) }, async (acts) => { await assigning(acts); await acts.click('[data-customer=acc_c1]'); await acts.click('[data-confirm]') }),
  stock('-assigned', {}, assigned),
  stock('-order', {}, async ({ click, sees }) => { await click('[data-act=orderMore]'); await sees(/Novo pedido|New order/) }),
  customers(''),
  customers('-vendor', { ...vendor, 'customers.list': () => ({ items: CUSTOMERS.map((one, index) => ({ ...one, partner: index === 1 ? null : { id: 'acc_p1', name: 'Torre Sistemas' } })), nextCursor: 'next' }) }),
  customers('-loading', { 'customers.list': never }),
  customers('-empty', { 'customers.list': () => ({ items: [], nextCursor: null }) }),
  customers('-none', {}, async ({ type, sees }) => { await type('input[type=search]', 'zzz'); await sees(/Nenhum cliente|No customer/) }),
  customers('-error', { 'customers.list': failing() }),
  customers('-looker', { 'sessions.whoami': () => LOOKER_WHO }),
  customers('-hostile', { 'customers.list': () => ({ items: [{ ...HORIZONTE, name: HOSTILE, tradeName: HOSTILE, email: HOSTILE }], nextCursor: null }) }),
  customers('-removed', removed, async ({ type, sees }) => { await type('#state', 'removed'); await sees(/Gráfica/) }),
  customers('-register', {}, async ({ click, type, sees }) => { await click('#register'); await sees(/Nome fantasia|Trade name/); await type('#taxId', '12abc34501de36'); await type('#name', 'Marcenaria Horizonte'); await click('[data-confirm]') }),
  customers('-edit', {}, act('edit')),
  customers('-taken', { 'customers.create': () => ({ ...licenceDenied('customers.taxId.taken', '', {}), customer: null }) }, async ({ click, type, sees }) => { await click('#register'); await sees(/Nome fantasia|Trade name/); await type('#taxId', '12.ABC.345/01DE-35'); await type('#name', 'Marcenaria'); await click('[data-confirm]') }),
  customers('-assign', {}, act('assign')),
  customers('-assign-none', { 'stock.list': () => ({ items: [], totals: TOTALS, nextCursor: null }) }, act('assign')),
  customers('-offboard', quoted(REPORT), act('offboard')),
  customers('-offboard-blocked', quoted(BLOCKED_REPORT, true), act('offboard')),
  customers('-offboard-done', quoted(REPORT), async (acts) => { await act('offboard')(acts); await acts.click('[data-confirm]') }),
  customers('-erase', removed, act('erase', REMOVED.id)),
  customers('-erased', removed, async (acts) => { await act('erase', REMOVED.id)(acts); await acts.click('[data-confirm]'); await acts.sees(/SHA-256/) }),
]
