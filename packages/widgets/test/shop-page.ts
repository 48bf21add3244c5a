/** Storefront, cart and plan changer in a page, on a server that decides by the real rules. */
import '../src/define/cart.ts'
import '../src/define/plan-changer.ts'
import '../src/define/storefront.ts'
import type { AssentoElement } from '../src/runtime/assento-element.ts'
import { mount, type Page } from './page.ts'
import { ADVANCED, BACKUP, BASIC, PROJECTS } from './shop-facts.ts'
import type { ShopServer } from './shop-server.ts'
import { waitUntil } from './wait-until.ts'

type ShopElements = Pick<HTMLElementTagNameMap, 'assento-storefront' | 'assento-cart' | 'assento-plan-changer'>

/** Mounts a widget and waits until it can be used. */
export async function shopWidget<Tag extends keyof ShopElements>(tag: Tag, server: ShopServer, attributes: Record<string, string> = {}, more: { locale?: string; width?: string } = {}): Promise<Page<ShopElements[Tag]>> {
  const element = document.createElement(tag) as ShopElements[Tag]
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.portal = server.portal({ locale: more.locale ?? 'pt-BR' })
  const page = await mount<AssentoElement>(element, more.width)
  await waitUntil(() => !page.root.querySelector('form[aria-busy=true]'), 'the widget becomes interactive')
  return page as Page<ShopElements[Tag]>
}

export const offerId = (plan: typeof BASIC, billing = 'monthly') => plan.offers.find(({ offer }) => offer.commitment === 'P1Y' && offer.billingFrequency === billing)!.offer.offerId
export const purchase = (plan: typeof BASIC, seats: number, billing = 'monthly') => ({ kind: 'purchase' as const, offerId: offerId(plan, billing), seats })
export const upgrade = (seats = 15) => ({ kind: 'planChange' as const, subscriptionId: 'sub_1', planId: ADVANCED.planId, seats })

/** An upgrade to 18 seats, six seats of Projetos, ten of Backup for a year. */
export function fillCart(server: ShopServer): ShopServer {
  server.add(upgrade(18))
  server.add(purchase(PROJECTS, 6))
  server.add(purchase(BACKUP, 10, 'annual'))
  server.calls.length = 0
  return server
}

export async function review(page: Page<HTMLElementTagNameMap['assento-cart']>): Promise<void> {
  await page.click('Finalizar compra')
  await waitUntil(() => page.root.querySelector('#place'), 'the review is there')
}

/** Events of a name that reach the document, in their order. */
export function heard<Name extends keyof HTMLElementEventMap>(name: Name): HTMLElementEventMap[Name][] {
  const events: HTMLElementEventMap[Name][] = []
  document.addEventListener(name, (event) => events.push(event as HTMLElementEventMap[Name]))
  return events
}
