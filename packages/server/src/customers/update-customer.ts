import { updateAccount } from '@assento/store'
import { z } from 'zod'
import { staleVersion } from '../platform/errors.ts'
import { id, version } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { CommandResult } from '../platform/types.ts'
import { oneCustomerItem } from './customer-item.ts'
import type { CustomerAnswer } from './dto.ts'
import { customerFields, toldColumns } from './inputs.ts'
import { presentCustomer } from './visible-customer.ts'

const input = z.strictObject({ ...customerFields, customerId: id, version })

/** Changes what is told of a customer; null erases a field, what is left out stays. Its CNPJ or CPF stays as it was registered. */
export const updateCustomer = command('customers.update', input, async (ctx, request): Promise<CommandResult<CustomerAnswer>> => {
  const before = await presentCustomer(ctx, ctx.tx, request.customerId)
  if (before.version !== request.version) staleVersion(before.version)
  const change = toldColumns(request)
  if (Object.keys(change).length > 0) await updateAccount(ctx.tx, ctx.tenant.id, before.id, before.version, change)
  const customer = await oneCustomerItem(ctx, ctx.tx, await presentCustomer(ctx, ctx.tx, before.id))
  return {
    answer: { verdict: 'allowed', plan: {}, customer },
    audit: { outcome: 'done', subjectId: before.id, customerId: before.id, after: { fields: Object.keys(change).filter((field) => field !== 'search_name').sort() } },
  }
})
