import { expect } from '@open-wc/testing'
import '../src/define/subscription-list.ts'
import type { AssentoActionEvent, AssentoErrorEvent } from '../src/index.ts'
import type { AssentoSubscriptionList } from '../src/subscriptions/subscription-list.ts'
import { Failure, FakeServer, ITEM, ITEMS, WHO, type Answers } from './fixtures.ts'
import { mount, unmountAll, type Page } from './page.ts'
import { waitUntil } from './wait-until.ts'

function serverWith(answers: Answers = {}): FakeServer {
  return new FakeServer({ 'subscriptions.list': () => ({ items: ITEMS, nextCursor: null }), ...answers })
}

function list(server: FakeServer, attributes: Record<string, string> = {}, locale = 'pt-BR', width?: string): Promise<Page<AssentoSubscriptionList>> {
  const element = document.createElement('assento-subscription-list')
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.portal = server.portal({ locale })
  return mount(element, width)
}

describe('assento-subscription-list', () => {
  afterEach(unmountAll)

  it('shows seats, term, price, what may still be reduced and the state of every subscription', async () => {
    const page = await list(serverWith())
    const row = page.texts('tr[data-id=sub_1] td')
    expect(row[0]).to.contain('Suite Escritório Padrão')
    expect(row[1]).to.contain('15').and.to.contain('12 em uso · 3 livres')
    expect(row[2]).to.contain('até 11 mar 2027').and.to.contain('Anual · cobrança mensal').and.to.contain('Renova automaticamente')
    expect(row[3]).to.contain('R$ 936,00 por mês').and.to.contain('R$ 62,40 cada')
    expect(row[1]).to.contain('Pode reduzir 5 até qui, 14 mai, 06:00').and.to.contain('restam 2 d 3 h').and.to.contain('09:00 UTC')
    expect(row[4]).to.contain('Ativa')
    await page.isAccessible()
  })

  it('says the planned renewal, the end with the term, and a change on its way', async () => {
    const page = await list(serverWith({ 'subscriptions.get': () => new Promise(() => undefined) }))
    expect(page.text).to.contain('Planejado: 8 licenças a partir de 12 mar 2027')
    expect(page.text).to.contain('Encerra no fim da vigência')
    expect(page.text).to.contain('Ativando licenças')
    expect(page.text).to.contain('Falha na ativação')
  })

  it('speaks English in a portal whose locale is en', async () => {
    const page = await list(serverWith(), {}, 'en')
    expect(page.text).to.contain('Subscriptions').and.to.contain('Annual · billed monthly').and.to.contain('R$936.00 a month')
  })

  it('draws nothing for 150 ms, and then a skeleton with aria-busy', async () => {
    const server = serverWith({ 'subscriptions.list': () => new Promise(() => undefined) })
    const element = document.createElement('assento-subscription-list')
    element.portal = server.portal()
    document.body.append(element)
    await waitUntil(() => element.matches(':state(loading)'))
    expect(element.renderRoot.querySelector('.skeleton')).to.equal(null)
    await waitUntil(() => element.renderRoot.querySelector('.skeleton'))
    element.remove()
  })

  it('explains the next step when there is no subscription', async () => {
    const page = await list(serverWith({ 'subscriptions.list': () => ({ items: [], nextCursor: null }) }))
    expect(page.element.matches(':state(empty)')).to.equal(true)
    expect(page.text).to.contain('Nenhuma assinatura por aqui ainda')
    await page.isAccessible()
  })

  it('tells a failed load with the request id, tries again, and dispatches assento-error', async () => {
    let isDown = true
    const server = serverWith({ 'subscriptions.list': () => { if (isDown) throw new Failure('server', 500); return { items: ITEMS, nextCursor: null } } })
    const errors: string[] = []
    const onError = (event: AssentoErrorEvent) => errors.push(`${event.detail.phase} ${event.detail.code} ${event.detail.requestId}`)
    const element = document.createElement('assento-subscription-list')
    element.addEventListener('assento-error', onError)
    element.portal = server.portal()
    const page = await mount(element)
    expect(errors).to.deep.equal(['load server req_7'])
    expect(page.text).to.contain('Algo deu errado do nosso lado').and.to.contain('req_7')
    await page.isAccessible()
    isDown = false
    await page.click('Tentar de novo')
    await page.sees('Suite Escritório Padrão')
  })

  it('shows that the session ended, keeps the rows, and goes on after signing in again', async () => {
    const server = serverWith()
    const page = await list(server)
    server.answers['sessions.whoami'] = server.answers['subscriptions.list'] = () => { throw new Failure('unauthenticated', 401) }
    await page.element.refresh()
    expect(page.text).to.contain('Sua sessão terminou').and.to.contain('Suite Escritório Padrão')
    await page.isAccessible()
    server.answers['subscriptions.list'] = () => ({ items: [ITEM], nextCursor: null })
    await page.click('Entrar de novo')
    await waitUntil(() => page.element.matches(':state(ready)'))
    expect(page.text).not.to.contain('Sua sessão terminou')
  })

  it('becomes cards in a narrow container, with every value labelled', async () => {
    const page = await list(serverWith(), {}, 'pt-BR', '360px')
    const head = page.find('thead').getBoundingClientRect()
    expect(head.height).to.be.lessThan(2)
    expect(getComputedStyle(page.find('td.col-seats .cell-label')).display).to.equal('block')
    expect(page.find('table').getBoundingClientRect().width).to.be.at.most(360)
    await page.isAccessible()
  })

  it('groups by product family, in the order of the first of each', async () => {
    const page = await list(serverWith(), { 'group-by': 'family' })
    expect(page.texts('.group th').map((text) => text.split(' ')[0])).to.deep.equal(['Produtividade', 'Gestão', 'Segurança'])
    await page.isAccessible()
  })

  it('loads the next page by its cursor, and drops rows that it already has', async () => {
    const server = serverWith({
      'subscriptions.list': (input) => input['cursor'] === 'next' ? { items: [ITEMS[1], ITEMS[2]], nextCursor: null } : { items: [ITEMS[0], ITEMS[1]], nextCursor: 'next' },
    })
    const page = await list(server, { 'page-size': '2' })
    await page.click('Carregar mais')
    await page.sees('Projetos Equipe')
    expect(page.all('tbody tr')).to.have.length(3)
    expect(server.callsOf('subscriptions.list').map(({ input }) => input)).to.deep.equal([{ limit: 2 }, { limit: 2, cursor: 'next' }])
    expect(page.text).not.to.contain('Carregar mais')
  })

  it('lets the host take an action over, and opens nothing then', async () => {
    const page = await list(serverWith())
    const actions: AssentoActionEvent['detail'][] = []
    document.body.addEventListener('assento-action', (event) => { actions.push(event.detail); event.preventDefault() }, { once: true })
    await page.click('Alterar licenças: Suite Escritório Padrão')
    expect(actions).to.deep.equal([{ action: 'changeSeats', subscriptionId: 'sub_1' }])
    expect(page.all('dialog[open]')).to.have.length(0)
  })

  it('offers a viewer to look at the seats, and nothing else', async () => {
    const page = await list(serverWith({ 'sessions.whoami': () => ({ ...WHO, actor: { ...WHO.actor, role: 'viewer' } }) }))
    expect(page.texts('tr[data-id=sub_1] .acts button')).to.deep.equal(['Ver licenças'])
  })

  it('walks the menu of a row with the arrow keys and gives the focus back on Escape', async () => {
    const page = await list(serverWith())
    const opener = page.button('Mais ações para Suite Escritório Padrão')
    opener.focus()
    opener.click()
    await waitUntil(() => page.texts('[popover]:popover-open button').length > 0)
    await waitUntil(() => page.root.activeElement?.textContent?.trim() === 'Planejar renovação')
    page.root.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
    expect(page.root.activeElement?.textContent?.trim()).to.equal('Atribuir a pessoas')
    page.root.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }))
    page.root.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }))
    expect(page.root.activeElement?.textContent?.trim()).to.equal('Cancelar ou encerrar…')
    page.find<HTMLElement>('[popover]:popover-open').hidePopover()
    expect(page.root.activeElement).to.equal(opener)
  })
})
