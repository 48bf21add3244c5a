import { allowed, instantOfEpochMs, refuseActivation, refuseUnreadableRequest } from '@assento/rules'
import type { Denied } from '@assento/rules'
import { findMachineSerial } from '@assento/store'
import { z } from 'zod'
import type { LicenceFile, OfflineAnswer } from '../licences/dto.ts'
import { serialDetail } from '../licences/serial-detail.ts'
import { loadVisibleSerial } from '../licences/visible-serial.ts'
import { id } from '../platform/inputs.ts'
import { command } from '../platform/procedure.ts'
import type { PlatformCommandContext } from '../platform/context.ts'
import { auditOfDecision, type CommandResult } from '../platform/types.ts'
import { activateMachine, type Activated } from './activate-machine.ts'
import { byPerson } from './activation-events.ts'
import { armoured } from './armour.ts'
import { isVisibleSerial } from './is-visible-serial.ts'
import { keyHashOf } from './key-hash.ts'
import { activateBody, type ActivateBody } from './machine-inputs.ts'
import { signGrant } from './signer.ts'

const input = z.strictObject({
  /** The request file's text, as the machine wrote it. */
  request: z.string().min(1).max(16_000),
  /** Left out: the serial that the request names, as the field knows no other. Given, it must be that one. */
  serialId: id.optional(),
})

/**
 * Activates a computer without network by its request file; the answer is the licence file, the same signed token as online.
 * Denies activations.request.unreadable (also for a serial that the caller may not see) and what an activation is denied for.
 */
export const issueOffline = command('activations.issueOffline', input, async (ctx, { request: text, serialId }): Promise<CommandResult<OfflineAnswer>> => {
  const asked = serialId === undefined ? null : await loadVisibleSerial(ctx, ctx.tx, serialId)
  const request = readRequest(text)
  if (request === null) return refused(refuseUnreadableRequest('not a request file'), null)
  if (request.tenant !== ctx.tenant.publishableKey) return refused(refuseUnreadableRequest('another maker’s request'), null)
  const keyHash = keyHashOf(request.serial)
  const found = await findMachineSerial(ctx.tx, ctx.tenant.id, keyHash)
  if (found === null || !isVisibleSerial(ctx, found.facts)) return refused(refuseUnreadableRequest('unknown serial'), null)
  if (asked !== null && asked.facts.id !== found.facts.id) return refused(refuseUnreadableRequest('another serial'), null)
  const activated = await activateMachine(ctx, ctx.tx, request, byPerson(ctx))
  const denied = refuseActivation(activated.code, found.facts, activated.activations, ctx.now)
  if (activated.grant !== null) return issued(ctx, activated, activated.grant)
  return refusedSerial(ctx, denied ?? refuseUnreadableRequest('not usable'), found.facts)
})

async function issued(ctx: PlatformCommandContext, { code }: Activated, grant: NonNullable<Activated['grant']>): Promise<CommandResult<OfflineAnswer>> {
  const { token, exp } = await signGrant(ctx, ctx.tx, grant)
  const { facts, last5 } = grant.serial
  const file: LicenceFile = { fileName: `licenca-${last5}.lic`, text: armoured('LICENSE FILE', token), expiresAt: instantOfEpochMs(exp * 1000) }
  const plan = { activationId: grant.activationId, code, seq: grant.seq, expiresAt: file.expiresAt }
  return {
    answer: { ...allowed(plan), file, serial: await serialDetail(ctx, ctx.tx, facts.id) },
    audit: { outcome: 'done', subjectId: facts.id, customerId: facts.customerId, after: plan },
  }
}

async function refusedSerial(
  ctx: PlatformCommandContext, decision: Denied, of: { readonly id: string; readonly customerId: string },
): Promise<CommandResult<OfflineAnswer>> {
  return {
    answer: { ...decision, file: null, serial: await serialDetail(ctx, ctx.tx, of.id) },
    audit: auditOfDecision(decision, of.id, of.customerId),
  }
}

function refused(decision: Denied, serialId: string | null): CommandResult<OfflineAnswer> {
  return { answer: { ...decision, file: null, serial: null }, audit: { outcome: 'denied', rule: decision.rule, subjectId: serialId, customerId: null } }
}

/** A request file is the body of `POST /v1/activations`. */
function readRequest(text: string): ActivateBody | null {
  try {
    return activateBody.safeParse(JSON.parse(text.replace(/^\uFEFF/, ''))).data ?? null
  } catch {
    return null
  }
}
