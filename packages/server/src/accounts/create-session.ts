import { addMs } from '@assento/rules'
import { canonicalJson, findAccount, insertSession, newId } from '@assento/store'
import { z } from 'zod'
import { notFound } from '../platform/errors.ts'
import { id, role, text } from '../platform/inputs.ts'
import { secretCommand } from '../platform/procedure.ts'
import { grants } from './component-grants.ts'
import type { WidgetSession } from './dto.ts'
import { isSessionRoleOf } from './members.ts'
import { isOrigin } from './origins.ts'
import { makeSessionToken } from './tokens.ts'

const origin = z.string().max(253).refine(isOrigin, {
  error: 'an exact origin like https://loja.example, without path or slash', params: { rule: 'session.origin' },
})

const input = z.strictObject({
  /** The tenant's own reseller, which the key already tells; named, it must be the customer's. */
  resellerId: id.optional(),
  customerId: id,
  /** Who sits at the page, as the host knows them; roles are mapped by the host's server, never by the page. */
  actor: z.strictObject({ id: text(128), name: text(200), role }),
  components: grants,
  allowedOrigins: z.array(origin).min(1).max(20),
  ttlSeconds: z.int().min(60).max(3600).default(900),
})

/** Mints a widget session for one person of one customer, of a partner, or of the manufacturer (its own account). The token is in this answer and nowhere else. */
export const createSession = secretCommand('sessions.create', input, async (ctx, request) => {
  const { resellerId, customerId, actor, components, allowedOrigins, ttlSeconds } = request
  const customer = await findAccount(ctx.tx, ctx.tenant.id, customerId)
  if (customer === null || !isSessionRoleOf(customer, actor.role) || (resellerId ?? customer.parent_id) !== customer.parent_id) notFound()
  const { token, tokenHash } = makeSessionToken(ctx.tenant.environment)
  const sessionId = newId('ses')
  const expiresAt = addMs(ctx.serverNow, ttlSeconds * 1000)
  await insertSession(ctx.tx, ctx.tenant.id, {
    id: sessionId, token_hash: tokenHash, customer_id: customerId, actor_id: actor.id, actor_name: actor.name, role: actor.role,
    components: canonicalJson(components), allowed_origins: canonicalJson(allowedOrigins),
    created_at: ctx.serverNow, expires_at: expiresAt, revoked_at: null,
  })
  const answer: WidgetSession = { sessionId, token, expiresAt, endpointPath: `/t/${ctx.tenant.publishableKey}/trpc` }
  return { answer, audit: { outcome: 'done', subjectId: sessionId, customerId, after: { actor, components, allowedOrigins, expiresAt } } }
})
