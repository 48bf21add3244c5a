import { expect } from '@open-wc/testing'
import '../src/define/seat-editor.ts'
import { FakeServer, Refusal } from './seat-editor-server.ts'
import { factsOf, NOW } from './seat-editor-facts.ts'
import { mount, unmount } from './seat-editor-page.ts'
import { waitUntil } from './wait-until.ts'

type Page = Awaited<ReturnType<typeof mount>>

async function inWidth(page: Page, width: string): Promise<void> {
  const wrapper = page.element.parentElement
  if (wrapper) wrapper.style.width = width
  await page.element.updateComplete
}
const topOf = (page: Page, selector: string) => page.find(selector)?.getBoundingClientRect().top ?? Number.NaN
const leftOf = (page: Page, selector: string) => page.find(selector)?.getBoundingClientRect().left ?? Number.NaN

describe('assento-seat-editor: where things stand', () => {
  afterEach(() => unmount())

  it('puts cost and button right below the number in a narrow container, the windows after them', async () => {
    const page = await mount(new FakeServer(factsOf()))
    await inWidth(page, '400px')
    expect([topOf(page, '#seats'), topOf(page, '#confirm'), topOf(page, '.windows')]).to.deep.equal([topOf(page, '#seats'), topOf(page, '#confirm'), topOf(page, '.windows')].toSorted((a, b) => a - b))
    expect(topOf(page, '#confirm') - topOf(page, '.head')).to.be.lessThan(560)
    await expect(page.element).to.be.accessible()
  })

  it('has two columns from 641 px on, and one at 640', async () => {
    const page = await mount(new FakeServer(factsOf()))
    // The container is what is inside the border of 1 px.
    await inWidth(page, '643px')
    expect(leftOf(page, '.summary')).to.be.greaterThan(leftOf(page, '.windows'))
    await inWidth(page, '642px')
    expect(leftOf(page, '.summary')).to.be.at.most(leftOf(page, '.windows'))
  })

  it('says beside a refusal what was wanted and what stays as it is', async () => {
    const page = await mount(new FakeServer(factsOf()))
    await page.type('8')
    expect(page.text('.summary')).to.contain('Reduzir de 15 para 8 licenças').and.contain('Nada foi alterado nem cobrado').and.contain('Total por mês')
    expect(page.text('.summary .total dd')).to.contain('936,00')
    await page.type('15.5')
    expect(page.text('.summary')).not.to.contain('15,5')
    expect(page.find('.callout a')).to.equal(null)
  })

  it('asks about zero without alarm, inside the cancellation window and after it', async () => {
    for (const termActivatedAt of [NOW, factsOf().termActivatedAt]) {
      const page = await mount(new FakeServer(factsOf({ termActivatedAt })))
      await page.type('0')
      expect(page.text('.callout.warn')).to.match(/Zer/)
      expect(page.find('.callout.bad')).to.equal(null)
      unmount()
    }
  })

  it('tells a state of the subscription as a fact, not as a mistake', async () => {
    const page = await mount(new FakeServer(factsOf({ status: 'suspended' })))
    await page.sees('A assinatura não está ativa')
    expect(page.text('.callout.info')).to.contain('A assinatura não está ativa')
  })

  it('has one main button when the answer was lost: to try again', async () => {
    const server = new FakeServer(factsOf())
    server.answers['subscriptions.seats.change'] = () => { throw new Refusal('server', 500) }
    const page = await mount(server)
    await page.type('18')
    await page.sees('Valor garantido')
    await page.click('Confirmar 18 licenças')
    await waitUntil(() => page.find('.summary .callout'))
    expect(page.texts('.button.primary')).to.deep.equal(['Tentar de novo'])
  })

  it('names no price for a trial', async () => {
    const page = await mount(new FakeServer(factsOf({ isTrial: true })))
    await page.sees('Sem cobrança durante a avaliação.')
    expect(page.text('.head .chips')).to.contain('Avaliação')
    expect(page.text('.summary')).not.to.contain('R$')
  })
})
