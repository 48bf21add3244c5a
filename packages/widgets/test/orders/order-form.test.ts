import { expect } from '@open-wc/testing'
import { licenceDenied } from '@assento/rules'
import { AssentoOrderForm } from '../../src/orders/order-form.ts'
import { Failure } from '../fixtures.ts'
import { unmountAll, type Page } from '../page.ts'
import { waitUntil } from '../wait-until.ts'
import { ADICIONAL, COMPLETO, FORM, LIGHT, LOOKER_WHO } from './partner-facts.ts'
import { announced, asks, partnerWidget } from './partner-page.ts'
import { PartnerServer } from './partner-server.ts'

type Form = Page<AssentoOrderForm>
const orderForm = (server = new PartnerServer(), attributes: Record<string, string> = {}, more: { locale?: string; width?: string } = {}) => partnerWidget('assento-order-form', server, attributes, more)
const value = (page: Form, name: string) => page.texts(`[data-value=${name}]`)[0]
const values = (page: Form) => ['bonus', 'unitsTotal', 'usersTotal', 'unitMonthly', 'setup', 'monthly', 'total'].map((name) => value(page, name))
const isPriced = (page: Form, total: string) => waitUntil(() => value(page, 'total') === total && page.find('.computed').getAttribute('aria-busy') === 'false', total)

async function choose(page: Form, productId: string, quantity: number): Promise<void> {
  await page.type('#product', productId)
  await page.type('#quantity', String(quantity))
}
async function add(page: Form, productId: string, quantity: number): Promise<void> {
  await choose(page, productId, quantity)
  const before = page.all('tbody tr[data-item]').length
  await page.click('Adicionar produto')
  await waitUntil(() => page.all('tbody tr[data-item]').length === before + 1, 'the item is there')
}

describe('assento-order-form', () => {
  before(() => { AssentoOrderForm.priceRestMs = 0 })
  afterEach(() => unmountAll())

  it('shows partner and price list as they are, chooses purchase, and fills in nothing', async () => {
    const page = await orderForm()
    expect(page.texts('.given output')).to.deep.equal(['Torre Sistemas', 'Parceiro Ouro'])
    expect(page.find<HTMLInputElement>('input[value=purchase]').checked).to.equal(true)
    expect(page.texts('#product option')).to.deep.equal(['Escolha um produto', 'Farol Completo', 'Farol Light'])
    expect(values(page)).to.deep.equal(Array(7).fill('–'))
    expect(page.all('.summary input, .summary select')).to.have.length(0)
    await page.isAccessible()
  })

  it('asks the server for the computed fields a moment after the last change, and says how each came about', async () => {
    const server = new PartnerServer()
    const page = await orderForm(server)
    await choose(page, COMPLETO.id, 10)
    await isPriced(page, 'R$ 3.499,00')
    expect(values(page)).to.deep.equal(['1', '11', '33', 'R$ 99,90', 'R$ 2.500,00', 'R$ 999,00', 'R$ 3.499,00'])
    expect(page.texts('.computed small')).to.deep.equal(['10 + 1', '11 × 3', '10 × R$ 250,00', '10 × R$ 99,90'])
    expect(server.callsOf('orders.priceItem').at(-1)?.input).to.deep.equal({ type: 'purchase', productId: COMPLETO.id, quantity: 10 })
    expect(announced(page)).to.equal('Valor total com adesão: R$ 3.499,00')
    await page.isAccessible()
  })

  it('asks once for what is typed in one go, and drops the answer to an older choice', async () => {
    AssentoOrderForm.priceRestMs = 60
    const server = new PartnerServer()
    const price = server.answers['orders.priceItem']!
    let answerLate: () => void = () => undefined
    server.answers['orders.priceItem'] = (input) => input['quantity'] === 12 ? new Promise((resolve) => { answerLate = () => resolve(price(input)) }) : price(input)
    const page = await orderForm(server)
    for (const quantity of ['1', '12']) await choose(page, COMPLETO.id, Number(quantity))
    await waitUntil(() => server.callsOf('orders.priceItem').length === 1, 'one question')
    await page.type('#quantity', '5')
    await isPriced(page, 'R$ 1.790,00')
    answerLate()
    await page.element.updateComplete
    expect(value(page, 'total')).to.equal('R$ 1.790,00')
    expect(server.callsOf('orders.priceItem').map(({ input }) => input['quantity'])).to.deep.equal([12, 5])
    AssentoOrderForm.priceRestMs = 0
  })

  it('says what a few units more would bring, and takes them in one click', async () => {
    const page = await orderForm()
    await choose(page, COMPLETO.id, 8)
    expect(page.texts('#step')).to.deep.equal(['Com mais 2, cai para R$ 99,90 e ganha 1 bônus.'])
    page.find('#take-step').click()
    await isPriced(page, 'R$ 3.499,00')
    expect(page.find<HTMLInputElement>('#quantity').value).to.equal('10')
    expect(page.texts('#step')).to.deep.equal(['Com mais 10, ganha 1 bônus.'])
  })

  it('takes 1 to 9999 units: neither 0 nor 10000, no fraction, nothing empty', async () => {
    const server = new PartnerServer()
    const page = await orderForm(server)
    await page.type('#product', LIGHT.id)
    for (const [quantity, error] of [['0', 'A quantidade vai de 1 a 9.999.'], ['1', undefined], ['9999', undefined], ['10000', 'A quantidade vai de 1 a 9.999.'], ['1.5', 'Digite um número inteiro.']] as const) {
      await page.type('#quantity', quantity)
      expect(page.texts('.field-error')[0], quantity).to.equal(error)
    }
    await page.click('Adicionar produto')
    expect(page.all('tbody tr')).to.have.length(0)
    expect(page.root.activeElement?.id).to.equal('quantity')
    await page.type('#quantity', '')
    await page.click('Adicionar produto')
    await waitUntil(() => page.texts('.field-error')[0] === 'Digite um número inteiro.')
    await page.isAccessible()
    expect(server.callsOf('orders.priceItem').every(({ input }) => Number.isInteger(input['quantity']) && Number(input['quantity']) <= 9999)).to.equal(true)
  })

  it('adds up the items, each of which can be taken out and none altered', async () => {
    const page = await orderForm()
    await add(page, COMPLETO.id, 10)
    await add(page, LIGHT.id, 7)
    expect(page.root.activeElement?.id).to.equal('product')
    expect(page.texts('tfoot td:not(.gap) div')).to.deep.equal(['18', '40', 'R$ 2.500,00', 'R$ 1.348,30', 'R$ 3.848,30'])
    expect(page.all('tbody input, tbody select')).to.have.length(0)
    expect(announced(page)).to.equal('Farol Light adicionado. O pedido tem 2 itens.')
    await page.isAccessible()
    page.button('Excluir Farol Completo do pedido').click()
    await waitUntil(() => page.root.activeElement?.id === 'undo', 'the focus is on the undo')
    expect(page.texts('tfoot td:not(.gap) div').at(-1)).to.equal('R$ 349,30')
    expect(page.texts('tbody tr')[0]).to.contain('Farol Completo foi excluído do pedido.')
    await page.isAccessible()
    await page.click('Desfazer')
    await waitUntil(() => page.root.activeElement?.id === `remove-${COMPLETO.id}`)
    expect(page.texts('tbody tr .col-product')).to.deep.equal(['Farol Completo', 'Farol Light'])
  })

  it('says that a product is there already, and takes it out to be added anew', async () => {
    const server = new PartnerServer()
    const page = await orderForm(server)
    await add(page, COMPLETO.id, 10)
    const asked = server.callsOf('orders.priceItem').length
    await page.type('#product', COMPLETO.id)
    await page.sees('Este produto já está no pedido')
    await page.click('Adicionar produto')
    expect(page.all('tbody tr')).to.have.length(1)
    expect(server.callsOf('orders.priceItem')).to.have.length(asked)
    await page.isAccessible()
    await page.click('Excluir o item do pedido')
    await isPriced(page, 'R$ 370,00')
    expect(page.all('tbody tr[data-item]')).to.have.length(0)
  })

  it('asks before another type empties the order, and keeps it when the answer is no', async () => {
    const page = await orderForm()
    await add(page, COMPLETO.id, 10)
    page.find('input[value=additionalUsers]').click()
    await asks(page, 'O item que já está no pedido será excluído.')
    await page.isAccessible()
    await page.click('Continuar com Compra')
    expect(page.find<HTMLInputElement>('input[value=purchase]').checked).to.equal(true)
    expect(page.all('tbody tr[data-item]')).to.have.length(1)
    page.find('input[value=additionalUsers]').click()
    await asks(page, 'Mudar o tipo para Adicional?')
    await page.click('Mudar e excluir os itens')
    expect(page.find<HTMLInputElement>('input[value=additionalUsers]').checked).to.equal(true)
    expect(page.all('tbody tr')).to.have.length(0)
  })

  it('asks additional users for their product, with what is owned of it', async () => {
    const server = new PartnerServer()
    const page = await orderForm(server, { type: 'additionalUsers' })
    expect(page.texts('#base option')).to.deep.equal(['Escolha o produto do seu estoque', 'Farol Completo (8 disponíveis, 3 em uso)', 'Farol Light (0 disponíveis, 4 em uso)'])
    await page.type('#quantity', '5')
    await page.click('Adicionar produto')
    await page.sees('Escolha para qual produto são os usuários.')
    expect(page.root.activeElement?.id).to.equal('base')
    await page.type('#base', COMPLETO.id)
    await isPriced(page, 'R$ 79,50')
    await page.click('Adicionar produto')
    await waitUntil(() => page.texts('tbody .col-product')[0] === 'Usuário adicional para Farol Completo')
    expect(server.callsOf('orders.priceItem').at(-1)?.input).to.deep.equal({ type: 'additionalUsers', productId: ADICIONAL.id, quantity: 5, baseProductId: COMPLETO.id })
    await page.isAccessible()
  })

  it('says that additional users need a product of the stock, and leads to the purchase', async () => {
    const server = new PartnerServer()
    server.form = { ...FORM, baseProducts: [] }
    const page = await orderForm(server, { type: 'additionalUsers' })
    expect(page.text).to.contain('Você ainda não tem licenças em estoque')
    await page.click('Fazer uma compra')
    expect(page.texts('#product option')).to.have.length(3)
  })

  it('shows why a rule refuses an item, and does not add it', async () => {
    const page = await orderForm(new PartnerServer({ 'orders.priceItem': () => licenceDenied('orders.item.notInPriceList', '', { alternatives: [{ kind: 'contact', contact: 'accountManager' }] }) }))
    await choose(page, LIGHT.id, 2)
    await page.sees('Este produto não está na sua pauta')
    await page.click('Adicionar produto')
    expect(page.all('tbody tr')).to.have.length(0)
    await page.isAccessible()
  })

  it('says that a price did not come, and asks again', async () => {
    const server = new PartnerServer()
    const price = server.answers['orders.priceItem']!
    server.answers['orders.priceItem'] = () => { throw new Failure('server', 500) }
    const page = await orderForm(server)
    await choose(page, LIGHT.id, 7)
    await page.sees('Algo deu errado do nosso lado')
    server.answers['orders.priceItem'] = price
    await page.click('Tentar de novo')
    await isPriced(page, 'R$ 349,30')
  })

  it('keeps the draft when the element leaves the page and comes back, and warns before it is lost', async () => {
    const server = new PartnerServer()
    const page = await orderForm(server)
    const leaving = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(leaving()).to.equal(true)
    await add(page, COMPLETO.id, 10)
    const { portal } = page.element
    unmountAll()
    expect(leaving()).to.equal(false)
    const again = document.createElement('assento-order-form')
    again.portal = portal
    document.body.append(again)
    await waitUntil(() => again.renderRoot.querySelector('tbody tr[data-item]'), 'the item is still there')
    await waitUntil(() => again.renderRoot.querySelector('form[aria-busy=false]'))
    again.renderRoot.querySelector<HTMLElement>(`#remove-${COMPLETO.id}`)?.click()
    expect(leaving()).to.equal(true)
    again.remove()
  })

  it('lets a person who may not order simulate, and says so', async () => {
    const page = await orderForm(new PartnerServer({ 'sessions.whoami': () => LOOKER_WHO }))
    expect(page.text).to.contain('Você pode simular, mas não fazer pedidos')
    await add(page, LIGHT.id, 7)
    expect(page.all('#confirm')).to.have.length(0)
    await page.isAccessible()
  })

  it('shows an empty price list, one that is missing, a failed load, a refused role and an ended session in words', async () => {
    const empty = new PartnerServer()
    empty.form = { ...FORM, products: [] }
    expect((await orderForm(empty)).text).to.contain('Não há produtos para pedir agora')
    const missing = await orderForm(new PartnerServer({ 'orders.form': () => { throw new Failure('conflict', 409, [{ field: '', rule: 'orders.terms.missing', message: '' }]) } }))
    expect(missing.text).to.contain('Não há produtos para pedir agora')
    for (const [code, status, words] of [['server', 500, 'Algo deu errado do nosso lado'], ['forbidden', 403, 'Seu perfil não permite isto'], ['unauthenticated', 401, 'Sua sessão terminou']] as const) {
      const page = await orderForm(new PartnerServer({ 'orders.form': () => { throw new Failure(code, status) } }))
      expect(page.text).to.contain(words)
      await page.isAccessible()
    }
  })

  it('draws hostile names as text, fits 400 px, and speaks English', async () => {
    const server = new PartnerServer()
    const name = `<img src=x onerror=alert(1)>${'nome'.repeat(200)}`
    server.form = { ...FORM, partner: { ...FORM.partner, name }, products: FORM.products.map((product) => ({ ...product, name })) }
    const page = await orderForm(server, {}, { width: '400px' })
    await add(page, COMPLETO.id, 10)
    expect(page.all('img')).to.have.length(0)
    expect(page.element.scrollWidth).to.be.at.most(400)
    await page.isAccessible()
    const english = await orderForm(new PartnerServer(), {}, { locale: 'en' })
    expect(english.text).to.contain('New order').and.to.contain('Total with setup fee')
  })
})
