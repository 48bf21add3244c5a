import { generateKeyPairSync } from 'node:crypto'
import { addMs, MS_PER_DAY } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { findSigningKey, insertSigningKey, lockSigningKeys, raiseLongestDays } from '@assento/store'
import type { AssentoDatabase, PublicKeyRow, SigningKeyRow, Tx } from '@assento/store'
import type { PlatformContext } from '../platform/context.ts'
import { privateKeyOf, signedText, tokenPayload, type Grant } from './token.ts'

/** A token may be signed with a key by a request that was on its way while the key was retired. */
const LATE_MS = MS_PER_DAY

/** Issuer that tokens name where the portal has no public address. */
export const DEFAULT_ISSUER = 'assento'

export interface SignedGrant {
  readonly token: string
  /** End of the token, seconds since 1970. */
  readonly exp: number
}

/** Signs a token with the tenant's key, which is made when it is first needed. */
export async function signGrant(ctx: PlatformContext, tx: Tx | null, grant: Grant): Promise<SignedGrant> {
  const key = await signingKeyFor(ctx, tx, grant.serial.offlineDays)
  const issuer = ctx.runtime.config.publicUrl ?? DEFAULT_ISSUER
  const payload = tokenPayload(grant, key.kid, issuer, ctx.now)
  return { token: signedText('activation', payload, privateKeyOf(key)), exp: payload.exp }
}

/** The key that signs now, noted to sign for so many days. Without a transaction one is opened where something has to be written. */
export async function signingKeyFor(ctx: PlatformContext, tx: Tx | null, days: number): Promise<SigningKeyRow> {
  const known = tx === null ? rememberedKey(ctx) : null
  if (known !== null && known.longest_days >= days) return known
  const key = await findSigningKey(tx ?? ctx.database, ctx.tenant.id)
  if (key !== null && key.longest_days >= days) {
    if (tx === null) remember(ctx, key)
    return key
  }
  return tx === null ? ctx.database.withTx((own) => preparedKey(ctx, own, days)) : preparedKey(ctx, tx, days)
}

/** Kept for a second, like the maker itself: another server may sign so long with a key that was just retired, which stays listed. */
const REMEMBERED_MS = 1000
const remembered = new WeakMap<AssentoDatabase, Map<string, { readonly key: SigningKeyRow; readonly untilMs: number }>>()

function rememberedKey({ database, tenant }: PlatformContext): SigningKeyRow | null {
  const known = remembered.get(database)?.get(tenant.id)
  return known !== undefined && performance.now() < known.untilMs ? known.key : null
}

function remember({ database, tenant }: PlatformContext, key: SigningKeyRow): void {
  const keys = remembered.get(database) ?? new Map<string, { readonly key: SigningKeyRow; readonly untilMs: number }>()
  remembered.set(database, keys.set(tenant.id, { key, untilMs: performance.now() + REMEMBERED_MS }))
}

/** After a rotation in this process: the new key signs at once. */
export function forgetSigningKey({ database, tenant }: PlatformContext): void {
  remembered.get(database)?.delete(tenant.id)
}

async function preparedKey(ctx: PlatformContext, tx: Tx, days: number): Promise<SigningKeyRow> {
  const known = await lockSigningKeys(tx, ctx.tenant.id)
  const key = await findSigningKey(tx, ctx.tenant.id) ?? await makeSigningKey(tx, ctx, known)
  await raiseLongestDays(tx, ctx.tenant.id, key.kid, days)
  return { ...key, longest_days: Math.max(key.longest_days, days) }
}

/** Stores a new key pair after the tenant's keys were locked: `k1`, `k2`, … */
export async function makeSigningKey(tx: Tx, ctx: PlatformContext, known: readonly PublicKeyRow[]): Promise<SigningKeyRow> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  // The raw key is the last 32 bytes of its SPKI form.
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  const row: SigningKeyRow = {
    tenant_id: ctx.tenant.id, kid: `k${known.length + 1}`, public_key: raw.toString('hex'),
    private_key: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'), longest_days: 0, created_at: ctx.serverNow, retired_at: null,
  }
  await insertSigningKey(tx, ctx.tenant.id, row)
  return row
}

/** Until when the public half of a retired key is listed: what it signed last has run out then. Null = it signs still. */
export function listedUntil(key: PublicKeyRow): Instant | null {
  return key.retired_at === null ? null : addMs(key.retired_at, key.longest_days * MS_PER_DAY + LATE_MS)
}
