import { expect } from '@open-wc/testing'
import { CSP_POLICY, SAAS_POLICY } from '@assento/rules'
import { Failure } from './fixtures.ts'
import { unmountAll } from './page.ts'
import { endedTrial, PROJECTS, shopFacts } from './shop-facts.ts'
import { heard, purchase, shopWidget } from './shop-page.ts'
import { restricted, ShopServer } from './shop-server.ts'
import { waitUntil } from './wait-until.ts'

const SUB = { 'subscription-id': 'sub_1' }
const changer = (server: ShopServer, attributes: Record<string, string> = SUB, more: { locale?: string; width?: string } = {}) => shopWidget('assento-plan-changer', server, attributes, more)
type ChangerPage = Awaited<ReturnType<typeof changer>>

async function choose(page: ChangerPage, planId: string): Promise<void> {
  page.find(`input[value=${planId}]`).click()
  await page.element.updateComplete
}
async function select(page: ChangerPage, label: string, value: string): Promise<void> {
  const field = page.find<HTMLSelectElement>(`select[aria-label=${label}]`)
  field.value = value
  field.dispatchEvent(new Event('change', { bubbles: true }))
  await page.element.updateComplete
}
/** The button is there once the cart has said whether this person may order. */
const mayNotOrderYet = (page: ChangerPage) => waitUntil(() => page.root.querySelector('#order[aria-disabled=true]'), 'the order button is off')
const canOrder = (page: ChangerPage) => waitUntil(() => page.root.querySelector('#order[aria-disabled=false]'), 'the order can be placed')
/** The cart that the plan changer shows in its place. */
const nested = (page: ChangerPage) => page.root.querySelector('assento-cart')?.shadowRoot

describe('assento-plan-changer: choosing', () => {
  afterEach(() => unmountAll())

  it('shows plans by tier with what they bring, the present one chosen, and nothing to order yet', async () => {
    const page = await changer(new ShopServer())
    expect(page.texts('.choice')).to.deep.equal([
      'Suite Escritório Essencial inferior, com o suporte E-mail e edição de documentos no navegador. a partir de R$ 35,11 por licença ao mês',
      'Suite Escritório Padrão plano atual Aplicativos no computador, 1 TB por pessoa e reuniões em vídeo. R$ 62,40 por licença por mês',
      'Suite Escritório Avançada superior Tudo do Padrão, mais proteção de identidade, gestão de aparelhos e auditoria. a partir de R$ 105,51 por licença ao mês',
    ])
    expect(page.find<HTMLInputElement>('input[value=pln_standard]').checked).to.equal(true)
    await mayNotOrderYet(page)
    await page.isAccessible()
  })

  it('says of a lower plan when it can be had, as the product has it: with support, or at the renewal', async () => {
    const { planChange } = SAAS_POLICY
    for (const [down, words, title] of [['support', 'inferior, com o suporte', 'A mudança para um plano inferior é feita com o suporte'], ['atRenewal', 'inferior, na renovação', 'Agendar 15 licenças para a renovação']] as const) {
      const page = await changer(new ShopServer({}, shopFacts({ policy: { ...SAAS_POLICY, planChange: { ...planChange, down } } })))
      expect(page.texts('.choice .tag')).to.deep.equal([words, 'plano atual', 'superior'])
      await choose(page, 'pln_basic')
      await page.sees(title)
      await page.isAccessible()
    }
  })

  it('sets today beside the choice, says what is credited and charged, and has the server check it', async () => {
    const server = new ShopServer()
    const page = await changer(server)
    await choose(page, 'pln_advanced')
    expect(page.texts('.compare-row').slice(1)).to.deep.equal([
      'Plano Suite Escritório Padrão Suite Escritório Avançada alterado', 'Licenças 15 Licenças', 'Compromisso Anual Mensal Anual Três anos', 'Cobrança Mensal Mensal Anual, à vista',
      'Vigência 15 jun 2026 a 14 jun 2027 19 nov 2026 a 18 nov 2027 começa hoje', 'Valor R$ 936,00 por mês R$ 62,40 por licença R$ 1.798,50 por mês R$ 119,90 por licença R$ 862,50 a mais por mês',
    ])
    expect(page.texts('.receipt > div')).to.deep.equal([
      'Crédito dos dias não usados 15 × R$ 62,40 · 26 de 30 dias −R$ 811,20', 'Novo período 15 × R$ 119,90 · período inteiro R$ 1.798,50', 'A pagar agora, sem impostos R$ 987,30',
    ])
    await page.sees('Valor conferido, garantido até hoje às 23:59.')
    expect(server.callsOf('plans.quote').map(({ input }) => input)).to.deep.equal([
      { subscriptionId: 'sub_1', version: 4, planId: 'pln_advanced', commitment: 'P1Y', billingFrequency: 'monthly', seats: 15, acknowledgeScheduleLoss: true },
    ])
    await page.isAccessible()
  })

  it('asks the server once for several changes in a row, and takes terms that exist together', async () => {
    const server = new ShopServer()
    const page = await changer(server)
    await choose(page, 'pln_advanced')
    await select(page, 'Compromisso', 'P3Y')
    expect(page.texts('.receipt .total')).to.deep.equal(['A pagar agora, sem impostos R$ 18.180,60'])
    await page.type('#plan-seats', '20')
    await page.sees('Valor conferido')
    expect(server.callsOf('plans.quote').map(({ input }) => [input['commitment'], input['billingFrequency'], input['seats']])).to.deep.equal([['P3Y', 'annual', 20]])
  })

  it('gives fewer licences back as credit, and refuses fewer than are assigned', async () => {
    const page = await changer(new ShopServer())
    await page.type('#plan-seats', '8')
    expect(page.texts('.receipt .total')).to.deep.equal(['Crédito, sem impostos R$ 312,00'])
    await page.type('#plan-seats', '7')
    await page.sees('8 licenças estão atribuídas a pessoas')
    expect(page.texts('.refusal button')).to.deep.equal(['Retirar a licença de 1 pessoa'])
    await mayNotOrderYet(page)
  })

  it('lets a person order who may not ask for a quote: the review prices it', async () => {
    const page = await changer(new ShopServer({ 'plans.quote': () => { throw new Failure('forbidden', 403) } }))
    await choose(page, 'pln_advanced')
    await page.sees('O valor é conferido na revisão, antes de qualquer cobrança.')
    await canOrder(page)
  })

  it('keeps the number of seats where the product changes it apart', async () => {
    const page = await changer(new ShopServer({}, shopFacts({ policy: CSP_POLICY })))
    expect(page.root.querySelector('#plan-seats')).to.equal(null)
    expect(page.text).to.contain('a quantidade muda em “Alterar licenças”')
  })

  it('keeps what was chosen while a sibling refreshes, and drops it when the subscription has changed', async () => {
    const server = new ShopServer()
    const page = await changer(server)
    await choose(page, 'pln_advanced')
    await page.element.refresh()
    expect(page.find<HTMLInputElement>('input[value=pln_advanced]').checked).to.equal(true)
    server.facts = { ...server.facts, version: 5, seats: 16 }
    page.element.portal?.notify('sub_1')
    await waitUntil(() => page.find<HTMLInputElement>('input[value=pln_standard]').checked)
    expect(page.find<HTMLInputElement>('#plan-seats').value).to.equal('16')
  })
})

describe('assento-plan-changer: ordering', () => {
  afterEach(() => unmountAll())

  it('goes from “Finalizar compra” straight to the review of that change, and to the order (G3, G4)', async () => {
    const server = new ShopServer()
    const page = await changer(server)
    const changed = heard('assento-plan-changed')
    await choose(page, 'pln_advanced')
    await canOrder(page)
    await page.click('Finalizar compra')
    await waitUntil(() => nested(page)?.querySelector('#place'), 'the review')
    expect(server.callsOf('cart.add').map(({ input }) => input)).to.deep.equal([
      { item: { kind: 'planChange', subscriptionId: 'sub_1', planId: 'pln_advanced', commitment: 'P1Y', billingFrequency: 'monthly', seats: 15 } },
    ])
    nested(page)?.querySelector<HTMLElement>('#place')?.click()
    await waitUntil(() => nested(page)?.textContent?.includes('2026-0185'), 'the invoice')
    expect(changed.map(({ detail }) => detail.subscriptionId)).to.deep.equal(['sub_1'])
    await page.click('Voltar ao plano')
    await waitUntil(() => page.root.querySelector('.choice'))
  })

  it('says “Adicionar ao carrinho” beside other items, and then leads to the cart with all of them', async () => {
    const server = new ShopServer()
    server.add(purchase(PROJECTS, 6))
    const page = await changer(server)
    await choose(page, 'pln_advanced')
    await page.sees('Já há um item no carrinho: a alteração entra no mesmo pedido.')
    await page.click('Adicionar ao carrinho')
    await page.sees('A alteração está no carrinho')
    expect(page.texts('.live[role=status]')).to.deep.equal(['A alteração está no carrinho. O carrinho tem 2 itens. Nada foi cobrado ainda.'])
    await page.isAccessible()
    await page.click('Ver carrinho e finalizar')
    await waitUntil(() => nested(page)?.querySelectorAll('.item').length === 2, 'the cart with both')
  })

  it('still says “Finalizar compra” when the cart holds only an earlier change of this subscription', async () => {
    const server = new ShopServer()
    server.add({ kind: 'planChange', subscriptionId: 'sub_1', seats: 20 })
    const page = await changer(server)
    await choose(page, 'pln_advanced')
    await waitUntil(() => page.texts('#order')[0] === 'Finalizar compra')
  })

  it('opens a support ticket for a lower plan, filled in, and shows its number (G2)', async () => {
    const server = new ShopServer()
    const page = await changer(server)
    const opened = heard('assento-ticket-opened')
    await choose(page, 'pln_basic')
    await page.sees('A mudança para um plano inferior é feita com o suporte')
    await page.isAccessible()
    await page.click('Abrir um chamado')
    expect(page.find<HTMLInputElement>('#ticket-subject').value).to.equal('Mudança de plano de Suite Escritório Padrão')
    expect(page.find<HTMLTextAreaElement>('#ticket-body').value).to.contain('Desejado: Suite Escritório Essencial, 15 licenças, Compromisso anual · cobrança mensal.')
    await page.isAccessible()
    await page.click('Enviar chamado')
    await page.sees('Chamado 2026-0012 aberto')
    expect(server.callsOf('tickets.open')[0]?.input).to.deep.include({
      category: 'commercial', about: { kind: 'subscription', id: 'sub_1' }, wanted: { planId: 'pln_basic', seats: 15, commitment: 'P1Y', billingFrequency: 'monthly' },
    })
    expect(server.callsOf('tickets.open')[0]?.idempotencyKey).to.match(/^[0-9a-f]{32}$/)
    expect(opened.map(({ detail }) => detail)).to.deep.equal([{ ticketId: 'tkt_1', number: '2026-0012', subscriptionId: 'sub_1' }])
    expect(server.callsOf('plans.quote')).to.have.length(0)
  })

  it('keeps the text of a ticket that could not be sent, and sends it again under the same key', async () => {
    const server = new ShopServer()
    const open = server.answers['tickets.open']!
    server.answers['tickets.open'] = () => { throw new Failure('server', 500) }
    const page = await changer(server)
    await choose(page, 'pln_basic')
    await page.click('Abrir um chamado')
    await page.type('#ticket-body', '')
    await page.click('Enviar chamado')
    await page.sees('Escreva o assunto e a mensagem.')
    await page.type('#ticket-body', 'Só 5 pessoas usam.')
    await page.click('Enviar chamado')
    await page.sees('Algo deu errado do nosso lado')
    server.answers['tickets.open'] = open
    await page.click('Tentar de novo')
    await page.sees('Chamado 2026-0012 aberto')
    const [first, second] = server.callsOf('tickets.open')
    expect([second?.input['body'], second?.idempotencyKey]).to.deep.equal(['Só 5 pessoas usam.', first?.idempotencyKey])
  })

  it('leads corporate accounts to their representative, and offers nothing to order (G7)', async () => {
    const server = new ShopServer()
    server.isCorporate = true
    const page = await changer(server)
    await page.sees('Sua conta tem um representante')
    expect(page.text).to.contain('Contato: time de nuvem')
    expect(page.all('#order, .compare')).to.have.length(0)
    expect(page.all('input:enabled')).to.have.length(0)
    await page.isAccessible()
  })

  it('subscribes an ended trial with its seats, for a year paid by the month (G6)', async () => {
    const server = new ShopServer({}, endedTrial())
    const page = await changer(server)
    await page.sees('A avaliação terminou em 10 de novembro de 2026.')
    await canOrder(page)
    expect(page.texts('.receipt .total')).to.deep.equal(['A pagar agora, sem impostos R$ 624,00'])
    await page.isAccessible()
    await page.click('Assinar agora')
    await waitUntil(() => nested(page)?.querySelector('#place'), 'the review')
    expect(server.callsOf('cart.add')[0]?.input).to.deep.equal({
      item: { kind: 'planChange', subscriptionId: 'sub_1', planId: 'pln_standard', commitment: 'P1Y', billingFrequency: 'monthly', seats: 10 },
    })
  })

  it('shows what collections refuse with the way to pay, and a person who may only look no button', async () => {
    const server = new ShopServer()
    server.restriction = restricted()
    const page = await changer(server)
    await choose(page, 'pln_advanced')
    await page.sees('Há uma fatura vencida em aberto')
    await page.click('Ver como pagar a fatura')
    await waitUntil(() => page.root.querySelector('dialog[open] assento-invoice-list'), 'the invoices in a dialog')
    const viewer = new ShopServer()
    viewer.permissions = { edit: false, checkout: false }
    const look = await changer(viewer)
    await look.sees('Você pode consultar, mas não alterar')
    expect(look.all('#order')).to.have.length(0)
    await look.isAccessible()
  })

  it('asks to read again when the subscription changed elsewhere', async () => {
    const page = await changer(new ShopServer({ 'plans.quote': () => { throw new Failure('stale_version', 409) } }))
    await choose(page, 'pln_advanced')
    await page.sees('A assinatura mudou enquanto esta página estava aberta')
    await page.click('Recarregar')
  })

  it('shows no subscription, none to change to, a suspended one, a failed load and an ended session in words', async () => {
    expect((await changer(new ShopServer(), {})).text).to.contain('Nenhuma assinatura escolhida')
    const lone = new ShopServer()
    lone.answers['plans.options'] = () => ({ ...lone.options(), items: [] })
    expect((await changer(lone)).text).to.contain('Não há outro plano nem outra forma de cobrança')
    await (await changer(new ShopServer({}, shopFacts({ status: 'suspended' })))).sees('A assinatura não está ativa')
    for (const [code, status, words] of [['server', 500, 'Algo deu errado do nosso lado'], ['unauthenticated', 401, 'Sua sessão terminou']] as const) {
      expect((await changer(new ShopServer({ 'plans.options': () => { throw new Failure(code, status) } }))).text).to.contain(words)
    }
  })

  it('folds to 400 px with hostile names, and speaks English', async () => {
    const server = new ShopServer()
    const options = server.options()
    const name = `<img src=x onerror=alert(1)>${'nome'.repeat(200)}`
    server.answers['plans.options'] = () => ({ ...options, items: options.items.map((item) => ({ ...item, planName: name, description: name })) })
    const page = await changer(server, SUB, { locale: 'en', width: '400px' })
    expect(page.root.querySelector('img')).to.equal(null)
    expect(page.element.scrollWidth).to.be.at.most(400)
    await page.sees('Order summary')
    await page.isAccessible()
  })
})
