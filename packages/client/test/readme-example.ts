import { AssentoError, createClient } from '../src/index.ts'

const assento = createClient({ endpoint: 'https://portal.example/trpc', key: process.env['ASSENTO_KEY'] ?? '' })

/** Raises the seats of one subscription, and says what came of it. */
export async function raiseSeats(subscriptionId: string, seats: number): Promise<string> {
  const { version } = await assento.subscriptions.get.query({ subscriptionId })
  const quote = await assento.subscriptions.seats.quote.mutate({ subscriptionId, seats, version })
  if (quote.decision.verdict === 'denied') return `${quote.decision.rule}: ${quote.decision.clause}`
  try {
    const change = { subscriptionId, seats, version, ...(quote.quoteId === null ? {} : { quoteId: quote.quoteId }) }
    const answer = await assento.subscriptions.seats.change.mutate(change, { context: { idempotencyKey: `raise-${subscriptionId}-${version}` } })
    return `${answer.verdict}, ${quote.dueNow.cents} cents due now`
  } catch (cause) {
    if (cause instanceof AssentoError && cause.code === 'stale_version') return `changed meanwhile: now version ${cause.currentVersion}`
    throw cause
  }
}
