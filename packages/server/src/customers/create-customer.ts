import { readTaxId } from '@assento/brazil'
import { decideRegistration } from '@assento/rules'
import { findAccountByTaxId, findReseller, insertCustomer, newId } from '@assento/store'
import { z } from 'zod'
import { findPartner } from '../orders/partner-scope.ts'
import { licenceScope } from '../platform/context.ts'
import { fail, notFound } from '../platform/errors.ts'
import { id, line } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import { auditOfDecision } from '../platform/types.ts'
import { oneCustomerItem } from './customer-item.ts'
import type { CustomerAnswer } from './dto.ts'
import { customerFields, toldColumns } from './inputs.ts'
import { presentCustomer } from './visible-customer.ts'

const input = z.strictObject({
  ...customerFields,
  name: line(200),
  /** CNPJ (letters allowed) or CPF, with or without its mask. */
  taxId: line(30),
  /** Whose customer it becomes; the manufacturer's own when left out. A partner registers for itself. */
  partnerId: id.optional(),
})

/**
 * Registers a customer by its CNPJ or CPF, which is free again once its customer has been offboarded, for any partner. The refusal of a
 * number that is taken does not tell whose it is. The audit keeps the names of fields, so that erasure has nothing to do there.
 */
export const createCustomer = command('customers.create', input, async (ctx, request): Promise<CommandResult<CustomerAnswer>> => {
  const parentId = await parentOf(ctx, request.partnerId)
  const taxId = readTaxId(request.taxId)
  if (!taxId.ok) {
    fail('validation', 'the input is not valid', [{ field: 'taxId', rule: `taxId.${taxId.problem}`, message: 'not a CNPJ or CPF' }])
  }
  const customerId = newId('acc')
  const isTaken = await findAccountByTaxId(ctx.tx, ctx.tenant.id, taxId.taxId.value) !== null || !(await insertCustomer(ctx.tx, ctx.tenant.id, {
    trade_name: null, email: null, phone: null, address: null, search_name: '', ...toldColumns(request), id: customerId, parent_id: parentId, name: request.name,
    tax_id: taxId.taxId.value, is_corporate: 0, external_ref: null, version: 1, created_at: ctx.now, removed_at: null,
  }))
  const decision = decideRegistration({ taken: isTaken })
  const customer = isTaken ? null : await oneCustomerItem(ctx, ctx.tx, await presentCustomer(ctx, ctx.tx, customerId))
  return {
    answer: { ...decision, customer },
    audit: auditOfDecision(decision, customerId, customerId, { after: { fields: Object.keys(request).sort(), parentId } }),
  }
})

/** The partner of the session; for the manufacturer the one that it names, or the tenant's own account. */
async function parentOf(ctx: CommandContext, partnerId: string | undefined): Promise<string> {
  const { partnerId: own } = licenceScope(ctx)
  if (own !== null) return partnerId === undefined || partnerId === own ? own : notFound()
  if (partnerId !== undefined) return (await findPartner(ctx, ctx.tx, partnerId)).id
  return (await findReseller(ctx.tx, ctx.tenant.id)) ?? notFound()
}
