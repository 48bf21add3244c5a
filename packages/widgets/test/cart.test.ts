import { expect } from '@open-wc/testing'
import { denied } from '@assento/rules'
import { Failure } from './fixtures.ts'
import { unmountAll } from './page.ts'
import { PROJECTS, shopFacts } from './shop-facts.ts'
import { fillCart, heard, offerId, purchase, shopWidget, upgrade } from './shop-page.ts'
import { restricted, ShopServer } from './shop-server.ts'
import { waitUntil } from './wait-until.ts'

const filled = () => fillCart(new ShopServer())

describe('assento-cart: its lines', () => {
  afterEach(() => unmountAll())

  it('says what each line is, what it was, its price a cycle, and what all come to', async () => {
    const page = await shopWidget('assento-cart', filled())
    const [change, bought] = page.texts('.item')
    expect(change).to.contain('Alteração de plano').and.contain('De Suite Escritório Padrão · 15 licenças').and.contain('Para Suite Escritório Avançada · 18 licenças').and.contain('R$ 2.158,20 por mês 18 × R$ 119,90')
    expect(bought).to.contain('Nova assinatura').and.contain('Compromisso anual · cobrança mensal').and.contain('R$ 324,00 por mês 6 × R$ 54,00')
    expect(page.texts('.receipt > div')).to.deep.equal(['Total por mês R$ 2.482,20', 'Total por ano R$ 2.160,00'])
    await page.isAccessible()
  })

  it('stores a number of seats after the typing, once, with the version that was seen', async () => {
    const server = filled()
    const page = await shopWidget('assento-cart', server)
    const events = heard('assento-cart-changed')
    for (const seats of ['7', '8', '9']) await page.type('#seats-cti_2', seats)
    await waitUntil(() => page.texts('.live[role=status]')[0] === 'Projetos Equipe: 9 licenças.', 'it is said')
    expect(server.callsOf('cart.update').map(({ input }) => input)).to.deep.equal([{ version: 4, itemId: 'cti_2', seats: 9 }])
    expect(events.map(({ detail }) => detail)).to.deep.equal([{ change: 'updated', items: 3 }])
    expect(page.texts('.receipt > div')[0]).to.equal('Total por mês R$ 2.644,20')
  })

  it('keeps what is no number of seats in the field, says so, and sends nothing', async () => {
    const server = filled()
    const page = await shopWidget('assento-cart', server)
    for (const [seats, words] of [['0', 'De 1 a 300 licenças.'], ['301', 'De 1 a 300 licenças.'], ['1.5', 'Digite um número inteiro.'], ['', 'Digite um número inteiro.']] as const) {
      await page.type('#seats-cti_2', seats)
      expect(page.texts('.field-error')).to.deep.equal([words])
    }
    await page.type('#seats-cti_2', '301')
    await page.click('Finalizar compra')
    await waitUntil(() => !page.element.matches(':state(busy)'))
    expect(server.callsOf('cart.quote')).to.have.length(0)
    expect(server.callsOf('cart.update')).to.have.length(0)
    await page.isAccessible()
  })

  it('takes a line out and puts it back as it was, at its place, with the focus on the way back', async () => {
    const server = filled()
    const page = await shopWidget('assento-cart', server)
    await page.click('Remover Projetos Equipe do carrinho')
    await page.sees('Projetos Equipe saiu do carrinho.')
    expect(page.texts('.item')[1]).to.contain('Desfazer')
    await waitUntil(() => page.root.activeElement?.id === 'undo', 'the focus is on the undo')
    await page.isAccessible()
    await page.click('Desfazer')
    await waitUntil(() => page.all('.item .qty').length === 3)
    expect(server.callsOf('cart.add').map(({ input }) => input)).to.deep.equal([{ item: { kind: 'purchase', offerId: offerId(PROJECTS), seats: 6 } }])
  })

  it('puts a change of plan back with all that it was', async () => {
    const server = filled()
    const page = await shopWidget('assento-cart', server)
    await page.click('Remover Suite Escritório Padrão do carrinho')
    await page.sees('Suite Escritório Padrão saiu do carrinho.')
    await page.click('Desfazer')
    await waitUntil(() => server.callsOf('cart.add').length === 1)
    expect(server.callsOf('cart.add')[0]?.input).to.deep.equal({
      item: { kind: 'planChange', subscriptionId: 'sub_1', planId: 'pln_advanced', commitment: 'P1Y', billingFrequency: 'monthly', seats: 18 },
    })
  })

  it('says at a line why it cannot be ordered, and lets nobody check out before', async () => {
    const server = new ShopServer()
    server.add(upgrade(5))
    const page = await shopWidget('assento-cart', server)
    expect(page.texts('.item')[0]).to.contain('8 licenças estão atribuídas a pessoas').and.contain('Retirar a licença de 3 pessoas')
    expect(page.button('Finalizar compra').getAttribute('aria-disabled')).to.equal('true')
    expect(page.text).to.contain('Um item não pode ser pedido.')
    await page.isAccessible()
    await page.click('Retirar a licença de 3 pessoas')
    await waitUntil(() => page.root.querySelector('dialog[open] assento-seat-assignment'), 'the seats in a dialog')
  })

  it('shows a refusal of the whole order above the lines, with the way out in one click', async () => {
    const server = filled()
    server.restriction = restricted()
    const page = await shopWidget('assento-cart', server)
    await page.click('Finalizar compra')
    await page.sees('Há uma fatura vencida em aberto')
    await page.isAccessible()
    await page.click('Ver como pagar a fatura')
    await waitUntil(() => page.root.querySelector('dialog[open] assento-invoice-list'), 'the invoices in a dialog')
  })

  it('shows the refusal of one line of an order at that line', async () => {
    const server = filled()
    const page = await shopWidget('assento-cart', server)
    server.answers['cart.quote'] = () => ({
      decision: denied('checkout.cart.oneCurrency', '', { facts: { itemId: 'cti_3', itemName: 'Backup Gerenciado' } }), quoteId: null, validUntil: null, cartVersion: 4,
    })
    await page.click('Finalizar compra')
    await page.sees('Este item é cobrado em outra moeda')
    expect(page.texts('.item')[2]).to.contain('Este item é cobrado em outra moeda')
  })

  it('says where seats change apart, and keeps the number', async () => {
    const server = filled()
    server.answers['cart.update'] = () => { throw new Failure('validation', 400, [{ field: 'seats', rule: 'plans.oneChangeAtATime', message: '' }]) }
    const page = await shopWidget('assento-cart', server)
    await page.type('#seats-cti_1', '20')
    await page.sees('Nesta assinatura, a quantidade muda à parte')
    expect(page.find<HTMLInputElement>('#seats-cti_1').value).to.equal('18')
  })

  it('reads again when another window has changed the cart, and says so', async () => {
    const server = filled()
    const page = await shopWidget('assento-cart', server)
    const update = server.answers['cart.update']!
    server.answers['cart.update'] = () => { server.remove('cti_3'); throw new Failure('stale_version', 409) }
    await page.type('#seats-cti_2', '7')
    await page.sees('O carrinho mudou enquanto esta página estava aberta')
    await waitUntil(() => page.all('.item').length === 2)
    server.answers['cart.update'] = update
  })

  it('lets a person who may not order look; one who may only fill the cart finds no checkout', async () => {
    const viewer = filled()
    viewer.permissions = { edit: false, checkout: false }
    const page = await shopWidget('assento-cart', viewer)
    expect(page.text).to.contain('Você pode consultar, mas não pedir')
    expect(page.all('.stepper, .remove, #checkout')).to.have.length(0)
    await page.isAccessible()
    const buyer = filled()
    buyer.permissions = { edit: true, checkout: false }
    expect((await shopWidget('assento-cart', buyer)).all('#checkout')).to.have.length(0)
  })

  it('shows an empty cart, a failed load and a lost connection in words', async () => {
    const page = await shopWidget('assento-cart', new ShopServer())
    expect(page.text).to.contain('Seu carrinho está vazio')
    expect(page.element.matches(':state(empty)')).to.equal(true)
    await page.isAccessible()
    const failed = await shopWidget('assento-cart', new ShopServer({ 'cart.get': () => { throw new Failure('server', 500) } }))
    expect(failed.text).to.contain('Algo deu errado do nosso lado').and.contain('req_7')
    const offline = new ShopServer()
    offline.isReachable = false
    expect((await shopWidget('assento-cart', offline)).text).to.contain('Sem conexão com o servidor')
  })

  it('draws hostile names as text at 400 px, and speaks English', async () => {
    const server = filled()
    const name = `<img src=x onerror=alert(1)>${'nome'.repeat(300)}`
    server.lines = server.lines.map((line) => ({ ...line, plan: { ...line.plan, planName: name, productName: name } }))
    const page = await shopWidget('assento-cart', server, {}, { locale: 'en', width: '400px' })
    expect(page.root.querySelector('img')).to.equal(null)
    expect(page.element.scrollWidth).to.be.at.most(400)
    expect(page.text).to.contain('Check out')
    await page.isAccessible()
  })

  it('asks for the cart that the host names', async () => {
    const server = new ShopServer({}, shopFacts())
    server.add(purchase(PROJECTS, 6))
    await shopWidget('assento-cart', server, { 'customer-id': 'acc_9' })
    expect(server.callsOf('cart.get')[0]?.input).to.deep.equal({ customerId: 'acc_9' })
  })
})
