/** The end of the sample customer on paper, lists of serials and customers, and the calls that must not reach them from another tenant. */
import { calendarDate } from '@assento/rules'
import * as store from '../../src/index.ts'
import { SAMPLE_NOW, type SampleTenant } from '../on-each-database.ts'
import type { FilledTenant } from './calls.ts'

type Call = (tx: store.Tx, tenantId: string, of: FilledTenant) => Promise<unknown>

const TODAY = calendarDate('2026-03-10')
const PAGE = { after: null, skip: 0, limit: 10 }
const QUESTION: store.SerialQuestion = {
  partnerId: null, customerId: null, productId: null, states: null, search: null, movedSince: null, today: TODAY, countMovesSince: SAMPLE_NOW,
}
const heldHash = (of: FilledTenant): string => of['serialHash'] ?? ''
const held = (of: FilledTenant): string => of['heldSerialId'] ?? ''
const ofCustomer = (of: FilledTenant): store.SerialQuestion => ({ ...QUESTION, customerId: of.customerId })

export async function fillCustomers(tx: store.Tx, { tenantId, customerId }: SampleTenant) {
  for (const kind of ['offboarding', 'erasure'] as const) {
    await store.insertOffboarding(tx, tenantId, {
      id: store.newId('ofb'), customer_id: customerId, kind, receipt: '{}', receipt_sha256: 'f'.repeat(64), at: SAMPLE_NOW, actor_id: 'x', actor_name: 'X',
    })
  }
  return {}
}

export const customersReaders: Readonly<Record<string, Call>> = {
  listCustomers: (h, t, of) => store.listCustomers(h, t, { partnerId: of.resellerId, search: null, state: null, today: TODAY, after: null, limit: 10 }),
  findCustomer: (h, t, of) => store.findCustomer(h, t, of.customerId),
  countSerialsOfCustomers: (h, t, of) => store.countSerialsOfCustomers(h, t, [of.customerId], TODAY),
  listAccountNames: (h, t, of) => store.listAccountNames(h, t, [of.customerId]),
  listLicenceProductNames: (h, t, of) => store.listLicenceProductNames(h, t, [of['serialProductId'] ?? '']),
  listPartnerNames: (h, t) => store.listPartnerNames(h, t),
  loadKeptCounts: (h, t, of) => store.loadKeptCounts(h, t, of.customerId).then((counts) => (Object.values(counts).every((count) => count === 0) ? null : counts)),
  findOffboarding: (h, t, of) => store.findOffboarding(h, t, of.customerId, 'erasure'),
  listErasedCustomers: (h, t, of) => store.listErasedCustomers(h, t, [of.customerId]),
  walkExportSection: async (h, t, of) => {
    const pages = []
    for (const section of store.EXPORT_SECTIONS) pages.push(await store.walkExportSection(h, t, section, { customerId: of.customerId, after: null, limit: 10 }))
    return pages.flatMap(({ items }) => items)
  },
  listSerials: (h, t, of) => store.listSerials(h, t, ofCustomer(of), PAGE),
  findSerialListRow: (h, t, of) => store.findSerialListRow(h, t, held(of), TODAY),
  listSerialGroups: (h, t, of) => store.listSerialGroups(h, t, ofCustomer(of), { after: null, limit: 10 }),
  listSerialProducts: (h, t, of) => store.listSerialProducts(h, t, { partnerId: null, customerId: of.customerId }).then((rows) => rows[0] ?? null),
  outlineSerials: (h, t, of) => store.outlineSerials(h, t, ofCustomer(of), 10).then(({ serials }) => (serials === 0 ? null : serials)),
  listSerialsByHash: (h, t, of) => store.listSerialsByHash(h, t, [heldHash(of)]),
}

export const customersWriters: Readonly<Record<string, Call>> = {
  removeCustomer: (tx, t, of) => store.removeCustomer(tx, t, of.customerId, 1, SAMPLE_NOW),
  eraseCustomerData: (tx, t, of) => store.eraseCustomerData(tx, t, of.customerId).then((erased) => erased.length),
  eraseCustomerIdentity: (tx, t, of) => store.eraseCustomerIdentity(tx, t, of.customerId).then(() => 0),
}
