import { z } from 'zod'
import { id } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import { oneCustomerItem } from './customer-item.ts'
import type { CustomerItem } from './dto.ts'
import { visibleCustomer } from './visible-customer.ts'

/** One customer of the caller's, offboarded ones too. */
export const getCustomer = query('customers.get', z.strictObject({ customerId: id }), async (ctx, { customerId }): Promise<CustomerItem> => (
  oneCustomerItem(ctx, ctx.database, await visibleCustomer(ctx, ctx.database, customerId))))
