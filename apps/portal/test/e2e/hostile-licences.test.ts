/** Reliability case 17 in the pages of licences: names that would be code are shown as the text they are, in every widget of both hosts. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calendarDate } from '@assento/rules'
import type { Browser, Page } from 'playwright-core'
import { startDemo, type DemoHost, type DemoProcess } from './demo-process.ts'
import { openComputerRoom, type ComputerRoom } from './machines.ts'
import { act, findSerial, openSerial } from './serials.ts'
import { becomePerson, closeDialog, openTab } from './visitor.ts'
import { launchChromium, openWatchedPage, type WatchedPage } from './watched-page.ts'

const IMG = '<img src=x onerror="globalThis.stolen=1">'
const SVG = '"><svg/onload=globalThis.stolen=1>'
const LINK = 'javascript:globalThis.stolen=1'
const TEMPLATE = "{{constructor.constructor('globalThis.stolen=1')()}} ${globalThis.stolen=1}"
const CUSTOMER = `Mercearia ${IMG}`
const PRODUCT = `Caixa ${SVG}`
const LIST = `Pauta ${TEMPLATE}`
const COMPUTER = `PC ${IMG}`
const REASON = `Motivo ${SVG}`

let demo: DemoProcess
let browser: Browser
let watched: WatchedPage
let page: Page
let rooms: readonly ComputerRoom[] = []

before(async () => {
  demo = await startDemo()
  rooms = await Promise.all([openComputerRoom(demo, demo.farol), openComputerRoom(demo, demo.bigorna)])
  await fillFarol(demo.farol, rooms[0] ?? assert.fail())
  await fillBigorna(demo.bigorna, rooms[1] ?? assert.fail())
  browser = await launchChromium()
  watched = await openWatchedPage(browser)
  page = watched.page
})

after(async () => {
  await browser?.close()
  for (const room of rooms) await room.close()
  await demo?.stop()
})

/** A product, a list, an order, a customer, a serial with its note, and a computer: all of them called like an attack. */
async function fillFarol(host: DemoHost, room: ComputerRoom): Promise<void> {
  const { server } = host
  const partnerId = host.accountIds?.['partner'] ?? ''
  const { id: productId } = await server.licenceProducts.set.mutate({ code: 'hostil', name: PRODUCT, period: null })
  await server.licencePriceLists.set.mutate({
    name: LIST, terms: [{ accountId: partnerId }], prices: [{ productId, tiers: [{ minQuantity: 1, unitMonthlyCents: 10_00 }], startsOn: calendarDate('2026-01-01') }],
  })
  const submitted = await server.orders.submit.mutate({ type: 'purchase', items: [{ productId, quantity: 2 }], expectedTotalCents: 20_00, partnerId })
  await server.orders.approve.mutate({ orderId: submitted.order?.id ?? '', version: submitted.order?.version ?? 0, expectedTotalCents: 20_00 })
  const { order } = await server.orders.submit.mutate({ type: 'purchase', items: [{ productId, quantity: 1 }], expectedTotalCents: 10_00, partnerId })
  await server.orders.cancel.mutate({ orderId: order?.id ?? '', version: order?.version ?? 0, reason: IMG })
  const { customer } = await server.customers.create.mutate({ name: CUSTOMER, tradeName: LINK, taxId: '99.945.045/0001-04', partnerId })
  const { serial } = await server.serials.assign.mutate({ customerId: customer?.id ?? '', productId, note: TEMPLATE })
  assert.equal((await room.computer(COMPUTER).activate(serial?.key ?? '')).code, 'VALID')
}

/** A customer and its serial by file, and a reason of the maker's own. */
async function fillBigorna(host: DemoHost, room: ComputerRoom): Promise<void> {
  const { server } = host
  const { version, licences } = await server.settings.get.query()
  const reasons = [...licences.reasons, { ...(licences.reasons[0] ?? assert.fail()), code: 'hostil', label: REASON }]
  await server.settings.update.mutate({ version, licences: { reasons } })
  const { items } = await server.licenceProducts.list.query({ limit: 200 })
  const { customer } = await server.customers.create.mutate({ name: CUSTOMER, taxId: '99.946.046/0001-65' })
  const plus = items.find(({ name }) => name === 'Projeto Plus') ?? assert.fail()
  await server.licencePriceLists.set.mutate({
    name: LIST, terms: [{ accountId: customer?.id ?? '' }], prices: [{ productId: plus.id, tiers: [{ minQuantity: 1, unitMonthlyCents: 120_00 }], startsOn: calendarDate('2026-01-01') }],
  })
  const { serial } = await server.serials.assign.mutate({ customerId: customer?.id ?? '', productId: plus.id, note: TEMPLATE, pendingReason: null })
  assert.equal((await room.computer(COMPUTER).activate(serial?.key ?? '')).code, 'VALID')
}

const shows = (text: string) => page.getByText(text).filter({ visible: true }).first().waitFor()

async function nothingRan(): Promise<void> {
  assert.equal(await page.evaluate(() => Reflect.has(globalThis, 'stolen')), false)
  assert.deepEqual(watched.faults(), [])
  assert.equal(await page.locator('a[href^="javascript:" i], a[href^="data:" i]').count(), 0)
}

test('order form, list of orders with its details, stock and its movements', async () => {
  await page.goto(`${demo.farol.origin}/comprar`)
  await shows(LIST)
  await page.getByLabel('Produto', { exact: true }).selectOption({ label: PRODUCT })
  await page.getByRole('button', { name: 'Adicionar produto' }).click()
  await page.getByRole('button', { name: `Excluir ${PRODUCT} do pedido` }).click()
  await shows(`${PRODUCT} foi excluído do pedido.`)
  await nothingRan()
  await openTab(page, 'Meus pedidos')
  await page.getByRole('row').filter({ hasText: PRODUCT }).filter({ hasText: 'Cancelado' }).getByRole('button', { name: /detalhes$/ }).click()
  await shows(`Motivo: ${IMG}`)
  await shows(LIST)
  await nothingRan()
  await openTab(page, 'Estoque de licenças')
  await page.getByRole('button', { name: `Movimentações: ${PRODUCT}` }).click()
  await page.getByRole('dialog', { name: `Movimentações: ${PRODUCT}` }).getByText('Atribuição a cliente').waitFor()
  await nothingRan()
})

test('list of customers with assignment and cancellation, and the invoices of the partner', async () => {
  await page.goto(`${demo.farol.origin}/clientes`)
  await shows(LINK)
  await page.getByRole('button', { name: `Atribuir licença: ${CUSTOMER}` }).click()
  const dialog = page.getByRole('dialog', { name: 'Atribuir licença' })
  await dialog.getByText(PRODUCT).first().waitFor()
  await nothingRan()
  await closeDialog(dialog)
  await page.getByRole('button', { name: `Cancelar cliente: ${CUSTOMER}` }).click()
  await page.getByRole('alertdialog').getByText(COMPUTER).first().waitFor()
  await nothingRan()
  await page.getByRole('button', { name: 'Manter o cliente' }).click()
  await openTab(page, 'Faturas')
  const { items } = await demo.farol.server.orders.list.query({ limit: 200 })
  const order = items.find(({ summary, state }) => summary.includes(PRODUCT) && state === 'finalized')
  const { invoice } = await demo.farol.server.orders.get.query({ orderId: order?.id ?? '' })
  await page.getByRole('button', { name: `Fatura ${invoice?.number}: detalhes e pagamento` }).click()
  await shows(PRODUCT)
  await nothingRan()
})

test('activations in both hosts: customer, computer, note, reason and history', async () => {
  await page.goto(`${demo.farol.origin}/ativacoes`)
  await closeDialog(await lookThrough())
  await page.goto(`${demo.bigorna.origin}/assinaturas`)
  const drawer = await lookThrough()
  await act(drawer, 'Suspender…')
  const dialog = page.getByRole('alertdialog', { name: /^Suspender/ })
  await dialog.getByLabel('Motivo').selectOption({ label: REASON })
  await dialog.getByLabel(/^Descrição/).fill(IMG)
  await dialog.getByRole('button', { name: 'Suspender', exact: true }).click()
  await drawer.getByRole('tab', { name: 'Detalhes' }).click()
  await drawer.getByText(`Suspensa: ${REASON}`).waitFor()
  await drawer.getByText(IMG, { exact: true }).waitFor()
  await nothingRan()
  await closeDialog(drawer)
})

async function lookThrough() {
  const drawer = await openSerial(page, await findSerial(page, 'Mercearia', COMPUTER))
  await drawer.getByText(TEMPLATE).waitFor()
  await drawer.getByText(CUSTOMER).first().waitFor()
  await drawer.getByRole('tab', { name: /Ativações/ }).click()
  await drawer.getByText(COMPUTER).first().waitFor()
  await drawer.getByRole('tab', { name: 'Histórico' }).click()
  await drawer.getByText('Ativada em um computador').waitFor()
  await nothingRan()
  return drawer
}

test("the maker's customers and its record", async () => {
  await openTab(page, 'Clientes')
  await shows(CUSTOMER)
  await openTab(page, 'Registro')
  await page.getByRole('row').filter({ hasText: 'Suspender série' }).first().waitFor()
  await nothingRan()
  await page.goto(`${demo.farol.origin}/ativacoes`)
  await becomePerson(page, 'Fornecedor')
  await findSerial(page, 'Mercearia', COMPUTER)
  await nothingRan()
})
