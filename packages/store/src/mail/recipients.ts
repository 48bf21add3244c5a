import { textsOf } from '../dialect-json.ts'
import type { Handle } from '../handle.ts'
import { hotQuery } from '../hot-query.ts'
import type { JsonText } from '../schema.ts'

/** An invoice of a batch: whose it is, and whether anybody is registered to receive it. */
export interface AddressedInvoice {
  readonly id: string
  readonly customer_id: string
  readonly has_recipient: number
}

const addressed = hotQuery<{ tenantId: string; invoiceIds: JsonText }, AddressedInvoice>(
  'invoices-addressed', ['tenantId', 'invoiceIds'], (db, p, dialect) => db.selectFrom('invoice as i')
    .innerJoin('account as a', (join) => join.onRef('a.tenant_id', '=', 'i.tenant_id').onRef('a.id', '=', 'i.customer_id'))
    .where('i.tenant_id', '=', p.tenantId).where('i.id', 'in', textsOf(dialect, p.invoiceIds))
    .select(['i.id', 'i.customer_id'])
    .select((row) => {
      const contacts = row.selectFrom('billing_contact as c').select('c.id')
        .whereRef('c.tenant_id', '=', 'i.tenant_id').whereRef('c.account_id', '=', 'i.customer_id').where('c.removed_at', 'is', null)
      return row.case()
        .when(row.exists(contacts.where('c.receives_invoices', '=', 1))).then(1)
        .when(row.and([row('a.email', 'is not', null), row.not(row.exists(contacts))])).then(1)
        .else(0).end().as('has_recipient')
    })
    .orderBy('i.id'))

/**
 * Whether each of the invoices has somebody to receive it: a contact that receives invoices, or the account's own address while
 * no contact is registered. One read, whatever their number.
 */
export function findAddressedInvoices(handle: Handle, tenantId: string, invoiceIds: readonly string[]): Promise<AddressedInvoice[]> {
  return addressed(handle, { tenantId, invoiceIds: JSON.stringify(invoiceIds) })
}
