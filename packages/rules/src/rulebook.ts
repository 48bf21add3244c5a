/** The list of every rule, with what it says and where it comes from. A rule that is not here does not compile. */
import type { Alternative, Denied } from './decision.ts'
import type { Instant } from './time.ts'
import { DENIAL_RULES } from './rulebook-denials.ts'
import { COMPUTATION_RULES } from './rulebook-computations.ts'

export interface RuleEntry {
  /** Row of subscriptions.md § 3 (T1, W5, …). */
  readonly row: string
  /** One sentence, Portuguese: what the rule says. */
  readonly sentence: string
  /** The clause or product rule it rests on, Portuguese, as a customer may read it. */
  readonly clause: string
  /** Where it comes from: S-numbers of subscriptions.md § 7, seed numbers, or `decision` (§ 2). */
  readonly source: string
}

/** Rules that can refuse. */
export type DenialRuleId = keyof typeof DENIAL_RULES
/** Rules that compute dates, windows, prices and states. */
export type ComputationRuleId = keyof typeof COMPUTATION_RULES
export type RuleId = DenialRuleId | ComputationRuleId

export const RULEBOOK: Readonly<Record<RuleId, RuleEntry>> = { ...DENIAL_RULES, ...COMPUTATION_RULES }

/** Builds a refusal; its clause comes from the rule book. */
export function denied(
  rule: DenialRuleId,
  reason: string,
  more: {
    readonly earliestAt?: Instant | null
    readonly alternatives?: readonly Alternative[]
    readonly facts?: Readonly<Record<string, string | number>>
  } = {},
): Denied {
  return {
    verdict: 'denied',
    rule,
    reason,
    clause: DENIAL_RULES[rule].clause,
    earliestAt: more.earliestAt ?? null,
    alternatives: more.alternatives ?? [],
    facts: more.facts ?? {},
  }
}
