/**
 * Changing plan by a checkout (G1–G4, G6, G7), in both hosts: proration against what was paid, the total charged equal to the one that
 * was shown, a lower tier by ticket; an ended trial and a corporate account where plans are sold by the SaaS policy.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SubscriptionItem } from '@assento/client'
import type { Browser, Page } from 'playwright-core'
import { recomputeInvoices, verifyLedger } from './books.ts'
import { startDemo, type DemoHost, type DemoProcess } from './demo-process.ts'
import { journey } from './journey-steps.ts'
import { amountPattern, becomePerson, centsOf, openTab } from './visitor.ts'
import { launchChromium, openWatchedPage, type WatchedPage } from './watched-page.ts'

let demo: DemoProcess
let browser: Browser
let watched: WatchedPage
let page: Page

before(async () => {
  demo = await startDemo()
  browser = await launchChromium()
  watched = await openWatchedPage(browser)
  page = watched.page
})

after(async () => {
  await browser?.close()
  await demo?.stop()
})

interface Change {
  readonly host: () => DemoHost
  readonly title: string
  readonly person: string
  readonly tab: string
  readonly path: string
  readonly subscription: string
  readonly from: string
  readonly to: string
  /** Null where a term keeps its seats when its plan changes. */
  readonly seats: number | null
  readonly lower: string
  readonly below: Below
}

/** What is offered instead of a lower tier, by the way in which plans are sold. */
interface Below {
  readonly says: string
  readonly check: (change: Change, planName: string) => Promise<void>
}

const BY_TICKET: Below = {
  says: 'it opens a ticket with everything filled in',
  check: async ({ host, subscription, lower }, planName) => {
    await page.getByRole('button', { name: /chamado/i }).click()
    const dialog = page.getByRole('dialog', { name: 'Abrir um chamado' })
    const message = await dialog.getByLabel('Mensagem').inputValue()
    assert.ok(message.includes(planName) && message.includes(lower), message)
    await dialog.getByRole('button', { name: 'Enviar chamado' }).click()
    await page.getByRole('dialog', { name: /Chamado \d{4}-\d{4} aberto/ }).waitFor()
    const { id } = await subscriptionOf(host(), subscription)
    const { items } = await host().server.tickets.list.query({})
    assert.deepEqual(items.map(({ category, about, state }) => [category, about, state]), [['commercial', { kind: 'subscription', id }, 'open']])
  },
}

const AT_RENEWAL: Below = {
  says: 'it can be planned for the renewal',
  check: async () => {
    await page.getByRole('button', { name: /^Agendar \d+ licenças para a renovação/ }).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Finalizar compra' }).getAttribute('aria-disabled'), 'true')
  },
}

const CHANGES: readonly Change[] = [
  { title: 'Jangada', host: () => demo.jangada, person: 'Contato de cobrança', tab: 'Mudar plano', path: '/plano', subscription: 'Suporte da oficina', from: 'Remoto Profissional', to: 'Remoto Total', seats: 7, lower: 'Remoto Essencial', below: BY_TICKET },
  { title: 'Aurora Nuvem', host: () => demo.aurora, person: 'Administração', tab: 'Planos', path: '/planos', subscription: 'Balcão e escritório', from: 'Nimbus 365 Business Standard', to: 'Nimbus 365 Business Premium', seats: null, lower: 'Nimbus 365 Business Basic', below: AT_RENEWAL },
]

async function subscriptionOf(host: DemoHost, name: string): Promise<SubscriptionItem> {
  const { items } = await host.server.subscriptions.list.query({ limit: 200 })
  const found = items.find((item) => item.name === name)
  assert.ok(found, `the demo has ${name}`)
  return found
}

async function choosePlan(plan: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${plan}`) }).check()
}

for (const change of CHANGES) {
  const step = journey(async () => watched.describe())

  step(`${change.title}: a higher plan is charged today, less the unused days of what was paid, to the cent that was shown`, async () => {
    const { server, origin, homeCustomerId } = change.host()
    const { id } = await subscriptionOf(change.host(), change.subscription)
    await page.goto(`${origin}${change.path}?assinatura=${id}`)
    await becomePerson(page, change.person)
    await page.goto(`${origin}${change.path}?assinatura=${id}`)
    await choosePlan(change.to)
    if (change.seats !== null) await page.getByRole('spinbutton', { name: /Licenças/ }).fill(String(change.seats))
    await page.getByText(/Valor conferido, garantido até/).waitFor()
    await page.getByRole('button', { name: 'Finalizar compra' }).click()
    const shown = centsOf(await page.locator('#total-due').innerText())
    await page.getByText('Crédito dos dias não usados').first().waitFor()
    await page.getByRole('button', { name: /^Efetuar pedido/ }).click()
    await page.getByRole('heading', { name: 'Pedido efetuado' }).waitFor()
    const after = await subscriptionOf(change.host(), change.subscription)
    assert.deepEqual([after.planName, after.seats], [change.to, change.seats ?? after.seats])
    const { items, today } = await server.invoices.list.query({ customerId: homeCustomerId, status: ['open'] })
    const issued = items.find((invoice) => invoice.issuedOn === today)
    const invoice = await server.invoices.get.query({ invoiceId: issued?.id ?? '' })
    assert.equal(invoice.total.cents, shown)
    const [credits, charges] = [invoice.lines.filter(({ amount }) => amount.cents < 0), invoice.lines.filter(({ amount }) => amount.cents > 0)]
    assert.ok(credits.length > 0 && charges.length > 0)
    assert.ok(credits.every(({ credits: of }) => of.length > 0), 'a credit names the charge that it takes back')
  })

  step(`${change.title}: a lower tier is not sold here; ${change.below.says}`, async () => {
    const { origin } = change.host()
    const { id, planName } = await subscriptionOf(change.host(), change.subscription)
    await page.goto(`${origin}${change.path}?assinatura=${id}`)
    await choosePlan(change.lower)
    await change.below.check(change, planName)
    assert.equal((await subscriptionOf(change.host(), change.subscription)).planName, planName)
  })
}

test('Jangada: a trial that has ended is subscribed for what the review said', async () => {
  const { server, origin } = demo.jangada
  await page.goto(`${origin}/assinatura`)
  await becomePerson(page, 'Cobrança do Estúdio Pau-Brasil')
  await openTab(page, 'Mudar plano')
  await page.getByText('Avaliação encerrada').first().waitFor()
  await page.getByText(/Valor conferido, garantido até/).waitFor()
  await page.getByRole('button', { name: 'Assinar agora' }).click()
  const shown = centsOf(await page.locator('#total-due').innerText())
  await page.getByRole('button', { name: /^Efetuar pedido/ }).click()
  await page.getByRole('heading', { name: 'Pedido efetuado' }).waitFor()
  await page.getByText(amountPattern(shown)).first().waitFor()
  const after = await subscriptionOf(demo.jangada, 'Avaliação do ateliê')
  assert.deepEqual([after.status, after.isTrial], ['active', false])
  const { items } = await server.invoices.list.query({ customerId: after.customerId })
  assert.deepEqual(items.map(({ total }) => total.cents), [shown])
})

test('Jangada: a corporate account is sent to its representative and can order nothing by itself', async () => {
  await becomePerson(page, 'Cobrança da Rede Horizonte')
  await openTab(page, 'Mudar plano')
  await page.getByText('Sua conta tem um representante').first().waitFor()
  assert.equal(await page.locator('assento-plan-changer').getByRole('link').getAttribute('href'), 'mailto:corporativo@jangada.example')
  assert.equal(await page.getByRole('button', { name: /Finalizar compra|Efetuar pedido/ }).count(), 0)
  await openTab(page, 'Loja')
  await page.getByRole('button', { name: 'Adicionar ao carrinho: Ramal Inicial' }).click()
  await page.getByText('Sua conta tem um representante').first().waitFor()
})

test('no policy of the two hosts was violated', () => {
  assert.deepEqual(watched.faults(), [])
})

test('every invoice is still the sum of what explains it, and the books verify', async () => {
  for (const { server } of [demo.aurora, demo.jangada]) assert.ok(await recomputeInvoices(server) > 50)
  assert.match(verifyLedger(demo), /tudo confere[\s\S]*tudo confere/)
})
