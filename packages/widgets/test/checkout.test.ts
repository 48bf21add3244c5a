import { expect } from '@open-wc/testing'
import { denied, money } from '@assento/rules'
import type { AssentoBeforeSubmitEvent } from '../src/runtime/events.ts'
import { Failure } from './fixtures.ts'
import { unmountAll } from './page.ts'
import { PROJECTS, shopFacts } from './shop-facts.ts'
import { fillCart, heard, purchase, review, shopWidget } from './shop-page.ts'
import { ShopServer } from './shop-server.ts'
import { waitUntil } from './wait-until.ts'

const filled = () => fillCart(new ShopServer())
const checkout = (server: ShopServer) => server.callsOf('cart.checkout')
const PLANNED = { seats: 8, offerId: 'off_2', planId: 'pln_standard', commitment: 'P1Y', billingFrequency: 'monthly', customTermUntil: null } as const

describe('assento-cart: review and order', () => {
  afterEach(() => unmountAll())

  it('reviews the period from today, licences, price, credit, taxes, credit used, total, due date and next invoice', async () => {
    const server = filled()
    server.creditCents = 20_000
    const page = await shopWidget('assento-cart', server)
    await review(page)
    const [change] = page.texts('.review-item')
    for (const words of ['de hoje, 19 nov 2026, a 18 dez 2026', '15 → 18 licenças', 'Preço do plano R$ 2.158,20', 'Crédito dos dias não usados −R$ 811,20', 'Próxima fatura R$ 2.266,11 em 19 dez 2026']) expect(change).to.contain(words)
    expect(page.texts('.receipt > div')).to.deep.equal([
      'Subtotal R$ 3.831,00', 'ISS (5% de R$ 3.831,00) R$ 191,55', 'Crédito da conta usado −R$ 200,00', 'Total devido agora R$ 3.822,55',
    ])
    expect(page.texts('#place-note')).to.deep.equal(['A fatura sai hoje e vence em 4 dez 2026. Valor garantido até hoje às 23:59.'])
    expect(page.root.querySelector('.billing')).to.equal(null)
    await page.isAccessible()
  })

  it('orders once for a double click, at the quote and version that were shown, under one key', async () => {
    const server = filled()
    const page = await shopWidget('assento-cart', server)
    const [placed, changed] = [heard('assento-order-placed'), heard('assento-plan-changed')]
    await review(page)
    page.find('#place').click()
    page.find('#place').click()
    await page.sees('Pedido efetuado')
    expect(checkout(server)).to.have.length(1)
    expect(checkout(server)[0]?.input).to.deep.equal({ version: 4, quoteId: 'quo_1', acknowledgeScheduleLoss: false })
    expect(checkout(server)[0]?.idempotencyKey).to.match(/^[0-9a-f]{32}$/)
    expect(placed.map(({ detail }) => detail)).to.deep.equal([{
      subscriptionIds: ['sub_1', 'sub_new_2', 'sub_new_3'], invoiceId: 'inv_1', invoiceNumber: '2026-0185', totalDueCents: 402_255, currency: 'BRL',
    }])
    expect(changed.map(({ detail }) => detail)).to.deep.equal([{ subscriptionId: 'sub_1', planId: 'pln_advanced', seats: 18, commitment: 'P1Y', billingFrequency: 'monthly' }])
  })

  it('says after the order which invoice there is and what comes next, and opens the seats', async () => {
    const page = await shopWidget('assento-cart', filled())
    await review(page)
    await page.click('Efetuar pedido')
    await page.sees('Fatura 2026-0185')
    for (const words of ['R$ 4.022,55, com vencimento em 4 de dezembro de 2026', 'O boleto e o Pix já estão em Faturas.', 'contatos de cobrança', 'Não se esqueça de atribuir as licenças']) expect(page.text).to.contain(words)
    expect(page.texts('.live[role=status]')).to.deep.equal(['Pedido efetuado. Fatura 2026-0185'])
    await page.isAccessible()
    await page.click('Atribuir licenças de Projetos Equipe')
    await waitUntil(() => page.root.querySelector('dialog[open] assento-seat-assignment[subscription-id=sub_new_2]'), 'the seats in a dialog')
  })

  it('goes back to the lines by “Editar pedido”, and reviews again what was changed there', async () => {
    const server = filled()
    const page = await shopWidget('assento-cart', server)
    await review(page)
    await page.click('Editar pedido')
    expect(page.all('.item')).to.have.length(3)
    await page.type('#seats-cti_2', '1')
    await review(page)
    expect(server.callsOf('cart.update')).to.have.length(1)
    expect(page.texts('.receipt > div')[0]).to.equal('Subtotal R$ 3.561,00')
  })

  it('owes nothing and issues nothing when credit is left over', async () => {
    const server = new ShopServer()
    server.add({ kind: 'planChange', subscriptionId: 'sub_1', seats: 9 })
    const page = await shopWidget('assento-cart', server)
    await review(page)
    expect(page.texts('.receipt > div')).to.include('Vira crédito para as próximas faturas R$ 262,08')
    expect(page.texts('#total-due')).to.deep.equal(['R$ 0,00'])
    expect(page.texts('#place-note')[0]).to.contain('Nada a pagar agora')
    await page.click('Efetuar pedido')
    await page.sees('Nada a pagar por este pedido.')
  })

  it('sends nothing when the host prevents it, and waits for its promise', async () => {
    const server = filled()
    const page = await shopWidget('assento-cart', server)
    await review(page)
    const details: AssentoBeforeSubmitEvent['detail'][] = []
    page.element.addEventListener('assento-before-submit', (event) => { details.push(event.detail); event.preventDefault() }, { once: true })
    await page.click('Efetuar pedido')
    await page.sees('O pedido não foi enviado')
    expect(checkout(server)).to.have.length(0)
    expect(details).to.deep.equal([{ command: 'cart.checkout', subscriptionId: '', dueNowCents: 402_255, quoteId: 'quo_1' }])
    let resolve = (): void => undefined
    const promise = new Promise<void>((done) => { resolve = done })
    page.element.addEventListener('assento-before-submit', (event) => event.waitUntil(promise), { once: true })
    await page.click('Efetuar pedido')
    expect(checkout(server)).to.have.length(0)
    resolve()
    await page.sees('Pedido efetuado')
  })

  it('retries a lost answer under the same key, without asking the host again', async () => {
    const server = filled()
    const answer = server.answers['cart.checkout']!
    const asked = heard('assento-before-submit')
    server.answers['cart.checkout'] = () => { throw new Failure('server', 500) }
    const page = await shopWidget('assento-cart', server)
    await review(page)
    await page.click('Efetuar pedido')
    await page.sees('Tentar de novo é seguro')
    await page.isAccessible()
    server.answers['cart.checkout'] = answer
    await page.click('Tentar de novo')
    await page.sees('Pedido efetuado')
    const [first, second] = checkout(server)
    expect(second?.idempotencyKey).to.equal(first?.idempotencyKey)
    expect(asked).to.have.length(1)
  })

  it('shows the old and the new total when the quote no longer holds, and orders only after another yes', async () => {
    const server = filled()
    const answer = server.answers['cart.checkout']!
    server.answers['cart.checkout'] = () => {
      server.lines = server.lines.map((line) => ({ ...line, offer: { ...line.offer, unitPrice: money('BRL', line.offer.unitPrice.cents + 300) } }))
      return { ...denied('quotes.quote.expired', '', { alternatives: [{ kind: 'requote' }] }), subscriptionIds: [], invoice: null }
    }
    const page = await shopWidget('assento-cart', server)
    await review(page)
    await page.click('Efetuar pedido')
    await page.sees('Era R$ 4.022,55; agora é R$ 4.129,65. Nada foi cobrado.')
    await page.isAccessible()
    server.answers['cart.checkout'] = answer
    await page.click('Efetuar pedido por R$ 4.129,65')
    await page.sees('Pedido efetuado')
    expect(checkout(server).map(({ input }) => input['quoteId'])).to.deep.equal(['quo_1', 'quo_2'])
    const [first, second] = checkout(server)
    expect(second?.idempotencyKey).not.to.equal(first?.idempotencyKey)
  })

  it('asks for consent before a renewal plan is dropped, at the box that is missing', async () => {
    const server = fillCart(new ShopServer({}, shopFacts({ renewalPlan: PLANNED })))
    const page = await shopWidget('assento-cart', server)
    await review(page)
    expect(page.text).to.contain('Estava previsto: 8 licenças, compromisso anual, cobrança mensal.')
    await page.click('Efetuar pedido')
    await page.sees('Marque para continuar.')
    expect(page.root.activeElement?.id).to.equal('consent')
    await page.isAccessible()
    page.find('#consent').click()
    await page.click('Efetuar pedido')
    await page.sees('Pedido efetuado')
    expect(checkout(server)[0]?.input['acknowledgeScheduleLoss']).to.equal(true)
  })

  it('goes back to the lines when the cart changed in another window', async () => {
    const server = filled()
    server.answers['cart.checkout'] = () => { server.remove('cti_3'); throw new Failure('stale_version', 409) }
    const page = await shopWidget('assento-cart', server)
    await review(page)
    await page.click('Efetuar pedido')
    await page.sees('O carrinho mudou enquanto esta página estava aberta')
    await waitUntil(() => page.all('.items .item').length === 2)
  })

  it('keeps the review, and what was typed, through an ended session', async () => {
    const server = filled()
    server.taxId = null
    server.answers['cart.checkout'] = () => { throw new Failure('unauthenticated', 401) }
    const page = await shopWidget('assento-cart', server)
    await review(page)
    await page.type('#taxId', '12ABC34501DE35')
    await page.type('#name', 'Padaria Estrela do Sul')
    await page.type('#email', 'financeiro@example.com')
    await page.click('Efetuar pedido')
    await page.sees('Sua sessão terminou')
    await page.isAccessible()
    await page.click('Entrar de novo')
    await waitUntil(() => page.element.matches(':state(ready)'))
    expect(page.find<HTMLInputElement>('#taxId').value).to.equal('12.ABC.345/01DE-35')
  })

  it('starts at the review when the host says so', async () => {
    const server = new ShopServer()
    server.add(purchase(PROJECTS, 6))
    const page = await shopWidget('assento-cart', server, { 'start-at': 'review' })
    await page.sees('Revisão do pedido')
  })
})
