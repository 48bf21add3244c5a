import { expect } from '@open-wc/testing'
import '../src/define/subscription-list.ts'
import { detailOf, FakeServer, ITEM, person } from './fixtures.ts'
import { mount, plain, unmountAll } from './page.ts'
import { waitUntil } from './wait-until.ts'

describe('the dialogs of the list', () => {
  afterEach(unmountAll)

  it('open the widget of an action, registered when it is first needed, and refresh the row behind it', async () => {
    let assigned = 1
    const server = new FakeServer({
      'subscriptions.list': () => ({ items: [{ ...ITEM, assignedSeats: assigned }], nextCursor: null }),
      'subscriptions.get': () => detailOf({ ...ITEM, assignedSeats: assigned }),
      'subscriptions.assignments.list': () => ({ items: [person(1, 'Ana Souza')], nextCursor: null }),
      'subscriptions.assignments.unassign': () => { assigned = 0; return { id: 'asg_1' } },
    })
    const element = document.createElement('assento-subscription-list')
    element.portal = server.portal()
    const page = await mount(element)
    await page.click('Atribuir a pessoas')
    await waitUntil(() => page.root.querySelector('assento-seat-assignment')?.matches(':state(ready)'), 'the widget is there')
    const inner = page.find('assento-seat-assignment').shadowRoot!
    expect(plain(inner)).to.contain('Ana Souza')
    expect(page.find<HTMLDialogElement>('dialog[open]').matches(':modal')).to.equal(true)
    inner.querySelector<HTMLElement>('.person button')!.click()
    await page.sees('0 em uso · 15 livres')
    await page.isAccessible()
  })

  it('close with Escape, give the focus back, and tell the host nothing of it', async () => {
    const server = new FakeServer({ 'subscriptions.list': () => ({ items: [ITEM], nextCursor: null }), 'subscriptions.get': () => detailOf(ITEM) })
    const element = document.createElement('assento-subscription-list')
    element.portal = server.portal()
    const page = await mount(element)
    const heard: string[] = []
    for (const name of ['close', 'cancel', 'toggle', 'beforetoggle']) page.element.addEventListener(name, () => heard.push(name))
    const opener = page.button('Mais ações para Suite Escritório Padrão')
    opener.focus()
    opener.click()
    await page.click('Suspender…')
    await waitUntil(() => page.all('dialog[open]').length === 1)
    await page.sees('A cobrança continua')
    const open = page.find<HTMLDialogElement>('dialog[open]')
    open.requestClose()
    await waitUntil(() => page.all('dialog[open]').length === 0)
    await waitUntil(() => page.root.activeElement === opener, 'the focus is back')
    expect(server.callsOf('subscriptions.suspend')).to.have.length(0)
    expect(heard).to.deep.equal([])
  })
})
