import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { instant } from '@assento/rules'
import '../src/define/renewal-scheduler.ts'
import type { AssentoRenewalScheduledEvent } from '../src/runtime/events.ts'
import { FakeServer, Refusal } from './seat-editor-server.ts'
import { detailOf, factsOf, PLANNED } from './seat-editor-facts.ts'
import { mount, unmount } from './seat-editor-page.ts'
import { waitUntil } from './wait-until.ts'

const SCHEDULE = 'renewals.schedule'
const open = (server: FakeServer, attributes: Record<string, string | null> = {}, locale = 'pt-BR') => mount(server, attributes, locale, 'assento-renewal-scheduler')
type Page = Awaited<ReturnType<typeof open>>

async function choose(page: Page, choice: string): Promise<void> {
  page.find(`input[value=${choice}]`)?.click()
  await page.element.updateComplete
}

async function pick(page: Page, label: string, value: string): Promise<void> {
  const select = page.find<HTMLSelectElement>(`select[aria-label="${label}"]`)
  if (!select) throw new Error(`no list ${label}`)
  select.value = value
  select.dispatchEvent(new Event('change'))
  await page.element.updateComplete
}

describe('assento-renewal-scheduler: states', () => {
  afterEach(() => unmount())

  it('shows both terms side by side, until when the plan can change, and the dates that follow', async () => {
    const page = await open(new FakeServer(factsOf()))
    expect(page.text('.sub')).to.contain('Você pode alterar o plano até 28 de março de 2027, 20:59 (23:59 UTC)')
    expect(page.text('.chip')).to.equal('em 320 dias')
    expect(page.texts('.choice')).to.deep.equal(['RenovarNovo ciclo em 29 mar 2027', 'Estender mês a mês+3 % por mês, sem compromisso', 'EncerrarO acesso termina em 28 mar 2027'])
    expect(page.texts('.timeline li')).to.deep.equal([
      '12 mai 2026hoje', '28 mar 2027, 20:59último momento para mudar23:59 UTC', '29 mar 2027renovação com 15 licenças',
      '4 abr 2027, 21:00fim do novo prazo de redução5 abr, 00:00 UTC',
    ])
    expect(page.find('#save')?.getAttribute('aria-disabled')).to.equal('true')
    await expect(page.element).to.be.accessible()
  })

  it('speaks English in the same places', async () => {
    const page = await open(new FakeServer(factsOf({ renewalPlan: PLANNED })), {}, 'en')
    expect(page.text('.head')).to.contain('Next renewal').and.contain('Plan saved')
    await expect(page.element).to.be.accessible()
  })

  it('keeps its contrast on dark pages', async () => {
    document.documentElement.style.colorScheme = 'dark'
    const page = await open(new FakeServer(factsOf({ renewalPlan: PLANNED })))
    await choose(page, 'end')
    await expect(page.element).to.be.accessible()
    document.documentElement.style.colorScheme = ''
  })

  it('says what to do when no subscription is chosen', async () => {
    const page = await open(new FakeServer(factsOf()), { 'subscription-id': null })
    expect(page.text('.empty')).to.contain('Nenhuma assinatura escolhida')
  })

  it('shows a failed load, and loads on retry', async () => {
    const server = new FakeServer(factsOf())
    const answer = server.answers['renewals.get']
    server.answers['renewals.get'] = () => { throw new Refusal('server', 500) }
    const page = await open(server)
    expect(page.text('.callout')).to.contain('req_1')
    if (answer) server.answers['renewals.get'] = answer
    await page.click('Tentar de novo')
    await page.sees('Próxima renovação')
  })

  it('explains a choice that this subscription does not have', async () => {
    const page = await open(new FakeServer(factsOf({ boughtOrRenewedOn: factsOf().term.startsOn.replace('2026', '2024') as never })))
    await page.sees('Esta assinatura não tem termo estendido')
    expect(page.find<HTMLInputElement>('input[value=extend]')?.disabled).to.equal(true)
  })

  it('lets a viewer look, and says who can plan', async () => {
    const server = new FakeServer(factsOf())
    server.detailChanges = { permissions: { ...detailOf(server.facts).permissions, planRenewal: false, setEndOfTerm: false } }
    const page = await open(server)
    expect(page.find('#save')).to.equal(null)
    expect(page.find<HTMLInputElement>('#next-seats')?.disabled).to.equal(true)
    expect(page.text('.foot')).to.contain('Você pode ver, mas não planejar')
    await expect(page.element).to.be.accessible()
  })

  it('keeps everything closed while the renewal runs, and says why', async () => {
    const server = new FakeServer(factsOf())
    server.now = instant('2027-03-29T00:00:00.000Z')
    const page = await open(server)
    await page.sees('A renovação está sendo processada')
    expect(page.find('#save')).to.equal(null)
  })
})

describe('assento-renewal-scheduler: planning', () => {
  afterEach(() => unmount())

  it('prices every draft at once, and marks what changes in words', async () => {
    const server = new FakeServer(factsOf())
    const page = await open(server)
    await page.type('8')
    await pick(page, 'Cobrança', 'annual')
    expect(server.callsOf('renewals.quote')).to.have.length(0)
    const [, licences, , frequency] = page.texts('.compare-row')
    expect(licences).to.contain('alterado')
    expect(frequency).to.contain('alterado')
    expect(page.text('.price')).to.contain('R$ 5.702,40 por ano').and.contain('equivale a R$ 475,20 por mês').and.contain('R$ 460,80 a menos por mês')
    await page.sees('Preço conferido, vale até hoje às 20:59.')
    expect(server.callsOf('renewals.quote')).to.have.length(1)
    await expect(page.element).to.be.accessible()
  })

  it('saves by keyboard, once for a double click, and tells the host', async () => {
    const server = new FakeServer(factsOf())
    const page = await open(server)
    let told: AssentoRenewalScheduledEvent['detail'] | null = null
    page.element.addEventListener('assento-renewal-scheduled', (event) => { told = event.detail }, { once: true })
    page.find('#next-seats')?.focus()
    await sendKeys({ press: 'ArrowDown' })
    await page.sees('Preço conferido')
    page.find('#save')?.focus()
    await sendKeys({ press: 'Enter' })
    page.find('#save')?.click()
    await page.sees('Plano salvo: renova com 14 licenças em 29 de março de 2027')
    expect(server.callsOf(SCHEDULE).map((call) => call.input)).to.deep.equal([{
      subscriptionId: 'sub_1', version: 7, seats: 14, planId: 'pln_1', commitment: 'P1Y', billingFrequency: 'monthly', customTermUntil: null, quoteId: 'quo_r_7',
    }])
    expect(told).to.deep.equal({ subscriptionId: 'sub_1', seats: 14, endOfTerm: 'renew' })
    expect(page.element.shadowRoot?.activeElement?.id).to.equal('save')
    await expect(page.element).to.be.accessible()
  })

  it('reuses the key when the answer was lost', async () => {
    const server = new FakeServer(factsOf())
    const answer = server.answers[SCHEDULE]
    server.answers[SCHEDULE] = () => { throw new Refusal('server', 500) }
    const page = await open(server)
    await page.type('8')
    await page.sees('Preço conferido')
    await page.click('Salvar plano')
    await page.sees('Tentar de novo é seguro')
    if (answer) server.answers[SCHEDULE] = answer
    await page.click('Tentar de novo')
    await page.sees('Plano salvo: renova com 8 licenças')
    const [first, retry] = server.callsOf(SCHEDULE).map((call) => call.idempotencyKey)
    expect(retry).to.equal(first)
  })

  it('discards a draft, and removes a stored plan with a way back', async () => {
    const server = new FakeServer(factsOf({ renewalPlan: PLANNED }))
    const page = await open(server)
    await page.type('9')
    await page.click('Descartar alterações')
    expect(page.find<HTMLInputElement>('#next-seats')?.value).to.equal('8')
    await page.click('Remover plano salvo')
    await page.sees('Plano removido: renova como hoje, com 15 licenças')
    await page.click('Recriar o plano')
    await page.sees('Plano salvo: renova com 8 licenças')
    expect(server.facts.renewalPlan).to.deep.equal(PLANNED)
  })

  it('shows stored terms that are no longer sold as such, never the first ones that are', async () => {
    const server = new FakeServer(factsOf())
    server.options = server.options.slice(1)
    const page = await open(server)
    expect(page.texts('select[aria-label=Cobrança] option:checked')).to.deep.equal(['Mensal (indisponível)'])
    expect(page.text('.compare')).to.contain('Sem preço vigente')
  })

  it('prices nothing and counts nothing while the next term has no seats', async () => {
    const page = await open(new FakeServer(factsOf()))
    await page.type('0')
    expect(page.text('.compare')).not.to.contain('R$ 0,00')
    expect(page.texts('.timeline li')[2]).to.equal('29 mar 2027renovação')
  })

  it('takes a frequency that the new commitment has', async () => {
    const page = await open(new FakeServer(factsOf({ renewalPlan: PLANNED })))
    await pick(page, 'Compromisso', 'P1M')
    expect(page.find<HTMLSelectElement>('select[aria-label="Cobrança"]')?.value).to.equal('monthly')
  })

  it('sends nothing when the host prevents it', async () => {
    const server = new FakeServer(factsOf())
    const page = await open(server)
    page.element.addEventListener('assento-before-submit', (event) => event.preventDefault())
    await page.type('8')
    await page.click('Salvar plano')
    await page.sees('O pedido não foi enviado')
    expect(server.callsOf(SCHEDULE)).to.have.length(0)
  })
})

describe('assento-renewal-scheduler: the end of the term', () => {
  afterEach(() => unmount())

  it('says on which day access ends and what is lost, ends only with consent, and recreates the plan', async () => {
    const server = new FakeServer(factsOf({ renewalPlan: PLANNED }))
    const page = await open(server)
    await choose(page, 'end')
    expect(page.text('.timeline')).to.contain('28 mar 2027último dia de acesso').and.contain('28 abr 2027fim da tolerância')
    await page.click('Encerrar no fim da vigência')
    expect(server.callsOf('renewals.setEndOfTerm')).to.have.length(0)
    await page.click('Entendi que o plano será apagado')
    await expect(page.element).to.be.accessible()
    await page.click('Encerrar no fim da vigência')
    await page.sees('A assinatura termina em 28 de março de 2027')
    expect(server.facts).to.deep.include({ endOfTerm: 'end', renewalPlan: null })
    await page.click('Recriar o plano')
    await page.sees('Plano salvo: renova com 8 licenças')
    expect(server.facts.endOfTerm).to.equal('renew')
    expect(server.facts.renewalPlan).to.deep.equal(PLANNED)
  })

  it('extends month by month at the monthly price plus the surcharge', async () => {
    const server = new FakeServer(factsOf())
    const page = await open(server)
    await choose(page, 'extend')
    expect(page.text('.price')).to.contain('R$ 1.157,25 por mês')
    await page.click('Estender no fim da vigência')
    await page.sees('A partir de 29 de março de 2027, a assinatura segue mês a mês')
  })

  it('understands zero as ending, and ends in one click', async () => {
    const server = new FakeServer(factsOf())
    const page = await open(server)
    await page.type('0')
    await page.click('Encerrar no fim da vigência, 28 mar 2027')
    await page.sees('A assinatura termina em 28 de março de 2027')
  })

  it('can be changed at the last millisecond of the term, and not one later', async () => {
    const server = new FakeServer(factsOf())
    server.now = instant('2027-03-28T23:59:00.000Z')
    const page = await open(server)
    expect(page.text('.chip')).to.equal('restam 1 min')
    await page.advance(59_999)
    expect(page.text('.chip')).to.equal('restam 1 s')
    expect(page.find('#save')).not.to.equal(null)
    await page.advance(1)
    await waitUntil(() => page.find('#save') === null)
    await page.sees('A renovação está sendo processada')
  })
})
