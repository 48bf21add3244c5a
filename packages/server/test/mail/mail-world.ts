/** A tenant that charges and mails, its contacts, and a mail server that receives. */
import { insertContact, listEvents, listMessages, newId } from '@assento/store'
import type { AssentoDatabase, EventRow, MessageHead, Tx } from '@assento/store'
import { tenantContext } from '../../src/platform/authenticate.ts'
import type { PlatformContext, Runtime } from '../../src/platform/context.ts'
import { systemContext } from '../../src/platform/run-due.ts'
import { runDueJobs } from '../../src/platform/run-jobs.ts'
import { loadTenant } from '@assento/store'
import type { BillingSettings } from '../../src/accounts/tenant-settings.ts'
import { Harness, type TestTenant } from '../platform/harness.ts'
import { giveBilling, goTo } from '../documents/billing-world.ts'
import { MailReceiver } from './receiver.ts'

export const FINANCE = 'financeiro@padaria.example'
export const OWNER = 'dono@padaria.example'
export const MAIL_FROM = { name: 'Revenda Exemplo', address: 'cobranca@revenda.example' }

export interface MailWorld {
  readonly harness: Harness
  readonly tenant: TestTenant
  readonly receiver: MailReceiver
  /** The worker's context at the harness's time. */
  context(): Promise<PlatformContext>
  inTx<Answer>(run: (ctx: PlatformContext, tx: Tx) => Promise<Answer>): Promise<Answer>
  /** Runs jobs until none is due. */
  work(): Promise<void>
  messages(): Promise<readonly MessageHead[]>
  events(name: string): Promise<readonly EventRow[]>
  close(): Promise<void>
}

export interface MailWorldOptions {
  readonly contacts?: readonly ContactWords[]
  readonly billing?: Partial<BillingSettings>
  readonly runtime?: (receiver: MailReceiver) => Partial<Runtime>
}

export interface ContactWords {
  readonly name?: string
  readonly email: string
  readonly locale?: string
  readonly invoices?: boolean
  readonly reminders?: boolean
}

/** On 10 March 2026, noon; two contacts unless told otherwise. */
export async function mailWorld(database: AssentoDatabase, options: MailWorldOptions = {}): Promise<MailWorld> {
  const receiver = await MailReceiver.start()
  const harness = new Harness(database, { env: { SMTP_URL: receiver.url }, ...(options.runtime === undefined ? {} : { runtime: options.runtime(receiver) }) })
  goTo(harness, '2026-03-10')
  const tenant = await harness.tenant()
  await giveBilling(database, tenant, { mailFrom: MAIL_FROM, ...options.billing })
  for (const contact of options.contacts ?? [{ email: FINANCE, name: 'Marina Prado' }, { email: OWNER, name: 'Caio', locale: 'en' }]) await register(harness, tenant, contact)
  const context = async () => {
    const row = await loadTenant(database, tenant.tenantId)
    if (row === null) throw new Error('the tenant is there')
    return systemContext(harness.runtime, tenantContext(row), harness.clock.now(), 'job')
  }
  return {
    harness, tenant, receiver, context,
    inTx: async (run) => {
      const ctx = await context()
      return database.withTx((tx) => run(ctx, tx))
    },
    work: async () => {
      while ((await runDueJobs(await context())) > 0);
    },
    messages: async () => (await listMessages(database, tenant.tenantId, { customerId: null, afterId: null, limit: 200 })).items.toReversed(),
    events: async (name) => (await listEvents(database, tenant.tenantId, { afterId: null, limit: 200 })).items.filter((event) => event.name === name),
    close: async () => {
      harness.runtime.mail?.close()
      await receiver.close()
    },
  }
}

export function register(harness: Harness, tenant: TestTenant, { name = 'Contato', email, locale, invoices = true, reminders = true }: ContactWords): Promise<boolean> {
  return harness.database.withTx((tx) => insertContact(tx, tenant.tenantId, {
    id: newId('con'), account_id: tenant.customerId, name, email, locale: locale ?? null, receives_invoices: invoices ? 1 : 0,
    receives_reminders: reminders ? 1 : 0, created_at: harness.clock.now(), removed_at: null,
  }))
}
