/** What a visitor does in any host of the demo: the strip at the top, the menu, the widgets' common parts. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** A year of cycles, invoices and reminders of every customer runs before the page comes back. */
const YEAR_LIMIT_MS = 120_000

export async function closeDialog(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Fechar' }).first().click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Waits for the heading of a notice; the same words are also spoken in a live region. */
export async function notice(where: Locator, title: string): Promise<void> {
  await where.locator('.callout-title').filter({ hasText: title }).first().waitFor()
}

/** `R$ 1.234,56` → 123456. */
export function centsOf(text: string): number {
  const match = /R\$\s*([\d.]+),(\d{2})/.exec(text)
  assert.ok(match, `an amount in "${text}"`)
  return Number(`${match[1]?.replaceAll('.', '')}${match[2]}`)
}

/** 123456 → a pattern that finds `R$ 1.234,56`, whatever space stands in it. */
export function amountPattern(cents: number): RegExp {
  const [whole = '', fraction = ''] = (cents / 100).toFixed(2).split('.')
  return new RegExp(`R\\$\\s*${whole.replace(/\B(?=(\d{3})+$)/g, '\\.')},${fraction}`)
}

/** Moves the test clock with the buttons of the demo bar. */
export async function moveClock(page: Page, button: '+1 h' | '+1 dia' | '+7 dias' | '+30 dias'): Promise<void> {
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

/** For the seller's agents: whose account they look at. */
export async function attend(page: Page, customer: string): Promise<void> {
  await openDemoBar(page)
  await page.getByLabel('Cliente atendido').selectOption({ label: customer })
  await submit(page, page.getByRole('button', { name: 'Atender' }))
}

export async function openTab(page: Page, label: string): Promise<void> {
  await page.getByRole('navigation', { name: /Área do cliente|Central de cobrança|Compras|Portal do parceiro|Gestão de assinaturas/ }).getByRole('link', { name: label, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: label }).waitFor()
}

async function openDemoBar(page: Page): Promise<void> {
  if (await page.getByText('Quem está olhando').isHidden()) await page.getByText('mudar', { exact: true }).click()
}

/** Presses a button of a form and waits until the page it leads to is there. */
async function submit(page: Page, button: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load', { timeout: YEAR_LIMIT_MS }), button.click({ timeout: YEAR_LIMIT_MS })])
}
