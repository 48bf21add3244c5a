/** X8 in the page: a computer that reaches nobody is activated by files that are carried to the portal and back. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { SerialDetail } from '@assento/client'
import type { Browser, Locator, Page } from 'playwright-core'
import { startDemo, type DemoHost, type DemoProcess } from './demo-process.ts'
import { journey } from './journey-steps.ts'
import { openComputerRoom, type Computer, type ComputerRoom } from './machines.ts'
import { findSerial, openSerial } from './serials.ts'
import { launchChromium, openWatchedPage, type WatchedPage } from './watched-page.ts'

/** Has a serial, and no computer yet. */
const CUSTOMER = 'Papelaria Caderno Azul Ltda'

let demo: DemoProcess
let browser: Browser
let watched: WatchedPage
let page: Page
let host: DemoHost
let room: ComputerRoom
let desk: Computer
let serial: SerialDetail
let licence = ''

before(async () => {
  demo = await startDemo()
  host = demo.farol
  room = await openComputerRoom(demo, host)
  desk = room.computer('PAPELARIA-DEPOSITO', { network: false })
  const { items } = await host.server.serials.list.query({ search: CUSTOMER })
  serial = await host.server.serials.get.query({ serialId: items[0]?.id ?? '' })
  browser = await launchChromium()
  watched = await openWatchedPage(browser)
  page = watched.page
})

after(async () => {
  await browser?.close()
  await room?.close()
  await demo?.stop()
})

const step = journey(async () => watched.describe())

async function openActivations(): Promise<Locator> {
  await page.goto(`${host.origin}/ativacoes`)
  const drawer = await openSerial(page, await findSerial(page, CUSTOMER, serial.last5))
  await drawer.getByRole('tab', { name: /Ativações/ }).click()
  return drawer
}

/** Hands a file in at the drawer's desk. */
async function handIn(drawer: Locator, name: string, text: string): Promise<void> {
  await drawer.getByLabel('Escolher o arquivo de pedido').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })
}

step('without network nothing runs; the request file comes back from the portal as a licence file', async () => {
  assert.equal((await desk.activate(serial.key ?? '')).code, 'UNREACHABLE')
  const drawer = await openActivations()
  await handIn(drawer, 'pedido.req', 'isto não é um pedido')
  await drawer.getByRole('alert').first().waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), handIn(drawer, 'pedido.req', await desk.requestFile(serial.key ?? ''))])
  assert.equal(download.suggestedFilename(), `licenca-${serial.last5}.lic`)
  licence = await readFile(await download.path(), 'utf8')
  assert.match(licence, /^-----BEGIN LICENSE FILE-----/)
  await drawer.getByText('O arquivo de licença está pronto').waitFor()
  await drawer.getByText('Ativado por arquivo').waitFor()
})

step('the computer takes it as it is, and takes neither an altered one nor one for another computer', async () => {
  const middle = Math.floor(licence.length / 2)
  const altered = `${licence.slice(0, middle)}${licence[middle] === 'A' ? 'B' : 'A'}${licence.slice(middle + 1)}`
  assert.deepEqual(await desk.importLicenceFile(altered).then(({ valid, code }) => [valid, code]), [false, 'TOKEN_INVALID'])
  assert.deepEqual(await room.computer(desk.name, { network: false }).importLicenceFile(licence).then(({ valid, code }) => [valid, code]), [false, 'FINGERPRINT_MISMATCH'])
  const taken = await desk.importLicenceFile(licence)
  assert.deepEqual([taken.valid, taken.code, taken.source], [true, 'VALID', 'offline'])
  const { valid, source, unreachable } = await desk.validate()
  assert.deepEqual([valid, source, unreachable === null], [true, 'offline', false])
})

step('fifteen days later, with the file run out, it does not run', async () => {
  await host.server.sandbox.advance.mutate({ byDays: 14 })
  assert.equal((await desk.validate()).code, 'VALID')
  await host.server.sandbox.advance.mutate({ byDays: 1 })
  const { valid, code } = await desk.validate()
  assert.deepEqual([valid, code], [false, 'TOKEN_EXPIRED'])
})

step('it gives its place back by a receipt that the portal takes; the receipt is good once, and the licence file no more', async () => {
  const receipt = await desk.deactivationReceipt()
  assert.ok(receipt !== null)
  const drawer = await openActivations()
  await handIn(drawer, 'comprovante.txt', receipt)
  await drawer.getByText('Desativação registrada').waitFor()
  assert.equal((await host.server.serials.get.query({ serialId: serial.id })).activations.used, 0)
  assert.equal((await desk.importLicenceFile(licence)).valid, false)
  assert.equal(await desk.deactivationReceipt(), null)
})

test('no policy was violated', () => {
  assert.deepEqual(watched.faults(), [])
})
