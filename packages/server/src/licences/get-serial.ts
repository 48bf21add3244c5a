import { z } from 'zod'
import { id } from '../platform/inputs.ts'
import { query } from '../platform/procedure.ts'
import { serialDetail } from './serial-detail.ts'

/** One serial: details, computers, and what this caller may do with it. */
export const getSerial = query('serials.get', z.strictObject({ serialId: id }), (ctx, { serialId }) => serialDetail(ctx, ctx.database, serialId))
