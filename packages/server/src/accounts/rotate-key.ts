import { findApiKey } from '@assento/store'
import { z } from 'zod'
import { fail, notFound } from '../platform/errors.ts'
import { id } from '../platform/inputs.ts'
import { secretCommand } from '../platform/procedure.ts'
import { addKey, scopesOf } from './api-keys.ts'

/** Makes a second key beside an active one, alike in kind, slot and scopes. Revoke the old one when the new one is in use. */
export const rotateKey = secretCommand('keys.rotate', z.strictObject({ id }), async (ctx, request) => {
  const old = await findApiKey(ctx.tx, ctx.tenant.id, request.id)
  if (old === null) notFound()
  if (old.revoked_at !== null) fail('conflict', 'this key is revoked; create a new one')
  const created = await addKey(ctx, { kind: old.kind, slot: old.slot, scopes: scopesOf(old) })
  const { key: _shownOnce, ...after } = created
  return { answer: created, audit: { outcome: 'done', subjectId: old.id, customerId: null, after } }
})
