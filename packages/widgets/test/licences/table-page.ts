/** The activation table in a page, and what a person finds in it. */
import '../../src/define/activation-table.ts'
import type { AssentoActivationTable } from '../../src/licences/activation-table.ts'
import type { FakeServer } from '../fixtures.ts'
import { mount, type Page } from '../page.ts'
import { waitUntil } from '../wait-until.ts'

export async function activationTable(server: FakeServer, attributes: Record<string, string> = {}, locale = 'pt-BR', width?: string): Promise<Page<AssentoActivationTable>> {
  const element = document.createElement('assento-activation-table')
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.portal = server.portal({ locale })
  return mount(element, width)
}

export function rows(page: Page<AssentoActivationTable>): readonly HTMLElement[] { return page.all('.rows > .row') }

/** The row that shows a text, once it is there. */
export async function rowOf(page: Page<AssentoActivationTable>, text: string): Promise<HTMLElement> {
  const find = () => rows(page).find((row) => (row.textContent ?? '').includes(text))
  await waitUntil(find, `a row with ${text}`)
  return find()!
}

/** Opens the details of a serial and waits for them. */
export async function drawer(page: Page<AssentoActivationTable>, last5: string): Promise<HTMLElement> {
  const row = await rowOf(page, last5)
  row.querySelector<HTMLElement>('[data-act=details]')!.click()
  await waitUntil(() => page.root.querySelector('.drawer dialog[open] .facts'), `the details of ${last5}`)
  return page.find('.drawer dialog')
}

/** What the screen reader was told last. */
export function announced(page: Page<AssentoActivationTable>): string { return (page.find('.live[role=status]').textContent ?? '').trim() }
