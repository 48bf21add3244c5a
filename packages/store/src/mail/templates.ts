import type { Selectable } from 'kysely'
import type { Handle, Tx } from '../handle.ts'
import type { MailTemplateTable } from '../schema.ts'

export type MailTemplateRow = Selectable<MailTemplateTable>

/** Templates that the tenant has put into words of its own. */
export function listMailTemplates({ db }: Handle, tenantId: string): Promise<MailTemplateRow[]> {
  return db.selectFrom('mail_template').selectAll().where('tenant_id', '=', tenantId).orderBy('template').orderBy('locale').execute()
}

/** The tenant's own words; null where the built-in ones apply. */
export async function findMailTemplate(handle: Handle, tenantId: string, template: string, locale: string): Promise<MailTemplateRow | null> {
  const query = handle.db.selectFrom('mail_template').selectAll().where('tenant_id', '=', tenantId)
    .where('template', '=', template).where('locale', '=', locale)
  return (await query.executeTakeFirst()) ?? null
}

/** Stores words that replace version `fromVersion`, 0 = the built-in ones; false when another version is there. */
export async function storeMailTemplate(
  tx: Tx, tenantId: string, words: Omit<MailTemplateRow, 'tenant_id' | 'version'>, fromVersion: number,
): Promise<boolean> {
  if (fromVersion === 0) {
    const { numInsertedOrUpdatedRows } = await tx.db.insertInto('mail_template').values({ ...words, tenant_id: tenantId, version: 1 })
      .onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }
  const { template, locale, ...change } = words
  const { numUpdatedRows } = await tx.db.updateTable('mail_template').set({ ...change, version: fromVersion + 1 })
    .where('tenant_id', '=', tenantId).where('template', '=', template).where('locale', '=', locale).where('version', '=', fromVersion).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Goes back to the built-in words; false when another version is there. */
export async function deleteMailTemplate(
  tx: Tx, tenantId: string, words: { readonly template: string; readonly locale: string }, fromVersion: number,
): Promise<boolean> {
  const { numDeletedRows } = await tx.db.deleteFrom('mail_template').where('tenant_id', '=', tenantId)
    .where('template', '=', words.template).where('locale', '=', words.locale).where('version', '=', fromVersion).executeTakeFirst()
  return numDeletedRows === 1n
}
