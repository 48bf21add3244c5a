import { expect } from '@open-wc/testing'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import { FORECAST_FACTS, forecastOf, forecastServer } from './forecast-facts.ts'
import { simulate, spendForecast } from './forecast-page.ts'
import { Failure } from './fixtures.ts'
import { plain, unmountAll } from './page.ts'
import { waitUntil } from './wait-until.ts'

describe('assento-spend-forecast', () => {
  afterEach(unmountAll)

  it('shows twelve months as bars and as a table with the same amounts, and their total', async () => {
    const page = await spendForecast()
    const names = page.all('.month').map((bar) => bar.getAttribute('aria-label')?.replace(/\u00a0/g, ' '))
    expect(names.slice(0, 2)).to.deep.equal(['novembro de 2026: R$ 0,00, nenhuma fatura', 'dezembro de 2026: R$ 982,80, 1 fatura'])
    expect(names).to.have.length(12)
    expect(page.texts('tbody tr:first-child').map((row) => row.toLowerCase())).to.deep.equal(names.map((name) => name?.replace(/: (R\$ [\d.]+,\d\d).*/, ' $1').toLowerCase()))
    expect(page.texts('.overview')[0]).to.equal('Total em 12 meses R$ 14.436,58')
    expect(page.texts('tfoot')[0]).to.equal('Total R$ 14.436,58')
    await page.isAccessible()
  })

  it('opens a month into its invoices, and these into lines with their formula, tax and credit', async () => {
    const page = await spendForecast()
    page.find('#month-2026-12-01').click()
    await page.sees('Fatura de 12 de dezembro de 2026')
    expect(page.texts('.opened .receipt')[0]).to.contain('Suite Escritório Padrão').and.to.contain('15 licenças × R$ 62,40').and.to.contain('ISS (5 %)').and.to.contain('Total R$ 982,80').and.to.contain('R$ 27,04 serão abatidos')
    expect(page.find('#month-2026-12-01').getAttribute('aria-expanded')).to.equal('true')
    await page.isAccessible()
    page.find('#month-2026-12-01').click()
    await page.element.updateComplete
    expect(page.all('.opened')).to.have.length(0)
  })

  it('moves with a change: both tones, the difference in words and a column for it', async () => {
    const page = await spendForecast()
    await simulate(page, 'now', 27)
    await page.sees('+R$ 9.251,42 em 12 meses')
    expect(page.all('.plot .bar.changed')).to.have.length(12)
    expect(getComputedStyle(page.find('.plot .bar.changed')).fill).to.contain('#hatch')
    expect(page.texts('thead th')).to.deep.equal(['Mês', 'Planos de hoje', 'Com a mudança', 'Diferença'])
    expect(page.texts('tbody tr:first-child')[1]).to.equal('Dezembro de 2026 R$ 982,80 R$ 1.769,04 +R$ 786,24'.replace('D', 'd'))
    expect(page.find('.live[role=status]').textContent).to.contain('Com a mudança, o total em 12 meses é')
    await page.isAccessible()
    await page.click('Desfazer a simulação')
    await waitUntil(() => page.all('.plot .bar.changed').length === 0, 'the simulation is cleared')
  })

  it('says what fewer seats from the renewal on, and no renewal, save', async () => {
    const page = await spendForecast()
    await simulate(page, 'renewal', 9)
    await page.sees('−R$ 3.144,96 em 12 meses')
    await page.type('#moment', 'end')
    await page.sees('−R$ 7.862,40 em 12 meses')
    expect(page.all('#seats')).to.have.length(0)
  })

  it('asks once for many keystrokes, and shows the last answer though an earlier one comes later', async () => {
    const slow: (() => void)[] = []
    const server = forecastServer({ 'invoices.forecast': async ({ change }) => {
      const { seats } = (change ?? {}) as { seats?: number }
      if (seats === 20) await new Promise<void>((resolve) => slow.push(resolve))
      return forecastOf(FORECAST_FACTS, change as never)
    } })
    const page = await spendForecast(server)
    await simulate(page, 'now', 16)
    for (const seats of [17, 18, 19, 20]) await page.type('#seats', String(seats))
    await waitUntil(() => slow.length === 1, 'the last of the burst is asked')
    expect(server.callsOf('invoices.forecast')).to.have.length(2)
    expect(page.find('.drawn').getAttribute('aria-busy')).to.equal('true')
    await page.type('#seats', '27')
    await page.sees('+R$ 9.251,42 em 12 meses')
    slow.forEach((resolve) => resolve())
    await page.element.updateComplete
    expect(page.text).to.contain('+R$ 9.251,42 em 12 meses')
  })

  it('asks nothing for no number, and for the seats of today', async () => {
    const server = forecastServer()
    const page = await spendForecast(server)
    await simulate(page, 'now')
    expect(page.texts('#seats-hint')).to.deep.equal(['Escolha outra quantidade para ver a diferença.'])
    await page.type('#seats', '1.5')
    expect(page.texts('#seats-hint')).to.deep.equal(['Informe um número inteiro de licenças.'])
    expect(page.find('#seats').getAttribute('aria-invalid')).to.equal('true')
    expect(server.callsOf('invoices.forecast')).to.have.length(1)
  })

  it('tells a refused change with its reason, and simulates the way out that is offered', async () => {
    const page = await spendForecast()
    await simulate(page, 'now', 9)
    await page.sees('O prazo de redução terminou')
    expect(page.all('.plot .bar.changed')).to.have.length(0)
    await page.isAccessible()
    await page.click(/Agendar 9 licenças/)
    await page.sees('−R$ 3.144,96 em 12 meses')
    expect(page.find<HTMLSelectElement>('#moment').value).to.equal('renewal')
  })

  it('goes through the bars with the arrow keys, says each in a tooltip, and opens one with Enter', async () => {
    const page = await spendForecast()
    page.find('#bar-2026-11-01').focus()
    for (const key of ['ArrowRight', 'ArrowRight']) await sendKeys({ press: key })
    expect(page.root.activeElement?.id).to.equal('bar-2027-01-01')
    expect(page.texts('.tip')).to.deep.equal(['janeiro de 2027 Valor R$ 982,80 1 fatura'])
    await sendKeys({ press: 'Escape' })
    expect(page.find('.tip').hidden).to.equal(true)
    await sendKeys({ press: 'End' })
    expect(page.root.activeElement?.id).to.equal('bar-2027-10-01')
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => page.root.activeElement?.id === 'month-2027-10-01', 'the focus goes to the month')
    expect(page.texts('.opened')[0]).to.contain('Fatura de 12 de outubro de 2027')
    expect(page.all('.month[tabindex="0"]')).to.have.length(1)
  })

  it('shows the tooltip under the pointer, inside the widget at both ends', async () => {
    const page = await spendForecast()
    for (const month of ['2026-11-01', '2027-10-01']) {
      // Not by the mouse: a page behind another one is given no pointer.
      page.find(`#bar-${month}`).dispatchEvent(new PointerEvent('pointerenter'))
      await page.element.updateComplete
      expect(page.texts('.tip')[0]).to.contain(month.slice(0, 4))
      const [tip, frame] = [page.find('.tip').getBoundingClientRect(), page.element.getBoundingClientRect()]
      expect(tip.left >= frame.left && tip.right <= frame.right, `${month}: ${tip.left}–${tip.right} in ${frame.left}–${frame.right}`).to.equal(true)
    }
  })

  it('is a list with a bar a month at 400 px, with nothing cut off', async () => {
    const page = await spendForecast(forecastServer(), 'pt-BR', '384px')
    expect(getComputedStyle(page.find('.drawn')).display).to.equal('none')
    expect(page.all('.meter').filter((meter) => getComputedStyle(meter).display === 'block')).to.have.length(11)
    await simulate(page, 'now', 27)
    await page.sees('+R$ 9.251,42 em 12 meses')
    expect(page.element.scrollWidth <= 384).to.equal(true)
    await page.isAccessible()
  })

  it('keeps bars apart in forced colours, and does not move for those who want it so', async () => {
    const page = await spendForecast()
    await simulate(page, 'now', 27)
    await page.sees('+R$ 9.251,42 em 12 meses')
    try {
      await emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
      expect(getComputedStyle(page.find('.plot .bar.changed')).fill).to.contain('#hatch')
      expect(getComputedStyle(page.find('.plot .bar:not(.changed)')).fill).not.to.equal(getComputedStyle(page.find('.plot .bar.changed')).fill)
      expect(getComputedStyle(page.find('.chart')).transitionDuration).to.equal('0s')
    } finally {
      await emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' })
    }
  })

  it('explains an empty forecast, a refused role and a failed load, and tries again', async () => {
    const empty = await spendForecast(forecastServer({}, { ...FORECAST_FACTS, subscriptions: [] }))
    expect(empty.element.matches(':state(empty)')).to.equal(true)
    expect(empty.text).to.contain('Nada a prever por enquanto')
    await empty.isAccessible()
    let failure: Failure | null = new Failure('forbidden', 403)
    const page = await spendForecast(forecastServer({ 'invoices.forecast': () => { if (failure) throw failure; return forecastOf(FORECAST_FACTS) } }))
    expect(page.text).to.contain('Seu perfil não permite isto').and.to.contain('req_7')
    await page.isAccessible()
    failure = null
    await page.click('Tentar de novo')
    await page.sees('R$ 14.436,58')
  })

  it('keeps what it shows when a simulation fails, and says so', async () => {
    const page = await spendForecast(forecastServer({ 'invoices.forecast': ({ change }) => { if (change) throw new Failure('server', 500); return forecastOf(FORECAST_FACTS) } }))
    await simulate(page, 'now', 27)
    await page.sees('Tentar de novo')
    expect(page.text).to.contain('R$ 14.436,58')
    expect(page.find('.drawn').getAttribute('aria-busy')).to.equal('false')
  })

  it('says what it takes for granted, names what cannot renew, and offers other currencies', async () => {
    const page = await spendForecast(forecastServer({ 'invoices.forecast': ({ currency }) => ({
      ...forecastOf(FORECAST_FACTS), currency: currency ?? 'BRL', currencies: ['BRL', 'USD'], assumptions: ['pricesOfToday', 'cannotRenew', 'otherCurrencies'], cannotRenew: ['Projetos Equipe'],
    }) }))
    expect(page.texts('.notes li').map((text) => text.slice(0, 40))).to.have.length(4)
    expect(page.text).to.contain('depois dela: Projetos Equipe.')
    await page.type('#currency', 'USD')
    await waitUntil(() => page.find<HTMLSelectElement>('#currency').value === 'USD', 'the other currency')
  })

  it('draws a skeleton while it loads, and speaks English in a portal whose locale is en', async () => {
    const element = document.createElement('assento-spend-forecast')
    element.portal = forecastServer({ 'invoices.forecast': () => new Promise(() => undefined) }).portal()
    document.body.append(element)
    await waitUntil(() => element.matches(':state(loading)') && element.renderRoot.querySelector('.skeleton'), 'the skeleton')
    element.remove()
    const page = await spendForecast(forecastServer(), 'en')
    await simulate(page, 'now', 27)
    await page.sees('+R$9,251.42 in 12 months')
    expect(plain(page.find('.what-if'))).to.contain('What if you changed something?')
  })
})
