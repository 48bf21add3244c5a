/** Customers and serials in the shapes that the server gives: a few by hand, and any number by arithmetic. */
import { calendarDate, instant, type Instant } from '@assento/rules'
import type { ActivationItem, SerialDetail, SerialEventItem, SerialGroup, SerialItem, SerialOutline, WhoAmI } from '@assento/client'
import { WHO } from '../fixtures.ts'

/** The tenant's time in these tests. */
export const LICENCE_NOW: Instant = instant('2026-11-21T15:00:00.000Z')

export const MANUFACTURER: WhoAmI = {
  ...WHO, actor: { id: 'mem_1', name: 'Rita Campos', role: 'manufacturer' }, customer: null,
  components: { serials: { features: ['download', 'serials.assign', 'serials.unassign', 'serials.block', 'serials.renew', 'activations.close', 'activations.offline'] } },
  tenant: { ...WHO.tenant, name: 'Bigorna Industrial', now: LICENCE_NOW },
}

const product = { id: 'lpr_1', name: 'Bigorna Projeto' }
const horizonte = { id: 'acc_h', name: 'Marcenaria Horizonte', taxId: '12ABC34501DE35' }
const serra = { id: 'acc_s', name: 'Móveis Serra Azul', taxId: '45997418000153' }
const oficina = { id: 'acc_o', name: 'Oficina do Vale', taxId: '52998224725' }

export const machine = (name: string, activatedAt: string, isOffline = false) =>
  ({ activationId: `act_${name}`, name, activatedAt: instant(activatedAt), lastSeenAt: instant('2026-11-21T12:00:00.000Z'), isOffline })

export const SERIAL: SerialItem = {
  id: 'ser_1', key: '9C857-YJ11S-R8P3J-BDKQ5-GM609', last5: 'GM609', product, partner: null, customer: horizonte, state: 'active', clockState: 'active', badge: 'active', pendingReason: null, reason: null,
  validUntil: calendarDate('2026-12-12'), graceUntil: calendarDate('2026-12-19'), activations: { used: 1, max: 1 }, machines: [machine('PROJETOS-02', '2026-08-14T13:12:00.000Z')], transfers365: 0, lastMove: null,
  note: null, assignedAt: instant('2026-08-11T13:00:00.000Z'), assignedByName: 'Loja Centro', version: 3,
}
export const GRACE: SerialItem = {
  ...SERIAL, id: 'ser_2', key: '4KT2A-7M3QX-PD90R-WF5ZE-VX81H', last5: 'VX81H', state: 'grace', clockState: 'grace', badge: 'grace', validUntil: calendarDate('2026-11-19'), graceUntil: calendarDate('2026-11-26'),
  machines: [machine('NOTE-LOJA', '2026-11-03T19:40:00.000Z')], transfers365: 1, lastMove: { at: instant('2026-11-03T19:40:00.000Z'), kind: 'moved', sameName: false },
}
export const SUSPENDED: SerialItem = {
  ...SERIAL, id: 'ser_3', key: '7PZQ0-1VB8N-KT64M-HS2YD-3M9RC', last5: '3M9RC', state: 'suspended', clockState: 'expired', badge: 'expired', reason: 'Pendência financeira', validUntil: calendarDate('2026-08-11'),
  graceUntil: calendarDate('2026-08-18'), activations: { used: 0, max: 1 }, machines: [], version: 7,
}
export const EXPIRED: SerialItem = { ...SERIAL, id: 'ser_4', key: null, last5: 'A0B1C', state: 'expired', clockState: 'expired', badge: 'expired', validUntil: calendarDate('2026-10-01'), graceUntil: calendarDate('2026-10-08') }
export const PENDING: SerialItem = {
  ...SERIAL, id: 'ser_5', last5: 'P3ND0', key: 'P3ND0-00000-00000-00000-P3ND0', state: 'pending', clockState: null, badge: 'expired', pendingReason: 'awaitingPayment', validUntil: null, graceUntil: null,
  activations: { used: 0, max: 1 }, machines: [],
}
export const CANCELLED: SerialItem = { ...SERIAL, id: 'ser_6', last5: 'C4NC3', key: null, state: 'cancelled', clockState: null, badge: 'expired', reason: 'Fim do contrato', activations: { used: 0, max: 1 }, machines: [] }
export const PERPETUAL: SerialItem = {
  ...SERIAL, id: 'ser_7', last5: 'PERP7', key: '0PERP-00000-00000-00000-PERP7', validUntil: null, graceUntil: null, activations: { used: 3, max: 5 },
  machines: [machine('CORTE-01', '2025-02-03T12:00:00.000Z'), machine('CORTE-02', '2025-02-03T12:00:00.000Z'), machine('PROJETOS-07', '2026-01-12T12:00:00.000Z')],
  lastMove: { at: instant('2026-09-30T12:00:00.000Z'), kind: 'forced', sameName: true },
}
export const OF_HORIZONTE = [SERIAL, GRACE, SUSPENDED] as const
export const OF_SERRA = [EXPIRED, PENDING, CANCELLED, PERPETUAL].map((item) => ({ ...item, customer: serra }))
export const OF_OFICINA = [{ ...SERIAL, id: 'ser_8', last5: '0F1C1', key: 'ZZZZZ-00000-00000-00000-0F1C1', customer: oficina }]

export function groupOf(items: readonly SerialItem[], partner: SerialGroup['partner'] = null): SerialGroup {
  const count = (badge: SerialItem['badge']) => items.filter((item) => item.badge === badge).length
  return {
    customer: items[0]!.customer, partner, serials: items.length, byBadge: { active: count('active'), grace: count('grace'), expired: count('expired') },
    moved: items.filter(({ lastMove }) => lastMove !== null).length,
  }
}

export function activation(more: Partial<ActivationItem> = {}): ActivationItem {
  return {
    id: 'act_PROJETOS-02', machineName: 'PROJETOS-02', fingerprint: 'sb8JLChg', appVersion: '12.4.1', isOffline: false, activatedAt: instant('2026-08-14T13:12:00.000Z'), activatedByName: 'Loja Centro',
    lastSeenAt: instant('2026-11-21T12:00:00.000Z'), isLive: true, closedAt: null, closedReason: null, closedByName: null, move: null, ...more,
  }
}

export const MOVED_LIST: readonly ActivationItem[] = [
  activation({ id: 'act_2', machineName: 'NOTE-LOJA', fingerprint: 'Qe71nbVv', activatedAt: instant('2026-11-03T19:40:00.000Z'), move: { kind: 'moved', fromMachine: 'BALCAO-01', sameName: false } }),
  activation({ id: 'act_1', machineName: 'BALCAO-01', isLive: false, closedAt: instant('2026-11-03T19:38:00.000Z'), closedReason: 'transfer', closedByName: 'Loja Centro' }),
]

export const REASONS = [
  { code: 'pendencia_financeira', verb: 'suspend', label: 'Pendência financeira', requiresNote: false, pausesDunning: false, isRetired: false },
  { code: 'outro', verb: 'suspend', label: 'Outro motivo', requiresNote: true, pausesDunning: false, isRetired: false },
  { code: 'fim_de_contrato', verb: 'terminate', label: 'Fim do contrato', requiresNote: false, pausesDunning: false, isRetired: false },
  { code: 'outro', verb: 'terminate', label: 'Outro motivo', requiresNote: true, pausesDunning: false, isRetired: false },
] as const

/** A serial in full. What may be done with it is the manufacturer's choice in that state. */
export function serialDetailOf(item: SerialItem, more: Partial<SerialDetail> = {}): SerialDetail {
  return {
    ...item, users: 3, period: item.validUntil ? 'P1M' : null, maxTransfers: 3, offlineDays: 30, provisionedAt: item.state === 'pending' ? null : instant('2026-08-11T13:00:00.000Z'),
    suspension: item.state !== 'suspended' ? null : {
      reason: REASONS[0], note: 'Faturas de junho e julho em aberto.', startedAt: instant('2026-08-20T17:20:00.000Z'), startedByName: 'Rita Campos', until: null, clockStateAtStart: 'grace',
    },
    cancellation: item.state !== 'cancelled' ? null
      : { kind: 'terminated', at: instant('2026-10-02T14:00:00.000Z'), byName: 'Rita Campos', reason: REASONS[2], note: null, replacedBy: null },
    renewal: null, activationList: item.machines.length ? [activation({ machineName: item.machines[0]!.name })] : [],
    actions: item.state === 'suspended' ? ['release', 'terminate', 'setNote', 'closeActivation'] : item.state === 'cancelled' ? []
      : item.state === 'pending' ? ['withdraw', 'setNote'] : ['suspend', 'renew', 'reissue', 'unassign', 'terminate', 'setNote', 'closeActivation', 'issueOffline'],
    ...more,
  }
}

export const HISTORY: readonly SerialEventItem[] = [
  { seq: 4, at: instant('2026-11-03T19:40:00.000Z'), type: 'activation.moved', actorName: 'NOTE-LOJA', actorRole: 'machine', stateBefore: 'active', stateAfter: 'active', reason: null, note: null, details: { fromMachine: 'BALCAO-01', toMachine: 'NOTE-LOJA', kind: 'moved', sameName: false } },
  { seq: 3, at: instant('2026-08-20T17:20:00.000Z'), type: 'serial.suspended', actorName: 'Rita Campos', actorRole: 'manufacturer', stateBefore: 'grace', stateAfter: 'suspended', reason: 'Pendência financeira', note: 'Faturas de junho e julho em aberto.', details: {} },
  { seq: 2, at: instant('2026-08-14T13:12:00.000Z'), type: 'activation.created', actorName: 'PROJETOS-02', actorRole: 'machine', stateBefore: 'active', stateAfter: 'active', reason: null, note: null, details: { machineName: 'PROJETOS-02' } },
  { seq: 1, at: instant('2026-08-11T13:00:00.000Z'), type: 'serial.assigned', actorName: 'Loja Centro', actorRole: 'partnerAdmin', stateBefore: null, stateAfter: 'active', reason: null, note: null, details: {} },
]

const EVERY = 100
const NAMES = ['Marcenaria', 'Móveis', 'Oficina', 'Planejados', 'Serralheria', 'Estofados', 'Vidraçaria'] as const

/** Customer number `index` of many: names in order, 1 to 12 serials. */
export function manyGroup(index: number): SerialGroup {
  const serials = 1 + (index * 7) % 12
  const grace = index % 5 === 0 ? 1 : 0
  const expired = index % 9 === 0 && serials > 1 ? 1 : 0
  return {
    customer: { id: `acc_${index}`, name: `${NAMES[index % NAMES.length]} ${String(index + 1).padStart(6, '0')}`, taxId: String(10_000_000_000_000 + index) }, partner: index % 3 === 0 ? { id: 'acc_p', name: 'Loja Centro' } : null,
    serials, byBadge: { active: serials - grace - expired, grace, expired }, moved: index % 11 === 0 ? 1 : 0,
  }
}

export function manySerial(index: number, place: number): SerialItem {
  const tail = String(index % 1000).padStart(3, '0')
  return { ...SERIAL, id: `ser_${index}_${place}`, key: `AAAAA-BBBBB-CCCCC-DDDDD-${String(place % 100).padStart(2, '0')}${tail}`, last5: `${String(place % 100).padStart(2, '0')}${tail}`, customer: manyGroup(index).customer }
}

export function manyOutline(customers: number): SerialOutline {
  const serials = Array.from({ length: 12 }, (_, index) => index).reduce((sum, rest) => sum + (1 + (rest * 7) % 12) * Math.ceil(Math.max(0, customers - rest) / 12), 0)
  return {
    customers, serials, byBadge: { active: serials, grace: 0, expired: 0 }, every: EVERY,
    anchors: Array.from({ length: Math.ceil(customers / EVERY) }, (_, index) => (index === 0 ? null : `at-${index * EVERY}`)),
  }
}
