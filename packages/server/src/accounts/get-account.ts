import { z } from 'zod'
import { id } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import { accountItem, visibleAccount } from './account-item.ts'

/** One account. */
export const accountGet = query('accounts.get', z.strictObject({ id }), async (ctx, request) =>
  accountItem(await visibleAccount(ctx, ctx.database, request.id)))
