/** A page of a real Chromium that keeps what must not happen: CSP violations, dialogs, script errors. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

export interface WatchedPage {
  readonly page: Page
  /** CSP violations, dialogs and uncaught errors since the context was opened. */
  faults(): readonly string[]
  /** Faults and what is on the page, for the message of a failed step. */
  describe(): Promise<string>
}

const ACTION_LIMIT_MS = 10_000
const SNAPSHOT_CHARS = 4_000

export function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH']
  if (executablePath === undefined || executablePath === '') throw new Error('CHROME_PATH names no browser')
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/**
 * Opens a page whose `securitypolicyviolation` events are collected from before its first script. Actions go through
 * locators, never through code inside `evaluate`: what runs there may eval, and hides violations.
 */
export async function openWatchedPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'pt-BR', viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(ACTION_LIMIT_MS)
  const faults: string[] = []
  await page.exposeBinding('reportCspViolation', (_source, text: string) => { faults.push(`CSP: ${text}`) })
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const report = Reflect.get(globalThis, 'reportCspViolation') as (text: string) => void
      report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`)
    }, true)
  })
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => { faults.push(`dialog: ${dialog.message()}`); void dialog.dismiss() })
  // Chromium also writes violations to the console, those of workers and of the first parse included.
  page.on('console', (message) => { if (/Content Security Policy|Trusted Type/i.test(message.text())) faults.push(`console: ${message.text()}`) })
  return {
    page,
    faults: () => faults,
    describe: async () => [...faults, await page.locator('main').ariaSnapshot().catch(String)].join('\n').slice(0, SNAPSHOT_CHARS),
  }
}
