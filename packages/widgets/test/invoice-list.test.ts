import { expect } from '@open-wc/testing'
import { addHours } from '@assento/rules'
import type { AssentoErrorEvent } from '../src/index.ts'
import { Failure } from './fixtures.ts'
import { brl, DISPUTED, INVOICE_WHO, invoiceDetailOf, INVOICES, listOf, NOW, OLD, OPEN, OVERDUE, PAID, pageOf, PARTLY, VOID } from './invoice-facts.ts'
import { invoiceList, invoiceServer } from './invoice-page.ts'
import { mount, unmountAll } from './page.ts'
import { waitUntil } from './wait-until.ts'

const viewer = () => ({ ...INVOICE_WHO, actor: { ...INVOICE_WHO.actor, role: 'viewer' } })

describe('assento-invoice-list', () => {
  afterEach(unmountAll)

  it('shows number, period, due date, amount, state and papers of every invoice, and the finance contact', async () => {
    const page = await invoiceList(invoiceServer())
    expect(page.texts(`[data-id="${PAID.id}"] td`)).to.deep.equal(['2026-0151 15 set a 14 out', 'Período 15 set a 14 out', 'Vencimento 20 out', 'Valor R$ 936,00', 'Situação Paga em 19 out', 'Recibo Nota fiscal'])
    expect(page.text).to.contain('Dúvidas ou alterações: financeiro@example.com')
    expect(page.find<HTMLAnchorElement>('.contact a').href).to.equal('mailto:financeiro@example.com')
    expect(page.find('h2').textContent).to.equal('Faturas')
    await page.isAccessible()
  })

  it('says each state in words with an icon', async () => {
    const page = await invoiceList(invoiceServer({}, [OPEN, DISPUTED, PARTLY, PAID, OVERDUE, VOID, OLD, { ...VOID, id: 'inv_w', number: '2026-0001', status: 'writtenOff' }]))
    expect(page.texts('.chip')).to.deep.equal(['Vence amanhã', 'Em aberto', 'Em contestação', 'Pague até 19 nov', 'Paga em 19 out', 'Em atraso há 62 dias', 'Anulada', 'Paga em 19 dez 2025', 'Baixada sem pagamento'])
    expect(page.all('.chip svg')).to.have.length(9)
    expect(page.texts(`[data-id="${PARTLY.id}"] .col-amount`)[0]).to.contain('R$ 500,00').and.to.contain('falta R$ 200,00')
  })

  for (const [dueOn, text] of [['2026-11-19', 'Vence hoje'], ['2026-11-20', 'Vence amanhã'], ['2026-11-22', 'Vence em 3 dias'], ['2026-11-23', 'Em aberto']] as const) {
    it(`says “${text}” on 19 November for an invoice due on ${dueOn}`, async () => {
      const page = await invoiceList(invoiceServer({}, [{ ...OPEN, dueOn, payableUntil: dueOn } as typeof OPEN]))
      expect(page.texts('.chip')).to.deep.equal([text])
    })
  }

  it('says one day and two days overdue in good Portuguese', async () => {
    const page = await invoiceList(invoiceServer({}, [{ ...OVERDUE, daysOverdue: 1 }, { ...OVERDUE, id: 'inv_2', daysOverdue: 2 }]))
    expect(page.texts('.chip')).to.deep.equal(['Em atraso há 1 dia', 'Em atraso há 2 dias'])
  })

  it('offers what leads to paying while it is unpaid, and its papers once it is paid', async () => {
    const page = await invoiceList(invoiceServer({}, [OPEN, PAID, OVERDUE, VOID]))
    expect(page.all('tbody .acts').map((acts) => [...acts.querySelectorAll('button')].map((button) => button.textContent))).to.deep.equal([
      ['Boleto', 'Pix', 'Nota fiscal'], ['Recibo', 'Nota fiscal'], ['2ª via atualizada', 'Nota fiscal'], ['Fatura em PDF'],
    ])
    expect(page.find(`[data-id="${OPEN.id}"] [data-act=boleto]`).getAttribute('aria-label')).to.equal('Boleto da fatura 2026-0184')
  })

  it('says what is late, what it costs today, what comes of it and when, and what is due next', async () => {
    const page = await invoiceList(invoiceServer())
    await page.sees('o acesso será suspenso em ter, 24 nov, 09:00')
    expect(page.texts('.banner')[0]).to.contain('1 fatura em atraso: R$ 936,00').and.to.contain('A fatura 2026-0118 venceu em 18 set (há 62 dias). Com multa e juros, hoje são R$ 974,06.')
    expect(page.texts('.cell')).to.deep.equal(['Próximo vencimento R$ 1.123,20 20 nov (amanhã) · Fatura 2026-0184'])
    await page.isAccessible()
  })

  it('says that access is suspended already, and that it is not while a dispute is looked at', async () => {
    const page = await invoiceList(invoiceServer({}, [{ ...OVERDUE, holds: ['suspend'] }]))
    expect(page.texts('.banner')[0]).to.contain('O acesso está suspenso até o pagamento.')
    expect(page.texts('.note')).to.deep.equal(['Acesso suspenso'])
    const disputed = await invoiceList(invoiceServer({}, [{ ...OVERDUE, isDisputed: true }]))
    expect(disputed.texts('.banner')[0]).to.contain('A contestação está em análise')
  })

  it('adds up what is open whatever the filter shows, the oldest first', async () => {
    const page = await invoiceList(invoiceServer({}, [OPEN, DISPUTED, PAID, OVERDUE, { ...OVERDUE, id: 'inv_o2', number: '2026-0119', dueOn: OPEN.dueOn }]), { status: 'paid' })
    expect(page.all('tbody')).to.have.length(1)
    expect(page.texts('.banner')[0]).to.contain('2 faturas em atraso: R$ 1.872,00').and.to.contain('A mais antiga, 2026-0118,')
    expect(page.texts('.cell')[0]).to.contain('Mais 1 fatura em aberto, de R$ 249,90')
  })

  it('shows credit, and the invoice of the day with the minute at which it closes', async () => {
    const page = await invoiceList(invoiceServer({ 'invoices.list': listOf([PAID], { credit: brl(2704), upcoming: { total: brl(10_608), lines: 2, closesAt: addHours(NOW, 14) } }) }))
    expect(page.texts('.cell')).to.deep.equal([
      'Próximo vencimento Nada a pagar agora Todas as faturas emitidas estão pagas.', 'Seu crédito R$ 27,04 Será abatido da próxima fatura.',
      'Próxima fatura, ainda aberta R$ 106,08 2 itens; fecha qui, 19 nov, 23:59.',
    ])
  })

  it('speaks English in a portal whose locale is en', async () => {
    const page = await invoiceList(invoiceServer(), {}, 'en')
    await page.sees('Unless it is paid, access will be suspended')
    expect(page.text).to.contain('Invoices').and.to.contain('Due tomorrow').and.to.contain('62 days overdue').and.to.contain('R$1,123.20').and.to.contain('Updated boleto')
  })

  it('draws a skeleton and aria-busy while it loads', async () => {
    const element = document.createElement('assento-invoice-list')
    element.portal = invoiceServer({ 'invoices.list': () => new Promise(() => undefined) }).portal()
    document.body.append(element)
    await waitUntil(() => element.matches(':state(loading)') && element.renderRoot.querySelector('.skeleton'), 'the skeleton')
    element.remove()
  })

  it('explains an empty list, and still shows what the day has brought', async () => {
    const page = await invoiceList(invoiceServer({ 'invoices.list': () => pageOf([], { upcoming: { total: brl(10_608), lines: 1, closesAt: addHours(NOW, 14) } }) }))
    expect(page.element.matches(':state(empty)')).to.equal(true)
    expect(page.text).to.contain('Nenhuma fatura por aqui ainda').and.to.contain('1 item; fecha')
    expect(page.all('.tools')).to.have.length(0)
    await page.isAccessible()
  })

  it('tells a refused role, and a failed load with its request id, and tries again', async () => {
    let failure: Failure | null = new Failure('forbidden', 403)
    const errors: string[] = []
    const element = document.createElement('assento-invoice-list')
    const onError = (event: AssentoErrorEvent) => errors.push(`${event.detail.phase} ${event.detail.code}`)
    element.addEventListener('assento-error', onError)
    element.portal = invoiceServer({ 'invoices.list': (input) => { if (failure) throw failure; return listOf(INVOICES)(input) } }).portal()
    const page = await mount(element)
    expect(page.text).to.contain('Seu perfil não permite isto').and.to.contain('req_7')
    expect(errors).to.deep.equal(['load forbidden'])
    await page.isAccessible()
    failure = null
    await page.click('Tentar de novo')
    await page.sees('2026-0184')
  })

  it('keeps what it shows while the network is gone, and says so', async () => {
    const server = invoiceServer()
    const page = await invoiceList(server)
    server.isReachable = false
    await page.element.refresh()
    expect(page.text).to.contain('Sem conexão com o servidor').and.to.contain('2026-0184')
    server.isReachable = true
    await page.click('Tentar de novo')
    await waitUntil(() => !page.text.includes('Sem conexão'), 'the callout is gone')
  })

  it('shows that the session ended, and keeps the rows', async () => {
    const server = invoiceServer()
    const page = await invoiceList(server)
    server.answers['sessions.whoami'] = server.answers['invoices.list'] = () => { throw new Failure('unauthenticated', 401) }
    await page.element.refresh()
    expect(page.text).to.contain('Sua sessão terminou').and.to.contain('2026-0184')
  })

  it('offers a viewer the papers, and neither a second copy nor a dispute', async () => {
    const server = invoiceServer({ 'sessions.whoami': viewer }, INVOICES, { permissions: { download: true, secondCopy: false, dispute: false } })
    const page = await invoiceList(server)
    expect(page.texts(`[data-id="${OVERDUE.id}"] .acts button`)).to.deep.equal(['Nota fiscal'])
    page.find(`#open-${OVERDUE.id}`).click()
    await page.sees('Seu perfil pode ver esta fatura.')
    expect(page.text).to.contain('Peça a 2ª via a um administrador').and.not.to.contain('Contestar esta fatura')
    await page.isAccessible()
  })

  it('says whose each invoice is where several customers are in view', async () => {
    const page = await invoiceList(invoiceServer({ 'sessions.whoami': () => ({ ...INVOICE_WHO, customer: null }) }))
    expect(page.texts('.customer')).to.deep.equal(Array(3).fill('Padaria Estrela do Sul'))
  })

  it('writes hostile names as text, and a name of 10 kB does not stretch the page', async () => {
    const name = `<img src=x onerror="window.hacked=1">${'Comércio de Pães e Doces '.repeat(410)}`
    const items = [{ ...OPEN, customerName: name }]
    const server = invoiceServer({ 'sessions.whoami': () => ({ ...INVOICE_WHO, customer: null }), 'invoices.get': () => invoiceDetailOf(items[0]!, { lines: invoiceDetailOf(OPEN).lines.map((line) => ({ ...line, description: name })) }) }, items)
    for (const width of ['1040px', '360px']) {
      const page = await invoiceList(server, {}, 'pt-BR', width)
      page.find(`#open-${OPEN.id}`).click()
      await page.sees('licenças acrescentadas')
      expect(page.all('img')).to.have.length(0)
      expect('hacked' in window).to.equal(false)
      expect(page.find('.customer').getBoundingClientRect().height).to.be.lessThan(60)
      expect(page.find('table').getBoundingClientRect().width).to.be.at.most(Number.parseInt(width))
      expect(page.element.getBoundingClientRect().height).to.be.lessThan(3000)
    }
  })

  it('fits 800 px with the period below the number', async () => {
    const page = await invoiceList(invoiceServer(), {}, 'pt-BR', '800px')
    expect(page.find('table').getBoundingClientRect().width).to.be.at.most(800)
    expect([...page.all('td.col-period'), ...page.all('.period-below')].map((cell) => getComputedStyle(cell).display)).to.deep.equal([...Array(3).fill('none'), ...Array(3).fill('block')])
    const wide = await invoiceList(invoiceServer())
    expect(getComputedStyle(wide.find('.period-below')).display).to.equal('none')
  })

  it('becomes cards in a narrow container, with every value labelled', async () => {
    const page = await invoiceList(invoiceServer(), {}, 'pt-BR', '360px')
    expect(page.find('thead').getBoundingClientRect().height).to.be.lessThan(2)
    expect(getComputedStyle(page.find('td.col-due .cell-label')).display).to.equal('block')
    expect(page.find('table').getBoundingClientRect().width).to.be.at.most(360)
    await page.isAccessible()
  })

  it('takes the level of its heading from the host, and goes without header', async () => {
    const page = await invoiceList(invoiceServer(), { 'heading-level': '3' })
    expect(page.all('h3')).to.have.length(1)
    const bare = await invoiceList(invoiceServer(), { 'no-header': '' })
    expect(bare.all('.head, .tools, .glance')).to.have.length(0)
    expect(bare.all('tbody')).to.have.length(3)
  })
})
