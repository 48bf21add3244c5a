import { expect } from '@open-wc/testing'
import { cancelQuote, detailOf, FakeServer, ITEM, ITEMS, person } from './fixtures.ts'
import { plain } from './page.ts'
import { factsOf } from './seat-editor-facts.ts'
import { FakeServer as EditorServer } from './seat-editor-server.ts'
import { strictFrame } from './strict-frame.ts'
import { waitUntil } from './wait-until.ts'

const server = new FakeServer({
  'subscriptions.list': () => ({ items: ITEMS, nextCursor: null }),
  'subscriptions.get': () => detailOf(ITEM),
  'subscriptions.assignments.list': () => ({ items: [person(1, 'Ana Souza')], nextCursor: null }),
  'renewals.get': () => new EditorServer(factsOf()).view(),
  'subscriptions.cancel.quote': () => cancelQuote(ITEM),
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

  it('names no other place than its own chunks', async () => {
    const entry = await (await fetch('/embed/v1/assento.js')).text()
    const chunks = [...entry.matchAll(/\.\/([\w.-]+\.js)/g)].map((match) => match[1])
    expect(chunks.length).to.be.greaterThan(4)
    const texts = await Promise.all(chunks.map(async (chunk) => (await fetch(`/embed/v1/${chunk}`)).text()))
    const urls = [entry, ...texts].flatMap((text) => text.match(/https?:\/\/[^\s"'`]+/g) ?? [])
    expect(urls.filter((url) => !/^https?:\/\/www\.w3\.org\//.test(url))).to.deep.equal([])
  })

  for (const name of ['subscription-list', 'seat-editor', 'seat-assignment', 'renewal-scheduler']) {
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
