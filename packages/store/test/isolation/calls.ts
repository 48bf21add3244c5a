/** Every function of the store that reads or writes by id, called in the name of one tenant with the ids of another. */
import { addMs, calendarDate, instant } from '@assento/rules'
import * as store from '../../src/index.ts'
import { createSampleSubscription, SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'
import { ACCESS_KEY, fillDocuments, TXID } from './fill-documents.ts'
import { collectionsReaders, collectionsWriters, fillCollections } from './fill-collections.ts'
import { activationsReaders, activationsWriters, fillActivations } from './fill-activations.ts'
import { customersReaders, customersWriters, fillCustomers } from './fill-customers.ts'
import { fillLicenceOrders, licenceOrdersReaders, licenceOrdersWriters } from './fill-licence-orders.ts'
import { fillOrders } from './fill-orders.ts'
import { fillSerials, serialReaders, serialWriters } from './fill-serials.ts'
import { booksReaders, booksWriters, fillBooks } from './fill-books.ts'
import { fillMail, MAIL_TEMPLATE, PARKED_KIND } from './fill-mail.ts'
import { BOLETO_NUMBER, fillMoney, PAYMENT_EXTERNAL_ID, RETURN_SHA } from './fill-money.ts'

export interface FilledTenant extends SampleTenant {
  readonly [name: string]: string
}

type Call = (tx: store.Tx, tenantId: string, of: FilledTenant) => Promise<unknown>

const PAGE = { afterId: null, limit: 10 }
const META: store.ApplyMeta = { at: SAMPLE_NOW, zone: 'America/Sao_Paulo', productZone: 'UTC', actorId: 'x', quoteId: null }
const TODAY = calendarDate('2026-03-10')
const HASH = 'f'.repeat(64)

/** Gives a sample tenant one row of everything; answers their ids. */
export async function fillTenant(database: store.AssentoDatabase, sample: SampleTenant): Promise<FilledTenant> {
  const subscriptionId = await createSampleSubscription(database, sample, { external_ref: 'vendor-1', next_action_at: SAMPLE_NOW, assigned_seats: 0 })
  const { tenantId } = sample
  const ids = {
    memberId: store.newId('mem'), keyId: store.newId('key'), sessionId: store.newId('ses'), quoteId: store.newId('quo'),
    assignmentId: store.newId('asg'), provisioningId: store.newId('prv'), jobId: store.newId('job'), deadJobId: store.newId('job'),
  }
  const eventId = store.newId('evt')
  const filled = await database.withTx(async (tx) => {
    await store.insertMember(tx, tenantId, { id: ids.memberId, account_id: sample.customerId, name: 'Ana', email: 'ana@exemplo.com.br', role: 'viewer', created_at: SAMPLE_NOW, removed_at: null })
    await store.insertApiKey(tx, tenantId, { id: ids.keyId, kind: 'secret', slot: 'server', key_id: store.newId('key'), secret_hash: HASH, scopes: null, created_at: SAMPLE_NOW, last_used_at: null, revoked_at: null })
    await store.insertSession(tx, tenantId, { id: ids.sessionId, token_hash: store.newId('ses').padEnd(64, '0'), customer_id: sample.customerId, actor_id: 'x', actor_name: 'X', role: 'viewer', components: '{}', allowed_origins: '[]', created_at: SAMPLE_NOW, expires_at: addMs(SAMPLE_NOW, 1), revoked_at: null })
    await store.insertQuote(tx, tenantId, { id: ids.quoteId, customer_id: sample.customerId, subscription_id: subscriptionId, procedure: 'p', request: '{}', decision: '{}', subscription_version: 1, due_now_cents: 0, created_at: SAMPLE_NOW, valid_until: SAMPLE_NOW, used_at: null })
    await store.assignSeat(tx, tenantId, { id: ids.assignmentId, subscription_id: subscriptionId, user_name: 'Ana', user_email: 'ana@exemplo.com.br', assigned_at: SAMPLE_NOW, assigned_by: 'x' })
    await store.insertProvisioning(tx, tenantId, { id: ids.provisioningId, subscription_id: subscriptionId, kind: 'seats', target_seats: 12, state: 'requested', requested_at: SAMPLE_NOW, alarm_at: SAMPLE_NOW, alarmed_at: null, settled_at: null })
    await store.insertIdempotency(tx, tenantId, { scope: 's', key: 'k', request_hash: 'h', response: '{}', created_at: SAMPLE_NOW })
    await store.appendAudit(tx, tenantId, { at: SAMPLE_NOW, recorded_at: SAMPLE_NOW, actor_id: 'x', actor_name: 'X', role: 'viewer', channel: 'api', action: 'a', outcome: 'done', rule: null, subject_id: subscriptionId, customer_id: sample.customerId, before: null, after: null, request_id: 'r' })
    await store.appendEvent(tx, tenantId, { id: eventId, name: 'n', subject_id: subscriptionId, customer_id: sample.customerId, at: SAMPLE_NOW, payload: '{}', published_at: null })
    await store.insertRun(tx, tenantId, { id: store.newId('imp'), kind: 'k', file_name: 'f', file_sha256: HASH, rows: 1, applied: 1, skipped: 0, rejected: 0, created_at: SAMPLE_NOW })
    const vendorRunId = store.newId('imp')
    await store.insertRun(tx, tenantId, { id: vendorRunId, kind: 'reconciliation', file_name: 'f', file_sha256: HASH, rows: 1, applied: 1, skipped: 0, rejected: 0, created_at: SAMPLE_NOW })
    await store.insertVendorLines(tx, tenantId, [vendorLine(vendorRunId)])
    await store.recordDateMismatches(tx, tenantId, [{ subscription_id: subscriptionId, field: 'f', ours: 'a', vendors: 'b', recorded_at: SAMPLE_NOW }])
    await store.openSeatBatch(tx, tenantId, subscriptionId, { seats: 2, addedAt: SAMPLE_NOW, until: instant('2026-03-17T12:00:00.000Z') })
    await tx.db.updateTable('account').set({ tax_id: '12345678000195', external_ref: 'erp-1' }).where('tenant_id', '=', tenantId).where('id', '=', sample.customerId).execute()
    await tx.db.insertInto('frequency_change').values({ tenant_id: tenantId, subscription_id: subscriptionId, offer_id: sample.offerId, billing_frequency: 'annual', cycle_unit_cents: 1, effective_on: TODAY, created_at: SAMPLE_NOW, created_by: 'x' }).execute()
    await tx.db.insertInto('renewal_plan').values({ tenant_id: tenantId, subscription_id: subscriptionId, seats: 7, offer_id: sample.offerId, plan_id: sample.planId, commitment: 'P1Y', billing_frequency: 'monthly', custom_term_until: null, created_at: SAMPLE_NOW, created_by: 'x' }).execute()
    const draftId = await store.openDayDraft(tx, tenantId, { customerId: sample.customerId, kind: 'change', currency: 'BRL', on: TODAY, zone: META.zone, at: SAMPLE_NOW })
    await store.insertImportedCharges(tx, tenantId, [{ id: store.newId('chg'), subscription_id: subscriptionId, customer_id: sample.customerId, kind: 'termCycle', seats: 1, currency: 'BRL', unit_cents: 1, billing_days: 1, cycle_days: 1, period_starts_on: TODAY, period_until: calendarDate('2026-03-11'), amount_cents: 1, credited_cents: 0, quote_id: null, invoice_draft_id: draftId, natural_key: 'c', created_at: SAMPLE_NOW }])
    await store.enqueueJobs(tx, tenantId, [ids.jobId, ids.deadJobId].map((id) => ({ id, kind: 'k', dedupe_key: id, payload: '{}', run_at: SAMPLE_NOW, created_at: SAMPLE_NOW })))
    await tx.db.updateTable('job').set({ lease_token: 'token' }).where('tenant_id', '=', tenantId).where('id', '=', ids.jobId).execute()
    await tx.db.updateTable('job').set({ state: 'dead' }).where('tenant_id', '=', tenantId).where('id', '=', ids.deadJobId).execute()
    await store.insertConnectorSecret(tx, tenantId, { connector: 'pix', id: 'sec_1', secret: 's', created_at: SAMPLE_NOW, revoked_at: null })
    const money = await fillMoney(tx, sample)
    const books = await fillBooks(tx, sample, { ...money, subscriptionId })
    const collected = await fillCollections(tx, sample, subscriptionId)
    return { draftId, vendorRunId, ...books, ...collected, ...money, ...await fillDocuments(tx, sample, money), ...await fillOrders(tx, sample), ...await fillLicenceOrders(tx, sample), ...await fillSerials(tx, sample), ...await fillActivations(tx, sample), ...await fillCustomers(tx, sample), ...await fillMail(tx, sample, money) }
  })
  return { ...sample, ...ids, ...filled, subscriptionId, eventId }
}

/** A line of the vendor's invoice for which there is no charge. */
function vendorLine(runId: string): Parameters<typeof store.insertVendorLines>[2][number] {
  return {
    run_id: runId, line_no: 2, invoice_number: 'G1', vendor_customer_ref: 'erp-1', customer_name: 'X', vendor_subscription_ref: 'vendor-1', product_ref: 'p',
    sku_ref: '0001', product_name: 'P', charge_type: 'new', quantity: '1', subtotal_cents: 1, tax_cents: 0, total_cents: 1, currency: 'BRL', charge_starts_on: TODAY,
    charge_until: null, term_starts_on: null, term_until: null, commitment: null, billing_frequency: null, reference: null, verdict: 'missingHere',
    customer_id: null, subscription_id: null, charge_id: null, our_cents: null, difference: '{}',
  }
}

const now = SAMPLE_NOW
const VENDOR_MONTH = { startsOn: calendarDate('2026-03-01'), until: calendarDate('2026-04-01') }
const ofSubscription = (of: FilledTenant) => ({ ...PAGE, subscriptionId: of['subscriptionId'] ?? '' })
const terms = (of: FilledTenant) => ({ planId: of.planId, commitment: 'P1Y' as const, billingFrequency: 'monthly' as const, segment: 'commercial' })
const sub = (of: FilledTenant): string => of['subscriptionId'] ?? ''
const idOf = (of: FilledTenant, name: string): string => of[name] ?? ''

/** Reads; each finds something in the tenant that the ids are of. */
export const readers: Readonly<Record<string, Call>> = {
  ...collectionsReaders,
  ...booksReaders,
  ...licenceOrdersReaders,
  ...serialReaders,
  ...activationsReaders,
  ...customersReaders,
  loadTenant: (h, t, of) => store.loadTenant(h, t).then((row) => (row?.id === of.tenantId ? row : null)),
  findAccount: (h, t, of) => store.findAccount(h, t, of.customerId),
  findAccountByTaxId: (h, t) => store.findAccountByTaxId(h, t, '12345678000195'),
  findAccountByExternalRef: (h, t) => store.findAccountByExternalRef(h, t, 'erp-1'),
  listAccounts: (h, t, of) => store.listAccounts(h, t, { kind: 'customer', parentId: of.resellerId, after: null, limit: 10 }),
  findMember: (h, t, of) => store.findMember(h, t, idOf(of, 'memberId')),
  listMembers: (h, t, of) => store.listMembers(h, t, { ...PAGE, accountId: of.customerId }),
  findApiKey: (h, t, of) => store.findApiKey(h, t, idOf(of, 'keyId')),
  listApiKeys: (h, t) => store.listApiKeys(h, t),
  findSession: (h, t, of) => store.findSession(h, t, idOf(of, 'sessionId')),
  findIdempotency: (h, t) => store.findIdempotency(h, t, 's', 'k'),
  listAudit: (h, t) => store.listAudit(h, t, { beforeSeq: null, limit: 10 }),
  verifyAudit: (h, t) => store.verifyAudit(h, t),
  findAuditHead: (h, t) => store.findAuditHead(h, t).then((head) => (head?.seq === 0 ? null : head)),
  walkAudit: async (h, t) => { for await (const row of store.walkAudit(h, t)) return row },
  findOffer: (h, t, of) => store.findOffer(h, t, of.offerId, now),
  findOfferFor: (h, t, of) => store.findOfferFor(h, t, terms(of), now),
  listOffers: (h, t, of) => store.listOffers(h, t, { ...PAGE, planId: of.planId, now }),
  listOfferTerms: (h, t, of) => store.listOfferTerms(h, t, of.planId),
  listFamilies: (h, t) => store.listFamilies(h, t),
  listProducts: (h, t) => store.listProducts(h, t, PAGE),
  findProduct: (h, t, of) => store.findProduct(h, t, of.productId),
  findPlan: (h, t, of) => store.findPlan(h, t, of.planId),
  listPlans: (h, t, of) => store.listPlans(h, t, of.productId),
  listPriceLists: (h, t) => store.listPriceLists(h, t),
  loadSubscriptionFacts: (h, t, of) => store.loadSubscriptionFacts(h, t, sub(of)),
  loadOwnedFacts: (h, t, of) => store.loadOwnedFacts(h, t, sub(of)),
  loadManyFacts: (h, t, of) => store.loadManyFacts(h, t, [sub(of)]).then((facts) => [...facts.values()]),
  previewOwnedFacts: (h, t, of) => store.previewOwnedFacts(h, t, sub(of)),
  listSubscriptions: (h, t, of) => store.listSubscriptions(h, t, { ...PAGE, customerId: of.customerId, now }),
  findSubscriptionItem: (h, t, of) => store.findSubscriptionItem(h, t, sub(of), now),
  findSubscription: (h, t, of) => store.findSubscription(h, t, sub(of)),
  findSubscriptionByExternalRef: (h, t) => store.findSubscriptionByExternalRef(h, t, 'vendor-1'),
  listFilteredSubscriptions: (h, t) => store.listFilteredSubscriptions(h, t, { customerId: null, now, afterId: null, limit: 10, search: 'e' }),
  listAssignments: (h, t, of) => store.listAssignments(h, t, ofSubscription(of)),
  findAssignment: (h, t, of) => store.findAssignment(h, t, idOf(of, 'assignmentId')),
  findProvisioning: (h, t, of) => store.findProvisioning(h, t, idOf(of, 'provisioningId')),
  findLatestProvisioning: (h, t, of) => store.findLatestProvisioning(h, t, sub(of)),
  overdueProvisioning: (h, t) => store.overdueProvisioning(h, t, now, 10),
  findQuote: (h, t, of) => store.findQuote(h, t, idOf(of, 'quoteId')),
  listSubscriptionHistory: (h, t, of) => store.listSubscriptionHistory(h, t, { subscriptionId: sub(of), beforeSeq: null, limit: 10 }),
  findFrequencyChange: (h, t, of) => store.findFrequencyChange(h, t, sub(of)),
  findRenewalPlan: (h, t, of) => store.findRenewalPlan(h, t, sub(of)),
  dueSubscriptions: (h, t) => store.dueSubscriptions(h, t, now, 10),
  nextActionOfTenant: (h, t) => store.nextActionOfTenant(h, t),
  listCharges: (h, t, of) => store.listCharges(h, t, { subscriptionId: sub(of), after: null, limit: 10 }),
  listDrafts: (h, t, of) => store.listDrafts(h, t, { ...PAGE, customerId: of.customerId }),
  findDraft: (h, t, of) => store.findDraft(h, t, idOf(of, 'draftId')),
  listConnectorSecrets: (h, t) => store.listConnectorSecrets(h, t, 'pix'),
  findCart: (h, t, of) => store.findCart(h, t, of.customerId),
  findOfferProduct: (h, t, of) => store.findOfferProduct(h, t, of.offerId),
  findCheckoutQuote: (h, t, of) => store.findCheckoutQuote(h, t, idOf(of, 'checkoutQuoteId')),
  listStorefrontPlans: (h, t) => store.listStorefrontPlans(h, t, { now, after: null, limit: 10 }),
  listStorefrontFamilies: (h, t) => store.listStorefrontFamilies(h, t, { now }),
  listOffersOfPlans: (h, t, of) => store.listOffersOfPlans(h, t, [of.planId], now),
  listPricedOffersOfPlans: (h, t, of) => store.listPricedOffersOfPlans(h, t, [of.planId], now),
  listForecastSubscriptions: (h, t, of) => store.listForecastSubscriptions(h, t, of.customerId),
  listOpenDrafts: (h, t, of) => store.listOpenDrafts(h, t, of.customerId),
  listOffersByIds: (h, t, of) => store.listOffersByIds(h, t, [of.offerId], now),
  listLowerPlans: (h, t, of) => store.listLowerPlans(h, t, of.planId),
  findTicket: (h, t, of) => store.findTicket(h, t, idOf(of, 'ticketId')),
  listTickets: (h, t) => store.listTickets(h, t, { ...PAGE, customerId: null }),
  listTicketMessages: (h, t, of) => store.listTicketMessages(h, t, { ...PAGE, ticketId: idOf(of, 'ticketId') }),
  listEvents: (h, t) => store.listEvents(h, t, PAGE),
  lastEventId: (h, t) => store.lastEventId(h, t),
  listUnpublishedEvents: (h, t) => store.listUnpublishedEvents(h, t, 10),
  nextRunAt: (h, t) => store.nextRunAt(h, t),
  findJobState: (h, t, of) => store.findJobState(h, t, idOf(of, 'jobId')),
  findParkedJobId: (h, t) => store.findParkedJobId(h, t, PARKED_KIND),
  listContacts: (h, t, of) => store.listContacts(h, t, of.customerId),
  findContact: (h, t, of) => store.findContact(h, t, idOf(of, 'contactId')),
  findAddressedInvoices: (h, t, of) => store.findAddressedInvoices(h, t, [idOf(of, 'invoiceId')]),
  findMessage: (h, t, of) => store.findMessage(h, t, idOf(of, 'messageId')),
  listMessages: (h, t, of) => store.listMessages(h, t, { ...PAGE, customerId: of.customerId, invoiceId: idOf(of, 'invoiceId') }),
  listMessagesOfTemplate: (h, t, of) => store.listMessagesOfTemplate(h, t, idOf(of, 'invoiceId'), MAIL_TEMPLATE.template),
  listMailTemplates: (h, t) => store.listMailTemplates(h, t),
  findMailTemplate: (h, t) => store.findMailTemplate(h, t, MAIL_TEMPLATE.template, MAIL_TEMPLATE.locale),
  findRunBySha: (h, t) => store.findRunBySha(h, t, 'k', HASH),
  findReturnFile: (h, t) => store.findReturnFile(h, t, RETURN_SHA),
  listReturnLines: (h, t, of) => store.listReturnLines(h, t, idOf(of, 'returnFileId')),
  findBoletosByNumber: (h, t) => store.findBoletosByNumber(h, t, '341', [BOLETO_NUMBER]),
  findBoleto: (h, t, of) => store.findBoleto(h, t, idOf(of, 'boletoId')),
  listBoletos: (h, t, of) => store.listBoletos(h, t, [idOf(of, 'invoiceId')]),
  listPixCharges: (h, t, of) => store.listPixCharges(h, t, [idOf(of, 'invoiceId')]),
  findPixChargeByTxid: (h, t) => store.findPixChargeByTxid(h, t, TXID),
  listDocuments: (h, t, of) => store.listDocuments(h, t, [idOf(of, 'invoiceId')]),
  findDocument: (h, t, of) => store.findDocument(h, t, idOf(of, 'drawnId')),
  findDocumentOfSource: (h, t, of) => store.findDocumentOfSource(h, t, 'boleto', idOf(of, 'boletoId')),
  loadDocumentBytes: (h, t, of) => store.loadDocumentBytes(h, t, idOf(of, 'drawnId')),
  findFiscalDocumentByKey: (h, t) => store.findFiscalDocumentByKey(h, t, ACCESS_KEY),
  listFiscalDocuments: (h, t, of) => store.listFiscalDocuments(h, t, [idOf(of, 'invoiceId')]),
  loadParties: (h, t, of) => store.loadParties(h, t, [of.customerId]),
  loadPrintedPayment: (h, t, of) => store.loadPrintedPayment(h, t, idOf(of, 'paymentId')),
  loadCreditAtIssue: async (h, t, of) => (await store.loadCreditAtIssue(h, t, idOf(of, 'invoiceId'))) || null,
  findInvoicesByReference: (h, t, of) => store.findInvoicesByReference(h, t, [idOf(of, 'invoiceId')]),
  findPaymentsByExternalIds: (h, t) => store.findPaymentsByExternalIds(h, t, 'boleto', [PAYMENT_EXTERNAL_ID]),
  listRuns: (h, t) => store.listRuns(h, t, 10),
  findRunOfKind: (h, t, of) => store.findRunOfKind(h, t, 'reconciliation', idOf(of, 'vendorRunId')),
  listVendorLines: (h, t, of) => store.listVendorLines(h, t, { runId: idOf(of, 'vendorRunId'), verdict: null, after: 0, limit: 10 }),
  sumVendorLines: (h, t, of) => store.sumVendorLines(h, t, idOf(of, 'vendorRunId')),
  loadVendorSubscriptions: (h, t) => store.loadVendorSubscriptions(h, t, ['vendor-1']),
  loadReconciledCharges: (h, t, of) => store.loadReconciledCharges(h, t, [sub(of)], VENDOR_MONTH),
  listUncoveredCharges: (h, t) => store.listUncoveredCharges(h, t, { period: VENDOR_MONTH, afterId: null, limit: 10 }),
  listDateMismatches: (h, t, of) => store.listDateMismatches(h, t, sub(of)),
  loadCatalog: async (h, t) => (await store.loadCatalog(h, t)).products,
  loadPrices: (h, t) => store.loadPrices(h, t, now),
  loadAccountsByTaxId: (h, t) => store.loadAccountsByTaxId(h, t, ['12345678000195']),
  loadAccountsByExternalRef: (h, t) => store.loadAccountsByExternalRef(h, t, ['erp-1']),
  findReseller: (h, t) => store.findReseller(h, t),
  loadKnownSubscriptions: (h, t) => store.loadKnownSubscriptions(h, t, ['vendor-1']),
  loadRunInstants: async (h, t) => [...await store.loadRunInstants(h, t, 'k')],
}

const versioned = (of: FilledTenant) => ({ subscriptionId: sub(of), fromVersion: 1, lines: [], dueNow: { currency: 'BRL', cents: 0 }, events: [] })

/** Writes; each would change something in the tenant that the ids are of. */
export const writers: Readonly<Record<string, Call>> = {
  ...collectionsWriters,
  ...booksWriters,
  ...licenceOrdersWriters,
  ...serialWriters,
  ...activationsWriters,
  ...customersWriters,
  removeContact: (tx, t, of) => store.removeContact(tx, t, idOf(of, 'contactId'), now),
  settleMessage: (tx, t, of) => store.settleMessage(tx, t, idOf(of, 'messageId'), { state: 'sent', response: null, at: now }),
  setMessageResponse: (tx, t, of) => store.setMessageResponse(tx, t, idOf(of, 'messageId'), '451'),
  deleteMailTemplate: (tx, t) => store.deleteMailTemplate(tx, t, MAIL_TEMPLATE, 1),
  redriveParkedJobs: (tx, t) => store.redriveParkedJobs(tx, t, PARKED_KIND, now),
  updateAccount: (tx, t, of) => store.updateAccount(tx, t, of.customerId, 1, { name: 'Y' }),
  setMemberRole: (tx, t, of) => store.setMemberRole(tx, t, idOf(of, 'memberId'), 'administrator'),
  removeMember: (tx, t, of) => store.removeMember(tx, t, idOf(of, 'memberId'), now),
  revokeApiKey: (tx, t, of) => store.revokeApiKey(tx, t, idOf(of, 'keyId'), now),
  touchApiKey: (tx, t, of) => store.touchApiKey(tx, t, idOf(of, 'keyId'), now, now),
  revokeSession: (tx, t, of) => store.revokeSession(tx, t, idOf(of, 'sessionId'), now),
  revokeSessionsOfCustomer: (tx, t, of) => store.revokeSessionsOfCustomer(tx, t, of.customerId, now),
  updateClockOffset: async (tx, t) => { await store.updateClockOffset(tx, t, 5) },
  updateTenantSettings: async (tx, t) => { await store.updateTenantSettings(tx, t, '{"a":1}', 1) },
  setUpgradePaths: (tx, t, of) => store.setUpgradePaths(tx, t, of.planId, { tier: 9, upgrade_plan_ids: '[]' }),
  updateProduct: (tx, t, of) => store.updateProduct(tx, t, of.productId, { name: 'Y' }),
  updatePlan: (tx, t, of) => store.updatePlan(tx, t, of.planId, { name: 'Y' }),
  updateOffer: (tx, t, of) => store.updateOffer(tx, t, of.offerId, { withdrawn_at: now }),
  updatePrice: async (tx, t, of) => {
    for (const { id } of await store.loadPrices(tx, of.tenantId, now)) await store.updatePrice(tx, t, id, { cycle_unit_cents: 1 })
  },
  assignSeat: (tx, t, of) => store.assignSeat(tx, t, { id: store.newId('asg'), subscription_id: sub(of), user_name: 'B', user_email: 'b', assigned_at: now, assigned_by: 'x' }),
  unassignSeat: (tx, t, of) => store.unassignSeat(tx, t, sub(of), idOf(of, 'assignmentId')),
  releaseNewestSeats: async (tx, t, of) => (await store.releaseNewestSeats(tx, t, sub(of), 0)).length,
  advanceProvisioning: (tx, t, of) => store.advanceProvisioning(tx, t, idOf(of, 'provisioningId'), { from: 'requested', to: 'active', at: now }),
  markProvisioningAlarmed: (tx, t, of) => store.markProvisioningAlarmed(tx, t, idOf(of, 'provisioningId'), now),
  markQuoteUsed: (tx, t, of) => store.markQuoteUsed(tx, t, idOf(of, 'quoteId'), now),
  markEventsPublished: (tx, t, of) => store.markEventsPublished(tx, t, [idOf(of, 'eventId')], now),
  completeJob: (tx, t, of) => store.completeJob(tx, t, idOf(of, 'jobId'), 'token'),
  failJob: (tx, t, of) => store.failJob(tx, t, idOf(of, 'jobId'), { leaseToken: 'token', error: 'e', retryAt: now }),
  parkJob: (tx, t, of) => store.parkJob(tx, t, idOf(of, 'jobId'), 'token', 'r'),
  extendLease: (tx, t, of) => store.extendLease(tx, t, idOf(of, 'jobId'), 'token', now),
  releaseJob: (tx, t, of) => store.releaseJob(tx, t, idOf(of, 'jobId'), 'token'),
  redriveJob: (tx, t, of) => store.redriveJob(tx, t, idOf(of, 'deadJobId'), now),
  replaceSeatBatches: (tx, t, of) => store.replaceSeatBatches(tx, t, sub(of), []),
  replaceRenewalPlan: (tx, t, of) => store.replaceRenewalPlan(tx, t, sub(of), null),
  setPaymentMeansState: (tx, t, of) => store.setPaymentMeansState(tx, t, idOf(of, 'invoiceId'), 'settled'),
  setDocumentBytes: (tx, t, of) => store.setDocumentBytes(tx, t, idOf(of, 'undrawnId'), new Uint8Array([3]), HASH),
  revokeConnectorSecret: (tx, t) => store.revokeConnectorSecret(tx, t, 'pix', 'sec_1', now),
  advanceCart: (tx, t, of) => store.advanceCart(tx, t, { id: idOf(of, 'cartId'), version: 1 }, now),
  updateCartItem: (tx, t, of) => store.updateCartItem(tx, t, idOf(of, 'cartId'), idOf(of, 'cartItemId'), {
    offer_id: of.offerId, seats: 9, plan_id: null, commitment: null, billing_frequency: null,
  }),
  removeCartItem: (tx, t, of) => store.removeCartItem(tx, t, idOf(of, 'cartId'), idOf(of, 'cartItemId')),
  clearCart: (tx, t, of) => store.clearCart(tx, t, idOf(of, 'cartId')),
  markCheckoutQuoteUsed: (tx, t, of) => store.markCheckoutQuoteUsed(tx, t, idOf(of, 'checkoutQuoteId'), now),
  completeIdempotency: (tx, t) => store.completeIdempotency(tx, t, 's', 'k', '{"a":1}'),
  setNextActionAt: (tx, t, of) => store.setNextActionAt(tx, t, sub(of), null),
  applySeatPlan: (tx, t, of) => store.applySeatPlan(tx, t, {
    ...versioned(of), change: 'increase', chargeAt: 'now', fromSeats: 10, toSeats: 12, opensBatch: null, consumesBatches: [], nextCycle: null,
    losesRenewalPlan: null,
  }, META),
  applyStatePlan: (tx, t, of) => store.applyStatePlan(tx, t, {
    ...versioned(of), fromStatus: 'active', toStatus: 'suspended', endOfTerm: 'end', effectiveAt: now, losesRenewalPlan: null,
  }, META),
  applyCycle: (tx, t, of) => store.applyCycle(tx, t, versioned(of), META),
  applyLifecycle: (tx, t, of) => store.applyLifecycle(tx, t, { ...versioned(of), fromStatus: 'active', toStatus: 'expired', effectiveAt: now }, META),
}
