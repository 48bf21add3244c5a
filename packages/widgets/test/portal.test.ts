import { expect } from '@open-wc/testing'
import '../src/define/portal.ts'
import '../src/define/subscription-list.ts'
import '../src/define/seat-assignment.ts'
import { AssentoVersionSkewEvent, defineElement } from '../src/runtime/define-element.ts'
import type { AssentoPortal } from '../src/runtime/portal-element.ts'
import { FakeServer, ITEM, type Call } from './fixtures.ts'
import { mount, plain, unmountAll } from './page.ts'
import { waitUntil } from './wait-until.ts'

const serverOf = (name: string) => new FakeServer({ 'subscriptions.list': () => ({ items: [{ ...ITEM, name }], nextCursor: null }) })
const expiresAt = '2099-01-01T00:00:00.000Z'

/** A provider with one list, whose token comes from the host's function. */
function portalWithList(token: string, locale = 'pt-BR'): AssentoPortal {
  const portal = document.createElement('assento-portal')
  portal.endpoint = `https://portal.example/t/${token}/trpc`
  portal.locale = locale
  portal.getToken = () => Promise.resolve({ token, expiresAt })
  portal.append(document.createElement('assento-subscription-list'))
  return portal
}

describe('assento-portal', () => {
  const originalFetch = window.fetch
  afterEach(() => {
    window.fetch = originalFetch
    for (const portal of document.querySelectorAll('assento-portal')) portal.remove()
    unmountAll()
  })

  it('serves two customers and two languages in one page without mixing them', async () => {
    const calls: { url: string; call: Call }[] = []
    const servers: Record<string, FakeServer> = { one: serverOf('Suite de um'), two: serverOf('Suite de dois') }
    window.fetch = async (input, init) => {
      const key = /\/t\/(\w+)\//.exec(String(input))?.[1] ?? ''
      const answer = await servers[key]!.fetch(input, init)
      for (const call of servers[key]!.calls) calls.push({ url: String(input), call })
      return answer
    }
    const [one, two] = [portalWithList('one'), portalWithList('two', 'en')]
    document.body.append(one, two)
    const text = (portal: AssentoPortal) => plain(portal.querySelector('assento-subscription-list')!.shadowRoot!)
    await waitUntil(() => text(one).includes('Suite de um') && text(two).includes('Suite de dois'), 'both lists')
    expect(text(one)).to.contain('Assinaturas').and.not.to.contain('Suite de dois')
    expect(text(two)).to.contain('Subscriptions').and.not.to.contain('Suite de um')
    expect(servers['one']!.calls.every(({ authorization }) => authorization === 'Bearer one')).to.equal(true)
    expect(servers['two']!.calls.every(({ authorization }) => authorization === 'Bearer two')).to.equal(true)
  })

  it('gives its portal to elements that were in the page before it was', async () => {
    const server = serverOf('Suite')
    window.fetch = server.fetch
    const wrapper = document.createElement('assento-portal')
    wrapper.append(document.createElement('assento-subscription-list'))
    document.body.append(wrapper)
    await wrapper.updateComplete
    wrapper.getToken = () => Promise.resolve({ token: 'late', expiresAt })
    wrapper.endpoint = 'https://portal.example/t/late/trpc'
    await waitUntil(() => wrapper.querySelector('assento-subscription-list')!.matches(':state(ready)'))
  })

  it('posts to token-url with the cookies of the host, and calls the API without any', async () => {
    const server = serverOf('Suite')
    const seen: { url: string; credentials: string | undefined }[] = []
    window.fetch = async (input, init) => {
      seen.push({ url: String(input).split('?')[0] ?? '', credentials: init?.credentials })
      return String(input) === '/my-backend/token' ? new Response(JSON.stringify({ token: 'fresh', expiresAt })) : server.fetch(input, init)
    }
    const portal = document.createElement('assento-portal')
    portal.setAttribute('endpoint', 'https://portal.example/t/pk/trpc')
    portal.setAttribute('token-url', '/my-backend/token')
    portal.append(document.createElement('assento-subscription-list'))
    document.body.append(portal)
    await waitUntil(() => portal.querySelector('assento-subscription-list')!.matches(':state(ready)'))
    expect(seen[0]).to.deep.equal({ url: '/my-backend/token', credentials: 'same-origin' })
    expect(seen.slice(1).every(({ credentials }) => credentials === 'omit')).to.equal(true)
  })

  it('keeps the token out of the document, of storage, of cookies and of addresses', async () => {
    const server = serverOf('Suite')
    const urls: string[] = []
    const element = document.createElement('assento-subscription-list')
    element.portal = server.portal({ fetch: (input, init) => { urls.push(String(input)); return server.fetch(input, init) } })
    await mount(element)
    const secret = 'secret-token-of-this-session'
    expect(server.calls[0]?.authorization).to.equal(`Bearer ${secret}`)
    const everything = [document.documentElement.outerHTML, element.shadowRoot?.innerHTML, JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, ...urls]
    expect(everything.join('\n')).not.to.contain(secret)
  })

  it('keeps its sizes under a root font size of 62.5 %', async () => {
    const element = document.createElement('assento-subscription-list')
    element.portal = serverOf('Suite').portal()
    const page = await mount(element)
    const sizes = () => page.all('.heading, td, .chip, .button').map((part) => getComputedStyle(part).fontSize)
    const before = sizes()
    document.documentElement.style.fontSize = '62.5%'
    expect(sizes()).to.deep.equal(before)
    expect(before[0]).to.equal('17px')
    document.documentElement.style.fontSize = ''
  })

  it('follows the color-scheme of the host, and a forced one', async () => {
    const element = document.createElement('assento-subscription-list')
    element.portal = serverOf('Suite').portal()
    await mount(element)
    element.style.colorScheme = 'dark'
    const dark = getComputedStyle(element).backgroundColor
    element.style.colorScheme = 'light'
    expect(getComputedStyle(element).backgroundColor).to.equal('rgb(255, 255, 255)')
    expect(dark).to.equal('rgb(20, 23, 29)')
  })

  it('changes the language of its widgets at once, without losing the session', async () => {
    const element = document.createElement('assento-subscription-list')
    const portal = (element.portal = serverOf('Suite').portal())
    const page = await mount(element)
    await portal.update({ locale: 'en' })
    await page.sees('Subscriptions')
    await portal.update({ messages: { subscriptionList: { title: 'My licences' } } })
    await page.sees('My licences')
    expect(portal.session.state).to.equal('open')
  })

  it('keeps the first copy of an element when a second version arrives, and says so', () => {
    const skews: AssentoVersionSkewEvent['detail'][] = []
    const warn = console.warn
    const warnings: unknown[] = []
    console.warn = (text: unknown) => warnings.push(text)
    document.addEventListener('assento-version-skew', (event) => skews.push((event as AssentoVersionSkewEvent).detail))
    const first = class extends HTMLElement {}
    defineElement('test-guarded', first, '1.0.0')
    defineElement('test-guarded', class extends HTMLElement {}, '1.0.0')
    expect(skews).to.deep.equal([])
    defineElement('test-guarded', class extends HTMLElement {}, '1.1.0')
    console.warn = warn
    expect(customElements.get('test-guarded')).to.equal(first)
    expect(skews).to.deep.equal([{ tag: 'test-guarded', kept: '1.0.0', refused: '1.1.0' }])
    expect(warnings).to.have.length(1)
  })
})
