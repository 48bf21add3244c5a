/** A customer's year in a real browser, on another origin, under a strict policy. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { addHours, type Instant } from '@assento/rules'
import type { Browser, Page } from 'playwright-core'
import { BASIC, openSeats, quoteSeats, subscriptionNamed } from './aurora.ts'
import { startDemo, type DemoHost, type DemoProcess } from './demo-process.ts'
import { journey } from './journey-steps.ts'
import { payEverything } from './paying.ts'
import { watchTokens, type TokenWatch } from './secrets.ts'
import { becomePerson, closeDialog, moveClock, moveClockPastRenewal, notice, openTab } from './visitor.ts'
import { launchChromium, openWatchedPage, type WatchedPage } from './watched-page.ts'

let demo: DemoProcess
let browser: Browser
let watched: WatchedPage
let page: Page
let tokens: TokenWatch
let host: DemoHost
let server: DemoHost['server']

before(async () => {
  demo = await startDemo()
  browser = await launchChromium()
  watched = await openWatchedPage(browser)
  page = watched.page
  tokens = watchTokens(page)
  host = demo.aurora
  server = host.server
})

after(async () => {
  await browser?.close()
  assert.equal(await demo?.stop(), 0, 'SIGTERM ends the demo in order')
})

const step = journey(async () => watched.describe())

step('an administrator raises 10 → 12, and the line charged equals the quote', async () => {
  await page.goto(`${host.origin}/`)
  const dialog = await openSeats(page, BASIC)
  const quoted = await quoteSeats(dialog, 12, 'Cobrado agora')
  await dialog.getByRole('button', { name: 'Confirmar 12 licenças' }).click()
  await notice(dialog, 'Agora são 12 licenças')
  await closeDialog(dialog)
  const { id, seats } = await subscriptionNamed(server, BASIC)
  assert.equal(seats, 12)
  const lines = (await server.charges.list.query({ subscriptionId: id })).items.filter((line) => line.quoteId !== null)
  assert.deepEqual(lines.map((line) => [line.seats, line.amount.cents]), [[2, quoted]])
  assert.ok(quoted > 0)
})

step('inside the window the new seats can be reduced, and what is credited equals the quote', async () => {
  const dialog = await openSeats(page, BASIC)
  const quoted = await quoteSeats(dialog, 11, 'Crédito agora')
  await dialog.getByRole('button', { name: 'Confirmar 11 licenças' }).click()
  await notice(dialog, 'Agora são 11 licenças')
  await closeDialog(dialog)
  const { id, seats } = await subscriptionNamed(server, BASIC)
  assert.equal(seats, 11)
  const lines = (await server.charges.list.query({ subscriptionId: id })).items.filter((line) => line.quoteId !== null)
  assert.deepEqual(lines.map((line) => line.seats).sort(), [-1, 2])
  assert.equal(lines.find((line) => line.amount.cents < 0)?.amount.cents, -quoted)
})

step('after 168 hours a reduction is refused with its date, and the alternative is one click away', async () => {
  await moveClock(page, '+7 dias')
  await moveClock(page, '+1 h')
  const dialog = await openSeats(page, BASIC)
  await dialog.getByRole('spinbutton', { name: 'Licenças' }).fill('8')
  await notice(dialog, 'O prazo de redução terminou')
  await dialog.getByText(/renovação, em 15 de outubro de 2027/).first().waitFor()
  await dialog.getByRole('button', { name: 'Agendar 8 licenças para a renovação' }).click()
  await notice(dialog, 'Renovação planejada: 8 licenças')
  await closeDialog(dialog)
  const { seats, renewalPlanSeats } = await subscriptionNamed(server, BASIC)
  assert.deepEqual([seats, renewalPlanSeats], [11, 8])
})

step('the plan also changes how the next term is charged, priced before it is saved', async () => {
  await openTab(page, 'Renovações')
  await page.getByRole('navigation', { name: 'Assinaturas' }).getByRole('link', { name: new RegExp(BASIC) }).click()
  await page.getByLabel('Cobrança').selectOption({ label: 'Anual, à vista' })
  await page.getByText(/R\$\s*2\.764,80/).first().waitFor()
  await page.getByRole('button', { name: 'Salvar plano' }).click()
  await notice(page.locator('assento-renewal-scheduler'), 'Plano salvo: renova com 8 licenças')
})

step('ten months pass, and every invoice is paid each month: nothing is suspended, and nothing is left open', async () => {
  for (let month = 0; month < 10; month += 1) {
    await payEverything(server, host.homeCustomerId)
    await server.sandbox.advance.mutate({ byDays: 30 })
  }
  await payEverything(server, host.homeCustomerId)
  const { items } = await server.invoices.list.query({ customerId: host.homeCustomerId, status: ['open', 'overdue'] })
  assert.deepEqual(items, [])
  await page.reload()
})

step('past the renewal the new term has quantity, commitment and frequency as planned, one invoice to be and one new window', async () => {
  await moveClockPastRenewal(page, BASIC)
  const { id } = await subscriptionNamed(server, BASIC)
  const renewed = await server.subscriptions.get.query({ subscriptionId: id })
  assert.deepEqual([renewed.seats, renewed.commitment, renewed.billingFrequency, renewed.renewalPlanSeats], [8, 'P1Y', 'annual', null])
  assert.deepEqual(renewed.term, { startsOn: '2027-10-15', until: '2028-10-15' })
  const charges = await server.charges.list.query({ subscriptionId: id, limit: 200 })
  const ofTheTerm = charges.items.filter((line) => line.period.startsOn >= '2027-10-15')
  assert.deepEqual(ofTheTerm.map((line) => [line.seats, line.amount.cents]), [[8, 8 * 345_60]])
  // The vendor's 15th begins in UTC, at nine in the evening of the seller's 14th: that is the day whose invoice it is on.
  const drafts = charges.drafts.filter((draft) => draft.kind === 'renewal')
  assert.deepEqual(drafts.map((draft) => [draft.id, draft.opensOn, draft.amount.cents]), [[ofTheTerm[0]?.invoiceDraftId, '2027-10-14', 8 * 345_60]])
  assert.deepEqual(renewed.facts.batches.map((batch) => [batch.seats, batch.until]), [[8, addHours(renewed.facts.batches[0]?.addedAt ?? ('' as Instant), 168)]])
  await openTab(page, 'Licenças')
  const row = page.getByRole('row').filter({ hasText: BASIC }).filter({ hasText: 'até 14 out 2028' })
  await row.filter({ hasText: /reduzi/i }).waitFor()
})

step('a viewer sees and may not change: the page says so, the server refuses, and the record shows it', async () => {
  await becomePerson(page, 'Somente leitura')
  const dialog = await openSeats(page, BASIC)
  await dialog.getByText(/só administradores da conta mudam a quantidade/).waitFor()
  assert.equal(await dialog.getByRole('spinbutton').count() + await dialog.getByRole('button', { name: /Confirmar/ }).count(), 0)
  await closeDialog(dialog)
  const { token } = await (await page.request.post(`${host.origin}/assento-token`, { data: {}, headers: { origin: host.origin } })).json() as { token: string }
  const { id, version } = await subscriptionNamed(server, BASIC)
  const endpoint = (await page.locator('assento-portal').getAttribute('endpoint')) ?? ''
  const answer = await page.request.post(`${endpoint}/subscriptions.seats.change`, {
    data: { subscriptionId: id, version, seats: 9 },
    headers: { authorization: `Bearer ${token}`, origin: host.origin, 'assento-protocol': '1', 'idempotency-key': 'viewer-tries' },
  })
  assert.equal(answer.status(), 403)
  assert.equal((await subscriptionNamed(server, BASIC)).seats, 8)
  await becomePerson(page, 'Administração')
  await openTab(page, 'Registro')
  await page.getByRole('row').filter({ hasText: 'Somente leitura' }).filter({ hasText: 'sem permissão' }).first().waitFor()
})

step('in all of that no policy was violated, and no token was anywhere but in memory', async () => {
  await openTab(page, 'Licenças')
  await page.getByRole('button', { name: `Alterar licenças: ${BASIC}` }).waitFor()
  assert.deepEqual(watched.faults(), [])
  assert.ok(tokens.tokens.size > 0, 'tokens were minted')
  assert.deepEqual(await tokens.leaks(), [])
})
