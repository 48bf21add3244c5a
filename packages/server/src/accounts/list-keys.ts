import { listApiKeys } from '@assento/store'
import { nothing } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import { apiKeyItem } from './api-keys.ts'

/** Every key of the tenant, newest first, revoked ones too; never a secret. */
export const listKeys = query('keys.list', nothing, async (ctx) => ({
  items: (await listApiKeys(ctx.database, ctx.tenant.id)).map(apiKeyItem),
  nextCursor: null,
}))
