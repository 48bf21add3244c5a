/** A visitor who calls the server past the page: with the session that the page's own backend mints, and any procedure. */
import type { Page } from 'playwright-core'
import type { DemoHost } from './demo-process.ts'

export interface CallAnswer {
  readonly status: number
  /** Stable code of a refusal; null when the call was taken. */
  readonly code: string | null
}

/** Calls a command as the person of the page, on the page's origin. */
export async function callAsVisitor(page: Page, { origin, publishableKey }: DemoHost, apiOrigin: string, procedure: string, input: unknown): Promise<CallAnswer> {
  const minted = await page.request.post(`${origin}/assento-token`, { data: {}, headers: { origin } })
  const { token } = await minted.json() as { token: string }
  const answer = await page.request.post(`${apiOrigin}/t/${publishableKey}/trpc/${procedure}`, {
    data: input, headers: { authorization: `Bearer ${token}`, origin, 'assento-protocol': '1', 'idempotency-key': `past-the-page-${crypto.randomUUID()}` },
  })
  const body = await answer.json() as { error?: { data?: { code?: string } } }
  return { status: answer.status(), code: body.error?.data?.code ?? null }
}
