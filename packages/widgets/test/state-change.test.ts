import { expect } from '@open-wc/testing'
import '../src/define/subscription-list.ts'
import type { Denied } from '@assento/rules'
import { instant } from '@assento/rules'
import type { SubscriptionItem } from '@assento/client'
import type { AssentoSubscriptionList } from '../src/subscriptions/subscription-list.ts'
import { cancelQuote, detailOf, Failure, FakeServer, ITEM, ITEMS, type Answers } from './fixtures.ts'
import { mount, unmountAll, type Page } from './page.ts'
import { waitUntil } from './wait-until.ts'

const SUSPENDED = ITEMS[2] as SubscriptionItem
const PLANNED: SubscriptionItem = { ...ITEM, renewalPlanSeats: 8 }

const WINDOW_CLOSED: Denied = {
  verdict: 'denied', rule: 'subscriptions.cancel.windowClosed', reason: 'The cancellation window has closed.', clause: 'Contrato, reduções e cancelamento durante a vigência',
  earliestAt: instant('2027-03-12T00:00:00.000Z'), facts: { until: '2026-03-19T06:00:00.000Z', endsOn: '2027-03-11', renewsOn: '2027-03-12', windowHours: 168 },
  alternatives: [{ kind: 'endAtEndOfTerm', endsOn: ITEM.term.startsOn }, { kind: 'contact', contact: 'accountManager' }],
}

function serverOf(item: SubscriptionItem, answers: Answers = {}): FakeServer {
  const after = (changes: Partial<SubscriptionItem>) => ({ verdict: 'allowed', plan: {}, restoreSchedule: null, subscription: detailOf({ ...item, version: item.version + 1, ...changes }) })
  return new FakeServer({
    'subscriptions.list': () => ({ items: [item], nextCursor: null }),
    'subscriptions.get': () => detailOf(item),
    'subscriptions.cancel.quote': () => cancelQuote(item, item.renewalPlanSeats !== null),
    'subscriptions.cancel.confirm': () => after({ status: 'deleted', endOfTerm: 'end' }),
    'subscriptions.suspend': () => after({ status: 'suspended', endOfTerm: 'end' }),
    'subscriptions.resume': () => after({ status: 'active' }),
    'renewals.setEndOfTerm': () => ({ verdict: 'allowed', plan: {}, restoreSchedule: null, view: { subscription: detailOf({ ...item, endOfTerm: 'end', version: item.version + 1 }) } }),
    ...answers,
  })
}

async function opened(server: FakeServer, action: string, item: SubscriptionItem = ITEM): Promise<Page<AssentoSubscriptionList>> {
  const element = document.createElement('assento-subscription-list')
  element.portal = server.portal()
  const page = await mount(element)
  await page.click(`Mais ações para ${item.name}`)
  await page.click(action)
  await waitUntil(() => page.element.matches(':state(ready)') && page.all('dialog[open]').length === 1)
  return page
}

const confirmButton = (page: Page<AssentoSubscriptionList>) => page.find<HTMLButtonElement>('[data-confirm]')

describe('cancelling, ending, suspending and releasing from the list', () => {
  afterEach(unmountAll)

  it('a term that ended while suspended: the invoice is asked for, and then named, under keys of their own', async () => {
    const owed = { verdict: 'denied', reason: '', clause: 'Contrato, pagamento retroativo na liberação', earliestAt: null, subscription: detailOf(SUSPENDED), restoreSchedule: null }
    const due = { ...owed, rule: 'subscriptions.resume.retroactivePaymentDue', facts: { endedOn: '2026-04-11', amountCents: 7000, currency: 'BRL' }, alternatives: [{ kind: 'acceptRetroactiveInvoice', amountCents: 7000, currency: 'BRL' }] }
    const unpaid = { ...owed, rule: 'collections.suspension.unpaid', facts: { number: '2026-0007', dueOn: '2026-05-12', balanceCents: 7000, currency: 'BRL', invoices: 1 }, alternatives: [{ kind: 'payInvoice', invoiceId: 'inv_1' }] }
    const invoiced = { verdict: 'allowed', plan: {}, restoreSchedule: null, subscription: detailOf(SUSPENDED) }
    const answers = [due, invoiced, unpaid]
    const server = serverOf(SUSPENDED, { 'subscriptions.resume': () => answers.shift() })
    const page = await opened(server, 'Liberar…', SUSPENDED)
    confirmButton(page).click()
    await page.sees('Há um valor a pagar antes da liberação')
    await page.click('Receber a fatura de R$ 70,00')
    await page.sees('Fatura 2026-0007')
    const calls = server.callsOf('subscriptions.resume')
    expect(calls.map(({ input }) => (input as { acceptsRetroactiveInvoice: boolean }).acceptsRetroactiveInvoice)).to.deep.equal([false, true, false])
    expect(new Set(calls.map(({ idempotencyKey }) => idempotencyKey)).size).to.equal(3)
    expect(page.text).not.to.contain('Ver como pagar a fatura')
  })

  it('shows what is refunded with its day count before anything is cancelled', async () => {
    const server = serverOf(ITEM)
    const page = await opened(server, 'Cancelar ou encerrar…')
    await page.sees('Crédito de 15 licenças · 19 de 31 dias')
    expect(page.text).to.contain('Será devolvido').and.to.contain('R$ 573,68').and.to.contain('12 pessoas perdem o acesso')
    expect(page.find('dialog[open]').getAttribute('role')).to.equal('alertdialog')
    expect(server.callsOf('subscriptions.cancel.confirm')).to.have.length(0)
    await page.isAccessible()
  })

  it('cancels with the quote and the version that were shown, once, under one key, and says so', async () => {
    const server = serverOf(ITEM)
    const page = await opened(server, 'Cancelar ou encerrar…')
    await page.sees('Será devolvido')
    const button = confirmButton(page)
    button.click()
    button.click()
    await page.sees('Suite Escritório Padrão foi cancelada.')
    const [call, ...more] = server.callsOf('subscriptions.cancel.confirm')
    expect(more).to.have.length(0)
    expect(call?.input).to.deep.equal({ subscriptionId: 'sub_1', version: 3, acknowledgeScheduleLoss: false, quoteId: 'quo_1' })
    expect(call?.idempotencyKey).to.match(/^[0-9a-f]{32}$/)
    expect(page.texts('tr[data-id=sub_1] .chip')[0]).to.equal('Encerrada')
    await waitUntil(() => page.all('dialog[open]').length === 0)
  })

  it('repeats the same key when the answer was lost and the person tries again', async () => {
    let attempts = 0
    const server = serverOf(ITEM)
    const done = server.answers['subscriptions.suspend']!
    server.answers['subscriptions.suspend'] = (input) => { attempts += 1; if (attempts === 1) throw new Failure('server', 500); return done(input) }
    const page = await opened(server, 'Suspender…')
    await page.sees('A cobrança continua durante a suspensão.')
    confirmButton(page).click()
    await page.sees('Algo deu errado do nosso lado')
    await page.click('Tentar de novo')
    await page.sees('foi suspensa')
    const [first, second] = server.callsOf('subscriptions.suspend')
    expect(second?.idempotencyKey).to.equal(first?.idempotencyKey)
  })

  it('says that a renewal plan would be lost, and waits for consent', async () => {
    const server = serverOf(PLANNED)
    const page = await opened(server, 'Cancelar ou encerrar…')
    await page.sees('O plano previa 8 licenças na próxima vigência.')
    expect(confirmButton(page).disabled).to.equal(true)
    page.find<HTMLInputElement>('input[type=checkbox]').click()
    await page.element.updateComplete
    expect(confirmButton(page).disabled).to.equal(false)
    confirmButton(page).click()
    await page.sees('foi cancelada')
    expect(server.callsOf('subscriptions.cancel.confirm')[0]?.input['acknowledgeScheduleLoss']).to.equal(true)
  })

  it('puts a refusal into words with clause, date and the alternative in one click', async () => {
    const server = serverOf(ITEM, { 'subscriptions.cancel.quote': () => ({ ...cancelQuote(ITEM), decision: WINDOW_CLOSED, lines: [], losses: [], quoteId: null, validUntil: null }) })
    const page = await opened(server, 'Cancelar ou encerrar…')
    await page.sees('O prazo de cancelamento terminou')
    expect(page.text).to.contain('terminou em 19 de março de 2026, 03:00 (06:00 UTC)')
    expect(page.text).to.contain('Contrato, reduções e cancelamento durante a vigência')
    expect(page.text).to.contain('Será possível a partir de 11 de março de 2027, 21:00 (12 mar, 00:00 UTC)')
    expect(page.find<HTMLAnchorElement>('a.button').href).to.equal('mailto:nuvem@example.com')
    await page.isAccessible()
    await page.click(/^Encerrar no fim da vigência/)
    await page.sees('O acesso continua até 11 de março de 2027')
    confirmButton(page).click()
    await page.sees('termina no fim da vigência')
    expect(server.callsOf('renewals.setEndOfTerm')[0]?.input['choice']).to.equal('end')
  })

  it('shows a refusal that only the command gave, and changes nothing', async () => {
    const expired: Denied = { ...WINDOW_CLOSED, rule: 'quotes.quote.expired', earliestAt: null, facts: { oldCents: -57_368, newCents: -54_349, currency: 'BRL' }, alternatives: [{ kind: 'requote' }] }
    const server = serverOf(ITEM, { 'subscriptions.cancel.confirm': () => ({ ...expired, subscription: detailOf(ITEM), restoreSchedule: null }) })
    const page = await opened(server, 'Cancelar ou encerrar…')
    await page.sees('Será devolvido')
    confirmButton(page).click()
    await page.sees('Ele mudou de −R$ 573,68 para −R$ 543,49')
    await page.click('Ver o novo valor')
    await waitUntil(() => server.callsOf('subscriptions.cancel.quote').length === 2)
    expect(page.texts('tr[data-id=sub_1] .chip')[0]).to.equal('Ativa')
  })

  it('lets the host hold the command until its own approval, and stop it', async () => {
    const server = serverOf(ITEM)
    const page = await opened(server, 'Suspender…')
    await page.sees('A cobrança continua')
    page.element.addEventListener('assento-before-submit', (event) => event.waitUntil(Promise.reject(new Error('not today'))), { once: true })
    confirmButton(page).click()
    await waitUntil(() => page.element.matches(':state(ready)'))
    expect(server.callsOf('subscriptions.suspend')).to.have.length(0)
  })

  it('releases a suspended subscription and says that the renewal stays off', async () => {
    const server = serverOf(SUSPENDED)
    const page = await opened(server, 'Liberar…', SUSPENDED)
    await page.sees('A renovação automática continua desligada')
    confirmButton(page).click()
    await page.sees('Projetos Equipe foi liberada.')
    expect(page.texts('tr .chip')[0]).to.equal('Ativa')
  })
})
