/** One state of one widget, and how a person brings it about. */
import type { AssentoElement } from '../src/runtime/assento-element.ts'
import type { Portal } from '../src/runtime/portal.ts'

export interface State {
  readonly name: string
  readonly tag: 'assento-subscription-list' | 'assento-seat-assignment' | 'assento-seat-editor' | 'assento-renewal-scheduler' | 'assento-invoice-list' | 'assento-storefront' | 'assento-cart' | 'assento-plan-changer'
    | 'assento-spend-forecast' | 'assento-collections-policy' | 'assento-order-form' | 'assento-order-list' | 'assento-licence-stock' | 'assento-customer-list' | 'assento-activation-table'
  readonly attributes?: Readonly<Record<string, string>>
  readonly portal: (locale: string) => Portal
  /** What is done once the data are there. */
  readonly after?: After
}

export type After = (act: Acts) => Promise<void> | void

export type Acts = ReturnType<typeof actsOn>

/** What a person does with a widget; every step waits until the one before is drawn. */
export function actsOn(element: AssentoElement) {
  const root = () => element.renderRoot
  const until = async (condition: () => boolean) => {
    for (let turn = 0; turn < 120 && !condition(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 25))
  }
  const words = (found: Element) => (found.textContent ?? '').replace(/\s+/g, ' ').trim()
  const interactive = () => until(() => !root().querySelector('form[aria-busy=true]'))
  return {
    element,
    async click(selector: string, label?: RegExp) {
      await interactive()
      const found = () => [...root().querySelectorAll<HTMLElement>(selector)].find((one) => label === undefined || label.test(words(one)))
      await until(() => found() !== undefined)
      found()?.click()
      await element.updateComplete
    },
    async type(selector: string, value: string) {
      await interactive()
      const field = root().querySelector<HTMLInputElement>(selector)
      if (!field) return
      field.value = value
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
      field.dispatchEvent(new Event('change', { bubbles: true }))
      await element.updateComplete
    },
    sees: (text: RegExp) => until(() => text.test(words(root() as unknown as Element))),
  }
}
