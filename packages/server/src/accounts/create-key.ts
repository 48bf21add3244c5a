import { z } from 'zod'
import { text } from '../platform/inputs.ts'
import { secretCommand } from '../platform/procedure.ts'
import { addKey } from './api-keys.ts'
import { POLICIES } from './policies.ts'

const slot = text(40).default('default')
const scope = z.enum(Object.keys(POLICIES))

const input = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('secret'), slot }),
  z.strictObject({ kind: z.literal('restricted'), slot, scopes: z.array(scope).min(1).max(Object.keys(POLICIES).length) }),
])

/** Makes an API key. The key itself is in this answer and nowhere else. */
export const createKey = secretCommand('keys.create', input, async (ctx, request) => {
  const created = await addKey(ctx, { kind: request.kind, slot: request.slot, scopes: request.kind === 'restricted' ? request.scopes : null })
  const { key: _shownOnce, ...after } = created
  return { answer: created, audit: { outcome: 'done', subjectId: created.id, customerId: null, after } }
})
