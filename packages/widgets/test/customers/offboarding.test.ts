import { expect } from '@open-wc/testing'
import { licenceDenied } from '@assento/rules'
import { AssentoCustomerList } from '../../src/customers/customer-list.ts'
import { Failure, type Answers } from '../fixtures.ts'
import { watchDownloads } from '../invoice-page.ts'
import { VENDOR_WHO } from '../orders/partner-facts.ts'
import { announced, asks, heard, partnerWidget } from '../orders/partner-page.ts'
import { PartnerServer } from '../orders/partner-server.ts'
import { unmountAll, type Page } from '../page.ts'
import { waitUntil } from '../wait-until.ts'
import { BLOCKED_REPORT, ERASED, HORIZONTE, RECEIPT, REMOVED, REPORT } from './customer-facts.ts'

type List = Page<AssentoCustomerList>
const list = (server: PartnerServer) => partnerWidget('assento-customer-list', server)
const act = (page: List, action: string, id = HORIZONTE.id) => page.find(`[data-id=${id}] [data-act=${action}]`).click()
const done = (report: typeof REPORT) => ({ ...report, items: report.items.map((item) => (item.code === 'wouldDo' ? { ...item, code: 'done' } : item)) })
const quoting = (more: Answers = {}) => new PartnerServer({
  'customers.offboard.quote': () => ({ decision: { verdict: 'allowed' }, report: REPORT }), 'customers.offboard.confirm': () => ({ verdict: 'allowed', report: done(REPORT), receiptId: 'off_2' }), ...more,
})
const blocked = () => licenceDenied('customers.offboard.blocked', '', { alternatives: [{ kind: 'skipBlocked', blocked: 2 }] })
const removed = (more: Answers = {}) => new PartnerServer({
  'customers.list': () => ({ items: [REMOVED, ERASED], nextCursor: null }), 'customers.erase': () => ({ verdict: 'allowed', receipt: RECEIPT }), 'customers.erasureReceipt': () => RECEIPT,
  'customers.export': () => ({ url: '/exports/1', expiresAt: '2026-11-22T14:05:00.000Z', fileName: 'cliente.json' }), ...more,
})

describe('cancelling a customer', () => {
  before(() => { AssentoCustomerList.searchRestMs = 0 })
  afterEach(() => unmountAll())

  it('shows before what happens to each licence, what comes back and what the law keeps; then the same as it was done', async () => {
    const server = quoting()
    const page = await list(server)
    const events = heard('assento-customer-changed')
    act(page, 'offboard')
    await asks(page, 'Cancelar o cliente Marcenaria Horizonte Ltda.?')
    await page.sees('Volta ao estoque')
    expect(page.texts('.fate')).to.deep.equal(['Volta ao estoque', 'Volta ao estoque', 'É encerrada'])
    expect(page.texts('.sums > div')).to.deep.equal(['licenças voltam ao estoque 2', 'computadores desativados 3'])
    expect(page.text).to.contain('Por lei, ficam guardados: 14 faturas, 12 documentos fiscais').and.to.contain('1 fatura em aberto').and.to.contain('NOTE-LOJA, CAIXA-01')
    expect(page.all('dialog input[type=text]')).to.have.length(0)
    await page.isAccessible()
    page.find('[data-confirm]').click()
    await page.sees('Marcenaria Horizonte Ltda. foi cancelado')
    expect(page.texts('.fate')).to.deep.equal(['Voltou ao estoque', 'Voltou ao estoque', 'Encerrada'])
    expect(page.texts('.sums > div')).to.deep.equal(['licenças voltaram ao estoque 2', 'computadores desativados 3'])
    const [call] = server.callsOf('customers.offboard.confirm')
    expect(call?.input).to.deep.equal({ customerId: HORIZONTE.id, version: 4, skipBlocked: false })
    expect(call?.idempotencyKey).to.match(/^[0-9a-f]{32}$/)
    expect(events.map(({ detail }) => detail)).to.deep.equal([{ customerId: HORIZONTE.id, change: 'offboarded' }])
    await page.isAccessible()
    expect(server.callsOf('customers.list')).to.have.length(1)
    page.find('[data-close]').click()
    await waitUntil(() => server.callsOf('customers.list').length === 2, 'the list is read when the report is closed')
  })

  it("tells the manufacturer of its own customer's licences that end, without a stock that nobody has, and what the law keeps of it", async () => {
    const items = BLOCKED_REPORT.items.map((item) => ({ ...item, returnsToStock: false }))
    const server = quoting({
      'sessions.whoami': () => VENDOR_WHO,
      'customers.offboard.quote': () => ({ decision: blocked(), report: { ...BLOCKED_REPORT, items, returnedUnits: 0, kept: { invoices: 0, fiscalDocuments: 0, auditEntries: 4 } } }),
    })
    const page = await list(server)
    act(page, 'offboard')
    await asks(page, '2 licenças estão bloqueadas')
    expect(page.texts('.sums > div')).to.deep.equal(['licença é encerrada 1', 'computador desativado 1'])
    expect(page.text).to.contain('Por lei, fica guardado o registro de quem fez o quê.').and.to.contain('Libere antes de cancelar').and.not.to.contain('estoque')
    await page.isAccessible()
  })

  it('names the licences that block the whole, and goes on without them only when told to', async () => {
    const server = quoting({
      'customers.offboard.quote': ({ skipBlocked }) => ({ decision: skipBlocked === true ? { verdict: 'allowed' } : blocked(), report: BLOCKED_REPORT }),
      'customers.offboard.confirm': () => ({ verdict: 'allowed', report: done(BLOCKED_REPORT), receiptId: 'off_2' }),
    })
    const page = await list(server)
    act(page, 'offboard')
    await asks(page, '2 licenças estão bloqueadas')
    expect(page.texts('.blocked .fate')).to.deep.equal(Array(2).fill('Bloqueada: Pendência financeira'))
    expect(page.find('[data-confirm]').getAttribute('aria-disabled')).to.equal('true')
    page.find('[data-confirm]').click()
    await page.isAccessible()
    expect(server.callsOf('customers.offboard.confirm')).to.have.length(0)
    page.find('#skip').click()
    await waitUntil(() => page.find('[data-confirm]').getAttribute('aria-disabled') === 'false', 'it can be confirmed')
    page.find('[data-confirm]').click()
    await page.sees('foi cancelado')
    expect(server.callsOf('customers.offboard.confirm')[0]?.input['skipBlocked']).to.equal(true)
  })

  it('shows what has come in between: a licence that was suspended since the question', async () => {
    const server = quoting({ 'customers.offboard.confirm': () => ({ ...blocked(), report: BLOCKED_REPORT, receiptId: null }) })
    const page = await list(server)
    act(page, 'offboard')
    await asks(page, 'É encerrada')
    page.find('[data-confirm]').click()
    await page.sees('2 licenças estão bloqueadas')
    expect(page.find('[data-confirm]').getAttribute('aria-disabled')).to.equal('true')
  })

  it('keeps the customer when the answer is no, and when the host says no', async () => {
    const server = quoting()
    const page = await list(server)
    act(page, 'offboard')
    await asks(page, 'É encerrada')
    await page.click('Manter o cliente')
    await waitUntil(() => page.root.querySelector('dialog[open]') === null)
    page.element.addEventListener('assento-before-submit', (event) => { expect(event.detail.command).to.equal('customers.offboard.confirm'); event.preventDefault() })
    act(page, 'offboard')
    await asks(page, 'É encerrada')
    page.find('[data-confirm]').click()
    await page.sees('O pedido não foi enviado.')
    expect(server.callsOf('customers.offboard.confirm')).to.have.length(0)
  })

  it('says that the question failed, and retries a lost confirmation under the same key', async () => {
    const server = quoting()
    const { 'customers.offboard.quote': quote, 'customers.offboard.confirm': confirm } = server.answers
    server.answers['customers.offboard.quote'] = server.answers['customers.offboard.confirm'] = () => { throw new Failure('server', 500) }
    const page = await list(server)
    act(page, 'offboard')
    await asks(page, 'Algo deu errado do nosso lado')
    await page.isAccessible()
    server.answers['customers.offboard.quote'] = quote!
    await page.click('Tentar de novo')
    await page.sees('É encerrada')
    page.find('[data-confirm]').click()
    await page.sees('Algo deu errado do nosso lado')
    server.answers['customers.offboard.confirm'] = confirm!
    await page.click('Tentar de novo')
    await page.sees('foi cancelado')
    const [first, second] = server.callsOf('customers.offboard.confirm')
    expect(second?.idempotencyKey).to.equal(first?.idempotencyKey)
  })
})

describe('customers that were cancelled', () => {
  before(() => { AssentoCustomerList.searchRestMs = 0 })
  afterEach(() => unmountAll())

  it('are a filter away, with export and erasure, and after the erasure its receipt', async () => {
    const server = removed()
    const page = await list(server)
    await page.type('#state', 'removed')
    await waitUntil(() => server.callsOf('customers.list').at(-1)?.input['state'] === 'removed')
    expect(page.all(`[data-id=${REMOVED.id}] .acts button`).map((button) => button.getAttribute('data-act'))).to.deep.equal(['export', 'erase'])
    expect(page.all(`[data-id=${ERASED.id}] .acts button`).map((button) => button.getAttribute('data-act'))).to.deep.equal(['export', 'receipt'])
    expect(page.texts('td.col-removed > div')).to.deep.equal(['10 set', '1º jul'])
    await page.isAccessible()
  })

  it('are exported by an address of the server', async () => {
    const page = await list(removed())
    const { downloads, stop } = watchDownloads()
    act(page, 'export', REMOVED.id)
    await waitUntil(() => downloads.length === 1)
    stop()
    expect(downloads[0]?.name).to.equal('cliente.json')
    await waitUntil(() => announced(page) === 'O arquivo com os dados do cliente está sendo baixado.')
  })

  it('are erased after a warning; the receipt says what went, what stayed and why, and can be kept', async () => {
    const server = removed()
    const page = await list(server)
    const events = heard('assento-customer-changed')
    act(page, 'erase', REMOVED.id)
    await asks(page, 'Isto não pode ser desfeito')
    await page.isAccessible()
    page.find('[data-confirm]').click()
    await page.sees('Comprovante de exclusão de dados')
    expect(server.callsOf('customers.erase')[0]?.input).to.deep.equal({ customerId: REMOVED.id })
    expect(page.texts('.plain li')).to.deep.equal([
      'Cadastro (1): nome fantasia, e-mail, telefone, endereço, nome', 'Ativações (3): nome do computador', 'Ativações (2): código da ativação', 'Faturas (14): Código Tributário Nacional, art. 173 (5 anos)', 'Registro de auditoria (37): LGPD, art. 16, I',
    ])
    expect(page.text).to.contain(RECEIPT.sha256)
    expect(events.map(({ detail }) => detail)).to.deep.equal([{ customerId: REMOVED.id, change: 'erased' }])
    await page.isAccessible()
    const { downloads, stop } = watchDownloads()
    await page.click('Baixar comprovante')
    stop()
    expect(downloads[0]?.name).to.equal('off_1.json')
    expect(await (await fetch(downloads[0]!.href)).json()).to.deep.equal(RECEIPT)
  })

  it('say why they cannot be erased yet', async () => {
    const page = await list(removed({ 'customers.erase': () => ({ ...licenceDenied('customers.erase.openInvoices', '', { facts: { invoices: 2 } }), receipt: null }) }))
    act(page, 'erase', REMOVED.id)
    await asks(page, 'Isto não pode ser desfeito')
    page.find('[data-confirm]').click()
    await waitUntil(() => page.all('dialog .callout.bad').length === 1, 'the refusal')
    expect(page.all('[data-confirm]')).to.have.length(0)
    await page.isAccessible()
  })

  it('show the receipt of an erasure of the past, and that it did not come', async () => {
    const server = removed()
    const page = await list(server)
    act(page, 'receipt', ERASED.id)
    await asks(page, RECEIPT.sha256)
    expect(server.callsOf('customers.erasureReceipt')[0]?.input).to.deep.equal({ customerId: ERASED.id })
    const failed = await list(removed({ 'customers.erasureReceipt': () => { throw new Failure('server', 500) } }))
    act(failed, 'receipt', ERASED.id)
    await asks(failed, 'Algo deu errado do nosso lado')
  })
})
