/** What the history of a serial, and with it the outbox, says of its computers. */
import { dateInZone, movesOf } from '@assento/rules'
import type { ActivationCloseReason, ActivationFacts, ValidationCode } from '@assento/rules'
import { appendSerialEvents } from '@assento/store'
import type { ActivationRow, MachineSerial, NewSerialEvent, Tx } from '@assento/store'
import { actorOf } from '../platform/audit.ts'
import type { PlatformContext } from '../platform/context.ts'
import type { ProcedureContext } from '../platform/types.ts'
import type { ActivateBody } from './machine-inputs.ts'

/** Who activates: the machine itself, or a person with its request file. */
export interface ActivatedBy {
  readonly actor: NewSerialEvent['actor']
  /** Network address of the machine; null for people. */
  readonly address: string | null
  readonly isOffline: boolean
}

export function byMachine(machineName: string, address: string | null): ActivatedBy {
  return { actor: { actorId: 'machine', actorName: machineName, role: 'machine' }, address, isOffline: false }
}

export function byPerson(ctx: Pick<ProcedureContext, 'caller'>): ActivatedBy {
  const { actorId, actorName, role } = actorOf(ctx.caller)
  return { actor: { actorId, actorName, role }, address: null, isOffline: true }
}

interface Refused {
  readonly serial: MachineSerial
  readonly code: ValidationCode
  readonly activations: readonly ActivationFacts[]
  readonly request: ActivateBody
  readonly by: ActivatedBy
}

/** Once a day and computer: a program that tries again every minute does not fill the history. Names are for people, never for machines. */
export async function tellRefused(ctx: PlatformContext, tx: Tx, { serial, code, activations, request, by }: Refused): Promise<void> {
  if (code !== 'LIMIT_REACHED' && code !== 'TRANSFER_LIMIT') return
  const open = activations.filter(({ closedAt }) => closedAt === null)
  await appendSerialEvents(tx, ctx.tenant.id, [{
    ...eventOf(ctx, serial, by, 'activation.limit_reached', {
      code, machineName: request.machine_name, machines: open.map(({ machineName }) => machineName).join(', '), used: open.length,
      maxActivations: serial.facts.maxActivations,
    }),
    onceKey: `activation.limit_reached:${code}:${request.fp.slice(0, 43)}:${dateInZone(ctx.now, serial.facts.zone)}`,
  }])
}

interface LetIn {
  readonly serial: MachineSerial
  readonly activationId: string
  /** The activation that is used again; null = a new one. */
  readonly before: ActivationRow | null
  readonly activations: readonly ActivationFacts[]
  readonly closes: readonly { readonly id: string; readonly reason: ActivationCloseReason }[]
  readonly request: ActivateBody
  readonly by: ActivatedBy
}

export async function tellActivated(ctx: PlatformContext, tx: Tx, told: LetIn): Promise<void> {
  const { serial, by, before, request } = told
  // The same request again: the machine did not hear the answer.
  if (before !== null && before.nonce === request.nonce) return
  const event = (type: string, details: NewSerialEvent['details']) => eventOf(ctx, serial, by, type, details)
  const closed = told.closes.map(({ id, reason }) =>
    event('activation.closed', { activationId: id, machineName: told.activations.find((each) => each.id === id)?.machineName ?? null, closedReason: reason }))
  const entered = before === null
    ? event('activation.created', { activationId: told.activationId, machineName: request.machine_name, isOffline: by.isOffline })
    : event('activation.reactivated', {
      activationId: before.id, machineName: request.machine_name, isOffline: by.isOffline, isPartReplaced: before.fingerprint !== request.fp,
      ...(before.machine_name === request.machine_name ? {} : { renamedFrom: before.machine_name }),
    })
  await appendSerialEvents(tx, ctx.tenant.id, [...closed, entered, ...(before === null ? moveEvents(ctx, told) : [])])
}

/** A computer that was known again after a part of it was replaced. */
export async function tellRecognised(
  ctx: PlatformContext, tx: Tx, serial: MachineSerial, by: ActivatedBy, { id, machine_name: machineName }: Pick<ActivationRow, 'id' | 'machine_name'>,
): Promise<void> {
  await appendSerialEvents(tx, ctx.tenant.id, [
    eventOf(ctx, serial, by, 'activation.reactivated', { activationId: id, machineName, isOffline: false, isPartReplaced: true }),
  ])
}

/** A move, and the suspicion where the machine is called the same: other hardware behind an old name (licences.md § 4.2). */
function moveEvents(ctx: PlatformContext, { serial, by, activationId, activations, closes, request }: LetIn): NewSerialEvent[] {
  const reasons = new Map(closes.map(({ id, reason }) => [id, reason]))
  const history = activations.map((each) => (reasons.has(each.id) ? { ...each, closedAt: ctx.now, closedReason: reasons.get(each.id) ?? null } : each))
  const entered: ActivationFacts = {
    id: activationId, fingerprint: request.fp, machineName: request.machine_name, activatedAt: ctx.now, lastSeenAt: ctx.now, leaseUntil: null, closedAt: null,
    closedReason: null,
  }
  const move = movesOf([...history, entered]).find((each) => each.activationId === activationId)
  if (move === undefined) return []
  const details = { activationId, fromMachine: move.fromMachine, toMachine: request.machine_name, kind: move.kind, sameName: move.sameName }
  const types = move.sameName ? ['activation.moved', 'activation.transfer_suspected'] : ['activation.moved']
  return types.map((type) => eventOf(ctx, serial, by, type, details))
}

/** An activation ended by its machine, by a person, or by a receipt. */
export async function tellClosed(
  ctx: ProcedureContext, tx: Tx, of: Pick<MachineSerial, 'facts'>, by: ActivatedBy,
  closed: Pick<ActivationRow, 'id' | 'machine_name'> & { readonly reason: ActivationCloseReason; readonly byReceipt?: boolean },
): Promise<void> {
  await appendSerialEvents(tx, ctx.tenant.id, [eventOf(ctx, of, by, 'activation.closed', {
    activationId: closed.id, machineName: closed.machine_name, closedReason: closed.reason, ...(closed.byReceipt === true ? { byReceipt: true } : {}),
  })])
}

function eventOf(
  ctx: ProcedureContext, { facts }: Pick<MachineSerial, 'facts'>, { actor, address }: ActivatedBy, type: string, details: NewSerialEvent['details'],
): NewSerialEvent {
  return { serialId: facts.id, customerId: facts.customerId, type, at: ctx.now, actor, address, details: details ?? {} }
}
