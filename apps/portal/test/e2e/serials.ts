/** The table of serials in a visitor's words: find one, open it, act on it. */
import type { Locator, Page } from 'playwright-core'

/** Searches by name, CNPJ, key or computer, and answers the one row that has these words. */
export async function findSerial(page: Page, search: string, words: string | RegExp = search): Promise<Locator> {
  await page.getByRole('searchbox', { name: 'Nome, CNPJ, chave ou computador' }).fill(search)
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: /^Detalhes: / }) }).filter({ hasText: words })
  await row.waitFor()
  return row
}

/** Opens the drawer of a row. */
export async function openSerial(page: Page, row: Locator): Promise<Locator> {
  await row.getByRole('button', { name: /^Detalhes: / }).click()
  const drawer = page.getByRole('dialog', { name: /^Número de série/ })
  await drawer.getByRole('tab', { name: 'Detalhes' }).waitFor()
  return drawer
}

/** An act of the drawer: one of its buttons, or of its menu. */
export async function act(drawer: Locator, name: string): Promise<void> {
  const button = drawer.getByRole('button', { name, exact: true })
  const more = drawer.getByRole('button', { name: 'Mais ações para este número de série' })
  await button.or(more).first().waitFor()
  if (!await button.isVisible()) await more.click()
  await button.click()
}
