import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import '../src/define/seat-editor.ts'
import type { AssentoBeforeSubmitEvent, AssentoSeatsChangedEvent } from '../src/runtime/events.ts'
import { FakeServer, Refusal } from './seat-editor-server.ts'
import { factsOf, PLANNED, WINDOW_UNTIL, NOW } from './seat-editor-facts.ts'
import { mount, unmount } from './seat-editor-page.ts'
import { waitUntil } from './wait-until.ts'

const CHANGE = 'subscriptions.seats.change'

describe('assento-seat-editor: confirming', () => {
  afterEach(() => unmount())

  it('changes by keyboard alone: type, confirm with Enter, and the focus stays', async () => {
    const server = new FakeServer(factsOf())
    const page = await mount(server)
    page.element.focus()
    await sendKeys({ press: 'ArrowUp' })
    await sendKeys({ press: 'ArrowUp' })
    await page.sees('Confirmar 17 licenças')
    await page.sees('Valor garantido')
    await sendKeys({ press: 'Tab' })
    expect(page.element.shadowRoot?.activeElement?.id).to.equal('confirm')
    await sendKeys({ press: 'Enter' })
    await page.sees('Agora são 17 licenças')
    expect(page.element.shadowRoot?.activeElement?.id).to.equal('confirm')
    expect(page.text('.live[role=status]')).to.equal('Agora são 17 licenças')
  })

  it('sends one request for a double click, with the quote, the version and one key', async () => {
    const server = new FakeServer(factsOf())
    const page = await mount(server)
    await page.type('18')
    await page.sees('Valor garantido')
    page.find('#confirm')?.click()
    page.find('#confirm')?.click()
    await page.sees('Agora são 18 licenças')
    const calls = server.callsOf(CHANGE)
    expect(calls).to.have.length(1)
    expect(calls[0]?.input).to.deep.equal({ subscriptionId: 'sub_1', version: 7, seats: 18, quoteId: 'quo_18_7' })
    expect(calls[0]?.idempotencyKey).to.match(/^[0-9a-f]{32}$/)
    await expect(page.element).to.be.accessible()
  })

  it('reuses the key when the answer was lost, and takes a new one for a new intent', async () => {
    const server = new FakeServer(factsOf())
    const answer = server.answers[CHANGE]
    const page = await mount(server)
    server.answers[CHANGE] = () => { throw new Refusal('server', 500) }
    await page.type('18')
    await page.sees('Valor garantido')
    await page.click('Confirmar 18 licenças')
    await page.sees('Tentar de novo é seguro')
    await expect(page.element).to.be.accessible()
    if (answer) server.answers[CHANGE] = answer
    await page.click('Tentar de novo')
    await page.sees('Agora são 18 licenças')
    await page.type('20')
    await page.sees('Valor garantido')
    await page.click('Confirmar 20 licenças')
    await page.sees('Agora são 20 licenças')
    const [first, retry, next] = server.callsOf(CHANGE).map((call) => call.idempotencyKey)
    expect(retry).to.equal(first)
    expect(next).not.to.equal(first)
  })

  it('forgets a failed confirmation as soon as another number is typed', async () => {
    const server = new FakeServer(factsOf())
    const page = await mount(server)
    server.answers[CHANGE] = () => { throw new Refusal('server', 500) }
    await page.type('18')
    await page.click('Confirmar 18 licenças')
    await page.sees('Tentar de novo é seguro')
    await page.type('19')
    expect(page.texts('.callout')).to.deep.equal([])
  })

  it('keeps older data under a failed refresh, with a way to read again', async () => {
    const server = new FakeServer(factsOf())
    const page = await mount(server)
    server.answers['subscriptions.get'] = () => { throw new Refusal('server', 500) }
    await page.element.refresh()
    expect(page.text('.top')).to.contain('req_1')
    expect(page.text('.heading')).to.equal('Suite Escritório Padrão')
    server.answers['subscriptions.get'] = () => server.detail()
    await page.click('Tentar de novo')
    await waitUntil(() => page.find('.top') === null)
  })

  it('tells the host and its siblings, and lets the change be undone at the amount on the button', async () => {
    const server = new FakeServer(factsOf())
    const page = await mount(server)
    const events: AssentoSeatsChangedEvent['detail'][] = []
    document.addEventListener('assento-seats-changed', (event) => events.push((event as AssentoSeatsChangedEvent).detail), { once: true })
    await page.type('18')
    await page.click('Confirmar 18 licenças')
    await page.sees('Mudou de ideia? Dá para voltar até ter, 19 mai, 02:00.')
    expect(events).to.deep.equal([{ subscriptionId: 'sub_1', fromSeats: 15, toSeats: 18, verdict: 'allowed' }])
    await page.click(/^Voltar para 15/)
    await page.sees('Agora são 15 licenças')
  })

  it('sends nothing when the host prevents it, and waits for the promise of waitUntil', async () => {
    const server = new FakeServer(factsOf())
    const page = await mount(server)
    page.element.addEventListener('assento-before-submit', (event) => event.preventDefault(), { once: true })
    await page.type('18')
    await page.click('Confirmar 18 licenças')
    await page.sees('O pedido não foi enviado')
    let approve = (): void => undefined
    page.element.addEventListener('assento-before-submit', (event: AssentoBeforeSubmitEvent) => {
      expect(event.detail).to.deep.equal({ command: CHANGE, subscriptionId: 'sub_1', dueNowCents: 10_608, quoteId: 'quo_18_7' })
      event.waitUntil(new Promise<void>((resolve) => { approve = resolve }))
    }, { once: true })
    await page.click('Confirmar 18 licenças')
    expect(page.element.matches(':state(busy)')).to.equal(true)
    expect(server.callsOf(CHANGE)).to.have.length(0)
    approve()
    await page.sees('Agora são 18 licenças')
  })

  it('shows both amounts when the quote no longer holds, and charges only after a new yes', async () => {
    const server = new FakeServer(factsOf())
    const page = await mount(server)
    await page.type('18')
    await page.sees('Valor garantido')
    server.answers[CHANGE] = () => {
      server.answers['subscriptions.seats.quote'] = () => ({ ...server.quoteSeats(18), dueNow: { currency: 'BRL', cents: 9_984 } })
      return { verdict: 'denied', rule: 'quotes.quote.expired', reason: '', clause: '', earliestAt: null, alternatives: [], facts: {}, subscription: server.detail(), restoreSchedule: null }
    }
    await page.click('Confirmar 18 licenças')
    await page.sees('Era R$ 106,08; agora é R$ 99,84. Nada foi cobrado.')
    await page.click(/Confirmar por R\$ 99,84/)
    await waitUntil(() => server.callsOf(CHANGE).length === 2)
  })

  it('offers to reload when someone else changed the subscription, and keeps the typed number', async () => {
    const server = new FakeServer(factsOf())
    const page = await mount(server)
    await page.type('18')
    await page.sees('Valor garantido')
    server.answers[CHANGE] = () => { throw new Refusal('stale_version', 409) }
    server.facts = factsOf({ version: 8, seats: 16 })
    await page.click('Confirmar 18 licenças')
    await page.sees('A assinatura mudou enquanto esta página estava aberta')
    await page.click('Recarregar')
    await page.sees('+2 em relação às 16 de hoje')
  })
})

describe('assento-seat-editor: renewal plan at stake', () => {
  afterEach(() => unmount())

  it('says what is lost, confirms only with consent, and recreates the plan in one click', async () => {
    const server = new FakeServer(factsOf({ renewalPlan: PLANNED }))
    const page = await mount(server)
    await page.type('18')
    await page.sees('Esta alteração apaga o plano de renovação salvo')
    expect(page.text('.loss')).to.contain('8 licenças, compromisso anual, cobrança anual, à vista')
    await page.click('Confirmar 18 licenças')
    expect(server.callsOf(CHANGE)).to.have.length(0)
    await expect(page.element).to.be.accessible()
    await page.click('Entendi que o plano será apagado')
    await page.click('Confirmar 18 licenças')
    await page.sees('Agora são 18 licenças')
    expect(server.callsOf(CHANGE)[0]?.input['acknowledgeScheduleLoss']).to.equal(true)
    await page.click('Recriar o plano')
    await page.sees('Plano de renovação recriado')
    expect(server.facts.renewalPlan).to.deep.include({ seats: 8, billingFrequency: 'annual' })
  })
})

describe('assento-seat-editor: refusals', () => {
  afterEach(() => unmount())

  it('says why, with the clause and the date, and schedules for the renewal in one click', async () => {
    const server = new FakeServer(factsOf())
    const page = await mount(server)
    await page.type('8')
    expect(page.text('.callout.bad')).to.contain('Só 5 licenças podem ser reduzidas agora').and.contain('29 de março de 2027').and.contain('Contrato, reduções')
    expect(page.find('.callout.bad a')?.getAttribute('href')).to.equal('mailto:contas@revenda.example')
    await expect(page.element).to.be.accessible()
    await page.click('Agendar 8 licenças para a renovação')
    await page.sees('Renovação planejada: 8 licenças em 29 de março de 2027')
    expect(server.callsOf('renewals.schedule')).to.have.length(1)
    expect(server.facts.renewalPlan?.seats).to.equal(8)
  })

  it('reduces to what is possible now in one click, at the credit on the button', async () => {
    const server = new FakeServer(factsOf())
    const page = await mount(server)
    await page.type('8')
    await page.click('Reduzir para 10 agora (crédito de R$ 176,80)')
    await page.sees('Agora são 10 licenças')
    expect(server.callsOf(CHANGE).map((call) => call.input['seats'])).to.deep.equal([10])
  })

  it('understands zero as ending with the term, and ends it in one click', async () => {
    const server = new FakeServer(factsOf())
    const page = await mount(server)
    await page.type('0')
    await page.click('Encerrar no fim da vigência, 28 mar 2027')
    await page.sees('A assinatura termina em 28 de março de 2027')
    expect(server.facts.endOfTerm).to.equal('end')
  })

  it('understands zero inside the window as cancelling, shows the refund first, and cancels on its own button', async () => {
    const server = new FakeServer(factsOf({ termActivatedAt: NOW }))
    const quote = { decision: { verdict: 'allowed' }, lines: [], losses: [], dueNow: { currency: 'BRL', cents: -93_600 }, version: 7, quoteId: 'quo_c', validUntil: NOW }
    server.answers['subscriptions.cancel.quote'] = () => quote
    server.answers['subscriptions.cancel.confirm'] = () => ({ verdict: 'allowed', plan: {}, subscription: { ...server.detail(), status: 'deleted' }, restoreSchedule: null })
    const page = await mount(server)
    await page.type('0')
    await page.click('Cancelar a assinatura…')
    await page.sees('Cancelar a assinatura inteira?')
    expect(page.text('.cancel')).to.contain('R$ 936,00')
    expect(server.callsOf('subscriptions.cancel.confirm')).to.have.length(0)
    await expect(page.element).to.be.accessible()
    await page.click('Cancelar a assinatura agora')
    await page.sees('A assinatura foi cancelada')
    expect(server.callsOf('subscriptions.cancel.confirm')[0]?.input['quoteId']).to.equal('quo_c')
  })
})

describe('assento-seat-editor: countdown', () => {
  afterEach(() => unmount())
  const left = Date.parse(WINDOW_UNTIL) - Date.parse(NOW)

  it('counts by server time and elapsed time, and redraws only the countdown', async () => {
    const page = await mount(new FakeServer(factsOf()))
    const row = page.find('.window')
    await page.advance(left - 90_000)
    expect(page.text('.countdown')).to.equal('restam 1 min 30 s')
    expect(page.find('.window')).to.equal(row)
    await page.advance(89_000)
    expect(page.text('.countdown')).to.equal('restam 1 s')
  })

  it('lets the seats go at the last millisecond of the window, and not one millisecond later', async () => {
    const page = await mount(new FakeServer(factsOf()))
    await page.type('10')
    await page.advance(left)
    expect(page.texts('.window')[0]).to.contain('restam 1 s')
    expect(page.find('.callout.bad')).to.equal(null)
    await page.advance(1)
    expect(page.texts('.window')).to.have.length(1)
    expect(page.text('.windows')).to.contain('15 licenças').and.contain('prazo de 168 h encerrado')
    expect(page.text('.callout.bad')).to.contain('O prazo de redução terminou')
  })
})
