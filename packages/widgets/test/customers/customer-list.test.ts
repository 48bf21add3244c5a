import { expect } from '@open-wc/testing'
import { calendarDate, licenceDenied } from '@assento/rules'
import { AssentoCustomerList } from '../../src/customers/customer-list.ts'
import { Failure, type Answers } from '../fixtures.ts'
import { LOOKER_WHO, STOCK, VENDOR_WHO } from '../orders/partner-facts.ts'
import { announced, asks, heard, partnerWidget } from '../orders/partner-page.ts'
import { PartnerServer } from '../orders/partner-server.ts'
import { unmountAll, type Page } from '../page.ts'
import { waitUntil } from '../wait-until.ts'
import { assignedSerial, CUSTOMERS, HORIZONTE, KEY, NOVA, SERRA } from './customer-facts.ts'

const list = (answers: Answers | PartnerServer = {}, attributes: Record<string, string> = {}, more: { locale?: string; width?: string } = {}) =>
  partnerWidget('assento-customer-list', answers instanceof PartnerServer ? answers : new PartnerServer(answers), attributes, more)
const act = (page: Page<AssentoCustomerList>, action: string, id = HORIZONTE.id) => page.find(`[data-id=${id}] [data-act=${action}]`).click()
const pageOf = (items: readonly unknown[]) => () => ({ items, nextCursor: null })

describe('assento-customer-list', () => {
  before(() => { AssentoCustomerList.searchRestMs = 0 })
  afterEach(() => unmountAll())

  it('shows each customer with its number, contact and licences, and the acts that the server allows, the X last', async () => {
    const page = await list()
    expect(page.texts('td.col-name')).to.deep.equal(['Marcenaria Horizonte Ltda. Horizonte Móveis', 'Móveis Serra Azul S.A.', 'Papelaria Nova Era ME'])
    expect(page.texts('.tax-id')).to.deep.equal(['12.ABC.345/01DE-35', '45.997.418/0001-53', '11.222.333/0001-81'])
    expect(page.texts('td.col-serials .held')).to.deep.equal(['3 ativas', '9 de 12 ativas 2 bloqueadas', 'Nenhuma'])
    expect(page.all(`[data-id=${HORIZONTE.id}] .acts button`).map((button) => button.getAttribute('aria-label'))).to.deep.equal([
      'Atribuir licença: Marcenaria Horizonte Ltda.', 'Editar: Marcenaria Horizonte Ltda.', 'Cancelar cliente: Marcenaria Horizonte Ltda.',
    ])
    await page.isAccessible()
  })

  it('searches by name, CNPJ or key, filters by state, says what was found, and leads back', async () => {
    const server = new PartnerServer()
    const page = await list(server)
    await page.type('input[type=search]', 'serra')
    await waitUntil(() => page.all('tbody tr').length === 1)
    expect(announced(page)).to.equal('1 cliente encontrado')
    await page.type('#state', 'blocked')
    await waitUntil(() => server.callsOf('customers.list').length === 3)
    await page.type('input[type=search]', 'xadrez')
    await page.sees('Nenhum cliente corresponde à busca')
    await page.isAccessible()
    await page.click('Limpar a busca')
    await waitUntil(() => page.all('tbody tr').length === 3)
    expect(server.callsOf('customers.list').map(({ input }) => [input['search'], input['state']])).to.deep.equal([
      [undefined, undefined], ['serra', undefined], ['serra', 'blocked'], ['xadrez', 'blocked'], [undefined, undefined],
    ])
  })

  it('drops an answer to letters that are no longer there', async () => {
    const server = new PartnerServer()
    const answer = server.answers['customers.list']!
    let answerLate: () => void = () => undefined
    server.answers['customers.list'] = (input) => (input['search'] === 'se' ? new Promise((resolve) => { answerLate = () => resolve(answer(input)) }) : answer(input))
    const page = await list(server)
    await page.type('input[type=search]', 'se')
    await waitUntil(() => server.callsOf('customers.list').length === 2)
    await page.type('input[type=search]', 'papel')
    await waitUntil(() => page.all('tbody tr').length === 1)
    answerLate()
    await page.element.updateComplete
    expect(page.texts('td.col-name')).to.deep.equal(['Papelaria Nova Era ME'])
  })

  it('registers a customer under one key, and says so above the rows', async () => {
    const server = new PartnerServer()
    const page = await list(server)
    const events = heard('assento-customer-changed')
    page.find('#register').click()
    await asks(page, 'O CNPJ pode ter letras.')
    await page.isAccessible()
    await page.click('Cadastrar')
    expect(page.texts('.field-error')).to.deep.equal(['Informe o CNPJ ou CPF.', 'Informe o nome.'])
    await waitUntil(() => page.root.activeElement?.id === 'taxId')
    await page.isAccessible()
    for (const [field, text] of [['taxId', '12ABC34501DE35'], ['name', ' Marcenaria Horizonte '], ['email', 'contato@example.com']] as const) await page.type(`#${field}`, text)
    await page.click('Cadastrar')
    await page.sees('Marcenaria Horizonte foi cadastrado.')
    const [call] = server.callsOf('customers.create')
    expect(call?.input).to.deep.equal({ taxId: '12.ABC.345/01DE-35', name: 'Marcenaria Horizonte', tradeName: null, email: 'contato@example.com', phone: null })
    expect(call?.idempotencyKey).to.match(/^[0-9a-f]{32}$/)
    expect(events.map(({ detail }) => detail)).to.deep.equal([{ customerId: 'acc_new', change: 'registered' }])
    await waitUntil(() => server.callsOf('customers.list').length === 2, 'the list is read again')
  })

  it('tells what is wrong with a number, offers the zero that a spreadsheet took, and forgives while typing', async () => {
    const page = await list()
    page.find('#register').click()
    await asks(page, 'Razão social ou nome')
    for (const [typed, words] of [['12ABC34501DE36', 'O dígito verificador não confere.'], ['1122233300018', 'O CNPJ tem 14 caracteres'], ['00000000000000', 'Este número não existe.'], ['9,9905E+13', 'A planilha trocou o número']] as const) {
      await page.type('#taxId', typed)
      page.find('#taxId').dispatchEvent(new Event('blur'))
      await page.sees(words)
    }
    await page.type('#taxId', '0000000000191')
    expect(page.all('.field-error')).to.have.length(0)
    page.find('#taxId').dispatchEvent(new Event('blur'))
    await page.sees('Parece faltar o zero do começo.')
    await page.isAccessible()
    await page.click('Usar 00.000.000/0001-91')
    expect(page.find<HTMLInputElement>('#taxId').value).to.equal('00.000.000/0001-91')
    expect(page.all('.field-error')).to.have.length(0)
  })

  it('shows a number that is taken as the rule says it, and a field that the server refuses at the field', async () => {
    const server = new PartnerServer({ 'customers.create': () => ({ ...licenceDenied('customers.taxId.taken', ''), customer: null }) })
    const page = await list(server)
    page.find('#register').click()
    await asks(page, 'Razão social ou nome')
    await page.type('#taxId', '11222333000181')
    await page.type('#name', 'Papelaria')
    await page.click('Cadastrar')
    await waitUntil(() => page.all('dialog .callout.bad').length === 1, 'the refusal')
    await page.isAccessible()
    server.answers['customers.create'] = () => { throw new Failure('validation', 422, [{ field: 'email', rule: 'email', message: 'email' }]) }
    await page.type('#email', 'a@b.cc')
    await page.click('Cadastrar')
    await page.sees('Confira o e-mail.')
    expect(page.find('#email').getAttribute('aria-invalid')).to.equal('true')
  })

  it('edits what is told of a customer, but not its number, against the version that was read', async () => {
    const server = new PartnerServer({ 'customers.update': () => ({ verdict: 'allowed', customer: { ...HORIZONTE, phone: '(54) 3333-9999', version: 5 } }) })
    const page = await list(server)
    act(page, 'edit')
    await asks(page, 'Editar cliente')
    expect(page.all('dialog #taxId')).to.have.length(0)
    expect(page.texts('dialog output')).to.deep.equal(['12.ABC.345/01DE-35'])
    await page.type('#phone', '(54) 3333-9999')
    await page.isAccessible()
    await page.click('Salvar')
    await page.sees('Os dados de Marcenaria Horizonte Ltda. foram salvos.')
    expect(server.callsOf('customers.update')[0]?.input).to.deep.include({ customerId: HORIZONTE.id, version: 4, phone: '(54) 3333-9999' })
    expect(page.text).to.contain('(54) 3333-9999')
  })

  it('says that the customer changed meanwhile, and reads again', async () => {
    const server = new PartnerServer({ 'customers.update': () => { throw new Failure('stale_version', 409) } })
    const page = await list(server)
    act(page, 'edit')
    await asks(page, 'Editar cliente')
    await page.click('Salvar')
    await page.sees('Este cliente mudou enquanto a janela estava aberta.')
    await page.click('Recarregar')
    await waitUntil(() => server.callsOf('customers.list').length === 2)
  })

  it('assigns a licence of the stock to the customer of the row', async () => {
    const server = new PartnerServer()
    const page = await list(server)
    act(page, 'assign', NOVA.id)
    await asks(page, 'Farol Completo')
    expect(page.texts('.radio')).to.deep.equal(['Farol Completo 8 disponíveis', 'Farol Light 1 disponível'])
    await page.isAccessible()
    page.find('dialog [data-confirm]').click()
    await page.sees('Escolha o produto.')
    page.find('.radio input').click()
    await page.element.updateComplete
    page.find('dialog [data-confirm]').click()
    await page.sees('Licença atribuída')
    expect(server.callsOf('serials.assignable').map(({ input }) => input)).to.deep.equal([{ customerId: NOVA.id }])
    expect(server.callsOf('serials.assign')[0]?.input).to.deep.equal({ customerId: NOVA.id, productId: STOCK[0]!.product.id })
    expect(page.text).to.contain('Envie esta chave ao cliente')
    await page.isAccessible()
  })

  it('assigns what the manufacturer gives without stock, and says that it waits for its first payment and by which invoice', async () => {
    const server = new PartnerServer({
      'sessions.whoami': () => VENDOR_WHO, 'serials.assignable': () => [{ id: 'lpr_forja', name: 'Forja CAD', available: null }, { id: 'lpr_corte', name: 'Plano de Corte', available: null }],
      'serials.assign': ({ customerId, productId }) => ({ verdict: 'allowed', serial: assignedSerial(String(customerId), String(productId), {
        state: 'pending', clockState: null, pendingReason: 'awaitingPayment', partner: null, provisionedAt: null,
        renewal: { kind: 'due', cycles: 1, amount: { currency: 'BRL', cents: 48_000 }, toOn: calendarDate('2027-11-22'), invoice: { id: 'inv_7', number: '2026-0041', dueOn: calendarDate('2026-11-29') } },
      }) }),
    })
    const page = await list(server)
    act(page, 'assign', NOVA.id)
    await asks(page, 'Plano de Corte')
    expect(page.texts('.radio')).to.deep.equal(['Forja CAD', 'Plano de Corte'])
    await page.isAccessible()
    page.find('.radio input').click()
    await page.element.updateComplete
    page.find('dialog [data-confirm]').click()
    await page.sees('Pendente até o primeiro pagamento')
    expect(page.text).to.match(/Fatura 2026-0041 de R\$\s480,00, com vencimento em 29 de nov/).and.not.to.contain('Envie esta chave ao cliente')
    expect(page.find('.key').textContent?.replace(/\s/g, '')).to.equal(KEY)
    await page.isAccessible()
  })

  it('says why there is nothing to give, to the manufacturer in its own words, and offers it no order', async () => {
    const nothing = { 'sessions.whoami': () => VENDOR_WHO, 'serials.assignable': () => [] }
    const own = await list(nothing)
    act(own, 'assign')
    await asks(own, 'Não há produtos para atribuir a este cliente')
    await own.isAccessible()
    const partners = await list({ ...nothing, 'customers.list': pageOf([{ ...HORIZONTE, partner: { id: 'acc_p1', name: 'Torre Sistemas' } }]) })
    act(partners, 'assign')
    await asks(partners, 'O estoque do parceiro deste cliente está vazio.')
    for (const page of [own, partners]) expect(page.all('dialog .callout .button')).to.have.length(0)
  })

  it('says that there is nothing to assign, and asks the host for an order', async () => {
    const page = await list({ 'serials.assignable': () => [{ id: 'lpr_completo', name: 'Farol Completo', available: 0 }] })
    const events = heard('assento-order-more')
    act(page, 'assign')
    await asks(page, 'Não há licenças disponíveis para atribuir')
    await page.isAccessible()
    await page.click('Pedir mais')
    expect(events).to.have.length(1)
  })

  it('shows the vendor whose each customer is, and offers a looker nothing', async () => {
    const page = await list({ 'sessions.whoami': () => VENDOR_WHO, 'customers.list': pageOf([{ ...HORIZONTE, partner: { id: 'acc_p1', name: 'Torre Sistemas' } }, SERRA]) })
    expect(page.texts('td.col-partner > div')).to.deep.equal(['Torre Sistemas', '–'])
    const looker = await list({ 'sessions.whoami': () => LOOKER_WHO })
    expect(looker.all('.acts button, #register')).to.have.length(0)
    await looker.isAccessible()
  })

  it('loads further pages, each customer once', async () => {
    const page = await list({ 'customers.list': ({ cursor }) => (cursor === undefined ? { items: CUSTOMERS.slice(0, 2), nextCursor: 'next' } : { items: CUSTOMERS.slice(1), nextCursor: null }) })
    await page.click('Mostrar mais')
    await waitUntil(() => page.all('tbody tr').length === 3)
    expect(announced(page)).to.equal('Mais 1 cliente na lista.')
  })

  it('shows no customers, a failed load, a refused role and an ended session in words', async () => {
    const page = await list({ 'customers.list': pageOf([]) })
    expect(page.text).to.contain('Nenhum cliente ainda')
    expect(page.element.matches(':state(empty)')).to.equal(true)
    await page.isAccessible()
    for (const [code, status, words] of [['server', 500, 'Algo deu errado do nosso lado'], ['forbidden', 403, 'Seu perfil não permite isto'], ['unauthenticated', 401, 'Sua sessão terminou']] as const) {
      expect((await list({ 'customers.list': () => { throw new Failure(code, status) } })).text).to.contain(words)
    }
  })

  it('becomes labelled cards at 400 px, with hostile names as text, and speaks English', async () => {
    const name = `<img src=x onerror=alert(1)>${'nome'.repeat(200)}`
    const page = await list({ 'customers.list': pageOf([{ ...HORIZONTE, name, tradeName: name, email: name }]) }, {}, { width: '400px' })
    expect(page.all('img')).to.have.length(0)
    expect(page.element.scrollWidth).to.be.at.most(400)
    expect(getComputedStyle(page.find('td.col-taxId .cell-label')).display).to.equal('block')
    await page.isAccessible()
    expect((await list({}, {}, { locale: 'en' })).text).to.contain('Register customer')
  })
})
