/** What the cases of collections share: contacts, the clock of one invoice, payments, and what was sent. */
import assert from 'node:assert/strict'
import { calendarDate, instant } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { newId } from '@assento/store'
import type { InvoiceRow } from '@assento/store'
import type { PolicyView, Timeline } from '../../src/collections/dto.ts'
import { recordPayment } from '../../src/invoices/payments/record-payment.ts'
import { NOW } from '../fixture.ts'
import type { World } from '../fixture.ts'
import { workerAt } from '../worker-at.ts'

/** Bought on 21 November 2026, invoiced on the 22nd, due on Wednesday, 2 December. */
export const ISSUED_AT = instant('2026-11-22T03:00:00.000Z')
export const SUSPENDED_AT = instant('2026-12-21T12:00:00.000Z')

/** Registers contacts of the customer; the last one receives no reminders. */
export async function addContacts(world: World, ...names: readonly string[]): Promise<void> {
  await world.database.withTx((tx) => tx.db.insertInto('billing_contact').values(names.map((name, index) => ({
    tenant_id: world.tenantId, id: newId('con'), account_id: world.customerId, name, email: `${name}@padaria.example`, locale: null,
    receives_invoices: 1 as const, receives_reminders: index === names.length - 1 && names.length > 1 ? 0 as const : 1 as const, created_at: NOW, removed_at: null,
  }))).execute().then(() => undefined))
}

export async function invoicesOf(world: World): Promise<InvoiceRow[]> {
  return world.database.db.selectFrom('invoice').selectAll().where('tenant_id', '=', world.tenantId).orderBy('number').execute()
}

/** The only invoice, or the one of that place in the order of numbers. */
export async function invoiceOf(world: World, index = 0): Promise<InvoiceRow> {
  const invoice = (await invoicesOf(world))[index]
  assert.ok(invoice !== undefined, `there is no invoice ${index}`)
  return invoice
}

/** Money for an invoice at a tenant time; left out, all that is owed of it without late charges. */
export async function pay(world: World, invoice: InvoiceRow, at: Instant | string, amountCents?: number): Promise<void> {
  const ctx = await workerAt(world, instant(at))
  const stored = (await invoicesOf(world)).find(({ id }) => id === invoice.id)
  await world.database.withTx((tx) => recordPayment(ctx, tx, {
    customerId: invoice.customer_id, invoiceId: invoice.id, channel: 'transfer', externalId: newId('pay'), lateChargeCents: 0, feeCents: 0, note: null,
    amountCents: amountCents ?? invoice.total_cents - (stored?.settled_cents ?? 0), paidOn: calendarDate(at.slice(0, 10)),
  }))
}

interface Order { readonly template: string; readonly invoiceId: string; readonly step: string | null }

/** Messages of collections steps that were ordered, of one invoice or of all, by their steps and in their order. */
export async function ordersOf(world: World, invoice?: InvoiceRow): Promise<(string | null)[]> {
  const rows = await world.database.db.selectFrom('job').select('payload').where('tenant_id', '=', world.tenantId).where('kind', '=', 'mail.compose')
    .orderBy('created_at').orderBy('id').execute()
  return rows.map(({ payload }) => JSON.parse(payload) as Order)
    .filter(({ template, invoiceId, step }) => /^(reminder|notice)\./.test(template) && step !== null && (invoice === undefined || invoiceId === invoice.id))
    .map(({ step }) => step)
}

/** Messages of collections steps that were written, one a contact: `step contact`, in their order. */
export async function messagesOf(world: World, invoice: InvoiceRow): Promise<string[]> {
  const rows = await world.database.db.selectFrom('message').select(['natural_key', 'to_name']).where('tenant_id', '=', world.tenantId)
    .where('invoice_id', '=', invoice.id).orderBy('queued_at').orderBy('id').execute()
  return rows.map(({ natural_key, to_name }) => ({ parts: natural_key.split(':'), to_name })).filter(({ parts }) => parts.length === 4)
    .map(({ parts, to_name }) => `${parts[2] ?? ''} ${to_name}`)
}

/** Names of events, `step_ran` ones with their step and outcome. */
export async function eventsOf(world: World): Promise<string[]> {
  const rows = await world.database.db.selectFrom('outbox_event').select(['name', 'payload']).where('tenant_id', '=', world.tenantId).orderBy('id').execute()
  return rows.map(({ name, payload }) => {
    const { step, outcome } = JSON.parse(payload) as { step?: string; outcome?: string }
    return name === 'collections.step_ran' ? `${step ?? ''} ${outcome ?? ''}` : name
  })
}

/** `step state` of an invoice's timeline, as the reseller's server reads it. */
export async function timelineOf(world: World, invoice: InvoiceRow): Promise<string[]> {
  const { data } = await world.server.read<Timeline>('collections.timeline', { invoiceId: invoice.id })
  return data.steps.map(({ key, state }) => `${key} ${state}`)
}

/** Puts another policy in the place of the tenant's. */
export async function changePolicy(world: World, change: (policy: PolicyView['policy']) => PolicyView['policy']): Promise<void> {
  const { data } = await world.server.read<PolicyView>('collections.policy.get')
  const answer = await world.server.send('collections.policy.set', { version: data.version, policy: change(data.policy) })
  assert.equal(answer.status, 200, JSON.stringify(answer.error))
}
