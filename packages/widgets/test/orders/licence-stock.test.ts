import { expect } from '@open-wc/testing'
import { licenceDenied } from '@assento/rules'
import type { AssentoLicenceStock } from '../../src/orders/licence-stock.ts'
import { KEY } from '../customers/customer-facts.ts'
import { Failure } from '../fixtures.ts'
import { unmountAll, type Page } from '../page.ts'
import { waitUntil } from '../wait-until.ts'
import { COMPLETO, LIGHT, LOOKER_WHO, STOCK, TOTALS, VENDOR_WHO } from './partner-facts.ts'
import { announced, asks, heard, partnerWidget } from './partner-page.ts'
import { PartnerServer } from './partner-server.ts'

const stock = (server = new PartnerServer(), attributes: Record<string, string> = {}, more: { locale?: string; width?: string } = {}) => partnerWidget('assento-licence-stock', server, attributes, more)
const card = (productId: string) => `[data-stock=acc_p1-${productId}]`
const act = (page: Page<AssentoLicenceStock>, action: string, productId = COMPLETO.id) => page.find(`${card(productId)} [data-act=${action}]`).click()

describe('assento-licence-stock', () => {
  afterEach(() => unmountAll())

  it('shows what is free, in use and owned as numbers and as a picture, with users and the monthly charge', async () => {
    const page = await stock()
    expect(page.texts('.glance dd')).to.deep.equal(['9', '11', 'R$ 1.507,60 em 3 dez'])
    expect(page.texts(`${card(COMPLETO.id)} .legend span`)).to.deep.equal(['8 disponíveis', '3 em uso', '11 no total'])
    expect(page.find(`${card(COMPLETO.id)} .bar`).getAttribute('aria-label')).to.equal('8 disponíveis, 3 em uso, 11 no total')
    expect(Number(page.find(`${card(COMPLETO.id)} .bar-free`).getAttribute('width'))).to.be.closeTo(72.7, 0.1)
    expect(page.texts(`${card(COMPLETO.id)} .costs p`)).to.deep.equal(['5 usuários adicionais', '10 unidades pagas: R$ 999,00 por mês', '1 unidade de bônus, sem mensalidade'])
    await page.isAccessible()
  })

  it('marks a low stock and an empty one in words, and offers no assignment where nothing is free', async () => {
    const page = await stock()
    expect(page.texts('.chip')).to.deep.equal(['Estoque baixo', 'Sem estoque'])
    expect(page.texts(`${card('lpr_sped')} .card-acts .button`)).to.deep.equal(['Pedir mais', 'Movimentações'])
    expect(page.texts(`${card(LIGHT.id)} .card-acts .button`)).to.deep.equal(['Atribuir a um cliente', 'Pedir mais', 'Movimentações'])
  })

  it('opens the ledger with the balance after each movement, page by page', async () => {
    const server = new PartnerServer()
    const page = await stock(server)
    act(page, 'movements')
    await asks(page, 'Contagem conferida com o parceiro')
    expect(page.texts('dialog tbody tr td:nth-child(5) div')).to.deep.equal(['−1', '+1', '−1', '−2'])
    expect(page.texts('dialog tbody tr td:last-child div')).to.deep.equal(['8', '9', '8', '9'])
    await page.isAccessible()
    await page.click('Mostrar movimentações anteriores')
    await waitUntil(() => page.all('dialog tbody tr').length === 6)
    expect(page.texts('dialog tbody tr:last-child td > div')).to.deep.equal(['seg, 2 nov, 10:10', 'Compra', 'Pedido 1190', 'Bruno Lima', '+10', '10'])
    expect(announced(page)).to.equal('Mais 2 movimentações.')
    expect(server.callsOf('stock.movements').map(({ input }) => input)).to.deep.equal([{ productId: COMPLETO.id, limit: 20 }, { productId: COMPLETO.id, limit: 20, cursor: 'next' }])
  })

  it('says that the ledger did not come, and tries again', async () => {
    const server = new PartnerServer()
    const movements = server.answers['stock.movements']!
    server.answers['stock.movements'] = () => { throw new Failure('server', 500) }
    const page = await stock(server)
    act(page, 'movements')
    await asks(page, 'Algo deu errado do nosso lado')
    server.answers['stock.movements'] = movements
    await page.click('Tentar de novo')
    await page.sees('Contagem conferida com o parceiro')
  })

  it('gives a unit to a customer that was searched for, with a note, and shows the key once with a way to copy it', async () => {
    const server = new PartnerServer()
    const page = await stock(server)
    const events = heard('assento-serial-assigned')
    act(page, 'assign')
    await asks(page, 'Papelaria Nova Era ME')
    await page.isAccessible()
    await page.type('#customer-search', 'horizonte')
    await waitUntil(() => page.all('.option').length === 1)
    page.find('.option').click()
    await waitUntil(() => page.root.activeElement?.id === 'assign-note', 'the focus is on the note')
    await page.type('#assign-note', ' Loja do centro ')
    await page.isAccessible()
    page.find('dialog [data-confirm]').click()
    await page.sees('Licença atribuída')
    const [call] = server.callsOf('serials.assign')
    expect(call?.input).to.deep.equal({ customerId: 'acc_c1', productId: COMPLETO.id, note: 'Loja do centro' })
    expect(call?.idempotencyKey).to.match(/^[0-9a-f]{32}$/)
    expect(page.find('.key').textContent?.replace(/\s/g, '')).to.equal(KEY)
    expect(events.map(({ detail }) => detail)).to.deep.equal([{ serialId: 'ser_9', customerId: 'acc_c1', productId: COMPLETO.id }])
    await page.isAccessible()
    const before = server.callsOf('stock.list').length
    await page.click('Concluir')
    await waitUntil(() => server.callsOf('stock.list').length === before + 1, 'the stock is read again')
    expect(page.text).not.to.contain('GM609')
  })

  it('copies the key, and says how to where the browser does not allow it', async () => {
    const page = await stock()
    const original = navigator.clipboard.writeText
    const copied: string[] = []
    const pretend = (write: (text: string) => Promise<void>) => Object.defineProperty(navigator.clipboard, 'writeText', { value: write, configurable: true })
    act(page, 'assign')
    await asks(page, 'Papelaria Nova Era ME')
    page.find('.option').click()
    await page.element.updateComplete
    page.find('dialog [data-confirm]').click()
    await page.sees('Copiar chave')
    pretend(() => Promise.reject(new Error('not allowed')))
    await page.click('Copiar chave')
    await page.sees('Selecione a chave e copie com o teclado.')
    pretend((text) => { copied.push(text); return Promise.resolve() })
    await page.click('Copiar chave')
    await page.sees('Chave copiada')
    expect(copied).to.deep.equal([KEY])
    pretend(original.bind(navigator.clipboard))
  })

  it('registers a customer on the way: CNPJ with letters, punctuation while typing, check digits', async () => {
    const server = new PartnerServer()
    const page = await stock(server)
    const events = heard('assento-customer-changed')
    act(page, 'assign')
    await asks(page, 'Cadastrar um cliente novo')
    await page.type('#customer-search', 'Aurora')
    await page.sees('Nenhum cliente encontrado.')
    await page.click('Cadastrar um cliente novo')
    await waitUntil(() => page.root.activeElement?.id === 'taxId')
    expect(page.find<HTMLInputElement>('#name').value).to.equal('Aurora')
    await page.type('#taxId', '12abc34501de36')
    expect(page.find<HTMLInputElement>('#taxId').value).to.equal('12.ABC.345/01DE-36')
    await page.click('Cadastrar e escolher')
    await page.sees('O dígito verificador não confere.')
    expect(page.root.activeElement?.id).to.equal('taxId')
    await page.isAccessible()
    await page.type('#taxId', '12abc34501de35')
    await page.click('Cadastrar e escolher')
    await waitUntil(() => page.all('.chosen').length === 1)
    expect(page.texts('.chosen .strong, .chosen .sub')).to.deep.equal(['Aurora', '12.ABC.345/01DE-35'])
    expect(server.callsOf('customers.create')[0]?.input).to.deep.equal({ name: 'Aurora', tradeName: null, email: null, phone: null, taxId: '12.ABC.345/01DE-35' })
    expect(events.map(({ detail }) => detail.change)).to.deep.equal(['registered'])
    page.find('dialog [data-confirm]').click()
    await page.sees('Licença atribuída')
    expect(server.callsOf('serials.assign')[0]?.input['customerId']).to.equal('acc_new')
  })

  it('asks for the customer when none is chosen', async () => {
    const server = new PartnerServer()
    const page = await stock(server)
    act(page, 'assign')
    await asks(page, 'Papelaria Nova Era ME')
    page.find('dialog [data-confirm]').click()
    await page.sees('Escolha o cliente.')
    await page.isAccessible()
    expect(server.callsOf('serials.assign')).to.have.length(0)
  })

  it('says why a rule refuses the assignment, and leads to an order in a dialog', async () => {
    const page = await stock(new PartnerServer({ 'serials.assign': () => ({ ...licenceDenied('stock.take.insufficient', '', { facts: { available: 0 }, alternatives: [{ kind: 'orderMore', productId: COMPLETO.id }] }), serial: null }) }))
    act(page, 'assign')
    await asks(page, 'Papelaria Nova Era ME')
    page.find('.option').click()
    await page.element.updateComplete
    page.find('dialog [data-confirm]').click()
    await page.sees('Não há licenças suficientes no estoque')
    await page.isAccessible()
    page.find('dialog .callout .button').click()
    await waitUntil(() => page.root.querySelector('dialog[open] assento-order-form'), 'the order form in the dialog')
  })

  it('retries a lost assignment under the same key', async () => {
    const server = new PartnerServer()
    const assign = server.answers['serials.assign']!
    server.answers['serials.assign'] = () => { throw new Failure('server', 500) }
    const page = await stock(server)
    act(page, 'assign')
    await asks(page, 'Papelaria Nova Era ME')
    page.find('.option').click()
    await page.element.updateComplete
    page.find('dialog [data-confirm]').click()
    await page.sees('Algo deu errado do nosso lado')
    server.answers['serials.assign'] = assign
    await page.click('Tentar de novo')
    await page.sees('Licença atribuída')
    const [first, second] = server.callsOf('serials.assign')
    expect(second?.idempotencyKey).to.equal(first?.idempotencyKey)
  })

  it('asks for more: the host is told first, then its own page is a link, or the form opens with the product chosen', async () => {
    const page = await stock()
    const events = heard('assento-order-more')
    page.element.addEventListener('assento-order-more', (event) => event.preventDefault(), { once: true })
    act(page, 'orderMore', LIGHT.id)
    await page.element.updateComplete
    expect(page.root.querySelector('dialog[open]')).to.equal(null)
    act(page, 'orderMore', LIGHT.id)
    await waitUntil(() => page.root.querySelector('dialog[open] assento-order-form'))
    expect(page.find('assento-order-form').getAttribute('product-id')).to.equal(LIGHT.id)
    expect(events.map(({ detail }) => detail)).to.deep.equal(Array(2).fill({ productId: LIGHT.id, kind: 'product' }))
    const linked = await stock(new PartnerServer(), { 'order-href': '#pedido' })
    expect(linked.find<HTMLAnchorElement>(`${card(LIGHT.id)} [data-act=orderMore]`).getAttribute('href')).to.equal('#pedido')
  })

  it('shows the vendor whose each stock is, and the looker nothing to press but the movements', async () => {
    const server = new PartnerServer({ 'sessions.whoami': () => VENDOR_WHO })
    const page = await stock(server, { 'partner-id': 'acc_p1' })
    expect(server.callsOf('stock.list')[0]?.input).to.deep.equal({ limit: 50, partnerId: 'acc_p1' })
    expect(page.all('[data-act=orderMore]')).to.have.length(0)
    expect((await stock(new PartnerServer({ 'sessions.whoami': () => VENDOR_WHO }))).texts('.card-head .sub')).to.deep.equal(Array(4).fill('Torre Sistemas'))
    const looker = await stock(new PartnerServer({ 'sessions.whoami': () => LOOKER_WHO }))
    expect(new Set(looker.texts('.card-acts .button'))).to.deep.equal(new Set(['Movimentações']))
    await looker.isAccessible()
  })

  it('loads further products, and reads again when an order is finalized beside it', async () => {
    const server = new PartnerServer({ 'stock.list': ({ cursor }) => (cursor === undefined ? { items: STOCK.slice(0, 2), totals: TOTALS, nextCursor: 'next' } : { items: STOCK.slice(1), totals: TOTALS, nextCursor: null }) })
    const page = await stock(server)
    await page.click('Mostrar mais')
    await waitUntil(() => page.all('.card').length === 4)
    expect(announced(page)).to.equal('4 produtos no estoque')
    page.element.portal?.notify('stock')
    await waitUntil(() => server.callsOf('stock.list').length === 3)
  })

  it('shows an empty stock, a failed load, a refused role and an ended session in words', async () => {
    const page = await stock(new PartnerServer({ 'stock.list': () => ({ items: [], totals: TOTALS, nextCursor: null }) }))
    expect(page.text).to.contain('O estoque está vazio')
    expect(page.element.matches(':state(empty)')).to.equal(true)
    await page.isAccessible()
    for (const [code, status, words] of [['server', 500, 'Algo deu errado do nosso lado'], ['forbidden', 403, 'Seu perfil não permite isto'], ['unauthenticated', 401, 'Sua sessão terminou']] as const) {
      expect((await stock(new PartnerServer({ 'stock.list': () => { throw new Failure(code, status) } }))).text).to.contain(words)
    }
  })

  it('fits 400 px with hostile names as text, and speaks English', async () => {
    const name = `<img src=x onerror=alert(1)>${'nome'.repeat(200)}`
    const page = await stock(new PartnerServer({ 'stock.list': () => ({ items: STOCK.map((item) => ({ ...item, product: { ...item.product, name } })), totals: TOTALS, nextCursor: null }) }), {}, { width: '400px' })
    expect(page.all('img')).to.have.length(0)
    expect(page.element.scrollWidth).to.be.at.most(400)
    await page.isAccessible()
    expect((await stock(new PartnerServer(), {}, { locale: 'en' })).text).to.contain('Stock of licences').and.to.contain('Low stock')
  })
})
