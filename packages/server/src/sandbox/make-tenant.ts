import { msBetween } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { createTenant, insertAccount, insertApiKey, newId } from '@assento/store'
import type { Tx } from '@assento/store'
import { searchName } from '../accounts/account-item.ts'
import { NO_SETTINGS, settingsText } from '../accounts/tenant-settings.ts'
import { makeApiKey, makePublishableKey } from '../accounts/tokens.ts'
import type { Environment } from '../accounts/tokens.ts'

export interface NewTenant {
  readonly name: string
  readonly environment: Environment
  /** IANA zone of the seller. */
  readonly zone: string
  readonly locale: string
  /** Test tenants only: the tenant's time at its creation, behind or ahead of the server's; the server's when absent. */
  readonly clockStartsAt?: Instant
}

export interface MadeTenant {
  readonly tenantId: string
  readonly publishableKey: string
  /** The tenant's own account, under which its customers are kept. */
  readonly resellerId: string
  /** The first secret key; shown this once. */
  readonly key: string
}

/** A tenant with its reseller account, an empty audit chain and one secret key. `now` is server time. */
export async function makeTenant(tx: Tx, { name, environment, zone, locale, clockStartsAt }: NewTenant, now: Instant): Promise<MadeTenant> {
  const [tenantId, resellerId, publishableKey] = [newId('ten'), newId('acc'), makePublishableKey(environment)]
  await createTenant(tx, {
    id: tenantId, name, publishable_key: publishableKey, environment, zone, locale, settings: settingsText(NO_SETTINGS), version: 1,
    clock_offset_ms: clockStartsAt === undefined ? 0 : msBetween(now, clockStartsAt), created_at: now,
  })
  await insertAccount(tx, tenantId, {
    id: resellerId, kind: 'reseller', parent_id: null, name, trade_name: null, search_name: searchName(name), tax_id: null, email: null,
    phone: null, address: null, is_corporate: 0, external_ref: null, version: 1, created_at: now, removed_at: null,
  })
  const { key, keyId, secretHash } = makeApiKey('secret', environment)
  await insertApiKey(tx, tenantId, {
    id: newId('key'), kind: 'secret', slot: 'default', key_id: keyId, secret_hash: secretHash, scopes: null, created_at: now,
    last_used_at: null, revoked_at: null,
  })
  return { tenantId, publishableKey, resellerId, key }
}
