import { addMs, decideActivation } from '@assento/rules'
import type { ActivationFacts, Instant, ValidationCode } from '@assento/rules'
import {
  activationFacts, canonicalJson, closeActivation, insertActivation, listActivations, lockMachineSerial, newId, takeTokenSeq, updateActivation,
} from '@assento/store'
import type { ActivationRow, MachineSerial, Tx } from '@assento/store'
import type { PlatformContext } from '../platform/context.ts'
import { tellActivated, tellRefused, type ActivatedBy } from './activation-events.ts'
import { keyHashOf } from './key-hash.ts'
import type { ActivateBody } from './machine-inputs.ts'
import { findMachine } from './match-machine.ts'
import type { Grant } from './token.ts'

export interface Activated {
  readonly code: ValidationCode
  /** What a token is made of; null = not let in. */
  readonly grant: Grant | null
  /** Null = the tenant has no such serial. */
  readonly serial: MachineSerial | null
  /** As they were before. */
  readonly activations: readonly ActivationFacts[]
}

const MS_PER_MINUTE = 60_000

/**
 * Lets a computer in, or answers why not; the serial's row stays locked until the transaction ends, so that of many at once no more
 * than the free places get in. Serial and fingerprint are the key: the same again is free and gets a fresh token. An unknown or
 * malformed serial runs the same lookups as one that is known.
 */
export async function activateMachine(ctx: PlatformContext, tx: Tx, request: ActivateBody, by: ActivatedBy): Promise<Activated> {
  const tenantId = ctx.tenant.id
  const serial = await lockMachineSerial(tx, tenantId, keyHashOf(request.serial))
  const rows = await listActivations(tx, tenantId, [serial?.facts.id ?? ''])
  const activations = rows.map(activationFacts)
  if (serial === null) return { code: 'NOT_FOUND', grant: null, serial, activations }
  const known = findMachine(rows.filter((row) => row.closed_at === null), request)
  const { code, plan } = decideActivation(serial.facts, activations, {
    fingerprint: known?.fingerprint ?? request.fp, machineName: request.machine_name, replacesId: request.replaces ?? null,
  }, ctx.now)
  if (plan === null) {
    await tellRefused(ctx, tx, { serial, code, activations, request, by })
    return { code, grant: null, serial, activations }
  }
  for (const { id, reason } of plan.closes) await closeActivation(tx, tenantId, id, { reason, byName: by.actor.actorName, at: ctx.now })
  const before = rows.find(({ id }) => id === plan.reuses) ?? null
  const activationId = before === null ? await enter(ctx, tx, serial, request, by) : await enterAgain(ctx, tx, serial, request, by, before)
  await tellActivated(ctx, tx, { serial, activationId, before, activations, closes: plan.closes, request, by })
  const seq = await takeTokenSeq(tx, tenantId, serial.facts.id)
  return { code, serial, activations, grant: { serial, activationId, fingerprint: request.fp, seq, nonce: request.nonce } }
}

async function enter(ctx: PlatformContext, tx: Tx, serial: MachineSerial, request: ActivateBody, by: ActivatedBy): Promise<string> {
  const id = newId('act')
  await insertActivation(tx, ctx.tenant.id, {
    id, serial_id: serial.facts.id, ...told(request, by), activated_at: ctx.now, activated_by: by.actor.actorId, activated_by_name: by.actor.actorName,
    last_seen_at: ctx.now, lease_until: leaseUntil(serial, by.isOffline, ctx.now), closed_at: null, closed_reason: null, closed_by_name: null,
  })
  return id
}

async function enterAgain(
  ctx: PlatformContext, tx: Tx, serial: MachineSerial, request: ActivateBody, by: ActivatedBy, { id, components }: ActivationRow,
): Promise<string> {
  const { components: presented, receipt_key: receiptKey, ...rest } = told(request, by)
  await updateActivation(tx, ctx.tenant.id, id, {
    ...rest, components: presented ?? components, ...(receiptKey === null ? {} : { receipt_key: receiptKey }),
    last_seen_at: ctx.now, lease_until: leaseUntil(serial, by.isOffline, ctx.now),
  })
  return id
}

function told(request: ActivateBody, { isOffline }: ActivatedBy) {
  return {
    fingerprint: request.fp, components: request.components === undefined ? null : canonicalJson(request.components), machine_name: request.machine_name,
    app_version: request.app_version ?? null, is_offline: isOffline ? 1 as const : 0 as const, nonce: request.nonce, receipt_key: request.receipt_key ?? null,
  }
}

/** When a floating seat is free again unless it is heard of; null for the others, and for computers without network. */
export function leaseUntil({ leaseMinutes }: MachineSerial, isOffline: boolean, now: Instant): Instant | null {
  return leaseMinutes === null || isOffline ? null : addMs(now, leaseMinutes * MS_PER_MINUTE)
}
