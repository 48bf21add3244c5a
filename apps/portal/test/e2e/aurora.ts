/** The page of Aurora Nuvem in a visitor's words: what tests do in it, and what they read from Assento's API beside it. */
import assert from 'node:assert/strict'
import { createClient, type AssentoClient, type SubscriptionItem } from '@assento/client'
import type { Locator, Page } from 'playwright-core'
import type { DemoProcess } from './demo-process.ts'

/** Eleven months of cycles and renewals of every customer run before the page comes back. */
const YEAR_LIMIT_MS = 90_000

export const BASIC = 'Nimbus 365 Business Basic'

/** The reseller's server, to look at what the page's actions really did. */
export function serverOf(demo: DemoProcess): AssentoClient {
  return createClient({ endpoint: `${demo.apiOrigin}/trpc`, key: demo.secretKey })
}

/** A subscription of Padaria Trigo Lunar by its name. */
export async function subscriptionNamed(server: AssentoClient, name: string): Promise<SubscriptionItem> {
  const customers = await server.accounts.list.query({ name: 'Padaria Trigo' })
  const { items } = await server.subscriptions.list.query({ customerId: customers.items[0]?.id ?? '', limit: 200 })
  const found = items.find((item) => item.name === name)
  assert.ok(found, `the demo has ${name}`)
  return found
}

/** Opens the seat editor of a row of the licence panel. */
export async function openSeats(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: new RegExp(`^(Alterar|Ver) licenças: ${name}$`) }).click()
  const dialog = page.getByRole('dialog', { name: `Licenças · ${name}` })
  await dialog.getByText('O que ainda pode ser reduzido').waitFor()
  return dialog
}

export async function closeDialog(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Fechar' }).first().click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Waits for the heading of a notice; the same words are also spoken in a live region. */
export async function notice(where: Locator, title: string): Promise<void> {
  await where.locator('.callout-title').filter({ hasText: title }).first().waitFor()
}

/** Types a number of seats and waits for the server's quote; answers the amount shown as due now, in cents. */
export async function quoteSeats(dialog: Locator, seats: number, label: 'Cobrado agora' | 'Crédito agora'): Promise<number> {
  await dialog.getByRole('spinbutton', { name: 'Licenças' }).fill(String(seats))
  await dialog.getByText(/Valor garantido até/).waitFor()
  const total = dialog.locator('.total').filter({ hasText: label })
  return centsOf(await total.locator('dd').innerText())
}

/** `R$ 1.234,56` → 123456. */
export function centsOf(text: string): number {
  const match = /R\$\s*([\d.]+),(\d{2})/.exec(text)
  assert.ok(match, `an amount in "${text}"`)
  return Number(`${match[1]?.replaceAll('.', '')}${match[2]}`)
}

/** Moves the test clock with the buttons of the demo bar. */
export async function moveClock(page: Page, button: '+1 h' | '+1 dia' | '+7 dias'): Promise<void> {
  await openDemoBar(page)
  await submit(page, page.getByRole('button', { name: button, exact: true }))
}

export async function moveClockPastRenewal(page: Page, name: string): Promise<void> {
  await openDemoBar(page)
  const list = page.getByLabel('Até depois da renovação de')
  const option = await list.locator('option').filter({ hasText: name }).first().getAttribute('value')
  await list.selectOption(option)
  await submit(page, page.getByRole('button', { name: 'Ir para depois da renovação' }))
}

export async function becomePerson(page: Page, label: string): Promise<void> {
  await openDemoBar(page)
  await submit(page, page.getByRole('button', { name: new RegExp(`^${label}`) }))
}

export async function openTab(page: Page, label: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Área do cliente' }).getByRole('link', { name: label }).click()
  await page.getByRole('heading', { level: 1, name: label }).waitFor()
}

async function openDemoBar(page: Page): Promise<void> {
  if (await page.getByText('Quem está olhando').isHidden()) await page.getByText('mudar', { exact: true }).click()
}

/** Presses a button of a form and waits until the page it leads to is there. */
async function submit(page: Page, button: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load', { timeout: YEAR_LIMIT_MS }), button.click({ timeout: YEAR_LIMIT_MS })])
}
