import { expect } from '@open-wc/testing'
import '../src/define/subscription-list.ts'
import { AssentoSubscriptionList } from '../src/subscriptions/subscription-list.ts'
import { Failure, FakeServer, ITEM, ITEMS, type Answers } from './fixtures.ts'
import { mount, unmountAll, type Page } from './page.ts'
import { waitUntil } from './wait-until.ts'

const LIST = 'subscriptions.list'
const SEARCH = 'input[type=search]'
const REST_MS = AssentoSubscriptionList.searchRestMs

/** Answers as the server does: by state, and by part of the name. */
const found: Answers[string] = ({ status, search }) => ({
  items: ITEMS.filter((item) => (!status || (status as string[]).includes(item.status)) && (!search || item.name.toLowerCase().includes(String(search).toLowerCase()))),
  nextCursor: null,
})

function list(server: FakeServer, attributes: Record<string, string> = {}): Promise<Page<AssentoSubscriptionList>> {
  const element = document.createElement('assento-subscription-list')
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.portal = server.portal()
  return mount(element)
}

const questions = (server: FakeServer) => server.callsOf(LIST).map(({ input }) => input)
const names = (page: Page<AssentoSubscriptionList>) => page.texts('.col-subscription .strong')
const answered = (page: Page<AssentoSubscriptionList>) => waitUntil(() => page.find('.results').getAttribute('aria-busy') === 'false', 'the answer')

describe('assento-subscription-list: search and state, on the server', () => {
  let original = REST_MS
  beforeEach(() => { original = AssentoSubscriptionList.searchRestMs; AssentoSubscriptionList.searchRestMs = 20 })
  afterEach(() => { AssentoSubscriptionList.searchRestMs = original; unmountAll() })

  it('waits 250 ms after the last letter', () => { expect(REST_MS).to.equal(250) })

  it('asks nothing new for one letter, and the server from the second on', async () => {
    const server = new FakeServer({ [LIST]: found })
    const page = await list(server)
    await page.type(SEARCH, ' p ')
    expect(page.find('.results').getAttribute('aria-busy')).to.equal('false')
    await page.type(SEARCH, 'pr')
    expect(page.find('.results').getAttribute('aria-busy')).to.equal('true')
    expect(names(page)).to.have.length(4)
    await answered(page)
    expect(names(page)).to.deep.equal(['Projetos Equipe'])
    expect(questions(server)).to.deep.equal([{ limit: 50 }, { limit: 50, search: 'pr' }])
    expect(page.text).to.contain('1 assinatura encontrada')
    await page.type(SEARCH, 'p')
    await answered(page)
    expect(names(page)).to.have.length(4)
    expect(questions(server)[2]).to.deep.equal({ limit: 50 })
  })

  it('asks once for a word that is typed quickly', async () => {
    const server = new FakeServer({ [LIST]: found })
    const page = await list(server)
    for (const typed of ['ba', 'bac', 'back']) await page.type(SEARCH, typed)
    await answered(page)
    expect(questions(server).map(({ search }) => search)).to.deep.equal([undefined, 'back'])
  })

  it('asks nothing when the word is taken back before the rest is over', async () => {
    const server = new FakeServer({ [LIST]: found })
    const page = await list(server)
    let loads = 0
    page.element.addEventListener('assento-loading', () => { loads += 1 })
    await page.type(SEARCH, 'ba')
    await page.type(SEARCH, '')
    // Timers fire in their order: this one after the list's.
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(loads).to.equal(0)
  })

  it('drops an answer that was overtaken by a later question', async () => {
    const waiting: (() => void)[] = []
    const server = new FakeServer({ [LIST]: (input) => input['search'] === 'suite' ? new Promise((resolve) => waiting.push(() => resolve(found(input)))) : found(input) })
    const page = await list(server)
    await page.type(SEARCH, 'suite')
    await waitUntil(() => waiting.length === 1)
    await page.type(SEARCH, 'backup')
    await answered(page)
    waiting[0]?.()
    await page.element.refresh()
    expect(names(page)).to.deep.equal(['Backup Gerenciado'])
  })

  it('drops an answer that comes between the next letter and its question', async () => {
    AssentoSubscriptionList.searchRestMs = 200
    const waiting: (() => void)[] = []
    const server = new FakeServer({ [LIST]: (input) => input['search'] === 'su' ? new Promise((resolve) => waiting.push(() => resolve(found(input)))) : found(input) })
    const page = await list(server)
    await page.type(SEARCH, 'su')
    await waitUntil(() => waiting.length === 1)
    await page.type(SEARCH, 'backup')
    const counts = new Set<number>()
    const watcher = new MutationObserver(() => counts.add(names(page).length))
    watcher.observe(page.root, { childList: true, subtree: true })
    waiting[0]?.()
    await answered(page)
    watcher.disconnect()
    expect([...counts]).not.to.contain(2)
    expect(names(page)).to.deep.equal(['Backup Gerenciado'])
  })

  it('pages within the filter', async () => {
    const server = new FakeServer({
      [LIST]: ({ status, cursor }) => !status ? { items: ITEMS, nextCursor: 'all' } : cursor === 'suspended-2' ? { items: [{ ...ITEM, id: 'sub_8', name: 'Segunda página' }], nextCursor: null } : { items: [ITEMS[2]], nextCursor: 'suspended-2' },
    })
    const page = await list(server)
    await page.type('select', 'suspended')
    await answered(page)
    expect(page.text).to.contain('mais de 1 assinatura encontrada')
    await page.click('Carregar mais')
    await page.sees('Segunda página')
    expect(questions(server).slice(1)).to.deep.equal([{ limit: 50, status: ['suspended'] }, { limit: 50, status: ['suspended'], cursor: 'suspended-2' }])
    expect(page.text).to.contain('2 assinaturas encontradas').and.not.to.contain('Carregar mais')
  })

  it('drops a further page of a filter that was left meanwhile', async () => {
    let answer = (): void => undefined
    const server = new FakeServer({
      [LIST]: (input) => input['cursor'] ? new Promise((resolve) => { answer = () => resolve({ items: [{ ...ITEM, id: 'sub_8', name: 'Tarde demais' }], nextCursor: null }) }) : { ...found(input) as object, nextCursor: 'next' },
    })
    const page = await list(server)
    await page.click('Carregar mais')
    await waitUntil(() => server.callsOf(LIST).length === 2)
    await page.type('select', 'suspended')
    await answered(page)
    answer()
    await waitUntil(() => !page.element.matches(':state(busy)'))
    await page.element.updateComplete
    expect(names(page)).to.deep.equal(['Projetos Equipe'])
  })

  it('says when nothing fits, without calling the list empty, and leads back to everything', async () => {
    const page = await list(new FakeServer({ [LIST]: found }))
    await page.type(SEARCH, 'xadrez')
    await answered(page)
    expect(page.text).to.contain('Nenhuma assinatura corresponde à busca').and.to.contain('Nenhuma assinatura encontrada')
    expect(page.element.matches(':state(empty)')).to.equal(false)
    await page.isAccessible()
    await page.click('Limpar a busca')
    await answered(page)
    expect(names(page)).to.have.length(4)
    expect(page.find<HTMLInputElement>(SEARCH).value).to.equal('')
  })

  it('keeps the rows and says so when the search fails, and goes on by “try again”', async () => {
    let isDown = false
    const server = new FakeServer({ [LIST]: (input) => { if (isDown) throw new Failure('server', 500); return found(input) } })
    const page = await list(server)
    isDown = true
    await page.type(SEARCH, 'backup')
    await page.sees('Algo deu errado do nosso lado')
    expect(names(page)).to.have.length(4)
    isDown = false
    await page.click('Tentar de novo')
    await waitUntil(() => names(page).length === 1, 'the answer')
    expect(names(page)).to.deep.equal(['Backup Gerenciado'])
  })

  it('begins with the states of its attribute, and leaves unknown words out', async () => {
    const server = new FakeServer({ [LIST]: found })
    const page = await list(server, { status: 'suspended  elsewhere active' })
    expect(questions(server)).to.deep.equal([{ limit: 50, status: ['active', 'suspended'] }])
    expect(page.texts('option:checked')).to.deep.equal(['Ativa, Suspensa'])
    await page.type('select', '')
    await answered(page)
    expect(questions(server)[1]).to.deep.equal({ limit: 50 })
    page.element.setAttribute('status', 'suspended')
    await waitUntil(() => names(page).length === 1)
    expect(page.find<HTMLSelectElement>('select').value).to.equal('suspended')
  })
})
