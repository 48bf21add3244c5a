import { findParkedJobId, redriveParkedJobs } from '@assento/store'
import type { PlatformContext } from '../platform/context.ts'
import { senderOf } from './sender.ts'

/** Takes up messages that were set aside, once there is a mail server and a sender; answers how many. A runner: it costs a look where none is. */
export async function resumeMail(ctx: PlatformContext): Promise<number> {
  if (ctx.runtime.mail === null || senderOf(ctx.tenant) === null) return 0
  if (await findParkedJobId(ctx.database, ctx.tenant.id, 'mail.send') === null) return 0
  return ctx.database.withTx((tx) => redriveParkedJobs(tx, ctx.tenant.id, 'mail.send', ctx.now))
}
