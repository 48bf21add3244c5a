/** Heartbeats and returns: what a machine does with the activation that it has. */
import { isCodeUsable, validateActivation } from '@assento/rules'
import type { ValidationCode } from '@assento/rules'
import { activationFacts, closeActivation, findActivation, listSeenActivations, lockMachineSerial, takeTokenSeq, updateActivation } from '@assento/store'
import type { ActivationRow, MachineSerial, Tx } from '@assento/store'
import type { PlatformContext } from '../platform/context.ts'
import { leaseUntil } from './activate-machine.ts'
import { byMachine, tellClosed } from './activation-events.ts'
import { keyHashOf } from './key-hash.ts'
import type { ActivationBody } from './machine-inputs.ts'
import type { Validated } from './validate-machine.ts'

/** Notes that a machine lives, and renews its lease and its token. A seat whose lease has run out is to be activated again. */
export function heartbeat(ctx: PlatformContext, activationId: string, request: ActivationBody): Promise<Validated> {
  return ctx.database.withTx(async (tx) => {
    const tenantId = ctx.tenant.id
    const { serial, own, code } = await load(ctx, tx, activationId, request)
    if (serial === null || own === null || !isCodeUsable(code, serial.facts)) return { code, grant: null }
    await updateActivation(tx, tenantId, activationId, { last_seen_at: ctx.now, lease_until: leaseUntil(serial, own.lease_until === null, ctx.now) })
    const seq = await takeTokenSeq(tx, tenantId, serial.facts.id)
    return { code, grant: { serial, activationId, fingerprint: request.fp, seq, nonce: request.nonce } }
  })
}

/** Gives an activation back, in whatever state its serial is; again, it changes nothing. */
export function deactivate(ctx: PlatformContext, activationId: string, request: ActivationBody, address: string | null): Promise<Validated> {
  return ctx.database.withTx(async (tx) => {
    const { serial, own } = await load(ctx, tx, activationId, request)
    if (serial === null) return { code: 'NOT_FOUND', grant: null }
    if (own !== null && own.fingerprint !== request.fp) return { code: 'FINGERPRINT_MISMATCH', grant: null }
    if (own !== null && await closeActivation(tx, ctx.tenant.id, activationId, { reason: 'user', byName: null, at: ctx.now })) {
      await tellClosed(ctx, tx, serial, byMachine(own.machine_name, address), { ...own, reason: 'user' })
    }
    return { code: 'NOT_ACTIVATED', grant: null }
  })
}

interface Loaded {
  readonly serial: MachineSerial | null
  /** The activation, when it is of this serial. */
  readonly own: ActivationRow | null
  readonly code: ValidationCode
}

async function load(ctx: PlatformContext, tx: Tx, activationId: string, request: ActivationBody): Promise<Loaded> {
  const serial = await lockMachineSerial(tx, ctx.tenant.id, keyHashOf(request.serial))
  const rows = await listSeenActivations(tx, ctx.tenant.id, serial?.facts.id ?? '', request.fp)
  const found = await findActivation(tx, ctx.tenant.id, activationId)
  if (serial === null) return { serial, own: null, code: 'NOT_FOUND' }
  const own = found?.serial_id === serial.facts.id ? found : null
  const code = validateActivation(serial.facts, rows.map(activationFacts), request.fp, ctx.now)
  // The fingerprint's open activation may be another one: this one was closed and the machine let in again since.
  const isOpen = own !== null && own.fingerprint === request.fp && own.closed_at === null
  return { serial, own, code: isCodeUsable(code, serial.facts) && !isOpen ? 'NOT_ACTIVATED' : code }
}
