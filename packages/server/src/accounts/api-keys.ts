/** What the key procedures share. */
import { insertApiKey, lockApiKeys, newId, parseJson } from '@assento/store'
import type { ApiKeyRow } from '@assento/store'
import type { PlatformCommandContext } from '../platform/context.ts'
import { fail } from '../platform/errors.ts'
import type { Caller } from '../platform/types.ts'
import type { ApiKeyItem, CreatedApiKey } from './dto.ts'
import { makeApiKey } from './tokens.ts'

/** For rotation: the new key goes into use, then the old one is revoked. */
const ACTIVE_PER_SLOT = 2

interface NewKey {
  readonly kind: 'secret' | 'restricted'
  readonly slot: string
  readonly scopes: readonly string[] | null
}

/** Stores a key and answers it, for the only time with its secret. At most two of a slot are active. */
export async function addKey(ctx: PlatformCommandContext, { kind, slot, scopes }: NewKey): Promise<CreatedApiKey> {
  refuseWider(ctx.caller, scopes)
  const keys = await lockApiKeys(ctx.tx, ctx.tenant.id)
  if (keys.filter((key) => key.slot === slot && key.revoked_at === null).length >= ACTIVE_PER_SLOT) {
    fail('conflict', 'this slot already has two active keys', [{ field: 'slot', rule: 'keys.slot.full', message: 'revoke one of them first' }])
  }
  const { key, keyId, secretHash } = makeApiKey(kind, ctx.tenant.environment)
  const row = {
    id: newId('key'), kind, slot, key_id: keyId, secret_hash: secretHash, scopes: scopes === null ? null : JSON.stringify(scopes),
    created_at: ctx.serverNow, last_used_at: null, revoked_at: null,
  }
  await insertApiKey(ctx.tx, ctx.tenant.id, row)
  return { ...apiKeyItem({ ...row, tenant_id: ctx.tenant.id }), key }
}

/** A restricted key makes no key that may do more than itself (rule accounts.role.forbidden). */
function refuseWider(caller: Caller, scopes: readonly string[] | null): void {
  if (caller.kind !== 'key' || caller.scopes === null) return
  const own = caller.scopes
  if (scopes === null || !scopes.every((scope) => own.includes(scope))) fail('forbidden', 'a restricted key cannot make a key that may do more')
}

/** The key without its hash. */
export function apiKeyItem(row: ApiKeyRow): ApiKeyItem {
  return {
    id: row.id,
    kind: row.kind,
    slot: row.slot,
    keyId: row.key_id,
    scopes: scopesOf(row),
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }
}

export function scopesOf(row: Pick<ApiKeyRow, 'scopes'>): readonly string[] | null {
  return row.scopes === null ? null : parseJson<readonly string[]>(row.scopes)
}
