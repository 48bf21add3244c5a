import type { Instant } from '@assento/rules'
import type { KnownSubscription } from '@assento/store'
import type { Wanted, WantedRow } from './apply-subscriptions.ts'
import type { Mismatch } from './wanted-subscription.ts'

/** When time next acts follows from the rest and from `now`: alone it is no difference. */
const DERIVED: ReadonlySet<string> = new Set<keyof WantedRow>(['next_action_at'])

/** Where a stored subscription is not what the file tells: columns, open seat batches, renewal plan. */
export function differencesOf(wanted: Wanted, known: KnownSubscription, now: Instant): Mismatch[] {
  const columns = Object.entries(wanted.row)
    .filter(([column, value]) => !DERIVED.has(column) && known.row[column as keyof WantedRow] !== value)
    .map(([column, value]) => mismatch(column, known.row[column as keyof WantedRow], value))
  return [...columns, ...batchDifference(wanted, known, now), ...planDifference(wanted, known)]
}

function batchDifference(wanted: Wanted, known: KnownSubscription, now: Instant): Mismatch[] {
  if (wanted.batches === undefined) return []
  const open = known.batches.filter(({ until }) => until >= now).map(({ seats, until }) => `${seats} até ${until}`).sort()
  const told = wanted.batches.map(({ seats, until }) => `${seats} até ${until}`).sort()
  return open.join('; ') === told.join('; ') ? [] : [mismatch('seat_batches', open.join('; ') || '—', told.join('; ') || '—')]
}

function planDifference({ renewalPlan }: Wanted, known: KnownSubscription): Mismatch[] {
  if (renewalPlan === undefined) return []
  const stored = known.renewalPlan
  if (stored === null && renewalPlan === null) return []
  const isSame = stored !== null && renewalPlan !== null
    && Object.entries(renewalPlan).every(([column, value]) => stored[column as keyof typeof renewalPlan] === value)
  return isSame ? [] : [mismatch('renewal_plan', stored?.seats ?? '—', renewalPlan?.seats ?? '—')]
}

function mismatch(field: string, ours: unknown, vendors: unknown): Mismatch {
  return { field, ours: String(ours), vendors: String(vendors) }
}
