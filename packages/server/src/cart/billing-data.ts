import { normalizeTaxId } from '@assento/brazil'
import { canonicalJson, findAccountByTaxId, parseJson, updateAccount } from '@assento/store'
import type { AccountRow } from '@assento/store'
import { searchName } from '../accounts/account-item.ts'
import { fail } from '../platform/errors.ts'
import type { CommandContext } from '../platform/types.ts'
import type { BillingInput } from './dto.ts'

/**
 * Stores who pays on an account that has no tax number yet: number, legal name, e-mail and country; what it was called stays
 * as its trade name. Ends the call when another account of the seller has that number. Answers the account as it is now.
 */
export async function storeBillingData(ctx: CommandContext, customer: AccountRow, billing: BillingInput): Promise<AccountRow> {
  const taxId = storedTaxId(billing)
  if (await findAccountByTaxId(ctx.tx, ctx.tenant.id, taxId) !== null) {
    fail('validation', 'the input is not valid', [
      { field: 'billing.taxId', rule: 'taxId.unavailable', message: 'this number cannot be used here; talk to support' },
    ])
  }
  const address = customer.address === null ? {} : parseJson<Record<string, unknown>>(customer.address)
  const change = {
    tax_id: taxId, name: billing.name, search_name: searchName(billing.name), email: customer.email ?? billing.email,
    trade_name: customer.trade_name ?? (customer.name === billing.name ? null : customer.name),
    address: billing.country === 'BR' ? customer.address : canonicalJson({ ...address, country: billing.country }),
  }
  await updateAccount(ctx.tx, ctx.tenant.id, customer.id, customer.version, change)
  return { ...customer, ...change, version: customer.version + 1 }
}

/** A CNPJ or CPF without its mask; of another country its code and its text, so that neither is taken for the other. */
function storedTaxId({ country, taxId }: BillingInput): string {
  return country === 'BR' ? normalizeTaxId(taxId) : `${country}:${taxId}`
}
