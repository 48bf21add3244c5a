import type { Instant } from '@assento/rules'
import { listPublicKeys } from '@assento/store'
import type { PublicKeyRow } from '@assento/store'
import { nothing } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { PlatformContext } from '../platform/context.ts'
import { listedUntil, signingKeyFor } from './signer.ts'

export interface SigningKeyItem {
  readonly kid: string
  /** Raw Ed25519 key, hex: what clients pin. */
  readonly publicKey: string
  readonly createdAt: Instant
  /** Null = it signs. */
  readonly retiredAt: Instant | null
  /** When the last token that it signed has run out; null = it signs still. */
  readonly listedUntil: Instant | null
}

/** Public halves of the tenant's keys, retired ones too, the newest first. */
export const listSigningKeys = query('signingKeys.list', nothing, async (ctx): Promise<{ readonly items: readonly SigningKeyItem[] }> => ({
  items: (await listPublicKeys(ctx.database, ctx.tenant.id)).map(signingKeyItem),
}))

export function signingKeyItem(key: PublicKeyRow): SigningKeyItem {
  return { kid: key.kid, publicKey: key.public_key, createdAt: key.created_at, retiredAt: key.retired_at, listedUntil: listedUntil(key) }
}

/** What `GET /v1/keys` answers. */
export interface MachineKeys {
  readonly keys: readonly { readonly kid: string; readonly alg: 'Ed25519'; readonly public_key: string; readonly retired_at: Instant | null }[]
}

/** Keys whose tokens may still be good; the first one is made when it is first asked for, so that it can be built into programs. */
export async function listMachineKeys(ctx: PlatformContext): Promise<MachineKeys> {
  await signingKeyFor(ctx, null, 0)
  const keys = await listPublicKeys(ctx.database, ctx.tenant.id)
  const good = keys.filter((key) => (listedUntil(key) ?? ctx.serverNow) >= ctx.serverNow)
  return { keys: good.map(({ kid, public_key, retired_at }) => ({ kid, alg: 'Ed25519', public_key, retired_at })) }
}
