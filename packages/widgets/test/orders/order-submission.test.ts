import { expect } from '@open-wc/testing'
import { licenceDenied } from '@assento/rules'
import { AssentoOrderForm } from '../../src/orders/order-form.ts'
import { Failure } from '../fixtures.ts'
import { unmountAll, type Page } from '../page.ts'
import { waitUntil } from '../wait-until.ts'
import { COMPLETO, LIGHT } from './partner-facts.ts'
import { announced, asks, heard, partnerWidget } from './partner-page.ts'
import { PartnerServer } from './partner-server.ts'

/** An order of 10 Completo and 7 Light: 3,848.30. */
async function filled(server: PartnerServer, attributes: Record<string, string> = {}): Promise<Page<AssentoOrderForm>> {
  const page = await partnerWidget('assento-order-form', server, attributes)
  for (const [productId, quantity] of [[COMPLETO.id, '10'], [LIGHT.id, '7']] as const) {
    await page.type('#product', productId)
    await page.type('#quantity', quantity)
    await page.click('Adicionar produto')
    await waitUntil(() => page.root.querySelector(`[data-item=${productId}]`), 'the item')
  }
  return page
}

async function confirm(page: Page<AssentoOrderForm>): Promise<void> {
  page.find('#confirm').click()
  await asks(page, 'Confirmar o pedido?')
  await page.click('Sim, confirmar')
}

/** The price list rises by 5.00 a unit while the order is being confirmed. */
function dearer(server: PartnerServer): PartnerServer {
  const submit = server.answers['orders.submit']!
  server.answers['orders.submit'] = (input) => {
    server.answers['orders.submit'] = submit
    server.form = { ...server.form, products: server.form.products.map((product) => ({ ...product, tiers: product.tiers.map((tier) => ({ ...tier, unitMonthlyCents: tier.unitMonthlyCents + 500 })) })) }
    return submit(input)
  }
  return server
}

describe('confirming an order', () => {
  before(() => { AssentoOrderForm.priceRestMs = 0 })
  afterEach(() => unmountAll())

  it('asks with the totals, sends what was shown under one key and no price, and shows the number as PEND', async () => {
    const server = new PartnerServer()
    const page = await filled(server, { 'orders-href': '#pedidos' })
    const events = heard('assento-order-submitted')
    page.find('#confirm').click()
    await asks(page, 'O pedido com 2 itens será enviado com estes valores:')
    expect(page.find('dialog').getAttribute('role')).to.equal('alertdialog')
    expect(page.texts('dialog dd')).to.deep.equal(['18', '40', 'R$ 1.348,30', 'R$ 2.500,00', 'R$ 3.848,30'])
    await page.isAccessible()
    await page.click('Sim, confirmar')
    await page.sees('1235 (PEND)')
    const [call] = server.callsOf('orders.submit')
    expect(call?.input).to.deep.equal({ type: 'purchase', items: [{ productId: COMPLETO.id, quantity: 10 }, { productId: LIGHT.id, quantity: 7 }], expectedTotalCents: 384_830 })
    expect(call?.idempotencyKey).to.match(/^[0-9a-f]{32}$/)
    expect(events.map(({ detail }) => detail)).to.deep.equal([{ orderId: 'lor_1235', number: 1235, totalCents: 384_830, currency: 'BRL' }])
    await waitUntil(() => page.root.activeElement?.id === 'done', 'the focus is on the success')
    expect(announced(page)).to.equal('Pedido registrado: 1235 (PEND)')
    expect(page.find<HTMLAnchorElement>('.done a').getAttribute('href')).to.equal('#pedidos')
    await page.isAccessible()
    await page.click('Fazer outro pedido')
    await page.sees('Nenhum item ainda')
    expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).to.equal(true)
  })

  it('goes back from the question without sending anything', async () => {
    const server = new PartnerServer()
    const page = await filled(server)
    page.find('#confirm').click()
    await asks(page, 'Confirmar o pedido?')
    await page.click('Voltar')
    await waitUntil(() => page.root.querySelector('dialog[open]') === null)
    expect(server.callsOf('orders.submit')).to.have.length(0)
    expect(page.all('tbody tr[data-item]')).to.have.length(2)
  })

  it('shows old and new when the total has changed, with every item priced anew, and confirms at the new one', async () => {
    const server = dearer(new PartnerServer())
    const page = await filled(server)
    await confirm(page)
    await page.sees('O total era R$ 3.848,30 e agora é R$ 3.933,30.')
    expect(page.texts('tbody .col-unitMonthly div')).to.deep.equal(['R$ 104,90', 'R$ 54,90'])
    await page.isAccessible()
    expect(page.texts('#confirm')).to.deep.equal(['Confirmar por R$ 3.933,30'])
    await confirm(page)
    await page.sees('1235 (PEND)')
    expect(server.callsOf('orders.submit').map(({ input }) => input['expectedTotalCents'])).to.deep.equal([384_830, 393_330])
  })

  it('marks the item that can no longer be ordered, and waits until it is taken out', async () => {
    const server = dearer(new PartnerServer())
    const page = await filled(server)
    const price = server.answers['orders.priceItem']!
    server.answers['orders.priceItem'] = (input) => (input['productId'] === LIGHT.id ? licenceDenied('orders.item.notInPriceList', '') : price(input))
    await confirm(page)
    await page.sees('Este produto não está na sua pauta')
    expect(page.find('#confirm').getAttribute('aria-disabled')).to.equal('true')
    await page.isAccessible()
    await page.click('Excluir Farol Light do pedido')
    expect(page.find('#confirm').getAttribute('aria-disabled')).to.equal('false')
  })

  it('says why a rule refuses the whole, and keeps the items', async () => {
    const page = await filled(new PartnerServer({ 'orders.submit': () => ({ ...licenceDenied('orders.item.baseNotOwned', '', { alternatives: [{ kind: 'contact', contact: 'support' }] }), order: null }) }))
    await confirm(page)
    await page.sees('Falta o produto destes usuários adicionais')
    expect(page.all('tbody tr[data-item]')).to.have.length(2)
    await page.isAccessible()
  })

  it('retries a lost answer under the same key', async () => {
    const server = new PartnerServer()
    const submit = server.answers['orders.submit']!
    server.answers['orders.submit'] = () => { throw new Failure('server', 500) }
    const page = await filled(server)
    await confirm(page)
    await page.sees('o mesmo pedido nunca é registrado duas vezes')
    server.answers['orders.submit'] = submit
    await page.click('Tentar de novo')
    await page.sees('1235 (PEND)')
    const [first, second] = server.callsOf('orders.submit')
    expect(second?.idempotencyKey).to.equal(first?.idempotencyKey)
  })

  it('is busy while the answer is on its way: nothing is sent twice, nothing taken out', async () => {
    let finish: () => void = () => undefined
    const server = new PartnerServer()
    const submit = server.answers['orders.submit']!
    server.answers['orders.submit'] = (input) => new Promise((resolve) => { finish = () => resolve(submit(input)) })
    const page = await filled(server)
    await confirm(page)
    await waitUntil(() => page.element.matches(':state(busy)'))
    expect(page.find('#confirm').getAttribute('aria-disabled')).to.equal('true')
    page.find('#confirm').click()
    page.button('Excluir Farol Light do pedido').click()
    await page.element.updateComplete
    expect(page.all('tbody tr[data-item]')).to.have.length(2)
    await waitUntil(() => server.callsOf('orders.submit').length === 1)
    finish()
    await page.sees('1235 (PEND)')
  })

  it('does not send when the host says no', async () => {
    const server = new PartnerServer()
    const page = await filled(server)
    const gate = (event: HTMLElementEventMap['assento-before-submit']) => { expect(event.detail).to.include({ command: 'orders.submit', dueNowCents: 384_830 }); event.preventDefault() }
    page.element.addEventListener('assento-before-submit', gate)
    await confirm(page)
    await page.sees('O pedido não foi enviado. Nada foi alterado.')
    expect(server.callsOf('orders.submit')).to.have.length(0)
  })

  it('keeps the items when the session ends on the way', async () => {
    const page = await filled(new PartnerServer({ 'orders.submit': () => { throw new Failure('unauthenticated', 401) } }))
    await confirm(page)
    await page.sees('Sua sessão terminou')
    expect(page.all('tbody tr[data-item]')).to.have.length(2)
  })
})
