import { expect } from '@open-wc/testing'
import '../src/define/subscription-list.ts'
import { calendarDate, instant, type Instant } from '@assento/rules'
import { ServerClock, tick } from '../src/runtime/clock.ts'
import { createFormat } from '../src/runtime/format.ts'
import type { AssentoSubscriptionList } from '../src/subscriptions/subscription-list.ts'
import { FakeServer, ITEM, NOW, WHO } from './fixtures.ts'
import { mount, unmountAll, type Page } from './page.ts'

const TRIAL = {
  ...ITEM, id: 'sub_9', isTrial: true, billingFrequency: 'none' as const, commitment: 'P1M' as const, reducible: null, seats: 25,
  unitPrice: { currency: 'BRL', cents: 0 }, perCycle: { currency: 'BRL', cents: 0 }, term: { startsOn: calendarDate('2026-05-02'), until: calendarDate('2026-06-02') },
}

function list(items: readonly (typeof ITEM)[], clock = new ServerClock()): Promise<Page<AssentoSubscriptionList>> {
  const element = document.createElement('assento-subscription-list')
  element.portal = new FakeServer({ 'subscriptions.list': () => ({ items, nextCursor: null }) }).portal({ clock })
  return mount(element)
}

describe('a row of assento-subscription-list', () => {
  afterEach(unmountAll)

  it('says of a trial when it ends and what follows, without any price', async () => {
    const page = await list([TRIAL, { ...TRIAL, id: 'sub_10', endOfTerm: 'end' }])
    const [paid, ends] = ['sub_9', 'sub_10'].map((id) => page.texts(`tr[data-id=${id}] td`).join(' '))
    expect(paid).to.contain('avaliação até 1º jun 2026').and.to.contain('Depois passa a ser paga, com 25 licenças').and.to.contain('Sem cobrança na avaliação')
    expect(ends).to.contain('Depois o acesso termina')
    expect(page.text).not.to.contain('R$').and.not.to.contain('Renova automaticamente')
    expect(page.texts('tr[data-id=sub_9] .acts > button')[0]).to.equal('Planejar renovação')
  })

  it('offers first to release what is suspended, and only shows its seats', async () => {
    const page = await list([{ ...ITEM, status: 'suspended' }])
    expect(page.texts('.acts button').filter((text) => text !== '')).to.deep.equal(['Liberar…', 'Ver licenças', 'Atribuir a pessoas', 'Cancelar ou encerrar…'])
  })

  it('counts down without a new answer, and drops the note once the window has closed', async () => {
    let elapsedMs = 0
    const page = await list([ITEM], new ServerClock(() => elapsedMs))
    const passTo = async (at: Instant) => {
      elapsedMs = Date.parse(at) - Date.parse(NOW)
      tick()
      await page.element.updateComplete
    }
    expect(page.text).to.contain('restam 2 d 4 h')
    await passTo(instant('2026-05-14T08:57:00.000Z'))
    expect(page.text).to.contain('restam 3 min')
    await passTo(instant('2026-05-14T09:00:00.000Z'))
    expect(page.text).to.contain('Pode reduzir 5')
    await passTo(instant('2026-05-14T09:00:00.001Z'))
    expect(page.text).not.to.contain('Pode reduzir 5')
  })

  it('keeps one timer in the page, however many rows count down', async () => {
    const original = window.setTimeout
    let timers = 0
    window.setTimeout = ((...args: Parameters<typeof setTimeout>) => { if (args[1] === 1000) timers += 1; return original(...args) }) as typeof setTimeout
    await list(Array.from({ length: 20 }, (_, number) => ({ ...ITEM, id: `sub_${number}` })))
    window.setTimeout = original
    expect(timers).to.be.at.most(1)
  })
})

describe('the time of a portal', () => {
  it('does not follow the page’s clock when that is moved', async () => {
    const portal = new FakeServer().portal({ clock: new ServerClock(() => 0) })
    await portal.whoami()
    const original = Date.now
    Date.now = () => original() + 86_400_000
    const now = portal.now()
    Date.now = original
    expect(now).to.equal(WHO.tenant.now)
  })
})

describe('dates in Portuguese', () => {
  const format = createFormat('pt-BR', 'America/Sao_Paulo')
  it('write the first of a month as it is read, and no other day so', () => {
    expect(['2026-12-01', '2026-12-11', '2026-12-21', '2026-12-31'].map((date) => format.date(calendarDate(date), 'short')))
      .to.deep.equal(['1º dez 2026', '11 dez 2026', '21 dez 2026', '31 dez 2026'])
    expect(format.date(calendarDate('2026-12-01'))).to.equal('1º de dezembro de 2026')
    expect(format.dateTime(instant('2026-12-01T12:00:00.000Z'))).to.equal('ter, 1º dez, 09:00')
    expect(createFormat('en', 'UTC').date(calendarDate('2026-12-01'))).to.equal('December 1, 2026')
  })
})
