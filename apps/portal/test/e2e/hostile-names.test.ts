/** Reliability case 17: names that would be code are shown as the text they are, in the page and in every widget. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { startDemo, type DemoHost, type DemoProcess } from './demo-process.ts'
import { Mailbox } from './mailbox.ts'
import { attend, openTab } from './visitor.ts'
import { launchChromium, openWatchedPage, type WatchedPage } from './watched-page.ts'

const IMG = '<img src=x onerror="globalThis.stolen=1">'
const SVG = '"><svg/onload=globalThis.stolen=1>'
const LINK = 'javascript:globalThis.stolen=1'
const TEMPLATE = "{{constructor.constructor('globalThis.stolen=1')()}} ${globalThis.stolen=1}"
const BACKWARDS = 'fatura \u202Egpj.exe'
const NAMES = [IMG, SVG, LINK, TEMPLATE, BACKWARDS, `${'palavra'.repeat(16)}`]
/** Contabilidade Prumo, of the samples. */
const TAX_ID = '99.905.005/0001-20'
const CUSTOMER_NAME = `Prumo ${IMG}`
const PRODUCT_NAME = `Nimbus ${SVG}`

let demo: DemoProcess
let host: DemoHost
let browser: Browser
let watched: WatchedPage
let page: Page

before(async () => {
  demo = await startDemo()
  host = demo.aurora
  await importCsv('priceSheet', [
    'ProductTitle,ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Market,Currency,UnitPrice,EffectiveStartDate,EffectiveEndDate,Tags,Segment',
    [PRODUCT_NAME, 'CFQ7TTC0ZX99', '0001', PRODUCT_NAME, 'P1Y', 'Monthly', 'BR', 'BRL', '120', '2026-11-01T00:00:00Z', '9999-11-30T23:59:59Z', 'License', 'Commercial'].map(quoted).join(','),
  ])
  await importCsv('customers', ['Razão Social;CNPJ/CPF', `${quoted(CUSTOMER_NAME)};${TAX_ID}`])
  await importCsv('subscriptions', [
    'customerCnpj,subscriptionId,offerId,friendlyName,quantity,termDuration,billingCycle,status,autoRenewEnabled,creationDate,effectiveStartDate,commitmentEndDate',
    ...NAMES.map((name, index) => [
      TAX_ID, `e000000${index}-0000-4000-8000-000000000000`, 'CFQ7TTC0ZX99:0001:CFQ7TTC0ZX98', name, '5', 'P1Y', 'monthly', 'active', 'true',
      '2026-11-10T10:00:00Z', '2026-11-10', '2027-11-09',
    ].map(quoted).join(',')),
  ])
  browser = await launchChromium()
  watched = await openWatchedPage(browser)
  page = watched.page
  await page.context().addCookies([{ name: 'aurora_pessoa', value: 'agente', url: host.origin }])
})

after(async () => {
  await browser?.close()
  await demo?.stop()
})

test('the reseller page and the licence panel show hostile names as text', async () => {
  await page.goto(`${host.origin}/licencas?demo=aberta`)
  await attend(page, CUSTOMER_NAME)
  await page.getByText(CUSTOMER_NAME, { exact: true }).filter({ visible: true }).first().waitFor()
  for (const name of NAMES) await page.getByText(name, { exact: true }).filter({ visible: true }).first().waitFor()
  await page.getByText(PRODUCT_NAME).filter({ visible: true }).first().waitFor()
  await nothingRan()
})

test('so do the dialog of the seat editor and the renewal scheduler', async () => {
  await page.getByRole('button', { name: `Alterar licenças: ${IMG}` }).click()
  await page.getByRole('dialog', { name: `Licenças · ${IMG}` }).getByText('O que ainda pode ser reduzido').waitFor()
  await nothingRan()
  await page.keyboard.press('Escape')
  await openTab(page, 'Renovações')
  await page.getByRole('navigation', { name: 'Assinaturas' }).getByRole('link').filter({ hasText: SVG }).click()
  await page.getByRole('button', { name: 'Salvar plano' }).waitFor()
  await nothingRan()
})

test('so do the invoices with their lines, the plan changer, the storefront, the cart and its review', async () => {
  const { items } = await host.server.catalog.offers.query({ limit: 200 })
  const offer = items.find(({ productName }) => productName === PRODUCT_NAME)?.offer.offerId ?? ''
  const customerId = (await host.server.accounts.list.query({ name: CUSTOMER_NAME })).items[0]?.id ?? ''
  const bought = await host.server.subscriptions.create.mutate({ customerId, offerId: offer, seats: 2, name: IMG })
  const { number } = await host.server.invoices.close.mutate({ customerId })
  await page.goto(`${host.origin}/faturas`)
  await page.getByRole('button', { name: `Fatura ${number}: detalhes e pagamento` }).click()
  await page.getByText(IMG).filter({ visible: true }).first().waitFor()
  await nothingRan()
  await page.goto(`${host.origin}/planos?assinatura=${bought.subscription?.id}`)
  await page.getByRole('heading', { level: 2, name: IMG }).waitFor()
  await nothingRan()
  await openTab(page, 'Adicionar produtos')
  await page.getByRole('button', { name: `Adicionar ao carrinho: ${PRODUCT_NAME}` }).click()
  await page.getByText('no carrinho').first().waitFor()
  await openTab(page, 'Carrinho')
  await page.getByRole('button', { name: 'Finalizar compra' }).click()
  await page.getByRole('heading', { level: 3, name: PRODUCT_NAME }).waitFor()
  await nothingRan()
})

test('so do a mail and the outbox that shows it', async () => {
  const mailbox = await Mailbox.open(browser, demo)
  await host.server.contacts.add.mutate({ customerId: (await host.server.accounts.list.query({ name: CUSTOMER_NAME })).items[0]?.id ?? '', name: SVG, email: 'hostil@ficticio-prumo.example' })
  await host.server.sandbox.advance.mutate({ byDays: 4 })
  await mailbox.wait('hostil@ficticio-prumo.example', 'Lembrete', 1)
  await page.goto(`${demo.apiOrigin}/caixa-de-saida`)
  await page.getByRole('link').filter({ hasText: 'hostil@ficticio-prumo.example' }).first().click()
  await page.getByText(SVG).filter({ visible: true }).first().waitFor()
  await nothingRan()
  await page.goto(`${host.origin}/licencas`)
})

test('a name never becomes a link with its own scheme', async () => {
  assert.equal(await page.locator('a[href^="javascript:" i], a[href^="data:" i]').count(), 0)
})

test('the watch over the page is awake: a style attribute set by a script is reported', async () => {
  await page.evaluate(() => { setTimeout(() => document.body.setAttribute('style', 'color: red')) })
  while (watched.faults().length === 0) await page.waitForEvent('console')
  assert.match(watched.faults().join('\n'), /style/)
})

async function nothingRan(): Promise<void> {
  assert.equal(await page.evaluate(() => Reflect.has(globalThis, 'stolen')), false)
  assert.deepEqual(watched.faults(), [])
}

/** `a "b"` → `"a ""b"""`. */
function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

/** Imports lines as a file, as the reseller's server would; every row must be taken. */
async function importCsv(kind: 'priceSheet' | 'customers' | 'subscriptions', lines: readonly string[]): Promise<void> {
  const answer = await fetch(`${demo.apiOrigin}/trpc/imports.${kind}`, {
    method: 'POST',
    headers: { 'authorization': `Bearer ${host.secretKey}`, 'content-type': 'application/json', 'idempotency-key': `hostile-${kind}` },
    body: JSON.stringify({ file: { name: `${kind}.csv`, base64: Buffer.from(lines.join('\n')).toString('base64') } }),
  })
  const text = await answer.text()
  assert.equal(answer.status, 200, text)
  const { result } = JSON.parse(text) as { result: { data: { created: number; updated: number; verdicts: unknown } } }
  assert.equal(result.data.created + result.data.updated, lines.length - 1, JSON.stringify(result.data.verdicts))
}
