import { lockSigningKeys, retireSigningKeys } from '@assento/store'
import { nothing } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { CommandResult } from '../platform/types.ts'
import { signingKeyItem, type SigningKeyItem } from './list-keys.ts'
import { forgetSigningKey, makeSigningKey } from './signer.ts'

/** Answer of `signingKeys.rotate`: what programs pin from now on, and what they keep for the tokens that are still out there. */
export interface RotatedKey {
  readonly key: SigningKeyItem
  readonly retired: readonly string[]
}

/**
 * Makes a new key that signs from now on. The old ones sign no more and stay listed until everything they signed has run out.
 * Programs that pin only the old key refuse new tokens: publish the new key in an update first.
 */
export const rotateSigningKey = command('signingKeys.rotate', nothing, async (ctx): Promise<CommandResult<RotatedKey>> => {
  const before = await lockSigningKeys(ctx.tx, ctx.tenant.id)
  const made = await makeSigningKey(ctx.tx, ctx, before)
  await retireSigningKeys(ctx.tx, ctx.tenant.id, made.kid, ctx.serverNow)
  ctx.afterCommit(() => forgetSigningKey(ctx))
  const answer = { key: signingKeyItem(made), retired: before.filter(({ retired_at: at }) => at === null).map(({ kid }) => kid) }
  const after = { kid: made.kid, publicKey: made.public_key, retired: answer.retired }
  return { answer, audit: { outcome: 'done', subjectId: made.kid, customerId: null, after } }
})
