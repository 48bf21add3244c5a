import { addMs, isCodeUsable, validateActivation } from '@assento/rules'
import type { ValidationCode } from '@assento/rules'
import {
  activationFacts, canonicalJson, findMachineSerial, listSeenActivations, lockMachineSerial, takeTokenSeq, touchActivation, updateActivation,
} from '@assento/store'
import type { MachineSerial, SeenActivation } from '@assento/store'
import type { PlatformContext } from '../platform/context.ts'
import { byMachine, tellRecognised } from './activation-events.ts'
import { leaseUntil } from './activate-machine.ts'
import { keyHashOf } from './key-hash.ts'
import type { ValidateBody } from './machine-inputs.ts'
import { findMachine } from './match-machine.ts'
import type { Grant } from './token.ts'

/** `last_seen_at` of a computer that validates is written at most this often: a validation that writes nothing is the fast one. */
const SEEN_EVERY_MS = 10 * 60_000

export interface Validated {
  readonly code: ValidationCode
  /** What a token is made of; null = not valid. */
  readonly grant: Grant | null
}

/**
 * Whether a computer may run now. Reads only, but for a computer that was not heard of for ten minutes, or one that is known again
 * by its other parts. An unknown or malformed serial runs the same lookups as one that is known and not activated.
 */
export async function validateMachine(ctx: PlatformContext, request: ValidateBody, address: string | null): Promise<Validated> {
  const { database, tenant, now } = ctx
  const serial = await findMachineSerial(database, tenant.id, keyHashOf(request.serial))
  const rows = await listSeenActivations(database, tenant.id, serial?.facts.id ?? '', request.fp)
  if (serial === null) return { code: 'NOT_FOUND', grant: null }
  const code = validateActivation(serial.facts, rows.map(activationFacts), request.fp, now)
  if (request.components !== undefined && (code === 'FINGERPRINT_MISMATCH' || code === 'NOT_ACTIVATED')) return recognise(ctx, request, address, code)
  const open = rows.find((row) => row.closed_at === null && row.fingerprint === request.fp)
  if (open === undefined || !isCodeUsable(code, serial.facts)) return { code, grant: null }
  if (open.last_seen_at < addMs(now, -SEEN_EVERY_MS)) await rememberSeen(ctx, open)
  return { code, grant: grantOf(serial, open, serial.tokenSeq, request) }
}

/** A computer of which a part was replaced, by the parts that stayed: it goes on under its new fingerprint. */
async function recognise(ctx: PlatformContext, request: ValidateBody, address: string | null, code: ValidationCode): Promise<Validated> {
  return ctx.database.withTx(async (tx) => {
    const serial = await lockMachineSerial(tx, ctx.tenant.id, keyHashOf(request.serial))
    if (serial === null) return { code: 'NOT_FOUND' as const, grant: null }
    const rows = (await listSeenActivations(tx, ctx.tenant.id, serial.facts.id, request.fp)).filter((row) => row.closed_at === null)
    const known = findMachine(rows, request)
    if (known === null) return { code, grant: null }
    const knownCode = validateActivation(serial.facts, rows.map(activationFacts), known.fingerprint, ctx.now)
    if (!isCodeUsable(knownCode, serial.facts)) return { code: knownCode, grant: null }
    await updateActivation(tx, ctx.tenant.id, known.id, {
      fingerprint: request.fp, components: canonicalJson(request.components ?? {}), last_seen_at: ctx.now,
      lease_until: leaseUntil(serial, known.lease_until === null, ctx.now),
    })
    await tellRecognised(ctx, tx, serial, byMachine(known.machine_name, address), known)
    return { code: knownCode, grant: grantOf(serial, known, await takeTokenSeq(tx, ctx.tenant.id, serial.facts.id), request) }
  })
}

/** Reading goes on when the disk is full: nothing rests on this instant. */
async function rememberSeen({ database, tenant, now, runtime }: PlatformContext, { id }: SeenActivation): Promise<void> {
  try {
    await database.withTx((tx) => touchActivation(tx, tenant.id, id, now))
  } catch (err: unknown) {
    runtime.logger.warn({ err }, 'last sight of a computer was not written')
  }
}

function grantOf(serial: MachineSerial, { id }: SeenActivation, seq: number, { fp, nonce }: ValidateBody): Grant {
  return { serial, activationId: id, fingerprint: fp, seq, nonce }
}
