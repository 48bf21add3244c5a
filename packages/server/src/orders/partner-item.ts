import { findRootAccountId } from '@assento/store'
import type { AccountRow, Handle, NamedTerms } from '@assento/store'
import { notFound } from '../platform/errors.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { PartnerItem } from './dto.ts'

/** The tenant's own account, under which its partners are. */
export async function rootAccountId(ctx: ProcedureContext, handle: Handle): Promise<string> {
  return await findRootAccountId(handle, ctx.tenant.id) ?? notFound()
}

export function partnerItem(row: AccountRow, terms: NamedTerms | undefined): PartnerItem {
  return {
    id: row.id, name: row.name, tradeName: row.trade_name, taxId: row.tax_id, email: row.email, phone: row.phone, externalRef: row.external_ref,
    terms: terms === undefined ? null : { priceListId: terms.priceListId, priceListName: terms.priceListName, approval: terms.approval },
  }
}
