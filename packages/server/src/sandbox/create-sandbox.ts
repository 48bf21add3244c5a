import { z } from 'zod'
import { text } from '../platform/inputs.ts'
import { secretCommand } from '../platform/procedure.ts'
import { makeTenant } from './make-tenant.ts'

const zone = z.string().max(64).refine(isZone, { error: 'an IANA zone like America/Sao_Paulo', params: { rule: 'zone.unknown' } })

const input = z.strictObject({
  name: text(200),
  zone: zone.default('America/Sao_Paulo'),
  locale: z.enum(['pt-BR', 'en', 'es', 'pt-PT']).default('pt-BR'),
})

/** A new test tenant with a clock of its own, and its first secret key (X4). */
export const createSandbox = secretCommand('sandbox.create', input, async (ctx, request) => {
  const made = await makeTenant(ctx.tx, { ...request, environment: 'test' }, ctx.serverNow)
  return {
    answer: made,
    audit: { outcome: 'done', subjectId: made.tenantId, customerId: null, after: { name: request.name, publishableKey: made.publishableKey } },
  }
})

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
