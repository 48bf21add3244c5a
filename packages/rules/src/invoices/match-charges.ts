import type { ChargeKind } from '../subscriptions/plan.ts'
import { daysBetween } from '../time.ts'
import { familyOf, vendorSide } from './group-vendor-lines.ts'
import type { VendorGroup } from './group-vendor-lines.ts'
import type { ReconciledCharge } from './reconciliation-facts.ts'

const CYCLES: readonly ChargeKind[] = ['termCycle', 'extendedCycle', 'retroactive']
const PLANS: readonly ChargeKind[] = ['planCharge', 'planCredit']

/** What each kind of the vendor's lines is called here. Kinds that are not here, the vendor's credits among them, are none of ours. */
const KINDS: Readonly<Record<string, readonly ChargeKind[]>> = {
  new: CYCLES, renew: CYCLES, cyclecharge: CYCLES, extendterm: CYCLES, seats: ['seatsAdded', 'seatsReduced'],
  cancelimmediate: ['cancellation'], cancel: ['cancellation'], convert: [...PLANS, ...CYCLES], changebillingplan: [...PLANS, ...CYCLES],
  movequantity: [...PLANS, 'seatsAdded'],
}

/** Days by which start and end of one change may lie apart, taken together: another zone, a day's delay. */
const NEAR_DAYS = 7

/**
 * Our charges of each group, by the group's place: those of its kind and its days; else any of its days, whatever they are called;
 * else the nearest of its kind whose days overlap, so that a cycle that begins on another day is seen as that. A charge belongs to
 * one group only.
 */
export function matchCharges(groups: readonly VendorGroup[], charges: readonly ReconciledCharge[]): readonly (readonly ReconciledCharge[])[] {
  const free = new Set(charges)
  const found = groups.map((): readonly ReconciledCharge[] => [])
  const take = (find: (group: VendorGroup) => readonly ReconciledCharge[]) => groups.forEach((group, index) => {
    if (found[index]?.length !== 0) return
    const taken = find(group)
    for (const charge of taken) free.delete(charge)
    found[index] = taken
  })
  const those = (fits: (charge: ReconciledCharge) => boolean) => [...free].filter(fits)
  take((group) => those((charge) => isOfKind(group, charge) && hasSameDays(group, charge)))
  take((group) => (isOurs(group) ? those((charge) => hasSameDays(group, charge)) : []))
  take((group) => {
    const [nearest] = those((charge) => isOfKind(group, charge) && isNear(group, charge)).sort((a, b) => distance(group, a) - distance(group, b))
    return nearest === undefined ? [] : those((charge) => isOfKind(group, charge) && isSamePeriod(charge, nearest))
  })
  return found
}

function isOfKind([line]: VendorGroup, { kind }: ReconciledCharge): boolean {
  return KINDS[familyOf(line.chargeType)]?.includes(kind) ?? false
}

/** Charges of any name may answer a kind that we know, or one that is new to everybody; a vendor's own credit is none of ours. */
function isOurs([line]: VendorGroup): boolean {
  return line.chargeType !== 'customercredit'
}

function hasSameDays([{ period }]: VendorGroup, charge: ReconciledCharge): boolean {
  return charge.period.startsOn === period.startsOn && (period.until === null || charge.period.until === period.until)
}

function isNear(group: VendorGroup, charge: ReconciledCharge): boolean {
  const [{ period, chargeType }] = group
  const overlaps = charge.period.until > period.startsOn && (period.until === null || charge.period.startsOn < period.until)
  if (!overlaps) return false
  const isCycle = KINDS[familyOf(chargeType)] === CYCLES
  return isCycle || distance(group, charge) <= NEAR_DAYS || vendorSide(group, null).quantity === charge.seats
}

function distance([{ period }]: VendorGroup, charge: ReconciledCharge): number {
  const ends = period.until === null ? 0 : Math.abs(daysBetween(period.until, charge.period.until))
  return Math.abs(daysBetween(period.startsOn, charge.period.startsOn)) + ends
}

function isSamePeriod(a: ReconciledCharge, b: ReconciledCharge): boolean {
  return a.period.startsOn === b.period.startsOn && a.period.until === b.period.until
}
