import { expect } from '@open-wc/testing'
import { AssentoSubscriptionList } from '../src/elements/subscription-list.ts'
import '../src/define/subscription-list.ts'
import { detailOf, FakeServer, ITEM } from './fixtures.ts'
import { mount, unmountAll } from './page.ts'
import { waitUntil } from './wait-until.ts'

/** The same list, asking without pause. */
class ImpatientList extends AssentoSubscriptionList {
  static override pollWaitsMs = [1]
}
customElements.define('test-impatient-list', ImpatientList)

describe('a change on its way to the vendor', () => {
  afterEach(unmountAll)

  it('is asked about until it is active, row by row, and then no more', async () => {
    const states = ['provisioning', 'provisioning', 'active'] as const
    let round = 0
    const requested = { ...ITEM, provisioning: 'requested' as const }
    const server = new FakeServer({
      'subscriptions.list': () => ({ items: [requested], nextCursor: null }),
      'subscriptions.get': () => detailOf({ ...ITEM, provisioning: states[Math.min(round++, 2)] ?? 'active' }),
    })
    const element = new ImpatientList()
    element.portal = server.portal()
    const page = await mount(element)
    await waitUntil(() => server.callsOf('subscriptions.get').length === 3)
    await waitUntil(() => !page.text.includes('Ativando licenças'))
    expect(server.callsOf('subscriptions.list')).to.have.length(1)
    expect(server.callsOf('subscriptions.get')).to.have.length(3)
  })

  it('is not asked about any more once the list has left the page', async () => {
    const server = new FakeServer({
      'subscriptions.list': () => ({ items: [{ ...ITEM, provisioning: 'requested' }], nextCursor: null }),
      'subscriptions.get': () => detailOf({ ...ITEM, provisioning: 'requested' }),
    })
    const element = new ImpatientList()
    element.portal = server.portal()
    await mount(element)
    await waitUntil(() => server.callsOf('subscriptions.get').length > 1)
    element.remove()
    await element.updateComplete
    const asked = server.callsOf('subscriptions.get').length
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    expect(server.callsOf('subscriptions.get').length).to.be.at.most(asked + 1)
  })

  it('reads a row again when a sibling of the same portal changed its subject', async () => {
    const server = new FakeServer({
      'subscriptions.list': () => ({ items: [ITEM], nextCursor: null }),
      'subscriptions.get': () => detailOf({ ...ITEM, seats: 18, version: 4 }),
    })
    const element = document.createElement('assento-subscription-list')
    const portal = (element.portal = server.portal())
    const page = await mount(element)
    portal.notify('sub_other')
    portal.notify('sub_1')
    await page.sees('12 em uso · 6 livres')
    expect(server.callsOf('subscriptions.get')).to.have.length(1)
  })
})
