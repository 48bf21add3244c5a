import type { BlockReason, SerialState } from '@assento/rules'
import { listSerialEvents, parseJson } from '@assento/store'
import type { SerialEventRow } from '@assento/store'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { id, pageFields } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { Page } from '../subscriptions/dto.ts'
import type { SerialEventItem } from './dto.ts'
import { reasonOf } from './serial-detail.ts'
import { previewVisibleSerial } from './visible-serial.ts'

/** What happened to a serial, the newest first. */
export const serialHistory = query('serials.history', z.strictObject({ ...pageFields, serialId: id }), async (ctx, request): Promise<Page<SerialEventItem>> => {
  const { serialId, limit, cursor } = request
  await previewVisibleSerial(ctx, ctx.database, serialId)
  const before = cursor ? Number(decodeCursor('serialHistory', cursor, ['number'])[0]) : null
  const page = await listSerialEvents(ctx.database, ctx.tenant.id, { serialId, limit, before })
  return { items: page.items.map((row) => eventItem(ctx, row)), nextCursor: page.next === null ? null : encodeCursor('serialHistory', [page.next]) }
})

function eventItem(ctx: ProcedureContext, row: SerialEventRow): SerialEventItem {
  const verb: BlockReason['verb'] = row.type === 'serial.cancelled' ? 'terminate' : 'suspend'
  return {
    seq: row.seq, at: row.at, type: row.type, actorName: row.actor_name, actorRole: row.actor_role, stateBefore: row.state_before as SerialState | null,
    stateAfter: row.state_after as SerialState | null, reason: row.reason === null ? null : reasonOf(ctx, verb, row.reason).label, note: row.note,
    details: parseJson(row.details),
  }
}
