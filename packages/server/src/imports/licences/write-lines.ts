/** Writes what was judged: products, customers, serials, their computers, then what blocks or ends them. */
import { assert, daysBetween, decideSerialSuspension, decideTermination } from '@assento/rules'
import {
  canonicalJson, findLicenceProduct, findLicenceProductByCode, findReseller, insertActivation, insertCustomer, listPartnerNames, loadAccountsByTaxId,
  loadSerialFacts, moveStock, newId, updateAccount, upsertLicenceProduct,
} from '@assento/store'
import type { AccountRow, LicenceProductRow, NewLicenceProduct, SerialRow } from '@assento/store'
import { searchName } from '../../accounts/account-item.ts'
import { keyHashOf } from '../../activations/key-hash.ts'
import { applySerialPlan } from '../../licences/apply-serial-plan.ts'
import { makeSerials } from '../../licences/make-serials.ts'
import type { SerialSpec } from '../../licences/make-serials.ts'
import { licenceActor } from '../../licences/serial-actor.ts'
import { actorOf } from '../../platform/audit.ts'
import type { CommandContext } from '../../platform/types.ts'
import type { LicenceMaking } from './judge-lines.ts'
import type { LicenceSerial } from './licence-line.ts'
import { nameHash, productCode } from './product-code.ts'

export async function writeLines(ctx: CommandContext, makings: readonly LicenceMaking[]): Promise<void> {
  const accounts = await writeCustomers(ctx, makings)
  const products = await writeProducts(ctx, makings)
  const partners = await partnersOf(ctx)
  const made = makings.flatMap(({ line: { serial, customer }, newSerial }) => {
    const account = accounts.get(customer.taxId.value)
    const product = products.get(newSerial?.product ?? '')
    if (serial === null || newSerial === null) return []
    assert(account !== undefined && product !== undefined, 'a customer and product that were written are there')
    return { serial, spec: specOf(ctx, serial, account, product, partners.has(account.parent_id ?? '') ? account.parent_id : null) }
  })
  const rows = await makeSerials(ctx, ctx.tx, made.map(({ spec }) => spec))
  await bookStock(ctx, rows)
  for (const [index, row] of rows.entries()) {
    const serial = made[index]?.serial
    assert(serial !== undefined && keyHashOf(serial.key) === row.key_hash, 'serials come back in the order of their specs')
    await writeMachines(ctx, row, serial)
    await block(ctx, row, serial)
  }
}

async function writeCustomers(ctx: CommandContext, makings: readonly LicenceMaking[]): Promise<ReadonlyMap<string, AccountRow>> {
  const rootId = await findReseller(ctx.tx, ctx.tenant.id)
  for (const { line: { customer }, newCustomer, linksTo } of makings) {
    if (linksTo !== null) await updateAccount(ctx.tx, ctx.tenant.id, linksTo.id, linksTo.version, { external_ref: customer.externalRef })
    if (newCustomer === null) continue
    const isNew = await insertCustomer(ctx.tx, ctx.tenant.id, {
      id: newId('acc'), parent_id: newCustomer.parentId ?? rootId, name: customer.name, trade_name: null, search_name: searchName(customer.name),
      tax_id: customer.taxId.value, email: null, phone: customer.phone, address: customer.address === null ? null : canonicalJson(customer.address), is_corporate: 0,
      external_ref: customer.externalRef, version: 1, created_at: ctx.now, removed_at: null,
    })
    assert(isNew, 'a customer that was looked for under the lock of imports is new')
  }
  const accounts = await loadAccountsByTaxId(ctx.tx, ctx.tenant.id, [...new Set(makings.map(({ line }) => line.customer.taxId.value))])
  return new Map(accounts.map((account) => [account.tax_id ?? '', account]))
}

/** Products by what the file calls them. New ones are perpetual and billed to nobody until somebody says otherwise. */
async function writeProducts(ctx: CommandContext, makings: readonly LicenceMaking[]): Promise<ReadonlyMap<string, LicenceProductRow>> {
  const products = new Map<string, LicenceProductRow>()
  for (const { newSerial } of makings) {
    if (newSerial === null || products.has(newSerial.product)) continue
    const id = newSerial.productId ?? await upsertLicenceProduct(ctx.tx, ctx.tenant.id, await newProduct(ctx, newSerial.product))
    const product = await findLicenceProduct(ctx.tx, ctx.tenant.id, id)
    assert(product !== null, 'a product that was written is there')
    products.set(newSerial.product, product)
  }
  return products
}

async function newProduct(ctx: CommandContext, name: string): Promise<NewLicenceProduct> {
  return {
    id: newId('lpr'), code: await freeCode(ctx, name), name: name.slice(0, 120), kind: 'product', billing: 'unit', period: null, grace_days: 7, max_activations: 1,
    max_transfers: null, offline_days: 30, heartbeat_hours: 24, lease_minutes: null, is_returnable: 1, lapse_effect: 'stops', retired_at: null, created_at: ctx.now,
  }
}

/** Two names may have one code: the second gets more of itself. */
async function freeCode(ctx: CommandContext, name: string): Promise<string> {
  const code = productCode(name)
  return (await findLicenceProductByCode(ctx.tx, ctx.tenant.id, code)) === null ? code : `${code.slice(0, 50)}-${nameHash(name)}`
}

function specOf(ctx: CommandContext, serial: LicenceSerial, customer: AccountRow, product: LicenceProductRow, partnerId: string | null): SerialSpec {
  const { validUntil, graceUntil, situation } = serial
  const isPeriodic = product.period !== null && validUntil !== null
  const isPending = situation.kind === 'pending'
  const details = { productId: product.id, isImported: true }
  return {
    productId: product.id, customerId: customer.id, users: 1, note: serial.note, serialKey: serial.key, validUntil,
    // A serial that is over takes no unit of anyone's stock.
    partnerId: situation.kind === 'cancelled' ? null : partnerId,
    payerId: product.billing === 'serial' && isPeriodic ? (partnerId ?? customer.id) : null,
    period: isPeriodic ? product.period : null, anchorDay: isPeriodic ? Number(validUntil.slice(8)) : null,
    graceDays: graceUntil !== null && validUntil !== null ? daysBetween(validUntil, graceUntil) : product.grace_days,
    maxActivations: serial.maxActivations ?? product.max_activations, maxTransfers: product.max_transfers,
    provisionedAt: isPending ? null : ctx.now, pendingReason: isPending ? 'awaitingVendor' : null,
    events: [{ type: 'serial.assigned', details }, ...(isPending ? [] : [{ type: 'serial.provisioned', details: { isImported: true } }])],
  }
}

/** Units that partners have from elsewhere come into their stock and go out with their serials: the ledger stays whole. */
async function bookStock(ctx: CommandContext, rows: readonly SerialRow[]): Promise<void> {
  const { actorId, actorName } = actorOf(ctx.caller)
  const moves = rows.flatMap(({ id, partner_id: partnerId, product_id: productId }) => {
    if (partnerId === null) return []
    const move = { partnerId, productId, orderId: null, actorId, actorName, note: 'Importação de números de série', at: ctx.now }
    return [{ ...move, kind: 'adjust' as const, quantity: 1, serialId: null }, { ...move, kind: 'assign' as const, quantity: -1, serialId: id }]
  })
  if (moves.length > 0) await moveStock(ctx.tx, ctx.tenant.id, moves, ctx.tenant.settings.licences.lowStock)
}

/**
 * The computers that a file names stay to be seen. Their fingerprints are not known, so each is a place whose lease has run out: the real
 * computer gets in, and it counts as no move.
 */
async function writeMachines(ctx: CommandContext, row: SerialRow, serial: LicenceSerial): Promise<void> {
  for (const machine of serial.machines) {
    const id = newId('act')
    const activatedAt = machine.activatedAt ?? ctx.now
    await insertActivation(ctx.tx, ctx.tenant.id, {
      id, serial_id: row.id, fingerprint: `imported:${id}`, components: null, machine_name: machine.name, app_version: null, is_offline: 0, activated_at: activatedAt,
      activated_by: 'import', activated_by_name: machine.activatedByName ?? 'Importação', nonce: null, last_seen_at: machine.lastSeenAt ?? activatedAt,
      lease_until: ctx.now, closed_at: null, closed_reason: null, closed_by_name: null,
    })
  }
}

/** Suspends or ends a serial as a person would, so that its history tells of it. */
async function block(ctx: CommandContext, row: SerialRow, { situation }: LicenceSerial): Promise<void> {
  if (situation.kind !== 'suspended' && situation.kind !== 'cancelled') return
  const loaded = await loadSerialFacts(ctx.tx, ctx.tenant.id, row.id)
  assert(loaded !== null, 'a serial that was stored is there')
  const who = { actor: licenceActor(ctx.caller), now: ctx.now, reasons: ctx.tenant.settings.licences.reasons }
  const { reason, note } = situation
  const decision = situation.kind === 'suspended'
    ? decideSerialSuspension(loaded.facts, { reason, note, until: null }, who) : decideTermination(loaded.facts, { reason, note, isAcknowledged: true }, who)
  assert(decision.verdict === 'allowed', `an imported serial takes its situation: ${decision.verdict === 'denied' ? decision.rule : ''}`)
  await applySerialPlan(ctx, ctx.tx, loaded, decision.plan)
}

async function partnersOf(ctx: CommandContext): Promise<ReadonlySet<string>> {
  return new Set((await listPartnerNames(ctx.tx, ctx.tenant.id)).map(({ id }) => id))
}
