/** A portal with one maker and one serial, as a client meets it. */
import assert from 'node:assert/strict'
import { addMs, epochMs, instant, type Instant } from '@assento/rules'
import { createApp } from '@assento/server/platform/app'
import { loadConfig } from '@assento/server/platform/config'
import { createLogger } from '@assento/server/platform/logger'
import { makeTenant } from '@assento/server/sandbox/make-tenant'
import type { AssentoDatabase, LicenceProductTable, SerialTable } from '@assento/store'
import { createSampleAccount, createSampleSerial } from '@assento/store/testing'
import { createActivationClient, type ActivationClient, type ActivationClientOptions, type Fetch } from '../../src/activation/index.ts'
import { MemoryStorage } from './issuer.ts'

const START: Instant = instant('2026-11-21T15:00:00.000Z')

export interface PortalWorld {
  readonly tenant: string
  readonly key: string
  readonly serialId: string
  readonly clock: { at: Instant; pass(ms: number): void; seconds(): number }
  readonly publicKeys: Readonly<Record<string, string>>
  keys(): Promise<Record<string, string>>
  machine(name: string, more?: Partial<ActivationClientOptions>): ActivationClient & { readonly storage: MemoryStorage; readonly network: { isUp: boolean } }
  /** A call of the maker's server. */
  call<Data>(path: string, input: unknown): Promise<Data>
}

export async function makePortal(
  database: AssentoDatabase, of: { readonly serial?: Partial<SerialTable>; readonly product?: Partial<LicenceProductTable> } = {},
): Promise<PortalWorld> {
  const clock = { at: START, pass(ms: number) { this.at = addMs(this.at, ms) }, seconds() { return Math.floor(epochMs(this.at) / 1000) } }
  const app = createApp({ database, clock: { now: () => clock.at }, logger: createLogger('silent'), config: loadConfig({}) })
  const { tenantId, publishableKey, key: secret, customerId } = await database.withTx(async (tx) => {
    const made = await makeTenant(tx, { name: 'Fábrica de Programas', environment: 'test', zone: 'America/Sao_Paulo', locale: 'pt-BR' }, START)
    return { ...made, customerId: await createSampleAccount(tx, made.tenantId, { kind: 'customer', name: 'Marcenaria Ipê', parentId: made.resellerId }) }
  })
  const { key, serialId } = await createSampleSerial(database, { tenantId, customerId }, of)
  const keys = async () => {
    const { keys: listed } = await (await app.request(`/v1/keys?tenant=${publishableKey}`)).json() as { keys: { kid: string; public_key: string }[] }
    return Object.fromEntries(listed.map(({ kid, public_key: publicKey }) => [kid, publicKey]))
  }
  const publicKeys = await keys()
  let calls = 0
  return {
    tenant: publishableKey, key, serialId, clock, publicKeys, keys,
    machine(name, more = {}) {
      const [storage, network] = [new MemoryStorage(), { isUp: true }]
      const fetch: Fetch = async (url, init) => {
        if (!network.isUp) throw new Error('there is no network')
        return app.request(url, init)
      }
      const client = createActivationClient({
        endpoint: 'https://portal.example/', tenant: publishableKey, publicKeys, storage, machineName: name, fetch, now: () => epochMs(clock.at),
        ...(more.components === undefined ? { fingerprint: `fp-${encodeURIComponent(name)}` } : {}), ...more,
      })
      return { ...client, storage, network }
    },
    async call<Data>(path: string, input: unknown): Promise<Data> {
      const response = await app.request(`/trpc/${path}`, {
        method: 'POST', body: JSON.stringify(input),
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'idempotency-key': `call-${calls += 1}` },
      })
      const body = await response.json() as { result?: { data: Data } }
      assert.equal(response.status, 200, JSON.stringify(body))
      return body.result?.data as Data
    },
  }
}
