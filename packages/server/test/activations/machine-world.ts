/** A maker with one serial, and computers that call its machine endpoints by HTTP. */
import assert from 'node:assert/strict'
import { createPublicKey, randomBytes, verify } from 'node:crypto'
import type { AssentoDatabase, LicenceProductTable, SerialTable } from '@assento/store'
import { createSampleSerial, type SampleSerial } from '@assento/store/testing'
import type { MachineAnswer } from '../../src/activations/machine-answer.ts'
import type { ActivationTokenPayload } from '../../src/activations/token.ts'
import { Harness, type TestTenant } from '../platform/harness.ts'

export const newNonce = (): string => randomBytes(16).toString('base64url')
/** A fingerprint of 43 characters that is the same for the same name. */
export const fpOf = (name: string): string => Buffer.from(name.padEnd(32, '.')).toString('base64url')

export interface Told {
  readonly status: number
  readonly text: string
  readonly answer: MachineAnswer
}

export interface MachineWorld extends SampleSerial {
  readonly harness: Harness
  readonly tenant: TestTenant
  /** Posts what a computer sends; fields of `more` take the place of the usual ones. */
  post(path: string, more?: Readonly<Record<string, unknown>>, address?: string): Promise<Told>
  activate(machine: string, more?: Readonly<Record<string, unknown>>): Promise<Told>
  validate(machine: string, more?: Readonly<Record<string, unknown>>): Promise<Told>
  events(): Promise<readonly { readonly type: string; readonly details: Readonly<Record<string, unknown>> }[]>
  activations(): Promise<readonly { readonly id: string; readonly machine_name: string; readonly closed_reason: string | null }[]>
  read(token: string | undefined): Promise<ActivationTokenPayload>
}

export interface MachineWorldOptions {
  readonly env?: Record<string, string>
  readonly serial?: Partial<SerialTable>
  readonly product?: Partial<LicenceProductTable>
}

export async function makeMachineWorld(database: AssentoDatabase, options: MachineWorldOptions = {}): Promise<MachineWorld> {
  const harness = new Harness(database, { env: { ASSENTO_MACHINE_CALLS_PER_MINUTE: '100000', ASSENTO_SERIAL_CALLS_PER_MINUTE: '100000', ...options.env } })
  const tenant = await harness.tenant()
  const sample = await createSampleSerial(database, tenant, options)
  const post: MachineWorld['post'] = async (path, more = {}, address = '203.0.113.7') => {
    const body = { tenant: tenant.publishableKey, serial: sample.key, fp: fpOf('pc-1'), nonce: newNonce(), ...more }
    const response = await harness.app.request(path, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
    }, { incoming: { socket: { remoteAddress: address } } })
    const text = await response.text()
    return { status: response.status, text, answer: JSON.parse(text) as MachineAnswer }
  }
  const rowsOf = { tenantId: tenant.tenantId, serialId: sample.serialId }
  return {
    ...sample, harness, tenant, post,
    activate: (machine, more = {}) => post('/v1/activations', { fp: fpOf(machine), machine_name: machine, ...more }),
    validate: (machine, more = {}) => post('/v1/validate', { fp: fpOf(machine), ...more }),
    async events() {
      const rows = await database.db.selectFrom('serial_event').select(['type', 'details']).where('tenant_id', '=', rowsOf.tenantId)
        .where('serial_id', '=', rowsOf.serialId).orderBy('seq').execute()
      return rows.map(({ type, details }) => ({ type, details: JSON.parse(details) as Record<string, unknown> }))
    },
    activations: () => database.db.selectFrom('activation').select(['id', 'machine_name', 'closed_reason']).where('tenant_id', '=', rowsOf.tenantId)
      .where('serial_id', '=', rowsOf.serialId).orderBy('id').execute(),
    async read(token) {
      assert.ok(token !== undefined, 'there is a token')
      const [signed = '', signature = ''] = token.split('.')
      const payload = JSON.parse(Buffer.from(signed.slice('activation/'.length), 'base64url').toString()) as ActivationTokenPayload
      const keys = await database.db.selectFrom('signing_key').selectAll().where('tenant_id', '=', tenant.tenantId).where('kid', '=', payload.kid).executeTakeFirstOrThrow()
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(keys.public_key, 'hex').toString('base64url') }, format: 'jwk' })
      assert.ok(verify(null, Buffer.from(signed), key, Buffer.from(signature, 'base64url')), 'the token is signed with the tenant’s key')
      return payload
    },
  }
}
