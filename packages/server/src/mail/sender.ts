import type { PlatformContext } from '../platform/context.ts'
import type { TenantContext } from '../platform/types.ts'
import type { OutgoingMail } from './transport.ts'

/** Why messages wait: the installation has no mail server, or the tenant has named no sender (`billing.mailFrom`). */
export type MailOff = 'noServer' | 'noSender'
export type Sender = Pick<OutgoingMail, 'from' | 'replyTo'>

const toldOf = new WeakMap<object, Set<string>>()

/** From whom the tenant's messages come, and who reads the answers; null until it has said so. */
export function senderOf({ settings }: Pick<TenantContext, 'settings'>): Sender | null {
  const { mailFrom } = settings.billing
  if (mailFrom === null) return null
  const { finance } = settings.contacts
  return { from: mailFrom, replyTo: finance === null || finance.email === null ? null : { name: finance.name, address: finance.email } }
}

/** Why nothing is sent now; null when it is. Said once in the log of each process, by reason and tenant. */
export function mailOff(ctx: PlatformContext): MailOff | null {
  const why = ctx.runtime.mail === null ? 'noServer' : senderOf(ctx.tenant) === null ? 'noSender' : null
  if (why !== null) tellOnce(ctx, why)
  return why
}

function tellOnce({ runtime, tenant }: PlatformContext, why: MailOff): void {
  const told = toldOf.get(runtime) ?? new Set()
  toldOf.set(runtime, told)
  const key = why === 'noServer' ? why : `${why} ${tenant.id}`
  if (told.has(key)) return
  told.add(key)
  if (why === 'noServer') runtime.logger.warn('SMTP_URL is empty: messages stay queued until there is a mail server')
  else runtime.logger.warn({ tenantId: tenant.id }, 'the tenant has no billing.mailFrom: its messages stay queued until there is a sender')
}
