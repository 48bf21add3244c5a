/** The list of every rule, with what it says and where it comes from. A rule that is not here does not compile. */
import { DENIAL_RULES } from './rulebook-denials.ts'
import type { DenialRuleId } from './rulebook-clauses.ts'
import { COMPUTATION_RULES } from './rulebook-computations.ts'

export interface RuleEntry {
  /** Row of subscriptions.md § 3 (T1, W5, …); of licences and orders, of product.md (M5, S4, …). */
  readonly row: string
  /** One sentence, Portuguese: what the rule says. */
  readonly sentence: string
  /** The clause or product rule it rests on, Portuguese, as a customer may read it. */
  readonly clause: string
  /** Where it comes from: S-numbers of subscriptions.md § 7, seed numbers, or `decision` (§ 2). */
  readonly source: string
}

/** Rules that compute dates, windows, prices and states. */
export type ComputationRuleId = keyof typeof COMPUTATION_RULES
export type RuleId = DenialRuleId | ComputationRuleId

export const RULEBOOK: Readonly<Record<RuleId, RuleEntry>> = { ...DENIAL_RULES, ...COMPUTATION_RULES }
