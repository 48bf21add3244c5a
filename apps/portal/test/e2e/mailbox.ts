/** The demo's outbox page as a receiver of mail reads it, in a tab of its own. */
import assert from 'node:assert/strict'
import type { Browser, Locator, Page } from 'playwright-core'
import type { DemoProcess } from './demo-process.ts'

const MAIL_LIMIT_MS = 30_000

export interface Attachment {
  readonly fileName: string
  readonly bytes: Uint8Array
}

export class Mailbox {
  readonly #page: Page
  readonly #origin: string

  private constructor(page: Page, origin: string) {
    this.#page = page
    this.#origin = origin
  }

  static async open(browser: Browser, demo: DemoProcess): Promise<Mailbox> {
    return new Mailbox(await (await browser.newContext({ locale: 'pt-BR' })).newPage(), demo.apiOrigin)
  }

  /** Subject and receiver of every mail with these words to contacts whose name has `whose`, the newest first: two sellers number alike. */
  async list(whose: string, words: string): Promise<readonly { readonly subject: string; readonly to: string }[]> {
    await this.#page.goto(`${this.#origin}/caixa-de-saida`)
    return this.#mails(whose, words).evaluateAll((items) => items.map((item) => ({
      subject: item.querySelector('.subject')?.textContent ?? '', to: item.querySelector('.muted')?.textContent ?? '',
    })))
  }

  /** Reads the page again until so many mails have arrived; more than that is a fault. */
  async wait(whose: string, words: string, count: number): Promise<readonly { readonly subject: string; readonly to: string }[]> {
    for (const startedAt = performance.now(); ;) {
      const mails = await this.list(whose, words)
      if (mails.length >= count) {
        assert.equal(mails.length, count, JSON.stringify(mails))
        return mails
      }
      assert.ok(performance.now() - startedAt < MAIL_LIMIT_MS, `${mails.length} of ${count} mails with "${words}" have arrived`)
    }
  }

  /** Opens the newest mail with these words and saves what is attached. */
  async attachments(whose: string, words: string): Promise<readonly Attachment[]> {
    await this.list(whose, words)
    await this.#mails(whose, words).getByRole('link').first().click()
    const links = await this.#page.locator('.files a').all()
    return Promise.all(links.map(async (link) => {
      const answer = await this.#page.request.get(`${this.#origin}${await link.getAttribute('href') ?? ''}`)
      assert.equal(answer.status(), 200)
      return { fileName: await link.innerText(), bytes: new Uint8Array(await answer.body()) }
    }))
  }

  /** The text of the newest mail with these words, as a reader without HTML sees it. */
  async text(whose: string, words: string): Promise<string> {
    await this.list(whose, words)
    await this.#mails(whose, words).getByRole('link').first().click()
    return await this.#page.locator('details pre').textContent() ?? ''
  }

  #mails(whose: string, words: string): Locator {
    return this.#page.locator('.mails li').filter({ hasText: words }).filter({ hasText: whose })
  }
}
