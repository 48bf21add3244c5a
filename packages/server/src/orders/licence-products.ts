import { findLicenceProduct, listLicenceProducts as productsOf, newId, upsertLicenceProduct } from '@assento/store'
import type { LicenceProductRow } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { notFound } from '../platform/errors.ts'
import { line, pageFields } from '../platform/inputs.ts'
import { command, query } from '../platform/procedure.ts'
import type { CommandResult } from '../platform/types.ts'
import type { Page } from '../subscriptions/dto.ts'
import type { LicenceProductItem } from './dto.ts'

/** Products sold as licences, by code; retired ones too. */
export const listLicenceProducts = query('licenceProducts.list', z.strictObject(pageFields), async (ctx, { limit, cursor }): Promise<Page<LicenceProductItem>> => {
  const page = await productsOf(ctx.database, ctx.tenant.id, {
    limit, afterCode: cursor ? String(decodeCursor('licenceProducts', cursor, ['text'])[0]) : null,
  })
  return { items: page.items.map(licenceProductItem), nextCursor: page.next === null ? null : encodeCursor('licenceProducts', [page.next]) }
})

const input = z.strictObject({
  /** Short code, unique a tenant: what an ERP knows the product by. */
  code: z.string().min(1).max(60).regex(/^[a-z0-9][a-z0-9._-]*$/),
  name: line(120),
  kind: z.enum(['product', 'additionalUsers']).default('product'),
  billing: z.enum(['unit', 'serial']).default('unit'),
  /** Of a serial; null = perpetual. */
  period: z.enum(['P1M', 'P3M', 'P1Y']).nullable().default('P1M'),
  graceDays: z.int().min(0).max(365).default(7),
  maxActivations: z.int().min(1).max(100_000).default(1),
  /** Moves between computers in 365 days; null = unlimited. */
  maxTransfers: z.int().min(0).max(10_000).nullable().default(null),
  offlineDays: z.int().min(1).max(366).default(30),
  heartbeatHours: z.int().min(1).max(24 * 31).default(24),
  leaseMinutes: z.int().min(1).max(60 * 24).nullable().default(null),
  isReturnable: z.boolean().default(true),
  lapseEffect: z.enum(['stops', 'losesUpdates']).default('stops'),
  isRetired: z.boolean().default(false),
})

/** Stores a product under its code. Serials that exist keep what they were given with. */
export const setLicenceProduct = command('licenceProducts.set', input, async (ctx, request): Promise<CommandResult<LicenceProductItem>> => {
  const id = await upsertLicenceProduct(ctx.tx, ctx.tenant.id, {
    id: newId('lpr'), code: request.code, name: request.name, kind: request.kind, billing: request.billing, period: request.period,
    grace_days: request.graceDays, max_activations: request.maxActivations, max_transfers: request.maxTransfers, offline_days: request.offlineDays,
    heartbeat_hours: request.heartbeatHours, lease_minutes: request.leaseMinutes, is_returnable: request.isReturnable ? 1 : 0,
    lapse_effect: request.lapseEffect, retired_at: request.isRetired ? ctx.now : null, created_at: ctx.now,
  })
  const row = await findLicenceProduct(ctx.tx, ctx.tenant.id, id) ?? notFound()
  return { answer: licenceProductItem(row), audit: { outcome: 'done', subjectId: id, customerId: null, after: request } }
})

function licenceProductItem(row: LicenceProductRow): LicenceProductItem {
  return {
    id: row.id, code: row.code, name: row.name, kind: row.kind, billing: row.billing, period: row.period, graceDays: row.grace_days,
    maxActivations: row.max_activations, maxTransfers: row.max_transfers, offlineDays: row.offline_days, heartbeatHours: row.heartbeat_hours,
    leaseMinutes: row.lease_minutes, isReturnable: row.is_returnable === 1, lapseEffect: row.lapse_effect, isRetired: row.retired_at !== null,
  }
}
