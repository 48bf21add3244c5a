/** Order form, list of orders, stock and list of customers in a page. */
import '../../src/define/customer-list.ts'
import '../../src/define/licence-stock.ts'
import '../../src/define/order-form.ts'
import '../../src/define/order-list.ts'
import type { AssentoElement } from '../../src/runtime/assento-element.ts'
import type { FakeServer } from '../fixtures.ts'
import { mount, plain, type Page } from '../page.ts'
import { waitUntil } from '../wait-until.ts'

type Elements = Pick<HTMLElementTagNameMap, 'assento-order-form' | 'assento-order-list' | 'assento-licence-stock' | 'assento-customer-list'>

/** Mounts a widget and waits until it can be used. */
export async function partnerWidget<Tag extends keyof Elements>(tag: Tag, server: FakeServer, attributes: Record<string, string> = {}, more: { locale?: string; width?: string } = {}): Promise<Page<Elements[Tag]>> {
  const element = document.createElement(tag) as Elements[Tag]
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.portal = server.portal({ locale: more.locale ?? 'pt-BR' })
  const page = await mount<AssentoElement>(element, more.width)
  await waitUntil(() => !page.root.querySelector('form[aria-busy=true]'), 'the widget becomes interactive')
  return page as Page<Elements[Tag]>
}

/** Waits until the dialog that is open says something. */
export async function asks(page: Page<AssentoElement>, text: string | RegExp): Promise<void> {
  await waitUntil(() => page.root.querySelector('dialog[open]'), 'a dialog opens')
  await page.sees(text)
}

/** What the screen reader was told last. */
export function announced(page: Page<AssentoElement>): string {
  return plain(page.find('.live[role=status]'))
}

/** Events of a name that reach the document, in their order. */
export function heard<Name extends keyof HTMLElementEventMap>(name: Name): HTMLElementEventMap[Name][] {
  const events: HTMLElementEventMap[Name][] = []
  document.addEventListener(name, (event) => events.push(event as HTMLElementEventMap[Name]))
  return events
}
