import { createClient } from '@assento/client'
import type { SellerApi } from './seller-api.ts'

/** Rows that the host page reads at most: a demo's customer has a handful of subscriptions. */
const LIMIT = 200

/** Moving the clock months ahead does everything that falls due on the way. */
const PATIENCE_MS = 180_000

/** Assento's API with the seller's secret key, through the published client. */
export function createSellerApi(endpoint: string, key: string): SellerApi {
  const assento = createClient({ endpoint, key, timeoutMs: PATIENCE_MS })
  return {
    createSession: (request) => assento.sessions.create.mutate(request),
    listCustomers: async () => (await assento.accounts.list.query({ kind: 'customer', limit: LIMIT })).items,
    getAccount: (id) => assento.accounts.get.query({ id }),
    listSubscriptions: async (customerId) => (await assento.subscriptions.list.query({ customerId, limit: LIMIT })).items,
    readClock: async () => (await assento.sandbox.clock.query()).now,
    advanceClock: async (to) => { await assento.sandbox.advance.mutate({ to }) },
    listAudit: async () => (await assento.audit.list.query({ limit: LIMIT })).items,
  }
}
