/**
 * An invoice that nobody pays goes through the whole policy with the test clock, in both hosts: each reminder once, the suspension
 * at its day, and the release when the second copy is paid.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { InvoiceDetail } from '@assento/client'
import type { Browser, Page } from 'playwright-core'
import { recomputeInvoices, verifyLedger } from './books.ts'
import { startDemo, type DemoHost, type DemoProcess } from './demo-process.ts'
import { journey } from './journey-steps.ts'
import { Mailbox } from './mailbox.ts'
import { payByPix } from './paying.ts'
import { becomePerson, moveClock, openTab } from './visitor.ts'
import { launchChromium, openWatchedPage, type WatchedPage } from './watched-page.ts'

/** The page asks for the state of an open invoice every fifteen seconds. */
const LIVE_LIMIT_MS = 40_000

let demo: DemoProcess
let browser: Browser
let mailbox: Mailbox
let watched: WatchedPage
let page: Page

before(async () => {
  demo = await startDemo()
  browser = await launchChromium()
  mailbox = await Mailbox.open(browser, demo)
  watched = await openWatchedPage(browser)
  page = watched.page
})

after(async () => {
  await browser?.close()
  await demo?.stop()
})

interface Debt {
  readonly host: () => DemoHost
  readonly title: string
  readonly person: string
  readonly listTab: string
  /** A plan paid by the year: one invoice, and no other of the same subscription. */
  readonly plan: string
  readonly contacts: number
  readonly whose: string
}

const DEBTS: readonly Debt[] = [
  { title: 'Aurora Nuvem', host: () => demo.aurora, person: 'Contato de cobrança', listTab: 'Licenças', plan: 'Nimbus Mail (Plan 1)', contacts: 2, whose: 'padaria' },
  { title: 'Jangada', host: () => demo.jangada, person: 'Contato de cobrança', listTab: 'Assinatura', plan: 'Reuniões Básico', contacts: 1, whose: 'oficina' },
]

/** What the default policy of the product says, and how often each is sent to one contact. */
const MESSAGES = {
  'invoice.issued': 1, 'reminder.upcoming': 2, 'reminder.dueToday': 1, 'notice.overdue': 2, 'notice.suspension': 1, 'notice.suspended': 1,
} as const
const NAME = 'Contrato sem pagamento'

for (const debt of DEBTS) {
  const { title, contacts } = debt
  const step = journey(async () => watched.describe())
  let invoice: InvoiceDetail
  let subscriptionId = ''

  step(`${title}: an invoice is issued for a new subscription, and its page shows when access would be touched`, async () => {
    const { server, homeCustomerId, origin } = debt.host()
    const { items } = await server.catalog.offers.query({ limit: 200 })
    const offer = items.find(({ planName, offer, segment }) => planName === debt.plan && offer.billingFrequency === 'annual' && segment === 'Commercial')
    const bought = await server.subscriptions.create.mutate({ customerId: homeCustomerId, offerId: offer?.offer.offerId ?? '', seats: 2, name: NAME })
    subscriptionId = bought.subscription?.id ?? ''
    const { invoiceId } = await server.invoices.close.mutate({ customerId: homeCustomerId })
    invoice = await server.invoices.get.query({ invoiceId: invoiceId ?? '' })
    await page.goto(`${origin}/faturas`)
    await becomePerson(page, debt.person)
    await page.getByRole('button', { name: `Fatura ${invoice.number}: detalhes e pagamento` }).click()
    await page.getByText('Etapas da cobrança').waitFor()
    await page.getByText(/Acesso suspenso/).first().waitFor()
  })

  step(`${title}: a month later each message of the policy has arrived exactly once a contact, and the subscription is suspended`, async () => {
    await moveClock(page, '+30 dias')
    await mailbox.wait(debt.whose, `fatura ${invoice.number}`, contacts * Object.values(MESSAGES).reduce((sum, count) => sum + count, 0))
    const { items } = await debt.host().server.messages.list.query({ invoiceId: invoice.id, limit: 200 })
    assert.deepEqual(items.filter(({ state }) => state !== 'sent'), [])
    for (const [template, count] of Object.entries(MESSAGES)) {
      const sent = items.filter((message) => message.template === template)
      assert.equal(sent.length, count * contacts, template)
      assert.equal(new Set(sent.map(({ toAddress }) => toAddress)).size, contacts, template)
    }
    assert.equal(items.length, contacts * 8)
    assert.equal((await debt.host().server.subscriptions.get.query({ subscriptionId })).status, 'suspended')
    await openTab(page, debt.listTab)
    await page.getByRole('row').filter({ hasText: NAME }).getByText('Suspensa').first().waitFor()
  })

  step(`${title}: a day later nothing is sent again`, async () => {
    await moveClock(page, '+1 dia')
    await mailbox.wait(debt.whose, `fatura ${invoice.number}`, contacts * 8)
  })

  step(`${title}: the second copy asks for fine and interest; paid by Pix, access is back while the page is open`, async () => {
    const { server } = debt.host()
    await openTab(page, 'Faturas')
    await page.getByRole('button', { name: `Fatura ${invoice.number}: detalhes e pagamento` }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Gerar 2ª via atualizada' }).click()])
    assert.match(download.suggestedFilename(), /2a-via/)
    const { payment, balance, lateCharges } = await server.invoices.get.query({ invoiceId: invoice.id })
    const cents = payment.pix?.amount.cents ?? 0
    assert.equal(cents, balance.cents + (lateCharges?.total.cents ?? 0))
    assert.ok(cents > balance.cents)
    assert.equal(await payByPix(demo, debt.host(), { txid: payment.pix?.txid ?? '', cents }), 'paid')
    await page.getByText(/Pagamento confirmado/).first().waitFor({ timeout: LIVE_LIMIT_MS })
    assert.equal((await server.subscriptions.get.query({ subscriptionId })).status, 'active')
    await openTab(page, debt.listTab)
    await page.getByRole('row').filter({ hasText: NAME }).getByText('Ativa').first().waitFor()
  })
}

test('no policy of the two hosts was violated', () => {
  assert.deepEqual(watched.faults(), [])
})

test('every invoice is still the sum of what explains it, and the books verify', async () => {
  for (const { server } of [demo.aurora, demo.jangada]) assert.ok(await recomputeInvoices(server) > 50)
  assert.match(verifyLedger(demo), /tudo confere[\s\S]*tudo confere/)
})
