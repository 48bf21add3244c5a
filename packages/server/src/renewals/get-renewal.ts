import { query } from '../platform/procedure.ts'
import { subscriptionIdInput } from '../subscriptions/inputs.ts'
import { loadRenewalView } from './load-view.ts'

/** This term and the next side by side, with what may be chosen. */
export const getRenewal = query('renewals.get', subscriptionIdInput, (ctx, { subscriptionId }) =>
  loadRenewalView(ctx, ctx.database, subscriptionId))
