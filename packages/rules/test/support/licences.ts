/** Serials, activations and their questions from the few words that a case gives. */
import * as rules from '@assento/rules'
import type { ActivationFacts, CalendarDate, Instant, LicenceActor, SerialFacts, SubscriptionFacts, ValidationCode } from '@assento/rules'

type Facts = SubscriptionFacts

/** Monthly, paid by its customer, given by a partner, good until 21 November: the serial of licences.md § 2.4. */
export function serialOf(words: Partial<SerialFacts> = {}): SerialFacts {
  const validUntil = words.validUntil === undefined ? rules.calendarDate('2026-11-21') : words.validUntil
  return {
    id: 'serial-1', productId: 'product-1', partnerId: 'partner-1', customerId: 'customer-1', payerId: 'customer-1', zone: 'America/Sao_Paulo',
    provisionedAt: rules.instant('2026-01-21T12:00:00.000Z'), pendingReason: null, cancelledAt: null, cancelKind: null, suspension: null,
    period: validUntil === null ? null : 'P1M', anchorDay: validUntil === null ? null : Number(validUntil.slice(8)), validUntil, graceDays: 7,
    maxActivations: 1, maxTransfers: null, isReturnable: true, lapseEffect: 'stops', version: 3, ...words,
  }
}

/** `from`–`to` are the instants of activation and closing; `to` unset = open. */
export interface ActivationWords extends Partial<ActivationFacts> {
  readonly fp: string
  readonly from: Instant
  readonly to?: Instant
}

export function activationOf({ fp, from, to, ...words }: ActivationWords, index: number): ActivationFacts {
  return {
    id: `activation-${index + 1}`, fingerprint: fp, machineName: `PC-${fp}`, activatedAt: from, lastSeenAt: to ?? from, leaseUntil: null, closedAt: to ?? null,
    closedReason: to === undefined ? null : 'user', ...words,
  }
}

export interface SerialWords {
  readonly serial?: Partial<SerialFacts>
  readonly actor?: LicenceActor
  readonly activations?: readonly ActivationWords[]
}

const asker = ({ actor = 'manufacturer' }: SerialWords, now: Instant) => ({ actor, now, reasons: rules.DEFAULT_BLOCK_REASONS })
const placesOf = ({ activations = [] }: SerialWords) => activations.map(activationOf)

/** A verb on one serial; the rest of the words is the request. */
const verb = <Request>(decide: (facts: SerialFacts, request: Request, who: ReturnType<typeof asker>) => unknown) =>
  (_facts: Facts, words: SerialWords & Request, now: Instant) => decide(serialOf(words.serial), words, asker(words, now))

export interface CycleWords extends SerialWords {
  readonly today: CalendarDate
  readonly n?: number
  /** Cents from a day on; null = none any more. */
  readonly prices: Readonly<Record<string, number | null>>
  readonly policy?: rules.LicencePolicy['retroactive']
  readonly suspensions?: readonly rules.SuspendedDays[]
}

const priceOn = ({ prices }: CycleWords) => (day: CalendarDate) =>
  Object.entries(prices).filter(([from]) => from <= day).sort().at(-1)?.[1] ?? null

function renewalCycles(_facts: Facts, words: CycleWords): unknown {
  const serial = serialOf(words.serial)
  const due = rules.dueCycles(serial, words.today)
  return { due, ...rules.planRenewalCycles(serial, words.today, words.n ?? due, priceOn(words), {
    policy: words.policy ?? 'fromExpiry', suspensions: words.suspensions ?? [],
  }) }
}

export const LICENCE_QUESTIONS = {
  serialState: (_facts: Facts, words: SerialWords, now: Instant) => {
    const serial = serialOf(words.serial)
    return { ...rules.serialStateOf(serial, now), graceUntil: rules.graceUntilOf(serial) }
  },
  licencePeriods: (_facts: Facts, words: { from: CalendarDate; period: rules.LicencePeriod; anchorDay: number; n: readonly number[] }) =>
    ({ days: words.n.map((n) => rules.addLicencePeriods(words.from, words.period, n, words.anchorDay)) }),
  renewalCycles,
  unpricedRenewal: (_facts: Facts, words: CycleWords) => rules.refuseUnpricedRenewal(serialOf(words.serial), words.n ?? 1, priceOn(words)),
  renewalInvoice: (_facts: Facts, words: SerialWords) => rules.refuseRenewalInvoice(serialOf(words.serial)),
  assignment: (_facts: Facts, { facts, actor = 'partnerUser', ...request }: { facts?: Partial<rules.AssignmentFacts>; actor?: LicenceActor }, now: Instant) =>
    rules.decideAssignment({
      productId: 'product-1', billing: 'unit', period: 'P1M', zone: 'America/Sao_Paulo', stock: { available: 1, assigned: 0 }, isCustomerRemoved: false,
      payerId: null, ...facts,
    }, request, { actor, now }),
  provision: verb(rules.decideProvision),
  withdrawal: verb(rules.decideWithdrawal),
  serialSuspension: verb(rules.decideSerialSuspension),
  serialRelease: verb(rules.decideSerialRelease),
  serialTermination: verb(rules.decideTermination),
  unassignment: verb(rules.decideUnassignment),
  serialRenewal: verb(rules.decideSerialRenewal),
  reissue: verb(rules.decideReissue),
  serialMenu: (_facts: Facts, words: SerialWords, now: Instant) => ({ actions: rules.allowedSerialActions(serialOf(words.serial), words.actor ?? 'manufacturer', now) }),
  serialKey: (_facts: Facts, { hex }: { hex: string }) => ({ key: rules.serialKeyOf(Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16))) }),
  crockford: (_facts: Facts, { value }: { value: string }) => ({ text: rules.crockfordOf(BigInt(value)), check: rules.crockfordCheckOf(BigInt(value)) }),
  typedKey: (_facts: Facts, { key }: { key: string }) => {
    const normal = rules.normaliseSerialKey(key)
    return { normal, isChecked: rules.isSerialKeyChecked(key), formatted: rules.formatSerialKey(normal), last5: rules.last5Of(key) }
  },
  validation: (_facts: Facts, words: SerialWords & { fp: string }, now: Instant) => {
    const serial = serialOf(words.serial)
    const code = rules.validateActivation(serial, placesOf(words), words.fp, now)
    return { code, isUsable: rules.isCodeUsable(code, serial) }
  },
  activation: (_facts: Facts, words: SerialWords & { fp: string; machineName?: string; replacesId?: string }, now: Instant) =>
    rules.decideActivation(serialOf(words.serial), placesOf(words), {
      fingerprint: words.fp, machineName: words.machineName ?? `PC-${words.fp}`, replacesId: words.replacesId ?? null,
    }, now),
  activationRefusal: (_facts: Facts, words: SerialWords & { code: ValidationCode }, now: Instant) =>
    rules.refuseActivation(words.code, serialOf(words.serial), placesOf(words), now),
  unreadableRequest: (_facts: Facts, { problem }: { problem: string }) => rules.refuseUnreadableRequest(problem),
  moves: (_facts: Facts, words: SerialWords, now: Instant) => ({ moves: rules.movesOf(placesOf(words)), in365: rules.transfersIn365(placesOf(words), now) }),
  offboarding: (_facts: Facts, words: { serials: readonly Partial<SerialFacts>[]; skipBlocked?: boolean; actor?: LicenceActor }, now: Instant) =>
    rules.decideOffboarding({ serials: words.serials.map((each, index) => serialOf({ id: `serial-${index + 1}`, ...each })), skipBlocked: words.skipBlocked ?? false },
      { actor: words.actor ?? 'partnerAdmin', now }),
  erasure: (_facts: Facts, request: rules.ErasureFacts) => rules.decideErasure(request),
  registration: (_facts: Facts, request: { taken: boolean }) => rules.decideRegistration(request),
} satisfies Record<string, (facts: Facts, words: never, now: Instant) => unknown>

