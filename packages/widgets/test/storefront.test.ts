import { expect } from '@open-wc/testing'
import { AssentoStorefront } from '../src/cart/storefront.ts'
import { Failure } from './fixtures.ts'
import { unmountAll } from './page.ts'
import { BACKUP, BASIC, CATALOGUE, PROJECTS, STANDARD } from './shop-facts.ts'
import { fillCart, heard, offerId, shopWidget } from './shop-page.ts'
import { restricted, ShopServer } from './shop-server.ts'
import { waitUntil } from './wait-until.ts'

const card = (planId: string) => `[data-plan=${planId}]`

describe('assento-storefront', () => {
  before(() => { AssentoStorefront.searchRestMs = 0 })
  afterEach(() => unmountAll())

  it('shows every plan with its product, its lowest price a month, and each way to buy with its price', async () => {
    const page = await shopWidget('assento-storefront', new ShopServer())
    expect(page.texts('.plan')).to.have.length(5)
    const text = page.texts(card(STANDARD.planId))[0]
    expect(text).to.contain('a partir de R$ 54,91 por licença ao mês')
    expect(text).to.contain('Anual paga por mês R$ 62,40 por mês').and.contain('Anual paga por ano R$ 711,36 por ano R$ 59,28 ao mês')
    expect(text).to.contain('Compromisso de um ano: 12 cobranças de R$ 62,40, R$ 748,80 no total.')
    await page.isAccessible()
  })

  it('says what a choice commits to, with its seats, as soon as it is made', async () => {
    const page = await shopWidget('assento-storefront', new ShopServer())
    await page.type(`#seats-${PROJECTS.planId}`, '6')
    page.find(`${card(PROJECTS.planId)} input[value=${offerId(PROJECTS, 'annual')}]`).click()
    await page.element.updateComplete
    expect(page.texts(`${card(PROJECTS.planId)} .commits`)).to.deep.equal(['Compromisso de um ano, pago de uma vez: R$ 3.693,60.'])
    expect(page.texts(`${card(PROJECTS.planId)} .sum`)).to.deep.equal(['R$ 3.693,60 por ano'])
  })

  it('filters by family with counts, and by words, and says what was found', async () => {
    const server = new ShopServer()
    const page = await shopWidget('assento-storefront', server)
    expect(page.texts('.family')).to.deep.equal(['Todos 5 planos', 'Produtividade 3 planos', 'Segurança 1 plano', 'Gestão 1 plano'])
    await page.click('Segurança 1 plano')
    await page.sees('1 plano encontrado')
    expect(page.texts('.plan')).to.deep.equal(['Backup Gerenciado'])
    await page.click('Todos 5 planos')
    await page.type('input[type=search]', 'xadrez')
    await page.sees('Nenhum plano corresponde à busca')
    await page.isAccessible()
    await page.click('Mostrar todos os planos')
    await page.sees('5 planos à venda hoje')
    expect(server.callsOf('catalog.storefront').map(({ input }) => [input['familyId'], input['search']])).to.deep.equal([[undefined, undefined], ['fam_2', undefined], [undefined, 'xadrez'], [undefined, undefined]])
  })

  it('does not ask for one letter, which the server would refuse', async () => {
    const server = new ShopServer()
    const page = await shopWidget('assento-storefront', server)
    await page.type('input[type=search]', 's')
    await page.type('input[type=search]', 'su')
    await waitUntil(() => server.callsOf('catalog.storefront').length === 2)
    expect(server.callsOf('catalog.storefront')[1]?.input['search']).to.equal('su')
  })

  it('puts seats into the cart under one key, confirms with the count, and tells the host', async () => {
    const server = new ShopServer()
    const page = await shopWidget('assento-storefront', server)
    const events = heard('assento-cart-changed')
    await page.type(`#seats-${PROJECTS.planId}`, '6')
    await page.click('Adicionar ao carrinho: Projetos Equipe')
    await page.sees('6 licenças de Projetos Equipe no carrinho')
    expect(server.callsOf('cart.add').map(({ input }) => input)).to.deep.equal([{ item: { kind: 'purchase', offerId: offerId(PROJECTS), seats: 6 } }])
    expect(server.callsOf('cart.add')[0]?.idempotencyKey).to.match(/^[0-9a-f]{32}$/)
    expect(events.map(({ detail }) => detail)).to.deep.equal([{ change: 'added', items: 1 }])
    expect(page.texts('.live[role=status]')).to.deep.equal(['6 licenças de Projetos Equipe no carrinho'])
    await page.click('Adicionar ao carrinho: Projetos Equipe')
    await page.sees('Mais 6 licenças de Projetos Equipe: agora são 12 no carrinho')
    await page.isAccessible()
  })

  it('keeps the number that is being typed in its field while a refresh brings plans before it and takes others away', async () => {
    const server = new ShopServer()
    server.catalogue = [BASIC, PROJECTS, BACKUP]
    const page = await shopWidget('assento-storefront', server)
    const field = page.find<HTMLInputElement>(`#seats-${PROJECTS.planId}`)
    field.focus()
    await page.type(`#seats-${PROJECTS.planId}`, '2')
    for (const catalogue of [[STANDARD, BASIC, PROJECTS, BACKUP], [PROJECTS, BACKUP]]) {
      server.catalogue = catalogue
      await page.element.refresh()
      expect(page.root.activeElement).to.equal(field)
      expect([field.id, field.value]).to.deep.equal([`seats-${PROJECTS.planId}`, '2'])
    }
    field.value = '25'
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    await page.element.updateComplete
    await page.click('Adicionar ao carrinho: Projetos Equipe')
    await page.sees('25 licenças de Projetos Equipe no carrinho')
    expect(page.find<HTMLInputElement>(`#seats-${BACKUP.planId}`).value).to.equal('5')
  })

  it('takes the least and the most seats, and neither one fewer nor one more', async () => {
    const server = new ShopServer()
    const page = await shopWidget('assento-storefront', server)
    for (const [seats, isAllowed] of [['4', false], ['5', true], ['50', true], ['51', false], ['', false], ['5.5', false]] as const) {
      await page.type(`#seats-${BACKUP.planId}`, seats)
      expect(page.button('Adicionar ao carrinho: Backup Gerenciado').getAttribute('aria-disabled'), seats).to.equal(isAllowed ? 'false' : 'true')
    }
    expect(page.texts(`${card(BACKUP.planId)} .field-error`)).to.deep.equal(['Digite um número inteiro.'])
    await page.type(`#seats-${BACKUP.planId}`, '51')
    expect(page.texts(`${card(BACKUP.planId)} .field-error`)).to.deep.equal(['De 5 a 50 licenças.'])
    await page.click('Adicionar ao carrinho: Backup Gerenciado')
    expect(server.callsOf('cart.add')).to.have.length(0)
  })

  it('says why a rule refuses, at the plan, with the way out in one click', async () => {
    const server = new ShopServer()
    server.restriction = restricted()
    const page = await shopWidget('assento-storefront', server, { 'invoices-href': '#faturas' })
    await page.click('Adicionar ao carrinho: Projetos Equipe')
    await page.sees('Há uma fatura vencida em aberto')
    await page.isAccessible()
    await page.click('Ver como pagar a fatura')
    expect(location.hash).to.equal('#faturas')
    history.replaceState(null, '', location.pathname + location.search)
  })

  it('retries a lost answer under the same key', async () => {
    const server = new ShopServer()
    const add = server.answers['cart.add']!
    server.answers['cart.add'] = () => { throw new Failure('server', 500) }
    const page = await shopWidget('assento-storefront', server)
    await page.click('Adicionar ao carrinho: Projetos Equipe')
    await page.sees('Algo deu errado do nosso lado')
    server.answers['cart.add'] = add
    await page.click('Tentar de novo')
    await page.sees('1 licença de Projetos Equipe no carrinho')
    const [first, second] = server.callsOf('cart.add')
    expect(second?.idempotencyKey).to.equal(first?.idempotencyKey)
  })

  it('loads further pages, each plan once', async () => {
    const page = await shopWidget('assento-storefront', new ShopServer(), { 'page-size': '2' })
    expect(page.texts('.sub')).to.deep.equal(['mais de 2 planos à venda hoje'])
    await page.click('Mostrar mais planos')
    await waitUntil(() => page.all('.plan').length === 4)
    await page.click('Mostrar mais planos')
    await page.sees('5 planos à venda hoje')
    expect(page.texts('.live[role=status]')).to.deep.equal(['Mais 1 plano carregado.'])
  })

  it('opens the cart in a dialog, and follows what siblings put into it', async () => {
    const server = fillCart(new ShopServer())
    const page = await shopWidget('assento-storefront', server)
    await page.sees('Carrinho 3')
    await page.click('Carrinho 3 itens')
    await waitUntil(() => page.root.querySelector('dialog[open] assento-cart'), 'the cart in a dialog')
    server.add({ kind: 'purchase', offerId: offerId(BASIC), seats: 1 })
    page.element.portal?.notify('cart')
    await page.sees('Carrinho 4')
  })

  it('lets a person who may not order look, and says why', async () => {
    const server = new ShopServer()
    server.permissions = { edit: false, checkout: false }
    const page = await shopWidget('assento-storefront', server)
    await page.sees('Você pode consultar, mas não pedir')
    expect(page.all('button[type=submit]')).to.have.length(0)
    await page.isAccessible()
  })

  it('shows nothing for sale, a failed load, a lost connection and an ended session in words', async () => {
    const empty = new ShopServer()
    empty.catalogue = []
    expect((await shopWidget('assento-storefront', empty)).text).to.contain('Não há produtos à venda agora')
    for (const [code, status, words] of [['server', 500, 'Algo deu errado do nosso lado'], ['unauthenticated', 401, 'Sua sessão terminou'], ['forbidden', 403, 'Seu perfil não permite isto']] as const) {
      const page = await shopWidget('assento-storefront', new ShopServer({ 'catalog.storefront': () => { throw new Failure(code, status) } }))
      expect(page.text).to.contain(words)
      await page.isAccessible()
    }
    const offline = new ShopServer()
    offline.isReachable = false
    expect((await shopWidget('assento-storefront', offline)).text).to.contain('Sem conexão com o servidor')
  })

  it('draws hostile names as text, at 400 px too, without a scrollbar of the page', async () => {
    const server = new ShopServer()
    const name = `<img src=x onerror=alert(1)>${'nome'.repeat(300)}`
    server.catalogue = [{ ...STANDARD, planName: name, productName: name, familyName: name, description: name }, ...CATALOGUE.slice(3)]
    const page = await shopWidget('assento-storefront', server, {}, { width: '400px' })
    expect(page.root.querySelector('img')).to.equal(null)
    expect(page.element.scrollWidth).to.be.at.most(400)
    await page.isAccessible()
  })

  it('speaks English', async () => {
    const page = await shopWidget('assento-storefront', new ShopServer(), {}, { locale: 'en' })
    expect(page.texts(`${card(STANDARD.planId)} .commits`)).to.deep.equal(['Commitment of one year: 12 charges of R$62.40, R$748.80 in total.'])
  })
})
