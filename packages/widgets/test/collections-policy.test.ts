import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { DEFAULT_COLLECTIONS_POLICY, type CollectionsPolicy } from '@assento/rules'
import '../src/define/collections-policy.ts'
import type { AssentoCollectionsPolicy } from '../src/collections/collections-policy.ts'
import { AssentoPolicyChangedEvent, type AssentoBeforeSubmitEvent } from '../src/index.ts'
import { Failure, type FakeServer } from './fixtures.ts'
import { mount, unmountAll, type Page } from './page.ts'
import { HELPDESK, POLICY, policyServer } from './policy-facts.ts'
import { waitUntil } from './wait-until.ts'

async function editor(server: FakeServer = policyServer(), locale = 'pt-BR', width?: string): Promise<Page<AssentoCollectionsPolicy>> {
  const element = document.createElement('assento-collections-policy')
  element.portal = server.portal({ locale })
  const page = await mount(element, width)
  if (element.matches(':state(ready)')) await waitUntil(() => page.root.querySelector('aside .sentences, aside .small'), 'the example is there')
  return page
}

async function described(attributes: Record<string, string>, server = policyServer(), locale = 'pt-BR'): Promise<Page<AssentoCollectionsPolicy>> {
  const element = document.createElement('assento-collections-policy')
  for (const [name, value] of Object.entries({ mode: 'describe', ...attributes })) element.setAttribute(name, value)
  element.portal = server.portal({ locale })
  return mount(element)
}

const edit = async (page: Page<AssentoCollectionsPolicy>, key: string) => { page.find(`#edit-${CSS.escape(key)}`).click(); await page.element.updateComplete }
const savedPolicy = (server: FakeServer) => server.callsOf('collections.policy.set').at(-1)?.input as { version: number; policy: CollectionsPolicy } | undefined

describe('assento-collections-policy', () => {
  afterEach(unmountAll)

  it('shows the steps on a line through the due date, each with its day, message, and what it does', async () => {
    const page = await editor()
    expect(page.texts('.line > li')).to.deep.equal([
      '7 dias antes Lembrete do vencimento E-mail Alterar', '1 dia antes Lembrete do vencimento E-mail Alterar', 'Vencimento da fatura', 'No vencimento Vence hoje E-mail Alterar',
      '1 dia depois Fatura em atraso E-mail Alterar', '3 dias depois Fatura em atraso E-mail Alterar', '7 dias depois Data da suspensão E-mail Alterar',
      '15 dias depois Suspender o acesso E-mail · Acesso suspenso · Espera se houver contestação Alterar',
    ])
    expect(page.text).to.contain('Política padrão')
    await page.isAccessible()
  })

  it('gives the example the dates that the server would give: a due Sunday waits for Monday, a suspension for the clearing days', async () => {
    const page = await editor()
    expect(page.find<HTMLInputElement>('#example-due').value).to.equal('2026-11-29')
    expect(page.text).to.contain('pode ser paga sem atraso até 30 de novembro de 2026')
    expect(page.texts('aside li').at(-1)).to.equal('17 dez Se a fatura não for paga até 15 de dezembro de 2026, as assinaturas dela são suspensas em 17 de dezembro, às 9h.')
    await page.type('#example-due', '2026-12-01')
    expect(page.texts('aside li').at(-1)).to.contain('18 dez').and.to.contain('até 16 de dezembro')
    await page.type('#example-due', '')
    expect(page.text).to.contain('Informe uma data que exista.')
  })

  it('moves a step, says what saving changes and for how many invoices, and saves it with the version', async () => {
    const server = policyServer()
    const page = await editor(server)
    const events: number[] = []
    page.element.addEventListener('assento-policy-changed', (event) => events.push((event as AssentoPolicyChangedEvent).detail.version))
    expect(page.find('#save').getAttribute('aria-disabled')).to.equal('true')
    await edit(page, 'suspend+15')
    await waitUntil(() => page.root.activeElement?.id === 'days', 'the focus is in the first field')
    await page.type('#days', '20')
    expect(page.texts('.changes li')).to.deep.equal(['Suspender o acesso: de 15 dias depois para 20 dias depois'])
    expect(page.text).to.contain('As 12 faturas em aberto passam a seguir esta política.')
    await page.isAccessible()
    await page.click('Salvar política')
    await page.sees('Política salva.')
    expect(savedPolicy(server)?.version).to.equal(4)
    expect(savedPolicy(server)?.policy.steps.at(-1)).to.deep.equal({ ...DEFAULT_COLLECTIONS_POLICY.steps.at(-1), daysFromDue: 20 })
    expect(server.callsOf('collections.policy.set')[0]?.idempotencyKey).to.be.a('string').and.not.to.equal('')
    expect(events).to.deep.equal([5])
    expect(page.text).to.contain('Política da revenda')
    expect(page.all('.changes')).to.have.length(0)
  })

  it('checks while it is edited, in words at the field, and does not save what is wrong', async () => {
    const server = policyServer()
    const page = await editor(server)
    await edit(page, 'overdue+7')
    await page.click('Remover etapa')
    expect(page.texts('.step.wrong .field-error')).to.deep.equal(['Antes disso, o cliente precisa receber um e-mail com a data.'])
    await edit(page, 'suspend+15')
    await page.type('#days', '0')
    expect(page.texts('#days-faults')).to.deep.equal(['O acesso só muda depois do vencimento: use pelo menos 1 dia depois.'])
    expect(page.find('#days').getAttribute('aria-invalid')).to.equal('true')
    expect(page.text).to.contain('Há 2 pontos a corrigir antes de salvar.')
    await page.isAccessible()
    page.find('#save').click()
    await page.element.updateComplete
    expect(server.callsOf('collections.policy.set')).to.have.length(0)
    await page.type('#days', '')
    expect(page.texts('#days-faults')[0]).to.contain('Use no máximo 60 dias antes')
  })

  it('adds the missing notice by one click, seven days before what it announces', async () => {
    const page = await editor()
    await edit(page, 'overdue+7')
    await page.click('Remover etapa')
    await page.click('Acrescentar o aviso que falta')
    expect(page.all('.wrong')).to.have.length(0)
    expect(page.texts('.step.is-open .summary')[0]).to.contain('8 dias depois Data da suspensão')
    expect(page.find('#save').getAttribute('aria-disabled')).to.equal('false')
  })

  it('adds a reminder and a block with keys that no step had, and takes signs from a choice of sides', async () => {
    const server = policyServer()
    const page = await editor(server)
    await page.click('Acrescentar lembrete')
    await page.type('#days', '12')
    expect(page.texts('.step.is-open .when')).to.deep.equal(['12 dias antes'])
    await page.type('#side', 'after')
    expect(page.texts('.step.is-open .when')).to.deep.equal(['12 dias depois'])
    await page.type('#template', 'notice.overdue')
    await page.click('Acrescentar bloqueio ou suspensão')
    expect(page.texts('.step.is-open .what')[0]).to.contain('Bloquear novas compras')
    expect(page.texts('.faults').at(-1)).to.contain('um e-mail com a data')
    await page.click('Acrescentar o aviso que falta')
    await page.click('Salvar política')
    await page.sees('Política salva.')
    const keys = savedPolicy(server)?.policy.steps.map(({ key }) => key) ?? []
    expect(new Set(keys).size).to.equal(10)
    expect(keys.slice(7).every((key) => /^s-[0-9a-f]{8}$/.test(key))).to.equal(true)
  })

  it('offers the version of somebody else when it was saved meanwhile, and keeps what was typed until then', async () => {
    const server = policyServer()
    const page = await editor(server)
    await page.type('#hour', '8')
    server.answers['collections.policy.get'] = () => ({ ...POLICY, version: 7, policy: { ...DEFAULT_COLLECTIONS_POLICY, hour: 14 } })
    server.answers['collections.policy.set'] = () => { throw new Failure('stale_version', 409) }
    await page.click('Salvar política')
    await page.sees('A política mudou enquanto você a editava')
    expect(page.find<HTMLSelectElement>('#hour').value).to.equal('8')
    await page.isAccessible()
    await page.click('Ver a versão atual')
    await waitUntil(() => page.find<HTMLSelectElement>('#hour').value === '14', 'the version of today')
  })

  it('sends a save whose answer was lost again under the same key', async () => {
    const server = policyServer()
    const page = await editor(server)
    const answer = server.answers['collections.policy.set']!
    server.answers['collections.policy.set'] = () => { throw new Failure('server', 500) }
    await page.type('#hour', '8')
    await page.click('Salvar política')
    await page.sees('Tentar de novo')
    server.answers['collections.policy.set'] = answer
    await page.click('Tentar de novo')
    await page.sees('Política salva.')
    const keys = server.callsOf('collections.policy.set').map(({ idempotencyKey }) => idempotencyKey)
    expect(keys).to.have.length(2)
    expect(keys[0]).to.equal(keys[1])
  })

  it('saves nothing that the host page stops, discards changes, and goes back to the default', async () => {
    const own = { ...POLICY, isDefault: false, policy: { ...DEFAULT_COLLECTIONS_POLICY, hour: 14 } }
    const server = policyServer({}, own)
    const page = await editor(server)
    page.element.addEventListener('assento-before-submit', (event: AssentoBeforeSubmitEvent) => event.preventDefault(), { once: true })
    await page.type('#hour', '8')
    await page.click('Salvar política')
    await page.sees('A página não aprovou a alteração.')
    expect(server.callsOf('collections.policy.set')).to.have.length(0)
    await page.click('Descartar alterações')
    expect(page.find<HTMLSelectElement>('#hour').value).to.equal('14')
    await page.click('Voltar ao padrão')
    expect(page.texts('.changes li')).to.deep.equal(['Hora do envio: de 14:00 para 09:00'])
    expect(page.all('button').some((button) => button.textContent === 'Voltar ao padrão')).to.equal(false)
  })

  it('shows the policy to the help desk without anything to change it', async () => {
    const page = await editor(policyServer({ 'sessions.whoami': () => HELPDESK }))
    expect(page.text).to.contain('Seu perfil pode ver a política.').and.to.contain('Dias úteis de compensação 2')
    expect(page.all('.main button, .save, select')).to.have.length(0)
    await page.isAccessible()
  })

  it('tells a role that may not see it, and a policy without steps', async () => {
    const page = await editor(policyServer({ 'collections.policy.get': () => { throw new Failure('forbidden', 403) } }))
    expect(page.text).to.contain('Seu perfil não permite isto')
    await page.isAccessible()
    const blank = await editor(policyServer({}, { ...POLICY, policy: { ...DEFAULT_COLLECTIONS_POLICY, steps: [] } }))
    expect(blank.text).to.contain('Sem etapas, ninguém é lembrado nem bloqueado.').and.to.contain('Nada aconteceria com esta fatura.')
  })

  it('is edited and saved by keyboard alone, with the focus where the person is', async () => {
    const server = policyServer()
    const page = await editor(server)
    const press = async (...keys: readonly string[]) => { for (const key of keys) await sendKeys({ press: key }) }
    const comesTo = (id: string) => waitUntil(() => page.root.activeElement?.id === id, `the focus comes to ${id}`)
    page.find('#edit-suspend\\+15').focus()
    await press('Enter')
    await comesTo('days')
    await press('ArrowUp', 'ArrowUp')
    expect(page.texts('.changes li')).to.deep.equal(['Suspender o acesso: de 15 dias depois para 17 dias depois'])
    await press('Shift+Tab', 'Enter')
    await comesTo('edit-suspend+15')
    expect(page.all('.is-open')).to.have.length(0)
    page.find('#save').focus()
    await press('Enter')
    await page.sees('Política salva.')
    await comesTo('save')
  })

  it('fits 400 px with nothing cut off', async () => {
    const page = await editor(policyServer(), 'pt-BR', '384px')
    await edit(page, 'suspend+15')
    expect(page.element.scrollWidth <= 384).to.equal(true)
    await page.isAccessible()
  })
})

describe('assento-collections-policy mode="describe"', () => {
  afterEach(unmountAll)

  it('tells the customer the policy with the dates of their own invoice, and what is in the past', async () => {
    const server = policyServer()
    const page = await described({ 'invoice-id': 'inv_2026-0184' }, server)
    expect(page.text).to.contain('Fatura 2026-0184, com vencimento em 20 de novembro de 2026')
    expect(page.texts('.sentences li')[0]).to.equal('13 nov Lembrete por e-mail em 13 de novembro de 2026, às 9h. (já passou)')
    expect(page.texts('.sentences li').at(-1)).to.contain('Se a fatura não for paga até 5 de dezembro de 2026')
    expect(page.text).to.contain('O acesso volta assim que')
    expect(server.callsOf('collections.policy.get')).to.have.length(0)
    await page.isAccessible()
  })

  it('tells it in general words without an invoice, in English, and says so when there are no steps', async () => {
    const page = await described({}, policyServer(), 'en')
    expect(page.texts('.sentences li')[0]).to.equal('Reminder by e-mail 7 days before the due date at 09:00.')
    const blank = await described({}, policyServer({ 'collections.policy.describe': () => ({ invoice: null, steps: [], releaseSentence: '' }) }))
    expect(blank.element.matches(':state(empty)')).to.equal(true)
    await blank.isAccessible()
  })

  it('reads the policy of another invoice when the page names another', async () => {
    const server = policyServer()
    const page = await described({ 'invoice-id': 'inv_1' }, server)
    page.element.setAttribute('invoice-id', 'inv_2')
    await waitUntil(() => server.callsOf('collections.policy.describe').length === 2, 'asked anew')
    expect(server.callsOf('collections.policy.describe').map(({ input }) => input['invoiceId'])).to.deep.equal(['inv_1', 'inv_2'])
  })
})
