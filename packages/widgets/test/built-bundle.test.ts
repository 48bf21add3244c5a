import { expect } from '@open-wc/testing'
import { cancelQuote, detailOf, FakeServer, ITEM, ITEMS, person, WHO } from './fixtures.ts'
import { FORECAST_FACTS, forecastOf, forecastServer } from './forecast-facts.ts'
import { licenceServer } from './licences/licence-server.ts'
import { POLICY, policyServer } from './policy-facts.ts'
import { COMPLETO, PARTNER_WHO } from './orders/partner-facts.ts'
import { PartnerServer } from './orders/partner-server.ts'
import { INVOICE_WHO, invoiceDetailOf, INVOICES, listOf, OPEN } from './invoice-facts.ts'
import { plain } from './page.ts'
import { fillCart } from './shop-page.ts'
import { ShopServer } from './shop-server.ts'
import { factsOf } from './seat-editor-facts.ts'
import { FakeServer as EditorServer } from './seat-editor-server.ts'
import { strictFrame } from './strict-frame.ts'
import { waitUntil } from './wait-until.ts'

const shop = fillCart(new ShopServer())
const partner = new PartnerServer()
const server = new FakeServer({
  ...Object.fromEntries(Object.entries(partner.answers).filter(([path]) => !path.startsWith('sessions.'))),
  ...Object.fromEntries(Object.entries(licenceServer().answers).filter(([path]) => path.startsWith('serials.'))),
  'catalog.storefront': (input) => shop.storefront(input), 'cart.get': () => shop.view(), 'cart.quote': () => shop.quote(), 'plans.options': () => shop.options(),
  'sessions.whoami': () => ({ ...INVOICE_WHO, tenant: WHO.tenant }),
  'subscriptions.list': () => ({ items: ITEMS, nextCursor: null }),
  'subscriptions.get': () => detailOf(ITEM),
  'subscriptions.assignments.list': () => ({ items: [person(1, 'Ana Souza')], nextCursor: null }),
  'renewals.get': () => new EditorServer(factsOf()).view(),
  'subscriptions.cancel.quote': () => cancelQuote(ITEM),
  'invoices.list': listOf(INVOICES),
  'invoices.forecast': () => forecastOf(FORECAST_FACTS),
  'collections.policy.get': () => POLICY,
  'invoices.get': ({ invoiceId }) => invoiceDetailOf(INVOICES.find(({ id }) => id === invoiceId) ?? OPEN),
  'invoices.documentLink': () => ({ url: `${location.origin}/manifest`, expiresAt: '2026-11-19T13:05:00.000Z', fileName: 'boleto.json' }),
})

describe('the built bundle on a page with a strict policy and Trusted Types', () => {
  it('loads each element when its tag appears, draws it, opens a dialog, and violates nothing', async () => {
    const { frame, view, root } = await strictFrame(server.fetch)
    await waitUntil(() => frame.contentDocument!.querySelector('assento-subscription-list')!.shadowRoot, 'the list is registered')
    await waitUntil(() => plain(root('assento-subscription-list')).includes('Suite Escritório Padrão'), 'the list')
    await waitUntil(() => plain(root('assento-seat-assignment')).includes('Ana Souza'), 'the people')
    await waitUntil(() => plain(root('assento-seat-editor')).includes('Licenças'), 'the editor')
    const item = [...root('assento-subscription-list').querySelectorAll<HTMLElement>('tr[data-id=sub_1] .menu-item')].find((one) => plain(one).startsWith('Cancelar'))
    item?.click()
    await waitUntil(() => plain(root('assento-subscription-list')).includes('Será devolvido'), 'the dialog')
    expect(view.violations).to.deep.equal([])
    frame.remove()
  })

  it('opens an invoice, draws its Pix code and fetches a document: the page stays, and nothing is violated', async () => {
    const { frame, view, root } = await strictFrame(server.fetch, '?only=assento-invoice-list')
    const list = () => root('assento-invoice-list')
    await waitUntil(() => list()?.querySelector('[data-act=boleto]'), 'the invoices')
    let downloaded = 0
    frame.contentDocument!.addEventListener('assento-invoice-downloaded', () => { downloaded += 1 })
    list().querySelector<HTMLElement>(`#open-${OPEN.id}`)?.click()
    await waitUntil(() => list().querySelector('.qr path'), 'the Pix code')
    expect(frame.contentWindow!.getComputedStyle(list().querySelector('.qr')!).inlineSize).to.equal('164px')
    list().querySelector<HTMLElement>('[data-act=boleto]')?.click()
    await waitUntil(() => downloaded === 1, 'the document')
    expect(frame.contentWindow!.location.pathname).to.equal('/strict')
    expect(view.violations).to.deep.equal([])
    frame.remove()
  })

  it('reviews an order in the cart, and violates nothing', async () => {
    const { frame, view, root } = await strictFrame(server.fetch, '?only=assento-cart')
    await waitUntil(() => root('assento-cart')?.querySelector('#checkout[aria-disabled=false]'), 'the cart')
    root('assento-cart').querySelector<HTMLElement>('#checkout')?.click()
    await waitUntil(() => root('assento-cart').querySelector('#place'), 'the review')
    expect(view.violations).to.deep.equal([])
    frame.remove()
  })

  it('opens a month of the forecast and saves a policy, and violates nothing', async () => {
    const forecast = await strictFrame(forecastServer().fetch, '?only=assento-spend-forecast')
    const months = () => forecast.root('assento-spend-forecast')
    await waitUntil(() => months()?.querySelector('.notes'), 'the forecast')
    months().querySelector<HTMLElement>('#month-2026-12-01')?.click()
    months().querySelector<SVGElement>('#bar-2026-12-01')?.focus()
    await waitUntil(() => months().querySelector('.opened .receipt'), 'the lines of December')
    expect(forecast.view.violations).to.deep.equal([])
    forecast.frame.remove()
    const { frame, view, root } = await strictFrame(policyServer().fetch, '?only=assento-collections-policy')
    await waitUntil(() => root('assento-collections-policy')?.querySelector('#hour'), 'the policy')
    const hour = root('assento-collections-policy').querySelector<HTMLSelectElement>('#hour')!
    hour.value = '8'
    hour.dispatchEvent(new Event('change', { bubbles: true }))
    await waitUntil(() => root('assento-collections-policy').querySelector('#save[aria-disabled=false]'), 'it can be saved')
    root('assento-collections-policy').querySelector<HTMLElement>('#save')?.click()
    await waitUntil(() => plain(root('assento-collections-policy')).includes('Política salva.'), 'saved')
    expect(view.violations).to.deep.equal([])
    frame.remove()
  })

  it('confirms an order and gives a licence to a customer, and violates nothing', async () => {
    const asPartner = new PartnerServer({ 'sessions.whoami': () => PARTNER_WHO })
    const ordering = await strictFrame(asPartner.fetch, '?only=assento-order-form')
    const form = () => ordering.root('assento-order-form')
    await waitUntil(() => form()?.querySelector('form[aria-busy=false] #product'), 'the form')
    const product = form().querySelector<HTMLSelectElement>('#product')!
    product.value = COMPLETO.id
    product.dispatchEvent(new Event('change', { bubbles: true }))
    await waitUntil(() => form().querySelector('[data-value=total]')?.textContent !== '–', 'the price')
    form().querySelector<HTMLElement>('#add')?.click()
    await waitUntil(() => form().querySelector('#confirm'), 'the item')
    form().querySelector<HTMLElement>('#confirm')?.click()
    await waitUntil(() => form().querySelector('dialog[open] [data-confirm]'), 'the question')
    form().querySelector<HTMLElement>('[data-confirm]')?.click()
    await waitUntil(() => form().querySelector('#done'), 'the order')
    expect(ordering.view.violations).to.deep.equal([])
    ordering.frame.remove()
    const { frame, view, root } = await strictFrame(asPartner.fetch, '?only=assento-licence-stock')
    const stock = () => root('assento-licence-stock')
    await waitUntil(() => stock()?.querySelector('.bar'), 'the stock')
    stock().querySelector<HTMLElement>('[data-act=assign]')?.click()
    await waitUntil(() => stock().querySelector('.option'), 'the customers')
    stock().querySelector<HTMLElement>('.option')?.click()
    await waitUntil(() => stock().querySelector('.chosen'), 'the choice')
    stock().querySelector<HTMLElement>('dialog [data-confirm]')?.click()
    await waitUntil(() => stock().querySelector('.key'), 'the key')
    expect(view.violations).to.deep.equal([])
    frame.remove()
  })

  it('scrolls serials, opens one with its activations, asks before it suspends, and violates nothing', async () => {
    const { frame, view, root } = await strictFrame(licenceServer().fetch, '?only=assento-activation-table')
    const table = () => root('assento-activation-table')
    const sees = (text: string) => waitUntil(() => plain(table()).includes(text), `to see ${text}`)
    await waitUntil(() => table()?.querySelector('.row.serial [data-act=details]'), 'the serials')
    table().querySelector('.scroller')!.scrollTop = 200
    table().querySelector<HTMLElement>('.row.serial [data-act=details]')!.click()
    await sees('Atribuída')
    table().querySelector<HTMLElement>('#tab-activations')!.click()
    await sees('Ativar um computador sem internet')
    table().querySelector<HTMLElement>('.drawer [data-act=suspend]')!.click()
    await sees('Escolha o motivo')
    expect(view.violations).to.deep.equal([])
    frame.remove()
  })

  it('names no other place than its own chunks', async () => {
    const entry = await (await fetch('/embed/v1/assento.js')).text()
    const chunks = [...entry.matchAll(/\.\/([\w.-]+\.js)/g)].map((match) => match[1])
    expect(chunks.length).to.be.greaterThan(4)
    const texts = await Promise.all(chunks.map(async (chunk) => (await fetch(`/embed/v1/${chunk}`)).text()))
    const urls = [entry, ...texts].flatMap((text) => text.match(/https?:\/\/[^\s"'`]+/g) ?? [])
    expect(urls.filter((url) => !/^https?:\/\/www\.w3\.org\//.test(url))).to.deep.equal([])
  })

  for (const name of ['subscription-list', 'seat-editor', 'seat-assignment', 'renewal-scheduler', 'invoice-list', 'storefront', 'cart', 'plan-changer', 'spend-forecast', 'collections-policy', 'activation-table', 'order-form', 'order-list', 'licence-stock', 'customer-list']) {
    it(`fetches for the first paint of ${name} exactly the files that the table of sizes counts`, async () => {
      const { frame, view } = await strictFrame(server.fetch, `?only=assento-${name}`)
      await waitUntil(() => view.fetchedFirst, 'the widget is ready')
      const rows = await (await fetch('/sizes')).json() as readonly { what: string; files: readonly string[] }[]
      const counted = rows.find(({ what }) => what === `first widget on a page: ${name}`)?.files ?? []
      expect([...new Set(view.fetchedFirst)].sort()).to.deep.equal([...counted].sort())
      frame.remove()
    })
  }

  it('keeps every part within its budget', async () => {
    const rows = await (await fetch('/sizes')).json() as readonly { what: string; bytes: number; budget: number }[]
    expect(rows.length).to.be.greaterThan(15)
    expect(rows.filter(({ bytes }) => bytes === 0)).to.deep.equal([])
    expect(rows.filter(({ bytes, budget }) => bytes > budget)).to.deep.equal([])
  })
})

describe('in Node', () => {
  it('imports every element without a browser, and registers nothing', async () => {
    expect(await (await fetch('/node-import')).text()).to.equal('function, undefined')
  })
})

describe('custom-elements.json and react.d.ts', () => {
  it('are what the docblocks say today (node scripts/manifest.ts)', async () => {
    expect(await (await fetch('/manifest')).json()).to.deep.equal([true, true])
  })
})
