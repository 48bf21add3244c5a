/** One row of everything about mail. */
import { addMs } from '@assento/rules'
import * as store from '../../src/index.ts'
import { SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'

export const CONTACT_EMAIL = 'financeiro@padaria.example'
export const MAIL_TEMPLATE = { template: 'invoice.issued', locale: 'pt-BR' } as const
export const PARKED_KIND = 'parkedKind'

export async function fillMail(tx: store.Tx, { tenantId, customerId }: SampleTenant, { invoiceId }: { readonly invoiceId: string }) {
  const [contactId, messageId, parkedJobId] = [store.newId('con'), store.newId('msg'), store.newId('job')]
  await store.insertContact(tx, tenantId, {
    id: contactId, account_id: customerId, name: 'Financeiro', email: CONTACT_EMAIL, locale: null, receives_invoices: 1, receives_reminders: 1,
    created_at: SAMPLE_NOW, removed_at: null,
  })
  await store.insertMessages(tx, tenantId, [{
    id: messageId, customer_id: customerId, invoice_id: invoiceId, template: 'invoice.issued', natural_key: `invoice.issued:${invoiceId}:${contactId}`,
    locale: 'pt-BR', to_name: 'Financeiro', to_address: CONTACT_EMAIL, subject: 'Fatura', text: 't', html: 'h', attachments: '[]', queued_at: SAMPLE_NOW,
  }])
  await store.storeMailTemplate(tx, tenantId, { ...MAIL_TEMPLATE, subject: 's', text: 't', html: 'h', updated_at: SAMPLE_NOW }, 0)
  // Due long after everything else of the tenant, so that it changes no other case.
  await store.enqueueJob(tx, tenantId, { id: parkedJobId, kind: PARKED_KIND, dedupe_key: parkedJobId, payload: '{}', run_at: addMs(SAMPLE_NOW, 1), created_at: SAMPLE_NOW })
  await tx.db.updateTable('job').set({ state: 'parked' }).where('tenant_id', '=', tenantId).where('id', '=', parkedJobId).execute()
  return { contactId, messageId }
}
