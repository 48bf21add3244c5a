import { query } from '../platform/procedure.ts'
import { subscriptionIdInput } from './inputs.ts'
import { loadDetail } from './load-detail.ts'

/** One subscription, with the facts for the instant preview. */
export const getSubscription = query('subscriptions.get', subscriptionIdInput, (ctx, { subscriptionId }) =>
  loadDetail(ctx, ctx.database, subscriptionId))
