/**
 * From the storefront to the paid invoice, in both hosts: order, mail with its documents, a boleto that scans, payment by the
 * bank's file, the second payment as credit, and the page that sees each of them.
 */
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { InvoiceDetail } from '@assento/client'
import type { Browser, Page } from 'playwright-core'
import { nfeXml } from '../../src/demo/story/nota-fiscal.ts'
import { recomputeInvoices, verifyLedger } from './books.ts'
import { startDemo, type DemoHost, type DemoProcess } from './demo-process.ts'
import { journey } from './journey-steps.ts'
import { Mailbox } from './mailbox.ts'
import { bankOf, payByPix, payByReturnFile, payEverything } from './paying.ts'
import { scanPage } from './scan-page.ts'
import { watchTokens, type TokenWatch } from './secrets.ts'
import { amountPattern, becomePerson, centsOf, openTab } from './visitor.ts'
import { launchChromium, openWatchedPage, type WatchedPage } from './watched-page.ts'

/** The page asks for the state of an open invoice every fifteen seconds. */
const LIVE_LIMIT_MS = 40_000

let demo: DemoProcess
let browser: Browser
let mailbox: Mailbox
let watched: WatchedPage
let tokens: TokenWatch
let page: Page
let scratch = ''

before(async () => {
  demo = await startDemo()
  browser = await launchChromium()
  mailbox = await Mailbox.open(browser, demo)
  watched = await openWatchedPage(browser)
  page = watched.page
  tokens = watchTokens(page)
  scratch = await mkdtemp(join(tmpdir(), 'assento-scan-'))
})

after(async () => {
  await browser?.close()
  await demo?.stop()
  await rm(scratch, { recursive: true, force: true })
})

interface Shopping {
  readonly host: () => DemoHost
  readonly title: string
  readonly person: string
  readonly shopTab: string
  readonly family: string
  readonly plan: string
  /** Of one seat and cycle, in cents, before tax. */
  readonly unitCents: number
  readonly taxBasisPoints: number
  /** Contacts registered in the contract, one mail each, and a word of their names. */
  readonly contacts: number
  readonly whose: string
}

const SHOPPINGS: readonly Shopping[] = [
  { title: 'Aurora Nuvem', host: () => demo.aurora, person: 'Administração', shopTab: 'Adicionar produtos', family: 'Nimbus Mail', plan: 'Nimbus Mail (Plan 1)', unitCents: 230_40, taxBasisPoints: 0, contacts: 2, whose: 'padaria' },
  { title: 'Jangada', host: () => demo.jangada, person: 'Contato de cobrança', shopTab: 'Loja', family: 'Jangada Ramal', plan: 'Ramal Inicial', unitCents: 25_00, taxBasisPoints: 500, contacts: 1, whose: 'oficina' },
]

for (const shopping of SHOPPINGS) {
  const { title, plan } = shopping
  const step = journey(async () => watched.describe())
  let invoice: InvoiceDetail
  let boletoPdf: Uint8Array
  const read = async (): Promise<InvoiceDetail> => {
    invoice = await shopping.host().server.invoices.get.query({ invoiceId: invoice.id })
    return invoice
  }

  step(`${title}: three licences of a family go from the storefront into the cart, and the invoice is what the review said`, async () => {
    const { origin, server, homeCustomerId } = shopping.host()
    await payEverything(server, homeCustomerId)
    await page.goto(`${origin}/`)
    await becomePerson(page, shopping.person)
    await openTab(page, shopping.shopTab)
    await page.getByRole('button', { name: new RegExp(`^${shopping.family}`) }).click()
    await page.getByText(/planos? encontrados?$/).first().waitFor()
    const card = page.locator('.card').filter({ hasText: plan })
    await card.getByRole('spinbutton').fill('3')
    await page.getByRole('button', { name: `Adicionar ao carrinho: ${plan}` }).click()
    await page.getByText(`3 licenças de ${plan} no carrinho`).first().waitFor()
    await openTab(page, 'Carrinho')
    await page.getByRole('button', { name: 'Finalizar compra' }).click()
    const shown = centsOf(await page.locator('#total-due').innerText())
    const subtotal = 3 * shopping.unitCents
    assert.equal(shown, subtotal + Math.round((subtotal * shopping.taxBasisPoints) / 10_000))
    await page.getByRole('button', { name: /^Efetuar pedido/ }).click()
    await page.getByRole('heading', { name: 'Pedido efetuado' }).waitFor()
    const { items } = await server.invoices.list.query({ customerId: homeCustomerId, status: ['open'] })
    assert.equal(items.length, 1)
    assert.equal(items[0]?.total.cents, shown)
    invoice = await server.invoices.get.query({ invoiceId: items[0]?.id ?? '' })
    await page.getByText(`Fatura ${invoice.number}`).first().waitFor()
  })

  step(`${title}: one mail a contact brings fatura and boleto, and the nota fiscal follows with its bytes untouched`, async () => {
    const { server } = shopping.host()
    const mails = await mailbox.wait(shopping.whose, `Fatura ${invoice.number}: R$`, shopping.contacts)
    assert.equal(new Set(mails.map(({ to }) => to)).size, shopping.contacts)
    const files = await mailbox.attachments(shopping.whose, `Fatura ${invoice.number}: R$`)
    assert.deepEqual(files.map(({ fileName }) => fileName).sort(), [`boleto-${invoice.number}.pdf`, `fatura-${invoice.number}.pdf`])
    boletoPdf = files.find(({ fileName }) => fileName.startsWith('boleto'))?.bytes ?? new Uint8Array()
    const { taxId, name } = await server.accounts.get.query({ id: invoice.customerId })
    const xml = nfeXml({
      issuer: bankOf(shopping.host()).beneficiary, recipient: { name, taxId: taxId ?? '' }, number: 9001, issuedOn: invoice.issuedOn, cents: invoice.total.cents,
    })
    await server.invoices.fiscal.upload.mutate({ kind: 'nfe', invoiceId: invoice.id, xml: Buffer.from(xml).toString('base64') })
    await mailbox.wait(shopping.whose, `da fatura ${invoice.number}`, shopping.contacts)
    const [nota] = await mailbox.attachments(shopping.whose, `da fatura ${invoice.number}`)
    assert.equal(new TextDecoder().decode(nota?.bytes), xml)
  })

  step(`${title}: the boleto downloaded by the widget is the mailed one, and a scanner finds the API's bar code and Pix code on it`, async () => {
    await openTab(page, 'Faturas')
    const [download] = await Promise.all([
      page.waitForEvent('download'), page.getByRole('button', { name: `Boleto da fatura ${invoice.number}` }).click(),
    ])
    const file = join(scratch, `${title}.pdf`)
    await download.saveAs(file)
    assert.deepEqual(new Uint8Array(await readFile(file)), boletoPdf)
    const { payment } = await read()
    assert.deepEqual(scanPage(file, join(scratch, title)), { bars: [payment.boleto?.barcode], qrCodes: [payment.pix?.brCode] })
  })

  step(`${title}: paid by the bank's return file, and the page that is open says so by itself`, async () => {
    await page.getByRole('button', { name: `Fatura ${invoice.number}: detalhes e pagamento` }).click()
    await page.getByText('Pagar esta fatura').waitFor()
    const { payment, total } = invoice
    assert.equal(await payByReturnFile(shopping.host(), { barcode: payment.boleto?.barcode ?? '', cents: total.cents }), 'matched')
    await page.getByText(/Pagamento confirmado/).first().waitFor({ timeout: LIVE_LIMIT_MS })
    assert.equal((await shopping.host().server.invoices.get.query({ invoiceId: invoice.id })).status, 'paid')
  })

  step(`${title}: the same Pix code paid as well becomes credit, shown above the list`, async () => {
    const { txid = '' } = invoice.payment.pix ?? {}
    assert.equal(await payByPix(demo, shopping.host(), { txid, cents: invoice.total.cents }), 'credit')
    await page.reload()
    await page.getByText('Seu crédito').first().waitFor()
    await page.getByText(amountPattern(invoice.total.cents)).first().waitFor()
    const { credit } = await shopping.host().server.invoices.list.query({ customerId: invoice.customerId })
    assert.equal(credit?.cents, invoice.total.cents)
  })
}

test('no policy of the two hosts was violated, and no token was anywhere but in memory', async () => {
  assert.deepEqual(watched.faults(), [])
  assert.ok(tokens.tokens.size > 0, 'tokens were minted')
  assert.deepEqual(await tokens.leaks(), [])
})

test('every invoice of the demo is the sum of what explains it, and the books verify', async () => {
  for (const { server } of [demo.aurora, demo.jangada]) assert.ok(await recomputeInvoices(server) > 50)
  assert.match(verifyLedger(demo), /tudo confere[\s\S]*tudo confere/)
})
