/** Where a session token must not be: reliability case 21. */
import type { Page } from 'playwright-core'

export interface TokenWatch {
  readonly tokens: ReadonlySet<string>
  /** Places that hold one of the tokens; empty when none does. */
  leaks(): Promise<string[]>
}

/** Notes every token that the host's backend answers, every address asked for, and every word on the console. */
export function watchTokens(page: Page): TokenWatch {
  const tokens = new Set<string>()
  const trails: string[] = []
  page.on('request', (request) => trails.push(`address: ${request.url()}`))
  page.on('console', (message) => trails.push(`console: ${message.text()}`))
  page.on('framenavigated', (frame) => trails.push(`navigation: ${frame.url()}`))
  page.on('response', (response) => {
    if (!response.url().endsWith('/assento-token')) return
    void response.json().then(({ token }: { token: string }) => tokens.add(token), () => undefined)
  })
  return {
    tokens,
    leaks: async () => {
      const places = [...trails, ...await page.evaluate(visiblePlaces), ...(await page.context().cookies()).map((cookie) => `cookie: ${cookie.value}`)]
      return places.filter((place) => [...tokens].some((token) => place.includes(token)))
    },
  }
}

/** Runs in the page: the whole DOM with open shadow roots, and every storage. */
async function visiblePlaces(): Promise<string[]> {
  const found: string[] = [`location: ${location.href}`, `cookie: ${document.cookie}`]
  const walk = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      for (const attribute of element.attributes) found.push(`attribute: ${element.localName} ${attribute.value}`)
      if (element.children.length === 0) found.push(`text: ${element.textContent}`)
      if (element instanceof HTMLInputElement) found.push(`value: ${element.value}`)
      if (element.shadowRoot !== null) walk(element.shadowRoot)
    }
  }
  walk(document)
  for (const storage of [localStorage, sessionStorage]) found.push(...Object.entries(storage).map(([name, value]) => `storage: ${name} ${value}`))
  for (const { name } of await indexedDB.databases()) found.push(`database: ${name}`)
  for (const name of await caches.keys()) found.push(`cache: ${name}`)
  return found
}
