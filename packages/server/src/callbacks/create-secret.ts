import { randomBytes } from 'node:crypto'
import { insertConnectorSecret, lockConnectorSecrets, newId, revokeConnectorSecret } from '@assento/store'
import { z } from 'zod'
import { secretCommand } from '../platform/procedure.ts'

const input = z.strictObject({ connector: z.literal('pix') })

/** For rotation: while two are active, a callback signed with either one is taken. */
const ACTIVE = 2
const SECRET_BYTES = 32

/** Answer of `connectors.secrets.create`: `secret` is shown this once. */
export interface CreatedConnectorSecret {
  readonly id: string
  readonly connector: string
  readonly secret: string
  /** Where the provider sends its callbacks. */
  readonly callbackPath: string
  /** The oldest one, when it had to make room. */
  readonly revokedId: string | null
}

/** Makes the secret that a payment provider signs its callbacks with. At most two are active: the oldest of three is revoked. */
export const createConnectorSecret = secretCommand('connectors.secrets.create', input, async (ctx, { connector }) => {
  const tenantId = ctx.tenant.id
  const active = await lockConnectorSecrets(ctx.tx, tenantId, connector)
  const oldest = active.length < ACTIVE ? undefined : active.at(-1)
  if (oldest !== undefined) await revokeConnectorSecret(ctx.tx, tenantId, connector, oldest.id, ctx.serverNow)
  const id = newId('sec')
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`
  await insertConnectorSecret(ctx.tx, tenantId, { connector, id, secret, created_at: ctx.serverNow, revoked_at: null })
  const after = { id, connector, callbackPath: `/v1/callbacks/${connector}/${ctx.tenant.publishableKey}`, revokedId: oldest?.id ?? null }
  return { answer: { ...after, secret } satisfies CreatedConnectorSecret, audit: { outcome: 'done', subjectId: id, customerId: null, after } }
})
