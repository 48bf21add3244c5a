import type { Instant } from '@assento/rules'
import type { Insertable, Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import type { BillingContactTable } from '../schema.ts'

export type ContactRow = Selectable<BillingContactTable>

/** Contacts of an account that have not been removed, in the order in which they were registered. */
export function listContacts(handle: Handle, tenantId: string, accountId: string): Promise<ContactRow[]> {
  return present(handle, tenantId).where('account_id', '=', accountId).orderBy('id').execute()
}

/** A contact that has not been removed. */
export async function findContact(handle: Handle, tenantId: string, contactId: string): Promise<ContactRow | null> {
  return (await present(handle, tenantId).where('id', '=', contactId).executeTakeFirst()) ?? null
}

/** Registers a contact (contato de cobrança); false when the account has one with that address. Addresses come in lower case. */
export async function insertContact(tx: Tx, tenantId: string, contact: Omit<Insertable<BillingContactTable>, 'tenant_id'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db.insertInto('billing_contact').values({ ...contact, tenant_id: tenantId })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Nothing goes to it any more; what was sent keeps its name and address. False when it was not there. */
export async function removeContact(tx: Tx, tenantId: string, contactId: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('billing_contact').set({ removed_at: at })
    .where('tenant_id', '=', tenantId).where('id', '=', contactId).where('removed_at', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}

function present({ db }: Handle, tenantId: string) {
  return db.selectFrom('billing_contact').selectAll().where('tenant_id', '=', tenantId).where('removed_at', 'is', null)
}
