/** What a person does with a widget in a page, and what they see. */
import { expect } from '@open-wc/testing'
import type { AssentoElement } from '../src/runtime/assento-element.ts'
import { waitUntil } from './wait-until.ts'

const mounted: HTMLElement[] = []

/** Puts an element into the page and waits until it has loaded, failed, or lost its session. */
export async function mount<E extends AssentoElement>(element: E, width = '1040px'): Promise<Page<E>> {
  const wrapper = document.createElement('div')
  wrapper.style.width = width
  mounted.push(wrapper)
  wrapper.append(element)
  document.body.append(wrapper)
  const page = new Page(element)
  await page.settles()
  return page
}

export function unmountAll(): void {
  for (const wrapper of mounted.splice(0)) wrapper.remove()
}

export class Page<E extends AssentoElement> {
  readonly element: E
  constructor(element: E) { this.element = element }

  get root(): ShadowRoot { return this.element.renderRoot as ShadowRoot }
  /** All visible words, with single spaces. */
  get text(): string { return plain(this.root) }

  async settles(): Promise<void> {
    const states = [':state(ready)', ':state(empty)', ':state(error)', ':state(session-expired)']
    await waitUntil(() => states.some((state) => this.element.matches(state)), 'the element settles')
    await this.element.updateComplete
  }

  find<F extends Element = HTMLElement>(selector: string): F {
    const found = this.root.querySelector<F>(selector)
    if (!found) throw new Error(`no ${selector} in: ${this.text}`)
    return found
  }

  all(selector: string): readonly HTMLElement[] { return [...this.root.querySelectorAll<HTMLElement>(selector)] }
  texts(selector: string): readonly string[] { return this.all(selector).map(plain) }

  button(label: string | RegExp): HTMLButtonElement {
    const buttons = this.all('button') as HTMLButtonElement[]
    const nameOf = (button: HTMLElement) => button.getAttribute('aria-label') ?? plain(button)
    const found = buttons.find((button) => [plain(button), nameOf(button)].some((name) => typeof label === 'string' ? name === label : label.test(name)))
    if (!found) throw new Error(`no button ${String(label)} among: ${buttons.map(nameOf).join(' | ')}`)
    return found
  }

  async click(label: string | RegExp): Promise<void> {
    this.button(label).click()
    await this.element.updateComplete
  }

  async type(selector: string, value: string): Promise<void> {
    const field = this.find<HTMLInputElement>(selector)
    field.value = value
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
    await this.element.updateComplete
  }

  async sees(text: string | RegExp): Promise<void> {
    const has = () => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text))
    await waitUntil(has, `to see ${String(text)}`).catch(() => { throw new Error(`“${String(text)}” is not in: ${this.text}`) })
  }

  async isAccessible(): Promise<void> { await expect(this.element).shadowDom.to.be.accessible() }
}

export function plain(node: Node | null): string {
  if (!node) return ''
  const skip = new Set(['STYLE', 'SVG', 'svg'])
  const words = (current: Node): string => skip.has(current.nodeName) ? '' : current.nodeType === Node.TEXT_NODE ? current.textContent ?? '' : [...current.childNodes].map(words).join(' ')
  return words(node).replace(/[\s\u00a0\u202f]+/g, ' ').trim()
}
