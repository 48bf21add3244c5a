import { expect } from '@open-wc/testing'
import { addDays } from '@assento/rules'
import { AssentoInvoiceList } from '../src/invoices/invoice-list.ts'
import { Failure } from './fixtures.ts'
import { DISPUTED, INVOICES, listOf, OLD, OPEN, OVERDUE, PAID, pageOf, TODAY } from './invoice-facts.ts'
import { announced, invoiceList, invoiceServer } from './invoice-page.ts'
import { unmountAll, type Page } from './page.ts'
import { waitUntil } from './wait-until.ts'

const ALL = [OPEN, DISPUTED, PAID, OVERDUE, OLD]
const numbers = (page: Page<AssentoInvoiceList>) => page.texts('.opener')
const answered = (page: Page<AssentoInvoiceList>) => waitUntil(() => page.find('.results').getAttribute('aria-busy') === 'false', 'the answer')
/** What was asked for the rows; the overview asks for up to a hundred unpaid ones. */
const questions = (server: ReturnType<typeof invoiceServer>) => server.callsOf('invoices.list').map(({ input }) => input).filter(({ limit }) => limit !== 100)

describe('assento-invoice-list: filters and pages, on the server', () => {
  let original = 0
  beforeEach(() => { original = AssentoInvoiceList.searchRestMs; AssentoInvoiceList.searchRestMs = 10 })
  afterEach(() => { AssentoInvoiceList.searchRestMs = original; unmountAll() })

  it('asks for the rows and for what is open in one request', async () => {
    const server = invoiceServer()
    await invoiceList(server, { 'page-size': '25', 'customer-id': 'acc_1' })
    expect(server.callsOf('invoices.list').map(({ input }) => input)).to.deep.equal([{ limit: 25, customerId: 'acc_1' }, { limit: 100, customerId: 'acc_1', status: ['open', 'overdue'] }])
  })

  it('finds by number, keeps the focus and the words, and says how many there are', async () => {
    const server = invoiceServer({}, ALL)
    const page = await invoiceList(server)
    page.find('input[type=search]').focus()
    await page.type('input[type=search]', '018')
    await answered(page)
    expect(numbers(page)).to.deep.equal(['2026-0184'])
    expect(page.root.activeElement).to.equal(page.find('input[type=search]'))
    expect(announced(page)).to.equal('1 fatura encontrada')
    expect(questions(server).at(-1)).to.deep.equal({ limit: 50, search: '018' })
    await page.element.refresh()
    expect(page.find<HTMLInputElement>('input[type=search]').value).to.equal('018')
    expect(numbers(page)).to.deep.equal(['2026-0184'])
  })

  it('filters by state: to pay, overdue, paid, void', async () => {
    const server = invoiceServer({}, ALL)
    const page = await invoiceList(server)
    expect(page.texts('select[name=status] option')).to.deep.equal(['Todas as situações', 'A pagar', 'Em atraso', 'Pagas', 'Anuladas ou baixadas'])
    await page.type('select[name=status]', 'open overdue')
    await answered(page)
    expect(numbers(page)).to.deep.equal(['2026-0184', '2026-0172', '2026-0118'])
    expect(questions(server).at(-1)).to.deep.equal({ limit: 50, status: ['open', 'overdue'] })
  })

  it('filters by due date: the last months, or a year from its first day up to the first of the next', async () => {
    const server = invoiceServer({}, ALL)
    const page = await invoiceList(server)
    expect(page.texts('select[name=period] option').slice(-3)).to.deep.equal(['Vencimento em 2026', 'Vencimento em 2025', 'Vencimento em 2024'])
    await page.type('select[name=period]', '2025')
    await answered(page)
    expect(numbers(page)).to.deep.equal(['2025-0031'])
    expect(questions(server).at(-1)).to.deep.equal({ limit: 50, dueFrom: '2025-01-01', dueUntil: '2026-01-01' })
    await page.type('select[name=period]', 'last3')
    await answered(page)
    expect(questions(server).at(-1)).to.deep.equal({ limit: 50, dueFrom: '2026-08-19' })
  })

  it('begins with the states of its attribute, as a choice of its own when no other says the same', async () => {
    const server = invoiceServer({}, ALL)
    const page = await invoiceList(server, { status: 'paid elsewhere open' })
    expect(questions(server)).to.deep.equal([{ limit: 50, status: ['open', 'paid'] }])
    expect(page.texts('select[name=status] option:checked')).to.deep.equal(['Em aberto, Pagas'])
    page.element.setAttribute('status', 'overdue')
    await waitUntil(() => numbers(page).join() === '2026-0118')
    expect(page.texts('select[name=status] option:checked')).to.deep.equal(['Em atraso'])
  })

  it('is not waiting for anything when the day turns while the last months are shown', async () => {
    let today = TODAY
    const server = invoiceServer({ 'invoices.list': (input) => ({ ...listOf(ALL)(input), today }) })
    const page = await invoiceList(server)
    await page.type('select[name=period]', 'last12')
    await answered(page)
    today = addDays(TODAY, 1)
    await page.element.refresh()
    expect(page.find('.results').getAttribute('aria-busy')).to.equal('false')
    await page.element.refresh()
    expect(questions(server).at(-1)).to.deep.equal({ limit: 50, dueFrom: '2025-11-20' })
  })

  it('says when nothing fits, and leads back to everything', async () => {
    const page = await invoiceList(invoiceServer({}, ALL))
    await page.type('input[type=search]', '9999')
    await answered(page)
    expect(page.text).to.contain('Nenhuma fatura corresponde ao filtro').and.to.contain('Próximo vencimento')
    await page.isAccessible()
    await page.click('Limpar o filtro')
    await answered(page)
    expect(numbers(page)).to.have.length(5)
  })

  it('drops an answer that was overtaken', async () => {
    const waiting: (() => void)[] = []
    const server = invoiceServer({ 'invoices.list': (input) => input['search'] === '0184' ? new Promise((resolve) => waiting.push(() => resolve(listOf(ALL)(input)))) : listOf(ALL)(input) })
    const page = await invoiceList(server)
    await page.type('input[type=search]', '0184')
    await waitUntil(() => waiting.length === 1)
    await page.type('input[type=search]', '0151')
    await answered(page)
    waiting[0]?.()
    await page.element.refresh()
    expect(numbers(page)).to.deep.equal(['2026-0151'])
  })

  it('shows further pages by their cursor, drops doubles, and keeps them where they are when it reads again', async () => {
    const server = invoiceServer({
      'invoices.list': (input) => input['limit'] === 100 ? listOf(ALL)(input)
        : input['cursor'] === 'next' ? pageOf([PAID, OVERDUE]) : pageOf([OPEN, PAID], { nextCursor: 'next' }),
    })
    const page = await invoiceList(server, { 'page-size': '2' })
    await page.click('Mostrar mais')
    await waitUntil(() => numbers(page).length === 3)
    expect(questions(server)).to.deep.equal([{ limit: 2 }, { limit: 2, cursor: 'next' }])
    expect(announced(page)).to.equal('Mais 2 faturas na lista.')
    expect(page.text).not.to.contain('Mostrar mais')
    await page.element.refresh()
    expect(numbers(page)).to.deep.equal(['2026-0184', '2026-0151', '2026-0118'])
    expect(page.text).not.to.contain('Mostrar mais')
  })

  it('keeps the rows and says so when the filter fails', async () => {
    let isDown = false
    const page = await invoiceList(invoiceServer({ 'invoices.list': (input) => { if (isDown) throw new Failure('server', 500); return listOf(INVOICES)(input) } }))
    isDown = true
    await page.type('select[name=status]', 'paid')
    await page.sees('Algo deu errado do nosso lado')
    expect(numbers(page)).to.have.length(3)
  })
})
