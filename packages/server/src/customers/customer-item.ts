/** Rows of customers as a list shows them, with the serials of a whole page counted in one read. */
import { dateInZone } from '@assento/rules'
import { countSerialsOfCustomers, listErasedCustomers } from '@assento/store'
import type { CustomerRow, Handle, SerialCounts } from '@assento/store'
import { mayCall } from '../platform/authorize.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { CustomerItem } from './dto.ts'

type CustomerAction = CustomerItem['actions'][number]

/** What each action calls, and of whom it is asked: of customers that are there, or that were offboarded. */
const ACTIONS = [
  ['edit', 'customers.update', 'present'], ['assign', 'serials.assign', 'present'], ['offboard', 'customers.offboard.confirm', 'present'],
  ['erase', 'customers.erase', 'removed'], ['export', 'customers.export', 'both'],
] as const

export async function customerItems(ctx: ProcedureContext, handle: Handle, rows: readonly CustomerRow[]): Promise<readonly CustomerItem[]> {
  const ids = rows.map(({ id }) => id)
  const counts = await countSerialsOfCustomers(handle, ctx.tenant.id, ids, dateInZone(ctx.now, ctx.tenant.zone))
  const byId = new Map(counts.map((count) => [count.customer_id, count]))
  const erased = new Set(await listErasedCustomers(handle, ctx.tenant.id, rows.filter(({ removed_at: at }) => at !== null).map(({ id }) => id)))
  return rows.map((row) => customerItem(ctx, row, byId.get(row.id), erased.has(row.id)))
}

export async function oneCustomerItem(ctx: ProcedureContext, handle: Handle, row: CustomerRow): Promise<CustomerItem> {
  const [item] = await customerItems(ctx, handle, [row])
  if (item === undefined) throw new Error('one row makes one item')
  return item
}

function customerItem(ctx: ProcedureContext, row: CustomerRow, counts: SerialCounts | undefined, isErased: boolean): CustomerItem {
  const state = row.removed_at === null ? 'present' : 'removed'
  const actions = ACTIONS.flatMap(([action, path, of]): CustomerAction[] => (
    (of === 'both' || of === state) && !(action === 'erase' && isErased) && mayCall(path, ctx.caller) ? [action] : []))
  return {
    id: row.id, name: row.name, tradeName: row.trade_name, taxId: row.tax_id, email: row.email, phone: row.phone,
    partner: row.partner_id === null ? null : { id: row.partner_id, name: row.partner_name ?? '' },
    serials: counts?.serials ?? 0, activeSerials: counts?.active ?? 0, blockedSerials: counts?.suspended ?? 0,
    createdAt: row.created_at, removedAt: row.removed_at, version: row.version, actions,
  }
}
