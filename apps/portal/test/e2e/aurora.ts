/** The licences of Aurora Nuvem's page in a visitor's words, and what tests read from Assento's API beside it. */
import assert from 'node:assert/strict'
import type { AssentoClient, SubscriptionItem } from '@assento/client'
import type { Locator, Page } from 'playwright-core'
import { centsOf } from './visitor.ts'

export const BASIC = 'Nimbus 365 Business Basic'

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

/** Types a number of seats and waits for the server's quote; answers the amount shown as due now, in cents. */
export async function quoteSeats(dialog: Locator, seats: number, label: 'Cobrado agora' | 'Crédito agora'): Promise<number> {
  await dialog.getByRole('spinbutton', { name: 'Licenças' }).fill(String(seats))
  await dialog.getByText(/Valor garantido até/).waitFor()
  const total = dialog.locator('.total').filter({ hasText: label })
  return centsOf(await total.locator('dd').innerText())
}
