import { expect } from '@open-wc/testing'
import { decideSeatChange } from '@assento/rules'
import '../src/define/seat-editor.ts'
import { AssentoSeatEditor } from '../src/elements/seat-editor.ts'
import { FakeServer, Refusal } from './seat-editor-server.ts'
import { detailOf, factsOf, NOW, PLANNED } from './seat-editor-facts.ts'
import { mount, unmount } from './seat-editor-page.ts'
import { waitUntil } from './wait-until.ts'

const CHANGE = 'subscriptions.seats.change'
const QUOTE = 'subscriptions.seats.quote'

describe('assento-seat-editor: states', () => {
  afterEach(() => unmount())

  it('shows what is held, what can still be reduced and until when, in local time and UTC', async () => {
    const page = await mount(new FakeServer(factsOf()))
    expect(page.text('.heading')).to.equal('Suite Escritório Padrão')
    expect(page.text('.sub')).to.equal('Compromisso anual · cobrança mensal · vigência até 28 de março de 2027')
    expect(page.text('#seats-delta')).to.contain('8 atribuídas · 7 livres')
    const [open, rest] = page.texts('.window')
    expect(open).to.contain('5 licenças').and.contain('até qui, 14 mai, 06:00').and.contain('restam 2 d 4 h · 09:00 UTC')
    expect(rest).to.contain('10 licenças').and.contain('na renovação, 29 mar 2027').and.contain('prazo de 168 h encerrado')
    await expect(page.element).to.be.accessible()
  })

  it('speaks English in the same places', async () => {
    const page = await mount(new FakeServer(factsOf()), {}, 'en')
    await page.type('18')
    await page.sees('Price held until today at 20:59.')
    expect(page.text('.summary')).to.contain('3 new seats').and.contain('17 of 30 days of this cycle').and.contain('Charged now')
    await expect(page.element).to.be.accessible()
  })

  it('keeps its contrast on dark pages', async () => {
    document.documentElement.style.colorScheme = 'dark'
    const page = await mount(new FakeServer(factsOf({ renewalPlan: PLANNED })))
    await page.type('18')
    await page.sees('Valor garantido')
    await expect(page.element).to.be.accessible()
    await page.type('8')
    await expect(page.element).to.be.accessible()
    document.documentElement.style.colorScheme = ''
  })

  it('draws a skeleton while it loads, and is busy for assistive technology', async () => {
    const server = new FakeServer(factsOf())
    let answer = (): void => undefined
    server.answers['subscriptions.get'] = () => new Promise((resolve) => { answer = () => resolve(server.detail()) })
    const mounted = mount(server)
    await waitUntil(() => document.querySelector('assento-seat-editor')?.shadowRoot?.querySelector('.skeleton'))
    expect(document.querySelector('assento-seat-editor')?.matches(':state(loading)')).to.equal(true)
    answer()
    expect((await mounted).find('.skeleton')).to.equal(null)
  })

  it('says what to do when no subscription is chosen', async () => {
    const page = await mount(new FakeServer(factsOf()), { 'subscription-id': null })
    expect(page.text('.empty')).to.contain('Nenhuma assinatura escolhida')
    expect(page.element.matches(':state(empty)')).to.equal(true)
  })

  it('shows a failed load with the number for support, and loads on retry', async () => {
    const server = new FakeServer(factsOf())
    server.answers['subscriptions.get'] = () => { throw new Refusal('server', 500) }
    const page = await mount(server)
    expect(page.text('.callout')).to.contain('req_1')
    await expect(page.element).to.be.accessible()
    server.answers['subscriptions.get'] = () => server.detail()
    await page.click('Tentar de novo')
    await page.sees('Suite Escritório Padrão')
  })

  it('lets a viewer look, and says who can change', async () => {
    const server = new FakeServer(factsOf())
    server.detailChanges = { permissions: { ...detailOf(server.facts).permissions, increaseSeats: false, reduceSeats: false } }
    const page = await mount(server)
    expect(page.find('#seats')).to.equal(null)
    expect(page.find('#confirm')).to.equal(null)
    expect(page.text('.edit')).to.contain('só administradores da conta mudam a quantidade')
    await expect(page.element).to.be.accessible()
  })

  it('offers no number while the subscription is suspended, and says why', async () => {
    const page = await mount(new FakeServer(factsOf({ status: 'suspended' })))
    await page.sees('A assinatura não está ativa')
    expect(page.find('#seats')).to.equal(null)
    expect(page.find('.windows')).to.equal(null)
  })

  it('tells where an activation stands, and by when it ends', async () => {
    const server = new FakeServer(factsOf())
    const expectedBy = detailOf(server.facts).facts.batches[1]?.until ?? NOW
    server.detailChanges = { provisioningDetail: { state: 'provisioning', requestedAt: NOW, expectedBy, overdue: false } }
    const page = await mount(server)
    expect(page.text('.top')).to.contain('Ativação em andamento').and.contain('Prevista até qui, 14 mai, 06:00.')
  })

  it('follows an activation until it is done, and keeps the number and the quote that are on screen', async () => {
    const server = new FakeServer(factsOf())
    server.detailChanges = { provisioningDetail: { state: 'requested', requestedAt: NOW, expectedBy: NOW, overdue: false } }
    const waits = AssentoSeatEditor.pollWaitsMs
    AssentoSeatEditor.pollWaitsMs = [400]
    const page = await mount(server)
    AssentoSeatEditor.pollWaitsMs = waits
    await page.sees('Ativação pedida')
    await page.type('18')
    await page.sees('Valor garantido')
    server.detailChanges = { provisioningDetail: null }
    await waitUntil(() => page.find('.top') === null)
    expect(page.find<HTMLInputElement>('#seats')?.value).to.equal('18')
    expect(server.callsOf(QUOTE)).to.have.length(1)
  })

  it('keeps the typed number when the session expires, and goes on after it is renewed', async () => {
    const server = new FakeServer(factsOf())
    const page = await mount(server)
    await page.type('18')
    await page.sees('Valor garantido')
    server.answers[CHANGE] = () => { throw new Refusal('unauthenticated', 401) }
    await page.click('Confirmar 18 licenças')
    await page.sees('Sua sessão terminou')
    await page.click('Entrar de novo')
    await waitUntil(() => page.find<HTMLInputElement>('#seats')?.value === '18' && page.element.matches(':state(ready)'))
  })
})

describe('assento-seat-editor: preview', () => {
  afterEach(() => unmount())

  for (const seats of [1, 8, 9, 10, 11, 14, 16, 18, 300, 301]) {
    it(`previews ${seats} seats without the network exactly as the server decides`, async () => {
      const server = new FakeServer(factsOf())
      const page = await mount(server)
      await page.type(String(seats))
      expect(server.callsOf(QUOTE)).to.have.length(0)
      const decision = decideSeatChange(server.facts, { seats, acknowledgeScheduleLoss: true }, NOW)
      const shown = page.text('.receipt .total dd')
      if (decision.verdict === 'denied') {
        expect(page.text('.callout.bad')).to.contain(decision.clause)
        expect(page.find('#confirm')).to.equal(null)
      } else {
        expect(shown).to.equal(plain(new Intl.NumberFormat('pt-BR', { style: 'currency', currency: 'BRL' }).format(Math.abs(decision.plan.dueNow.cents) / 100)))
      }
    })
  }

  it('shows the day count behind the amount, and the next cycles', async () => {
    const page = await mount(new FakeServer(factsOf()))
    await page.type('18')
    expect(page.texts('.receipt > div')).to.deep.equal([
      '3 licenças novasR$ 62,40 cada', '17 de 30 dias deste ciclo× 17/30', 'Cobrado agoraR$ 106,08', 'A partir de 29 mai, por mêsR$ 1.123,20',
    ])
  })

  it('asks the server once after the typing has paused, for the last number', async () => {
    const server = new FakeServer(factsOf())
    const page = await mount(server)
    await page.type('1')
    await page.type('17')
    await page.type('18')
    await page.sees('Valor garantido até hoje às 20:59.')
    expect(server.callsOf(QUOTE).map((call) => call.input['seats'])).to.deep.equal([18])
  })

  it('asks for a whole number, and offers nothing to confirm without one', async () => {
    const page = await mount(new FakeServer(factsOf()))
    await page.type('')
    expect(page.text('#seats-delta')).to.contain('Digite uma quantidade inteira')
    expect(page.find('#confirm')?.getAttribute('aria-disabled')).to.equal('true')
    await page.type('15.5')
    expect(page.text('.callout.bad')).to.contain('Informe um número inteiro')
  })
})

const plain = (text: string): string => text.replace(/\s+/g, ' ')
