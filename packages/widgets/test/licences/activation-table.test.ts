import { expect } from '@open-wc/testing'
import { Failure } from '../fixtures.ts'
import { watchDownloads } from '../invoice-page.ts'
import { mount, plain, unmountAll } from '../page.ts'
import { waitUntil } from '../wait-until.ts'
import { MANUFACTURER, OF_HORIZONTE, SERIAL } from './facts.ts'
import { licenceServer } from './licence-server.ts'
import { activationTable, announced, rowOf, rows } from './table-page.ts'

const NOTHING = { customers: 0, serials: 0, byBadge: { active: 0, grace: 0, expired: 0 }, every: 100, anchors: [] }
const isPlain = (input: Readonly<Record<string, unknown>>) => input['search'] === undefined && input['states'] === undefined && input['badge'] === undefined

describe('assento-activation-table', () => {
  afterEach(unmountAll)

  it('shows customers with their serials: computer, move, days and state of each', async () => {
    const page = await activationTable(licenceServer())
    await rowOf(page, 'GM609')
    expect(page.text).to.contain('8 números de série · 3 clientes').and.to.contain('12.ABC.345/01DE-35').and.to.contain('529.982.247-25')
    expect(plain(await rowOf(page, 'VX81H'))).to.contain('4KT2A-…-VX81H').and.to.contain('NOTE-LOJA').and.to.contain('mudou em 3 nov').and.to.contain('3 nov 2026, 16:40')
      .and.to.contain('18 nov 2026').and.to.contain('Tolerância até 25 nov')
    expect(plain(await rowOf(page, 'PERP7'))).to.contain('CORTE-01').and.to.contain('e mais 2').and.to.contain('mesmo nome, outra máquina').and.to.contain('Sem prazo')
    await page.isAccessible()
  })

  it('says each state in words with an icon, and what the clock says besides a suspension', async () => {
    const page = await activationTable(licenceServer())
    await rowOf(page, 'PERP7')
    expect(page.texts('.row.serial .c-state')).to.include.members([
      'Ativa', 'Tolerância até 25 nov', 'Suspensa · pendência financeira e expirada desde 18 ago 2026', 'Expirada desde 8 out 2026', 'Pendente · aguardando pagamento', 'Cancelada · fim do contrato',
    ])
    expect(page.all('.row.serial .chip svg').length).to.equal(page.all('.row.serial').length)
  })

  it('shows the end of a key alone to a role that may not see the whole, and nothing to copy', async () => {
    const page = await activationTable(licenceServer())
    const row = await rowOf(page, 'A0B1C')
    expect(plain(row.querySelector('.c-serial'))).to.equal('…-A0B1C Bigorna Projeto')
    expect(row.querySelector('[data-act=copy]')).to.equal(null)
  })

  it('copies the whole key, and says so', async () => {
    const copied: string[] = []
    const original = navigator.clipboard.writeText.bind(navigator.clipboard)
    navigator.clipboard.writeText = (text: string) => { copied.push(text); return Promise.resolve() }
    const page = await activationTable(licenceServer())
    const row = await rowOf(page, 'GM609')
    await waitUntil(() => page.root.querySelector('.drawer'), 'what acts has arrived')
    row.querySelector<HTMLElement>('[data-act=copy]')!.click()
    await waitUntil(() => announced(page).startsWith('Chave copiada'), 'it is said')
    navigator.clipboard.writeText = original
    expect(copied).to.deep.equal([SERIAL.key])
    expect(page.all('dialog[open]')).to.have.length(0)
  })

  it('closes and opens a customer by a click; its rows leave the page', async () => {
    const page = await activationTable(licenceServer())
    const group = await rowOf(page, 'Marcenaria Horizonte')
    await rowOf(page, 'GM609')
    await waitUntil(() => page.root.querySelector('.drawer'), 'what acts has arrived')
    expect(group.getAttribute('aria-expanded')).to.equal('true')
    group.click()
    await waitUntil(() => !page.text.includes('GM609'), 'its serials are gone')
    expect((await rowOf(page, 'Marcenaria Horizonte')).getAttribute('aria-expanded')).to.equal('false')
    expect(page.find('.grid').getAttribute('aria-rowcount')).to.equal('9')
    ;(await rowOf(page, 'Marcenaria Horizonte')).click()
    await rowOf(page, 'GM609')
  })

  it('asks once the typing rests, keeps the rows meanwhile, tells what was found, and forgets the question with one click', async () => {
    const server = licenceServer()
    const { 'serials.customers': customers, 'serials.outline': outline } = server.answers
    server.answers['serials.outline'] = (input) => (isPlain(input) ? outline!(input) : NOTHING)
    server.answers['serials.customers'] = (input) => (isPlain(input) ? customers!(input) : { items: [], nextCursor: null })
    const page = await activationTable(server)
    await rowOf(page, 'GM609')
    const field = 'input[type=search]'
    await page.type(field, 'xad')
    await page.type(field, 'xadrez')
    expect(page.find('.results').getAttribute('aria-busy')).to.equal('true')
    await page.sees('Nenhum número de série corresponde ao filtro')
    expect(server.callsOf('serials.outline').map(({ input }) => input['search'])).to.deep.equal([undefined, 'xadrez'])
    expect(announced(page)).to.equal('Nenhum número de série encontrado')
    await page.isAccessible()
    await page.click('Limpar o filtro')
    await rowOf(page, 'GM609')
    expect(page.find<HTMLInputElement>(field).value).to.equal('')
  })

  it('filters by exact state, by what is painted red, by product, and by a move', async () => {
    const server = licenceServer()
    const page = await activationTable(server)
    const last = () => server.callsOf('serials.outline').at(-1)?.input
    const choose = async (name: string, value: string) => { await page.type(`select[name=${name}]`, value) }
    await choose('status', 'suspended')
    await waitUntil(() => JSON.stringify(last()) === '{"states":["suspended"]}', 'the state is asked')
    await choose('status', 'badge:expired')
    await waitUntil(() => JSON.stringify(last()) === '{"badge":"expired"}', 'the badge is asked')
    await choose('product', 'lpr_2')
    await page.click('Mudaram de computador')
    await waitUntil(() => JSON.stringify(last()) === '{"badge":"expired","productId":"lpr_2","moved":true}', 'all hold together')
    expect(page.button('Mudaram de computador').getAttribute('aria-pressed')).to.equal('true')
  })

  it('begins with the states of the host page, and drops unknown ones', async () => {
    const server = licenceServer()
    await activationTable(server, { states: 'suspended nonsense expired', 'customer-id': 'acc_h' })
    expect(server.callsOf('serials.outline')[0]?.input).to.deep.equal({ states: ['expired', 'suspended'], customerId: 'acc_h' })
  })

  it('exports what the filter shows', async () => {
    const { downloads, stop } = watchDownloads()
    const server = licenceServer({ 'serials.exportLink': () => ({ url: '/documents/exports/tok', expiresAt: MANUFACTURER.tenant.now, fileName: 'ativacoes.csv' }) })
    const page = await activationTable(server, { badge: 'grace' })
    await page.click('Exportar CSV')
    await waitUntil(() => downloads.length === 1, 'the file is fetched')
    stop()
    expect(downloads[0]).to.deep.include({ href: 'https://portal.example/documents/exports/tok', name: 'ativacoes.csv' })
    expect(server.callsOf('serials.exportLink')[0]?.input).to.deep.equal({ badge: 'grace' })
  })

  it('offers no export to a session without it', async () => {
    const page = await activationTable(licenceServer({ 'sessions.whoami': () => ({ ...MANUFACTURER, components: { serials: { features: [] } } }) }))
    expect(page.text).not.to.contain('Exportar CSV')
  })

  it('draws a skeleton while it loads, and explains an empty list', async () => {
    const element = document.createElement('assento-activation-table')
    element.portal = licenceServer({ 'serials.outline': () => new Promise(() => undefined) }).portal()
    document.body.append(element)
    await waitUntil(() => element.matches(':state(loading)') && element.renderRoot.querySelector('.skeleton'), 'the skeleton')
    element.remove()
    const page = await activationTable(licenceServer({}, []))
    expect(page.element.matches(':state(empty)')).to.equal(true)
    expect(page.text).to.contain('Nenhum número de série por aqui ainda')
    expect(page.all('.tools')).to.have.length(0)
    await page.isAccessible()
  })

  it('says a failed load with its request id, tries again, and keeps rows when a later one fails', async () => {
    let failure: Failure | null = new Failure('server', 500)
    const server = licenceServer()
    const outline = server.answers['serials.outline']!
    server.answers['serials.outline'] = (input) => { if (failure) throw failure; return outline(input) }
    const element = document.createElement('assento-activation-table')
    element.portal = server.portal()
    const page = await mount(element)
    expect(page.text).to.contain('req_7')
    failure = null
    await page.click('Tentar de novo')
    await rowOf(page, 'GM609')
    failure = new Failure('server', 500)
    await page.element.refresh()
    expect(page.text).to.contain('Algo deu errado do nosso lado').and.to.contain('GM609')
    await page.isAccessible()
  })

  it('becomes cards in a narrow container, without a header row to look at', async () => {
    const page = await activationTable(licenceServer(), {}, 'pt-BR', '380px')
    const row = await rowOf(page, 'GM609')
    expect(row.getBoundingClientRect().height).to.be.greaterThan(140)
    expect(plain(row)).to.contain('Computador').and.to.contain('Válido até')
    expect(row.scrollWidth).to.be.at.most(380)
    expect(rows(page).every((one) => one.scrollHeight <= one.clientHeight + 1), 'no card is cut').to.equal(true)
    await page.isAccessible()
  })

  it('goes on where it was when the host page moves it to another place', async () => {
    const page = await activationTable(licenceServer())
    await rowOf(page, 'GM609')
    await waitUntil(() => page.root.querySelector('.drawer'), 'what acts has arrived')
    const other = document.createElement('div')
    page.element.parentElement!.append(other)
    other.append(page.element)
    await page.settles()
    const group = await rowOf(page, 'Marcenaria Horizonte')
    group.click()
    await waitUntil(() => !page.text.includes('GM609'), 'one click closes it')
    expect(rows(page).filter((row) => row.textContent?.includes('Marcenaria'))).to.have.length(1)
  })

  it('speaks English in a portal whose locale is en', async () => {
    const page = await activationTable(licenceServer({}, [OF_HORIZONTE]), {}, 'en')
    expect(plain(await rowOf(page, 'VX81H'))).to.contain('changed computer on').and.to.contain('Grace until')
    expect(page.text).to.contain('3 serial numbers · 1 customer')
  })

  it('reads again when a sibling changes a serial, a customer or an order, and leaves other news alone', async () => {
    const server = licenceServer()
    const page = await activationTable(server)
    const asked = () => server.callsOf('serials.outline').length
    for (const subject of ['ser_1', 'acc_h', 'orders']) {
      const before = asked()
      page.element.portal!.notify(subject)
      await waitUntil(() => asked() === before + 1, `${subject} is news`)
    }
    const before = asked()
    page.element.portal!.notify('sub_1')
    await page.element.updateComplete
    expect(asked()).to.equal(before)
  })
})
