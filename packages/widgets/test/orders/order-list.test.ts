import { expect } from '@open-wc/testing'
import { instant, licenceDenied } from '@assento/rules'
import type { AssentoOrderList } from '../../src/orders/order-list.ts'
import { Failure } from '../fixtures.ts'
import { unmountAll, type Page } from '../page.ts'
import { waitUntil } from '../wait-until.ts'
import { COMPLETO, LIGHT, LOOKER_WHO, orderOf, ORDERS, PENDING, pricedItem, summaryOf, VENDOR_WHO } from './partner-facts.ts'
import { announced, asks, heard, partnerWidget } from './partner-page.ts'
import { PartnerServer } from './partner-server.ts'

type List = Page<AssentoOrderList>
const orderList = (server = new PartnerServer(), attributes: Record<string, string> = {}, more: { locale?: string; width?: string } = {}) => partnerWidget('assento-order-list', server, attributes, more)
const row = (id: string) => `[data-id=${id}]`
const act = (page: List, action: string, id = PENDING.id) => page.find(`${row(id)} [data-act=${action}]`).click()
/** As the pages show it, with plain spaces. */
const money = (cents: number) => new Intl.NumberFormat('pt-BR', { style: 'currency', currency: 'BRL' }).format(cents / 100).replace('-', '−').replaceAll(/\s/g, ' ')
const isClosed = (page: List) => waitUntil(() => page.root.querySelector('dialog[open]') === null, 'the dialog closes')

describe('assento-order-list', () => {
  afterEach(() => unmountAll())

  it('shows what a reversal takes back with a minus, and when it was reversed', async () => {
    const reversal = orderOf(1300, [pricedItem(COMPLETO, 4), pricedItem(LIGHT, 1)], {
      type: 'reversal', state: 'finalized', actions: [], submittedAt: instant('2026-11-20T12:00:00.000Z'), decidedAt: instant('2026-11-20T12:00:00.000Z'), decidedByName: 'Célia Prado', submittedByName: 'Célia Prado', reverses: { id: 'lor_981', number: 981 },
    })
    const server = new PartnerServer()
    server.orders = [reversal, ...ORDERS]
    const page = await orderList(server)
    expect(page.texts(`${row(reversal.id)} td.col-total b`)).to.deep.equal([money(-reversal.totalCents)])
    expect(page.texts(`${row(reversal.id)} td.col-total .sub`)).to.deep.equal([`${money(-reversal.monthlyCents)} por mês`])
    expect(page.texts(`${row(reversal.id)} td.col-order .sub`)).to.deep.equal(['Estorno · −5 unidades'])
    expect(page.texts(`${row(reversal.id)} td.col-state .sub`)).to.deep.equal(['estornado em 20 nov'])
    page.find(`#open-${reversal.id}`).click()
    await page.sees('Este é um estorno do pedido 981.')
    expect(page.text).to.contain('Estornado em 20 de novembro de 2026, 09:00 por Célia Prado.').and.not.to.contain('Aprovado em 20').and.not.to.contain('Confirmado em 20')
    expect(page.texts(`${row(reversal.id)} .line:last-of-type dd`), 'nothing is less than nothing').to.deep.equal(['−1', 'R$ 0,00', money(-4990), money(-4990)])
    expect(page.texts(`${row(reversal.id)} .receipt dd`)).to.deep.equal(['−5', `−${reversal.usersTotal}`, money(-reversal.monthlyCents), money(-reversal.setupCents), money(-reversal.totalCents)])
    await page.isAccessible()
  })

  it('shows PEND below the number while an order waits, its situation in words, and acts only where the server allows them', async () => {
    const page = await orderList()
    expect(page.texts('.opener')).to.deep.equal(['1234 (PEND)', '1198', '1077', '981'])
    expect(page.texts('.col-state div .chip')).to.deep.equal(['Confirmação pendente', 'Finalizado', 'Cancelado', 'Finalizado'])
    expect(page.texts('td.col-total > div')).to.deep.equal(['R$ 3.848,30 R$ 1.348,30 por mês', 'R$ 79,50 R$ 79,50 por mês', 'R$ 1.110,00 R$ 360,00 por mês', 'R$ 8.747,50 R$ 2.497,50 por mês'])
    expect(page.all('.acts').map((acts) => acts.querySelectorAll('button').length)).to.deep.equal([2, 0, 0, 0])
    expect(page.all('td.col-partner')).to.have.length(0)
    await page.isAccessible()
  })

  it('opens an order to its lines with the formula of every amount, who did what, and its invoice', async () => {
    const page = await orderList(new PartnerServer(), { 'invoices-href': '#faturas' })
    page.find('#open-lor_981').click()
    await page.sees('Aprovado em 3 de novembro de 2025, 09:05 por Ana Souza.')
    expect(page.texts('.line')).to.deep.equal(['Farol Completo 25 unidades · Bônus: 2 · Tolerância de 7 dias Quantidade usuários 81 27 × 3 Valor adesão R$ 6.250,00 25 × R$ 250,00 Valor total mensal R$ 2.497,50 25 × R$ 99,90 Valor total com adesão R$ 8.747,50'])
    expect(page.text).to.contain('O pedido 990 estornou 2 unidades deste.')
    expect(page.find<HTMLAnchorElement>('a[data-invoice]').getAttribute('href')).to.equal('#faturas')
    await page.isAccessible()
    page.find('#open-lor_981').click()
    await waitUntil(() => page.all('.detail').length === 0)
  })

  it('approves at exactly the total that is shown, under one key, and tells the host', async () => {
    const server = new PartnerServer()
    const page = await orderList(server)
    const events = heard('assento-order-decided')
    act(page, 'approve')
    await asks(page, 'Aprovar por R$ 3.848,30')
    expect(page.find('dialog').getAttribute('role')).to.equal('alertdialog')
    await page.isAccessible()
    await page.click('Aprovar por R$ 3.848,30')
    await page.sees('Pedido 1234 finalizado. As licenças já podem ser usadas.')
    const [call] = server.callsOf('orders.approve')
    expect(call?.input).to.deep.equal({ orderId: PENDING.id, version: 1, expectedTotalCents: 384_830 })
    expect(call?.idempotencyKey).to.match(/^[0-9a-f]{32}$/)
    expect(events.map(({ detail }) => detail)).to.deep.equal([{ orderId: PENDING.id, number: 1234, decision: 'approved' }])
    expect(page.texts(`${row(PENDING.id)} .chip`)).to.deep.equal(['Finalizado'])
    expect(announced(page)).to.equal('Pedido 1234 finalizado. As licenças já podem ser usadas.')
    await isClosed(page)
    await page.isAccessible()
  })

  it('shows old and new when the total has changed, and approves only at the new one', async () => {
    const server = new PartnerServer()
    const approve = server.answers['orders.approve']!
    const changed = orderOf(1234, [pricedItem(COMPLETO, 10)])
    server.answers['orders.approve'] = (input) => { server.orders = [changed, ...ORDERS.slice(1)]; server.answers['orders.approve'] = approve; return approve(input) }
    const page = await orderList(server)
    act(page, 'approve')
    await asks(page, 'Aprovar por R$ 3.848,30')
    await page.click('Aprovar por R$ 3.848,30')
    await page.sees('Era R$ 3.848,30 e agora é R$ 3.499,00.')
    await page.isAccessible()
    await page.click('Aprovar por R$ 3.499,00')
    await page.sees('Pedido 1234 finalizado')
    expect(server.callsOf('orders.approve').map(({ input }) => input['expectedTotalCents'])).to.deep.equal([384_830, 349_900])
  })

  it('cancels with a reason, or without, and keeps the order when the answer is no', async () => {
    const server = new PartnerServer()
    const page = await orderList(server)
    act(page, 'cancel')
    await asks(page, 'Cancelar o pedido 1234?')
    await page.isAccessible()
    await page.click('Manter o pedido')
    await isClosed(page)
    expect(server.callsOf('orders.cancel')).to.have.length(0)
    act(page, 'cancel')
    await asks(page, 'Motivo (opcional)')
    await page.type('#reason', '  Quantidade errada ')
    await page.click('Cancelar o pedido')
    await page.sees('Pedido 1234 cancelado.')
    expect(server.callsOf('orders.cancel')[0]?.input).to.deep.equal({ orderId: PENDING.id, version: 1, reason: 'Quantidade errada' })
    expect(page.texts(`${row(PENDING.id)} .chip`)).to.deep.equal(['Cancelado'])
  })

  it('says why this person cannot approve, in words', async () => {
    const server = new PartnerServer()
    server.orders = [{ ...PENDING, actions: ['cancel'], approvalRefusal: 'orders.approve.fourEyes' }]
    const page = await orderList(server)
    page.find(`#open-${PENDING.id}`).click()
    await page.sees('Outra pessoa precisa aprovar')
    expect(page.all('[data-act=approve]')).to.have.length(0)
    await page.isAccessible()
  })

  it('shows a refusal in the dialog, and that another person was faster with the way to the present state', async () => {
    const server = new PartnerServer({ 'orders.approve': () => ({ ...licenceDenied('orders.approve.vendorOnly', '', { alternatives: [{ kind: 'contact', contact: 'support' }] }), order: PENDING }) })
    const page = await orderList(server)
    act(page, 'approve')
    await asks(page, 'Aprovar por')
    await page.click(/^Aprovar por/)
    await page.sees('O fabricante aprova este pedido')
    expect(page.all('[data-confirm]')).to.have.length(0)
    await page.isAccessible()
    await page.click('Fechar')
    await isClosed(page)
    server.answers['orders.approve'] = () => { throw new Failure('stale_version', 409) }
    act(page, 'approve')
    await asks(page, 'Aprovar por')
    await page.click(/^Aprovar por/)
    await page.sees('Alguém já decidiu este pedido.')
    server.orders = ORDERS.map((order) => (order === PENDING ? { ...order, state: 'cancelled', actions: [] } : order))
    await page.click('Recarregar')
    await waitUntil(() => page.texts(`${row(PENDING.id)} .chip`)[0] === 'Cancelado')
  })

  it('retries a lost approval under the same key', async () => {
    const server = new PartnerServer()
    const approve = server.answers['orders.approve']!
    server.answers['orders.approve'] = () => { throw new Failure('server', 500) }
    const page = await orderList(server)
    act(page, 'approve')
    await asks(page, 'Aprovar por')
    await page.click(/^Aprovar por/)
    await page.sees('Tentar de novo é seguro')
    server.answers['orders.approve'] = approve
    await page.click('Tentar de novo')
    await page.sees('Pedido 1234 finalizado')
    const [first, second] = server.callsOf('orders.approve')
    expect(second?.idempotencyKey).to.equal(first?.idempotencyKey)
  })

  it('does not approve when the host says no', async () => {
    const server = new PartnerServer()
    const page = await orderList(server)
    page.element.addEventListener('assento-before-submit', (event) => { expect(event.detail).to.include({ command: 'orders.approve', dueNowCents: 384_830 }); event.preventDefault() })
    act(page, 'approve')
    await asks(page, 'Aprovar por')
    await page.click(/^Aprovar por/)
    await page.sees('O pedido não foi enviado.')
    expect(server.callsOf('orders.approve')).to.have.length(0)
  })

  it('filters by state, says what was found, and leads back', async () => {
    const server = new PartnerServer()
    server.orders = ORDERS.filter(({ state }) => state !== 'cancelled')
    const page = await orderList(server)
    await page.type('#state', 'pending')
    await waitUntil(() => page.all('tbody').length === 1)
    expect(announced(page)).to.equal('1 pedido encontrado')
    await page.type('#state', 'cancelled')
    await page.sees('Nenhum pedido nesta situação')
    await page.isAccessible()
    await page.click('Mostrar todos')
    await waitUntil(() => page.all('tbody').length === 3)
    expect(server.callsOf('orders.list').map(({ input }) => input['states'])).to.deep.equal([undefined, ['pending'], ['cancelled'], undefined])
  })

  it('begins with the states of the attribute', async () => {
    const server = new PartnerServer()
    const page = await orderList(server, { status: 'pending finalized' })
    expect(page.texts('.opener')).to.deep.equal(['1234 (PEND)', '1198', '981'])
    expect(page.find<HTMLSelectElement>('#state').selectedOptions[0]?.textContent).to.equal('Confirmação pendente, Finalizado')
  })

  it('loads further pages, each order once', async () => {
    const page = await orderList(new PartnerServer({
      'orders.list': ({ cursor }) => (cursor === undefined ? { items: ORDERS.slice(0, 2).map(summaryOf), nextCursor: 'next' } : { items: ORDERS.slice(1).map(summaryOf), nextCursor: null }),
    }))
    await page.click('Mostrar mais')
    await waitUntil(() => page.all('tbody').length === 4)
    expect(announced(page)).to.equal('Mais 2 pedidos na lista.')
    expect(page.all('.foot')).to.have.length(0)
  })

  it('shows the vendor whose each order is, and takes back a part of a finalized one with a reason', async () => {
    const server = new PartnerServer({ 'sessions.whoami': () => VENDOR_WHO })
    server.orders = ORDERS.map((order) => (order.state === 'finalized' ? { ...order, actions: ['reverse'] } : order))
    const reverse = server.answers['orders.reverse']!
    server.answers['orders.reverse'] = () => { server.answers['orders.reverse'] = reverse; return { ...licenceDenied('orders.reverse.insufficientStock', '', { facts: { available: 4 } }), order: server.orders[3] } }
    const page = await orderList(server)
    expect(page.texts('h2')[0]).to.equal('Pedidos dos parceiros')
    expect(page.texts('td.col-partner > div')).to.deep.equal(Array(4).fill('Torre Sistemas'))
    act(page, 'reverse', 'lor_981')
    await asks(page, 'Estornar o pedido 981?')
    await page.click('Estornar o pedido')
    await page.sees('Escreva o motivo do estorno.')
    await page.isAccessible()
    await page.type('#reason', 'Pedido em duplicidade')
    await page.click('Estornar o pedido')
    await page.sees('Podem ser estornadas 4.')
    page.find<HTMLDetailsElement>('.part').open = true
    await page.type('#part-1', '4')
    await page.isAccessible()
    await page.click('Estornar o pedido')
    await page.sees('Pedido 981 estornado.')
    expect(server.callsOf('orders.reverse').map(({ input }) => input['lines'])).to.deep.equal([undefined, [{ lineNo: 1, quantity: 4 }]])
  })

  it('offers a person who may not decide nothing but the details', async () => {
    const page = await orderList(new PartnerServer({ 'sessions.whoami': () => LOOKER_WHO }), { 'new-order-href': '#novo' })
    expect(page.all('.acts button, .head a')).to.have.length(0)
    await page.isAccessible()
  })

  it('leads to a new order where the host has a page for it', async () => {
    const page = await orderList(new PartnerServer(), { 'new-order-href': '#novo' })
    expect(page.find<HTMLAnchorElement>('.head a').getAttribute('href')).to.equal('#novo')
  })

  it('reads again when an order is submitted beside it', async () => {
    const server = new PartnerServer()
    const page = await orderList(server)
    server.orders = [orderOf(1235, [pricedItem(COMPLETO, 1)]), ...ORDERS]
    page.element.portal?.notify('orders')
    await waitUntil(() => page.texts('.opener')[0] === '1235 (PEND)')
  })

  it('shows no orders, a failed load, a refused role, a lost connection and an ended session in words', async () => {
    const empty = new PartnerServer()
    empty.orders = []
    const page = await orderList(empty)
    expect(page.text).to.contain('Nenhum pedido por aqui ainda')
    expect(page.element.matches(':state(empty)')).to.equal(true)
    for (const [code, status, words] of [['server', 500, 'Algo deu errado do nosso lado'], ['forbidden', 403, 'Seu perfil não permite isto'], ['unauthenticated', 401, 'Sua sessão terminou']] as const) {
      const failed = await orderList(new PartnerServer({ 'orders.list': () => { throw new Failure(code, status) } }))
      expect(failed.text).to.contain(words)
      await failed.isAccessible()
    }
    const offline = new PartnerServer()
    const kept = await orderList(offline)
    offline.isReachable = false
    await kept.element.refresh()
    expect(kept.text).to.contain('Sem conexão com o servidor').and.to.contain('1234')
  })

  it('says that the details of an order did not come, and tries again', async () => {
    const server = new PartnerServer()
    const get = server.answers['orders.get']!
    server.answers['orders.get'] = () => { throw new Failure('server', 500) }
    const page = await orderList(server)
    page.find(`#open-${PENDING.id}`).click()
    await page.sees('Algo deu errado do nosso lado')
    server.answers['orders.get'] = get
    await page.click('Tentar de novo')
    await page.sees('Pauta Parceiro Ouro')
  })

  it('becomes labelled cards at 400 px, with hostile names as text, and speaks English', async () => {
    const name = `<img src=x onerror=alert(1)>${'nome '.repeat(200)}`
    const server = new PartnerServer({ 'sessions.whoami': () => VENDOR_WHO })
    server.orders = [{ ...PENDING, summary: name, partner: { id: 'acc_p1', name } }]
    const page = await orderList(server, {}, { width: '400px' })
    expect(page.all('img')).to.have.length(0)
    expect(page.element.scrollWidth).to.be.at.most(400)
    expect(getComputedStyle(page.find('td.col-total .cell-label')).display).to.equal('block')
    await page.isAccessible()
    expect((await orderList(new PartnerServer(), {}, { locale: 'en' })).text).to.contain('My orders').and.to.contain('Pending approval')
  })
})
