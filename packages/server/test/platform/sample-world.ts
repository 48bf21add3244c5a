/** A tenant with everything that has an id, made through the store, and a second one that must never be seen from it. */
import { calendarDate } from '@assento/rules'
import {
  insertActivation, insertApiKey, insertDocuments, insertLicenceOrder, insertMember, insertOffboarding, insertRun, insertTicket, newId, replaceLicencePrices, setLicenceTerms,
  upsertLicencePriceList, type AssentoDatabase,
} from '@assento/store'
import { createSampleAccount, createSampleSerial, createSampleSubscription, createSampleTenant, type SampleTenant } from '@assento/store/testing'
import { makeApiKey } from '../../src/accounts/tokens.ts'
import { RECONCILIATION } from '../../src/imports/reconciliation/run-reconciliation.ts'
import { writeInvoice } from '../documents/billing-world.ts'
import { START, type TestTenant } from './harness.ts'
import { procedureAt, sampleInput } from './procedures.ts'

export interface SampleWorld extends TestTenant {
  /** Id by the name of the field that takes it. */
  readonly ids: Readonly<Record<string, string>>
  readonly siblingIds: Readonly<Record<string, string>>
}

export async function sampleWorld(database: AssentoDatabase): Promise<SampleWorld> {
  const sample = await createSampleTenant(database)
  const { tenantId, customerId } = sample
  const { key, keyId, secretHash } = makeApiKey('secret', 'test')
  const [apiKeyId, memberId, siblingMemberId, runId] = [newId('key'), newId('mem'), newId('mem'), newId('imp')]
  const siblingId = await database.withTx(async (tx) => {
    const made = await createSampleAccount(tx, tenantId, { kind: 'customer', name: 'Ótica Boreal', parentId: sample.resellerId })
    await insertApiKey(tx, tenantId, {
      id: apiKeyId, kind: 'secret', slot: 'default', key_id: keyId, secret_hash: secretHash, scopes: null, created_at: START,
      last_used_at: null, revoked_at: null,
    })
    const person = { name: 'Ana Souza', email: 'ana@loja.example', role: 'administrator' as const, created_at: START, removed_at: null }
    await insertMember(tx, tenantId, { ...person, id: memberId, account_id: customerId })
    await insertMember(tx, tenantId, { ...person, id: siblingMemberId, account_id: made })
    await insertRun(tx, tenantId, {
      id: runId, kind: RECONCILIATION, file_name: 'fatura.csv', file_sha256: 'a'.repeat(64), rows: 0, applied: 0, skipped: 0, rejected: 0, created_at: START,
    })
    await insertOffboarding(tx, tenantId, {
      id: newId('ofb'), customer_id: customerId, kind: 'erasure', receipt: '{}', receipt_sha256: 'a'.repeat(64), at: START, actor_id: 'x', actor_name: 'X',
    })
    return made
  })
  const subscriptionId = await createSampleSubscription(database, sample)
  const siblingSubscriptionId = await createSampleSubscription(database, sample, { customer_id: siblingId })
  const [ticketId, siblingTicketId] = [await ticketOf(database, tenantId, customerId, '1'), await ticketOf(database, tenantId, siblingId, '2')]
  const [own, siblings] = [await invoiceOf(database, tenantId, customerId), await invoiceOf(database, tenantId, siblingId)]
  const [ownMachine, siblingMachine] = [await machineOf(database, tenantId, customerId), await machineOf(database, tenantId, siblingId)]
  const licences = await licencesOf(database, sample)
  return {
    tenantId, publishableKey: sample.publishableKey, resellerId: sample.resellerId, key, customerId, siblingId, partnerId: licences.partnerId,
    ids: {
      subscriptionId, customerId, accountId: customerId, subjectId: subscriptionId, memberId, apiKeyId, planId: sample.planId, offerId: sample.offerId,
      catalogProductId: sample.productId, catalogPriceListId: sample.priceListId, ticketId, runId, ...own, ...ownMachine, ...licences,
    },
    siblingIds: { subscriptionId: siblingSubscriptionId, customerId: siblingId, accountId: siblingId, subjectId: siblingSubscriptionId, memberId: siblingMemberId, ticketId: siblingTicketId, ...siblings, ...siblingMachine },
  }
}

async function ticketOf(database: AssentoDatabase, tenantId: string, customerId: string, number: string): Promise<string> {
  const id = newId('tkt')
  await database.withTx((tx) => insertTicket(tx, tenantId, {
    id, number, customer_id: customerId, category: 'billing', subject: 'Fatura', about_kind: null, about_id: null, state: 'open', diagnosis: '{}',
    opened_at: START, opened_by: 'x', updated_at: START,
  }))
  return id
}

/** A partner with its price list, a pending order, and a serial that came from its stock. */
async function licencesOf(database: AssentoDatabase, { tenantId, customerId, resellerId }: SampleTenant) {
  const { productId, serialId: targetSerialId } = await createSampleSerial(database, { tenantId, customerId })
  const [priceListId, orderId] = [newId('lpl'), newId('ord')]
  const partnerId = await database.withTx(async (tx) => {
    const id = await createSampleAccount(tx, tenantId, { kind: 'reseller', name: 'Parceiro Lince', parentId: resellerId })
    await tx.db.updateTable('serial').set({ partner_id: id }).where('tenant_id', '=', tenantId).where('id', '=', targetSerialId).execute()
    await upsertLicencePriceList(tx, tenantId, { id: priceListId, name: 'Ouro', currency: 'BRL', tier_mode: 'volume', retired_at: null })
    await replaceLicencePrices(tx, tenantId, priceListId, [{
      id: newId('lpp'), product_id: productId, tiers: '[{"minQuantity":1,"unitMonthlyCents":100}]', setup_unit_cents: 0, users_per_unit: 1, bonus_every: null,
      bonus_give: null, starts_on: calendarDate('2026-01-01'), until: null,
    }])
    await setLicenceTerms(tx, tenantId, { account_id: id, price_list_id: priceListId, approval: null })
    await insertLicenceOrder(tx, tenantId, {
      id: orderId, type: 'purchase', partner_id: id, price_list_id: priceListId, price_list_name: 'Ouro', currency: 'BRL', state: 'pending', units_total: 1,
      users_total: 1, monthly_cents: 100, setup_cents: 0, total_cents: 100, submitted_at: START, submitted_by: 'x', submitted_by_name: 'X', decided_at: null,
      decided_by: null, decided_by_name: null, cancel_reason: null, reverses_id: null, invoice_draft_id: null,
    }, [])
    return id
  })
  return { partnerId, orderId, productId, priceListId, targetSerialId, baseProductId: productId }
}

/** A serial that runs on one computer. */
async function machineOf(database: AssentoDatabase, tenantId: string, customerId: string): Promise<{ serialId: string; activationId: string }> {
  const { serialId } = await createSampleSerial(database, { tenantId, customerId })
  const activationId = newId('act')
  await database.withTx((tx) => insertActivation(tx, tenantId, {
    id: activationId, serial_id: serialId, fingerprint: activationId, components: null, machine_name: 'Balcão', app_version: null, is_offline: 0,
    activated_at: START, activated_by: 'machine', activated_by_name: 'Balcão', nonce: null, last_seen_at: START, lease_until: null, closed_at: null,
    closed_reason: null, closed_by_name: null, receipt_key: null,
  }))
  return { serialId, activationId }
}

/** An open invoice with one document. */
async function invoiceOf(database: AssentoDatabase, tenantId: string, customerId: string): Promise<{ invoiceId: string; documentId: string }> {
  const documentId = newId('doc')
  const invoiceId = await database.withTx(async (tx) => {
    const { id } = await writeInvoice(tx, { tenantId, customerId }, START)
    await insertDocuments(tx, tenantId, [{
      id: documentId, customer_id: customerId, invoice_id: id, kind: 'invoice', source_id: id, file_name: 'fatura.pdf', media_type: 'application/pdf', bytes: null,
      sha256: null, created_at: START,
    }])
    return id
  })
  return { invoiceId, documentId }
}

/** An id that exists nowhere. */
export const idOf = (field: string): string => `unknown_${field.toLowerCase()}`

/** An input of the procedure with an id in each of its required id fields. */
export function sampleOf(path: string, idFor: (field: string) => string, given: Readonly<Record<string, unknown>> = {}): unknown {
  const { schema } = procedureAt(path)
  const filled = sampleInput(schema, given)
  return withIds(filled, idFor, given)
}

/** Puts ids where the sample has the placeholder of a required id field. */
function withIds(value: unknown, idFor: (field: string) => string, given: Readonly<Record<string, unknown>>, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, index) => withIds(item, idFor, given, `${field}.${index}`))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, withIds(held, idFor, given, field === '' ? name : `${field}.${name}`)]))
  }
  const name = field.split('.').at(-1) ?? ''
  return value === 'amostra' && !(field in given) && !field.startsWith('actor.') && (name === 'id' || name.endsWith('Id')) ? idFor(name) : value
}
