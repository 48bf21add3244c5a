/** A widget in a page, and what a person does with it. */
import { ServerClock, tick } from '../src/runtime/clock.ts'
import type { AssentoRenewalScheduler } from '../src/renewals/renewal-scheduler.ts'
import type { AssentoSeatEditor } from '../src/subscriptions/seat-editor.ts'
import type { FakeServer } from './seat-editor-server.ts'
import { waitUntil } from './wait-until.ts'

export interface WidgetPage<Widget extends AssentoSeatEditor | AssentoRenewalScheduler> {
  readonly element: Widget
  /** Lets so many milliseconds pass for the element, and no time for the test. */
  advance(ms: number): Promise<void>
  text(selector: string): string
  texts(selector: string): readonly string[]
  find<E extends Element = HTMLElement>(selector: string): E | null
  /** Types a number, as keystrokes end up in the field. */
  type(seats: string): Promise<void>
  click(label: string | RegExp): Promise<void>
  /** Waits until the text is somewhere in the element. */
  sees(text: string): Promise<void>
}

export async function mount<Tag extends 'assento-seat-editor' | 'assento-renewal-scheduler' = 'assento-seat-editor'>(
  server: FakeServer, attributes: Readonly<Record<string, string | null>> = {}, locale = 'pt-BR', tag: Tag | 'assento-seat-editor' = 'assento-seat-editor',
): Promise<WidgetPage<HTMLElementTagNameMap[Tag]>> {
  const element = document.createElement(tag) as HTMLElementTagNameMap[Tag]
  let elapsedMs = 0
  element.setAttribute('subscription-id', 'sub_1')
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) element.removeAttribute(name)
    else element.setAttribute(name, value)
  }
  element.portal = server.portal(locale, new ServerClock(() => elapsedMs))
  mountedIn().append(element)
  await waitUntil(() => element.matches(':state(ready), :state(empty), :state(error), :state(session-expired)'), 'the element settles')
  await waitUntil(() => !element.renderRoot.querySelector('form[aria-busy=true]'), 'the element becomes interactive')
  await element.updateComplete
  return pageOf(element, async (ms) => {
    elapsedMs += ms
    tick()
    await element.updateComplete
  })
}

function pageOf<Widget extends AssentoSeatEditor | AssentoRenewalScheduler>(element: Widget, advance: (ms: number) => Promise<void>): WidgetPage<Widget> {
  const root = () => element.renderRoot
  const plain = (found: Element | null) => (found?.textContent ?? '').replace(/\s+/g, ' ').trim()
  const everything = () => plain(root() as unknown as Element)
  return {
    element, advance,
    text: (selector) => plain(root().querySelector(selector)),
    texts: (selector) => [...root().querySelectorAll(selector)].map(plain),
    find: (selector) => root().querySelector(selector),
    async type(seats) {
      const field = root().querySelector<HTMLInputElement>('#seats, #next-seats')
      if (!field) throw new Error('no field')
      field.value = seats
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
      await element.updateComplete
    },
    async click(label) {
      const button = [...root().querySelectorAll<HTMLElement>('button, a.button, label')].find((one) => typeof label === 'string' ? plain(one) === label : label.test(plain(one)))
      if (!button) throw new Error(`no button ${String(label)} among: ${[...root().querySelectorAll('button')].map(plain).join(' | ')}`)
      button.click()
      await element.updateComplete
    },
    sees: (text) => waitUntil(() => everything().includes(text), `to see “${text}”; it shows: ${everything()}`),
  }
}

function mountedIn(): HTMLElement {
  const wrapper = document.createElement('div')
  wrapper.className = 'mounted'
  document.body.append(wrapper)
  return wrapper
}

/** Takes everything out of the page again. */
export function unmount(): void {
  for (const wrapper of document.querySelectorAll('.mounted')) wrapper.remove()
}
