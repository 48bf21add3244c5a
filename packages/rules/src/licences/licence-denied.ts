import { deniedUnder, type DenialDetails, type Denied } from '../decision.ts'
import { LICENCE_CLAUSES, type LicenceDenialRuleId } from '../rulebook-clauses-licences.ts'

/** Builds a refusal about orders, stock, serials, activations or customers of partners; its clause comes from the rule book. */
export function licenceDenied(rule: LicenceDenialRuleId, reason: string, more: DenialDetails = {}): Denied {
  return deniedUnder(LICENCE_CLAUSES[rule], rule, reason, more)
}
