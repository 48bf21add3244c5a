/**
 * A manufacturer's round in Bigorna's management of serials: a serial moves between computers;
 * one is suspended, is not billed meanwhile, expires, is released by a retroactive invoice and runs again once it is paid; one ends for good.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { InvoiceDetail, SerialDetail } from '@assento/client'
import type { Browser, Page } from 'playwright-core'
import { recomputeInvoices, verifyLedger } from './books.ts'
import { startDemo, type DemoHost, type DemoProcess } from './demo-process.ts'
import { journey } from './journey-steps.ts'
import { openComputerRoom, type Computer, type ComputerRoom } from './machines.ts'
import { payByPix } from './paying.ts'
import { watchTokens, type TokenWatch } from './secrets.ts'
import { act, findSerial, openSerial } from './serials.ts'
import { amountPattern, becomePerson, closeDialog, moveClock, openTab } from './visitor.ts'
import { launchChromium, openWatchedPage, type WatchedPage } from './watched-page.ts'
import { callAsVisitor } from './widget-call.ts'

/** A serial of Marcenaria Ipê Amarelo, paid until the end of November, by the computer that it runs on. */
const BENCH = 'IPE-PROJETO-01'
/** Another one, which waits for papers. */
const CUTTER = 'IPE-CORTE'
const COLUMNS = [
  'Número de Série', 'Produto', 'Parceiro', 'Cliente', 'CNPJ/CPF', 'Situação', 'Selo', 'Motivo', 'Vencimento', 'Tolerância até', 'Ativações em uso',
  'Ativações permitidas', 'Nome da Máquina', 'Última validação', 'Ativado em', 'Ativado por', 'Observação', 'Trocas em 365 dias',
]

let demo: DemoProcess
let browser: Browser
let watched: WatchedPage
let page: Page
let tokens: TokenWatch
let host: DemoHost
let room: ComputerRoom
let bench: SerialDetail
let workbench: Computer
let invoice: InvoiceDetail

before(async () => {
  demo = await startDemo()
  host = demo.bigorna
  browser = await launchChromium()
  watched = await openWatchedPage(browser)
  page = watched.page
  tokens = watchTokens(page)
  room = await openComputerRoom(demo, host)
  workbench = room.computer('IPE-PROJETO-NOVO')
})

after(async () => {
  await browser?.close()
  await room?.close()
  await demo?.stop()
})

const step = journey(async () => watched.describe())
const call = (procedure: string, input: unknown) => callAsVisitor(page, host, demo.apiOrigin, procedure, input)

/** The one serial that a search finds. */
async function serialOf(search: string): Promise<SerialDetail> {
  const { items } = await host.server.serials.list.query({ search, states: ['pending', 'active', 'grace', 'expired', 'suspended', 'cancelled'] })
  assert.equal(items.length, 1, `${items.length} serials are found by ${search}`)
  return host.server.serials.get.query({ serialId: items[0]?.id ?? '' })
}

/** Invoices of the shop with a line about a serial, the newest first. */
async function invoicesAbout({ last5, customer }: SerialDetail): Promise<InvoiceDetail[]> {
  const { items } = await host.server.invoices.list.query({ customerId: customer.id, limit: 200 })
  const all = await Promise.all(items.map(({ id }) => host.server.invoices.get.query({ invoiceId: id })))
  return all.filter(({ lines }) => lines.some(({ description }) => description.includes(last5))).sort((a, b) => (a.number < b.number ? 1 : -1))
}

step('the manufacturer frees the place of a computer, the same serial is activated on another, and the table flags the move', async () => {
  bench = await serialOf(BENCH)
  assert.equal((await workbench.activate(bench.key ?? '')).code, 'LIMIT_REACHED')
  await page.goto(`${host.origin}/`)
  const drawer = await openSerial(page, await findSerial(page, BENCH))
  await drawer.getByRole('tab', { name: /Ativações/ }).click()
  await drawer.getByRole('button', { name: `Encerrar a ativação de ${BENCH}` }).click()
  await page.getByRole('alertdialog', { name: `Encerrar a ativação de ${BENCH}?` }).getByRole('button', { name: 'Encerrar a ativação' }).click()
  await drawer.getByText(/Encerrada em .*pelo fabricante/).waitFor()
  await closeDialog(drawer)
  assert.equal((await workbench.activate(bench.key ?? '')).code, 'VALID')
  await page.reload()
  await page.getByRole('button', { name: 'Mudaram de computador' }).click()
  const row = await findSerial(page, workbench.name)
  await row.getByText(/computador trocado em/).waitFor()
  const again = await openSerial(page, row)
  await again.getByRole('tab', { name: /Ativações/ }).click()
  await again.getByText(`Tomou o lugar de ${BENCH}, encerrado pelo portal`).waitFor()
  await closeDialog(again)
})

step('a shop sees its own serials only, and may not suspend: no button, and the server refuses the call', async () => {
  await becomePerson(page, 'Administração da loja')
  const drawer = await openSerial(page, await findSerial(page, workbench.name))
  await drawer.getByText('Mudanças em 12 meses').waitFor()
  assert.equal(await drawer.getByRole('button', { name: /Suspender|Encerrar definitivamente/ }).count(), 0)
  await closeDialog(drawer)
  bench = await serialOf(workbench.name)
  const [id, version] = [bench.id, bench.version]
  assert.deepEqual(await call('serials.suspend', { serialId: id, version, reason: 'uso_indevido' }), { status: 403, code: 'forbidden' })
  assert.deepEqual(await call('serials.terminate', { serialId: id, version, reason: 'fraude', acknowledged: true }), { status: 403, code: 'forbidden' })
  await page.getByRole('searchbox', { name: 'Nome, CNPJ, chave ou computador' }).fill('MONTADA')
  await page.getByText('Nenhum número de série corresponde ao filtro').waitFor()
})

step('suspended with a reason: not without the text that it asks for; Details says why, who and when, and the program stops', async () => {
  await becomePerson(page, 'Fabricante')
  invoice = await host.server.invoices.get.query({ invoiceId: bench.renewal?.invoice?.id ?? '' })
  const drawer = await openSerial(page, await findSerial(page, workbench.name))
  await act(drawer, 'Suspender…')
  const dialog = page.getByRole('alertdialog', { name: /^Suspender/ })
  await dialog.getByLabel('Motivo').selectOption({ label: 'Outro motivo' })
  await dialog.getByRole('button', { name: 'Suspender', exact: true }).click()
  await dialog.getByText('Este motivo pede uma descrição.').waitFor()
  assert.equal((await serialOf(workbench.name)).state, 'active')
  await dialog.getByLabel('Descrição').fill('Falta o comprovante da filial.')
  await dialog.getByRole('button', { name: 'Suspender', exact: true }).click()
  await drawer.getByText('Suspensa: Outro motivo').waitFor()
  await drawer.getByText('Falta o comprovante da filial.').first().waitFor()
  await drawer.getByText(/Por Fabricante · Bigorna Industrial, em 23 nov 2026/).waitFor()
  const { valid, code } = await workbench.validate()
  assert.deepEqual([valid, code], [false, 'SUSPENDED'])
  await closeDialog(drawer)
})

step('meanwhile its renewal is not asked for: what was asked is taken back, and a month brings no invoice of it', async () => {
  bench = await serialOf(workbench.name)
  const known = (await invoicesAbout(bench)).map(({ id }) => id)
  assert.equal(bench.renewal, null)
  const left = await host.server.invoices.get.query({ invoiceId: invoice.id })
  assert.equal(left.balance.cents, invoice.balance.cents - 120_00)
  await moveClock(page, '+30 dias')
  assert.deepEqual((await invoicesAbout(bench)).filter(({ id }) => !known.includes(id)), [])
  await (await findSerial(page, workbench.name)).getByText(/e expirada desde 8 dez 2026/).waitFor()
  bench = await serialOf(workbench.name)
  assert.deepEqual([bench.state, bench.clockState, bench.renewal], ['suspended', 'expired', null])
})

step('released after it has expired: the cycles are shown, and one retroactive invoice is issued; it does not run yet', async () => {
  const known = (await invoicesAbout(bench)).map(({ id }) => id)
  const drawer = await openSerial(page, await findSerial(page, workbench.name))
  await act(drawer, 'Liberar…')
  const dialog = page.getByRole('alertdialog', { name: /^Liberar/ })
  await dialog.getByText('1º dez 2026 a 31 dez 2026').waitFor()
  await dialog.getByRole('button', { name: /^Liberar e faturar R\$\s120,00$/ }).click()
  await drawer.getByText(/Pagamento retroativo de R\$\s120,00 em aberto/).waitFor()
  const issued = (await invoicesAbout(bench)).filter(({ id }) => !known.includes(id))
  assert.deepEqual(issued.map(({ total, status }) => [total.cents, status]), [[120_00, 'open']])
  invoice = issued[0] ?? assert.fail('there is an invoice')
  bench = await serialOf(workbench.name)
  assert.deepEqual([bench.state, bench.renewal?.kind, bench.renewal?.invoice?.id], ['expired', 'retroactive', invoice.id])
  assert.equal((await workbench.validate()).code, 'EXPIRED')
  await closeDialog(drawer)
})

step('paid by the shop, it is active from the old expiry on, on the same computer without another activation', async () => {
  await becomePerson(page, 'Administração da loja')
  await openTab(page, 'Faturas')
  await page.getByRole('button', { name: `Fatura ${invoice.number}: detalhes e pagamento` }).click()
  await page.getByText(new RegExp(bench.last5)).first().waitFor()
  await page.getByText(amountPattern(120_00)).first().waitFor()
  const { payment } = await host.server.invoices.get.query({ invoiceId: invoice.id })
  assert.equal(await payByPix(demo, host, { txid: payment.pix?.txid ?? '', cents: payment.pix?.amount.cents ?? 0 }), 'paid')
  bench = await serialOf(workbench.name)
  assert.deepEqual([bench.state, bench.validUntil], ['active', '2027-01-01'])
  const { valid, code } = await workbench.validate()
  assert.deepEqual([valid, code], [true, 'VALID'])
  await openTab(page, 'Assinaturas')
  await (await findSerial(page, workbench.name)).getByText('Ativa', { exact: true }).waitFor()
})

step('a serial ends for good: only after the instructions are agreed to, and nothing brings it back', async () => {
  await becomePerson(page, 'Fabricante')
  const { id } = await serialOf(CUTTER)
  const drawer = await openSerial(page, await findSerial(page, CUTTER))
  await act(drawer, 'Encerrar definitivamente…')
  const dialog = page.getByRole('alertdialog', { name: /definitivamente/ })
  await dialog.getByLabel('Motivo').selectOption({ label: 'Deixou de ser cliente' })
  await dialog.getByRole('button', { name: 'Encerrar definitivamente' }).click()
  await dialog.getByText('Marque a caixa para confirmar que leu.').waitFor()
  await dialog.getByRole('checkbox', { name: 'Li e concordo' }).check()
  await dialog.getByRole('button', { name: 'Encerrar definitivamente' }).click()
  await drawer.getByText('Encerrada definitivamente').first().waitFor()
  assert.equal(await drawer.getByRole('button', { name: 'Liberar…' }).count(), 0)
  await closeDialog(drawer)
  const ended = await host.server.serials.get.query({ serialId: id })
  assert.deepEqual([ended.state, ended.cancellation?.kind, ended.actions], ['cancelled', 'terminated', []])
  const refused = await host.server.serials.release.confirm.mutate({ serialId: id, version: ended.version })
  assert.deepEqual([refused.verdict, refused.verdict === 'denied' ? refused.rule : null], ['denied', 'serials.state.cancelled'])
  await page.getByRole('link', { name: /^Canceladas/ }).click()
  await findSerial(page, ended.key ?? '', ended.last5)
})

step('the manufacturer gives a serial without any stock: it waits for its first payment, and runs once that is there', async () => {
  await openTab(page, 'Clientes')
  await page.getByRole('button', { name: 'Atribuir licença: Ateliê Formão Ltda' }).click()
  const dialog = page.getByRole('dialog', { name: /Atribuir licença|Licença atribuída/ })
  await dialog.getByRole('radio', { name: 'Projeto Cut' }).check()
  assert.equal(await dialog.getByText(/disponíve/).count(), 0)
  await dialog.getByRole('button', { name: 'Atribuir licença' }).click()
  await dialog.getByText('Pendente até o primeiro pagamento').waitFor()
  const key = (await dialog.getByLabel('Chave de ativação').innerText()).replaceAll(/\s/g, '')
  const given = await serialOf(key)
  await dialog.getByText(`Fatura ${given.renewal?.invoice?.number ?? '?'} de`).waitFor()
  await dialog.getByRole('button', { name: 'Concluir' }).click()
  const computer = room.computer('FORMAO-CORTE')
  assert.deepEqual([given.state, (await computer.activate(key)).valid], ['pending', false])
  const { payment } = await host.server.invoices.get.query({ invoiceId: given.renewal?.invoice?.id ?? '' })
  assert.equal(await payByPix(demo, host, { txid: payment.pix?.txid ?? '', cents: payment.pix?.amount.cents ?? 0 }), 'paid')
  assert.deepEqual([(await serialOf(key)).state, (await computer.activate(key)).valid], ['active', true])
})

step('the CSV opens with the right columns, the exact state and the reason', async () => {
  await openTab(page, 'Assinaturas')
  await page.getByRole('searchbox', { name: 'Nome, CNPJ, chave ou computador' }).fill('Rio Fundo')
  await page.getByText(/2 números de série de 1 cliente/).first().waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Exportar CSV' }).click()])
  const text = await readFile(await download.path(), 'utf8')
  const [head = '', ...rows] = text.trimEnd().split(/\r?\n/)
  assert.equal(head.charCodeAt(0), 0xfeff)
  assert.deepEqual(head.slice(1).split(';'), COLUMNS)
  const cells = rows.map((row) => row.split(';').map((cell) => cell.replace(/^"|"$/g, '')))
  assert.deepEqual(cells.map((row) => [row[3], row[5], row[7], row[12]]).sort(), [
    ['Móveis Rio Fundo Ltda', 'Expirada', '', 'RIOFUNDO-01'], ['Móveis Rio Fundo Ltda', 'Suspensa', 'Divergência comercial', 'RIOFUNDO-02'],
  ])
})

step('the record has the requests of both sides, the refused ones too', async () => {
  await openTab(page, 'Registro')
  await page.getByRole('row').filter({ hasText: 'Suspender série' }).filter({ hasText: 'Fabricante · Bigorna Industrial' }).filter({ hasText: 'feito' }).first().waitFor()
  await page.getByRole('row').filter({ hasText: 'Suspender série' }).filter({ hasText: 'Administração da loja' }).filter({ hasText: 'sem permissão' }).waitFor()
})

test('no policy was violated, and no token was anywhere but in memory', async () => {
  assert.deepEqual(watched.faults(), [])
  assert.ok(tokens.tokens.size > 0, 'tokens were minted')
  assert.deepEqual(await tokens.leaks(), [])
})

test('every invoice is the sum of what explains it, and the books verify', async () => {
  assert.ok(await recomputeInvoices(host.server) >= 12)
  assert.match(verifyLedger(demo), /tudo confere[\s\S]*tudo confere/)
})
