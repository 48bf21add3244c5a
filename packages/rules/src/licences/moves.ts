import { addHours, type Instant } from '../time.ts'
import type { ActivationFacts } from './facts.ts'

/** A serial that went from one computer to another. `forced` = someone closed the old one through the portal. */
export interface ActivationMove {
  /** The activation that it came to. */
  readonly activationId: string
  readonly fromMachine: string
  readonly kind: 'moved' | 'forced'
  /** The same machine name on other hardware. */
  readonly sameName: boolean
  readonly at: Instant
}

const WINDOW_HOURS = 365 * 24

/**
 * The moves of a serial between computers (trocas), oldest first, derived from its activations in any order: each activation takes the
 * place of the last one closed before it that nobody took yet; on the same fingerprint that is no move, and coming back to a
 * computer that it had left is one. Places freed by a dead lease are floating and do not count.
 * Rule licences.moves.derived (licences.md §§ 4.2, 6).
 */
export function movesOf(activations: readonly ActivationFacts[]): readonly ActivationMove[] {
  const free = new Set<ActivationFacts>()
  const byStart = [...activations].sort((a, b) => compare(a.activatedAt, b.activatedAt) || compare(a.id, b.id))
  const byEnd = activations.filter((each) => each.closedAt !== null && each.closedReason !== 'leaseDead')
    .sort((a, b) => compare(a.closedAt ?? '', b.closedAt ?? '') || compare(a.id, b.id))
  // Closed by now, but not begun yet: ids tell the order within one instant.
  const waiting = new Set<ActivationFacts>()
  const begun = new Set<ActivationFacts>()
  let ended = 0
  return byStart.flatMap((activation) => {
    for (let next = byEnd[ended]; next !== undefined && (next.closedAt ?? '') <= activation.activatedAt; next = byEnd[ended]) {
      ;(begun.has(next) ? free : waiting).add(next)
      ended += 1
    }
    const left = [...free]
    const from = left.findLast((each) => each.fingerprint === activation.fingerprint) ?? left.at(-1)
    begun.add(activation)
    if (waiting.delete(activation)) free.add(activation)
    if (from === undefined) return []
    free.delete(from)
    return from.fingerprint === activation.fingerprint ? [] : [moveOf(from, activation)]
  })
}

/** Moves in the 365 days before `now`; the last instant of the 365th day still counts. */
export function transfersIn365(activations: readonly ActivationFacts[], now: Instant): number {
  return movesIn365(activations, now).length
}

/** First instant at which fewer than `maxTransfers` moves count; null when time does not help (`maxTransfers` 0) or none is needed. */
export function nextTransferAt(activations: readonly ActivationFacts[], maxTransfers: number, now: Instant): Instant | null {
  const counted = movesIn365(activations, now)
  const last = counted[counted.length - maxTransfers]
  return maxTransfers === 0 || last === undefined ? null : addHours(last.at, WINDOW_HOURS)
}

function movesIn365(activations: readonly ActivationFacts[], now: Instant): readonly ActivationMove[] {
  const after = addHours(now, -WINDOW_HOURS)
  return movesOf(activations).filter(({ at }) => at > after)
}

function moveOf(from: ActivationFacts, to: ActivationFacts): ActivationMove {
  return {
    activationId: to.id, fromMachine: from.machineName, sameName: from.machineName === to.machineName, at: to.activatedAt,
    kind: from.closedReason === 'partner' || from.closedReason === 'vendor' ? 'forced' : 'moved',
  }
}

const compare = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0
