/**
 * A partner's round in Farol's portal: order 10 with one as bonus, approve, give a licence,
 * activate it from another process, cancel it, offboard the customer, register the CNPJ again; and who may not do which of it.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { OrderDetail, SerialDetail, StockItem } from '@assento/client'
import type { Browser, Locator, Page } from 'playwright-core'
import { recomputeInvoices, verifyLedger } from './books.ts'
import { startDemo, type DemoHost, type DemoProcess } from './demo-process.ts'
import { journey } from './journey-steps.ts'
import { openComputerRoom, type Computer, type ComputerRoom } from './machines.ts'
import { watchTokens, type TokenWatch } from './secrets.ts'
import { act, findSerial, openSerial } from './serials.ts'
import { amountPattern, becomePerson, closeDialog, openTab } from './visitor.ts'
import { launchChromium, openWatchedPage, type WatchedPage } from './watched-page.ts'
import { callAsVisitor } from './widget-call.ts'

const CUSTOMER = "Boutique Linha d'Água Ltda"
/** A CNPJ with letters. */
const TAX_ID = '9A.F70.041/0001-23'

let demo: DemoProcess
let browser: Browser
let watched: WatchedPage
let page: Page
let tokens: TokenWatch
let host: DemoHost
let room: ComputerRoom
let till: Computer
let order: OrderDetail
let serial: SerialDetail

before(async () => {
  demo = await startDemo()
  host = demo.farol
  browser = await launchChromium()
  watched = await openWatchedPage(browser)
  page = watched.page
  tokens = watchTokens(page)
  room = await openComputerRoom(demo, host)
  till = room.computer('BOUTIQUE-CAIXA')
})

after(async () => {
  await browser?.close()
  await room?.close()
  await demo?.stop()
})

const step = journey(async () => watched.describe())
const call = (procedure: string, input: unknown) => callAsVisitor(page, host, demo.apiOrigin, procedure, input)
const amount = (name: string): Locator => page.getByLabel(name, { exact: true })

async function stockOf(name: string): Promise<StockItem> {
  const { items } = await host.server.stock.list.query({ partnerId: host.accountIds?.['partner'] ?? '' })
  const found = items.find(({ product }) => product.name === name)
  assert.ok(found, `the partner has ${name}`)
  return found
}

/** The row of an order by its number, in "Meus pedidos". */
function rowOf(number: number): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('button', { name: new RegExp(`^Pedido ${number}( \\(PEND\\))?: detalhes$`) }) })
}

/** The card of a product in the stock. */
function cardOf(name: string): Locator {
  return page.locator('assento-licence-stock').getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
}

step('ten are ordered: the bonus and every amount are computed, and none of them can be typed', async () => {
  await page.goto(`${host.origin}/`)
  await page.getByLabel('Produto', { exact: true }).selectOption({ label: 'Completo' })
  await page.getByRole('spinbutton', { name: 'Quantidade' }).fill('10')
  await amount('Valor total com adesão').filter({ hasText: amountPattern(3_499_00) }).waitFor()
  assert.equal(await amount('Bônus').innerText(), '1')
  assert.equal(await amount('Quantidade total').innerText(), '11')
  assert.equal(await amount('Quantidade usuários').innerText(), '33')
  for (const [name, cents] of [['Valor unitário mensal', 99_90], ['Valor adesão', 2_500_00], ['Valor total mensal', 999_00], ['Valor total com adesão', 3_499_00]] as const) {
    assert.match(await amount(name).innerText(), amountPattern(cents), name)
    assert.equal(await amount(name).evaluate(({ localName }) => localName), 'output', name)
  }
})

step('the item can be taken out, not altered; confirmed, the order has its number and is PEND', async () => {
  await page.getByRole('button', { name: 'Adicionar produto' }).click()
  const items = page.getByRole('table', { name: 'Itens do pedido' })
  await items.getByRole('row').filter({ hasText: 'Completo' }).filter({ hasText: amountPattern(3_499_00) }).waitFor()
  assert.equal(await items.getByRole('spinbutton').count() + await items.getByRole('textbox').count() + await items.getByRole('combobox').count(), 0)
  await items.getByRole('button', { name: 'Excluir Completo do pedido' }).waitFor()
  await page.getByRole('button', { name: 'Confirmar pedido' }).click()
  await page.getByRole('alertdialog', { name: 'Confirmar o pedido?' }).getByRole('button', { name: 'Sim, confirmar' }).click()
  await page.getByRole('group', { name: /Pedido registrado \d+ \(PEND\)/ }).waitFor()
  const { items: orders } = await host.server.orders.list.query({ states: ['pending'] })
  const mine = orders.find(({ totalCents }) => totalCents === 3_499_00)
  assert.ok(mine, 'the server has the order')
  order = await host.server.orders.get.query({ orderId: mine.id })
  assert.deepEqual([order.unitsTotal, order.usersTotal, order.monthlyCents, order.setupCents], [11, 33, 999_00, 2_500_00])
  assert.equal((await stockOf('Completo')).available, 0)
  await page.getByRole('link', { name: 'Ver meus pedidos' }).click()
  await rowOf(order.number).getByText('(PEND)').waitFor()
  await rowOf(order.number).getByText('Confirmação pendente').waitFor()
})

step('a user of the partner may not approve: no button, and the server refuses the call', async () => {
  await becomePerson(page, 'Usuário do parceiro')
  await rowOf(order.number).getByText('Confirmação pendente').waitFor()
  assert.equal(await page.getByRole('button', { name: `Aprovar o pedido ${order.number}` }).count(), 0)
  const answer = await call('orders.approve', { orderId: order.id, version: order.version, expectedTotalCents: order.totalCents })
  assert.deepEqual(answer, { status: 403, code: 'forbidden' })
  assert.equal((await host.server.orders.get.query({ orderId: order.id })).state, 'pending')
})

step("another partner does not see the order, and its id is unknown to it", async () => {
  await becomePerson(page, 'Outro parceiro')
  await page.getByRole('table', { name: 'Meus pedidos' }).waitFor()
  assert.equal(await rowOf(order.number).count(), 0)
  assert.equal((await call('orders.cancel', { orderId: order.id, version: order.version })).status, 404)
})

step('approved, it is final: eleven in stock, and one invoice of setup and first month', async () => {
  await becomePerson(page, 'Administração do parceiro')
  await page.getByRole('button', { name: `Aprovar o pedido ${order.number}` }).click()
  await page.getByRole('alertdialog', { name: `Aprovar o pedido ${order.number}?` }).getByRole('button', { name: /^Aprovar por/ }).click()
  await rowOf(order.number).getByText('Finalizado').waitFor()
  const { invoice } = await host.server.orders.get.query({ orderId: order.id })
  assert.equal((await host.server.invoices.get.query({ invoiceId: invoice?.id ?? '' })).total.cents, 3_499_00)
  await openTab(page, 'Estoque de licenças')
  await cardOf('Completo').getByText('11 disponíveis').first().waitFor()
  assert.equal((await stockOf('Completo')).available, 11)
})

step('a licence is given to a customer, who activates it on a computer: the program runs, and the table shows where', async () => {
  await openTab(page, 'Clientes')
  await page.getByRole('button', { name: `Atribuir licença: ${CUSTOMER}` }).click()
  const dialog = page.getByRole('dialog', { name: /Atribuir licença|Licença atribuída/ })
  await dialog.getByRole('radio', { name: /^Completo/ }).check()
  await dialog.getByLabel(/^Observação/).fill('Caixa da loja nova')
  await dialog.getByRole('button', { name: 'Atribuir licença' }).click()
  const key = (await dialog.getByLabel('Chave de ativação').innerText()).replaceAll(/\s/g, '')
  assert.match(key, /^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/)
  await dialog.getByRole('button', { name: 'Concluir' }).click()
  const { code, valid, licence } = await till.activate(key)
  assert.deepEqual([code, valid, licence?.serial], ['VALID', true, key.slice(-5)])
  await openTab(page, 'Detalhes da ativação')
  const row = await findSerial(page, key, till.name)
  await row.getByText('Ativa', { exact: true }).waitFor()
  const drawer = await openSerial(page, row)
  await drawer.getByText('Caixa da loja nova').waitFor()
  await drawer.getByRole('tab', { name: /Ativações/ }).click()
  await drawer.getByText(till.name).first().waitFor()
  const { items } = await host.server.serials.list.query({ search: key })
  serial = await host.server.serials.get.query({ serialId: items[0]?.id ?? '' })
  assert.equal((await stockOf('Completo')).available, 10)
  await closeDialog(drawer)
})

step('a user of the partner may give licences and not take them back', async () => {
  await becomePerson(page, 'Usuário do parceiro')
  assert.deepEqual(await call('serials.unassign', { serialId: serial.id, version: serial.version }), { status: 403, code: 'forbidden' })
  assert.deepEqual(await call('serials.suspend', { serialId: serial.id, version: serial.version, reason: 'uso_indevido' }), { status: 403, code: 'forbidden' })
  const { items } = await host.server.customers.list.query({ search: CUSTOMER })
  assert.equal((await call('customers.offboard.confirm', { customerId: items[0]?.id, version: items[0]?.version })).status, 403)
  await becomePerson(page, 'Administração do parceiro')
})

step('the licence is cancelled: the unit is back in stock, and the program stops', async () => {
  await openTab(page, 'Detalhes da ativação')
  const drawer = await openSerial(page, await findSerial(page, till.name))
  await act(drawer, 'Devolver ao estoque…')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Devolver ao estoque' }).click()
  await drawer.getByText('Devolvida ao estoque').first().waitFor()
  assert.equal((await stockOf('Completo')).available, 11)
  const { valid, code, source } = await till.validate()
  assert.deepEqual([valid, code, source], [false, 'CANCELLED', 'online'])
  await closeDialog(drawer)
})

step('the customer is offboarded: its other licence returns to stock, its computer is off, its CNPJ is free', async () => {
  const before = (await stockOf('Light')).available
  await openTab(page, 'Clientes')
  await page.getByRole('button', { name: `Cancelar cliente: ${CUSTOMER}` }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText('LOJA-DO-CENTRO').waitFor()
  await dialog.getByRole('button', { name: 'Cancelar cliente' }).click()
  await dialog.getByText(`${CUSTOMER} foi cancelado`).first().waitFor()
  await dialog.getByRole('button', { name: 'Fechar' }).last().click()
  await page.getByRole('button', { name: `Cancelar cliente: ${CUSTOMER}` }).waitFor({ state: 'detached' })
  assert.equal((await stockOf('Light')).available, before + 1)
  const { items } = await host.server.serials.list.query({ search: 'LOJA-DO-CENTRO', states: ['active'] })
  assert.deepEqual(items, [])
})

step('the same CNPJ is registered again, by the other partner', async () => {
  await becomePerson(page, 'Outro parceiro')
  await openTab(page, 'Clientes')
  await page.getByRole('button', { name: 'Cadastrar cliente' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cadastrar cliente' })
  await dialog.getByLabel(/^CNPJ ou CPF/).fill(TAX_ID)
  await dialog.getByLabel(/^Razão social/).fill('Boutique Linha Nova Ltda')
  await dialog.getByRole('button', { name: 'Cadastrar', exact: true }).click()
  await page.getByRole('row').filter({ hasText: 'Boutique Linha Nova Ltda' }).filter({ hasText: TAX_ID }).waitFor()
})

step('the vendor sees the orders of every partner, and buys nothing itself', async () => {
  await becomePerson(page, 'Fornecedor')
  await openTab(page, 'Pedidos dos parceiros')
  await rowOf(order.number).getByText('Maré Cheia Automação Ltda').first().waitFor()
  await page.getByRole('row').filter({ hasText: 'Serra Azul Sistemas Ltda' }).first().waitFor()
  assert.equal((await call('orders.submit', { type: 'purchase', items: [], expectedTotalCents: 0 })).status, 403)
})

test('no policy was violated, and no token was anywhere but in memory', async () => {
  assert.deepEqual(watched.faults(), [])
  assert.ok(tokens.tokens.size > 0, 'tokens were minted')
  assert.deepEqual(await tokens.leaks(), [])
})

test('every invoice is the sum of what explains it, and the books verify', async () => {
  assert.ok(await recomputeInvoices(host.server) > 10)
  assert.match(verifyLedger(demo), /tudo confere[\s\S]*tudo confere/)
})
