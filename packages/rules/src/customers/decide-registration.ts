import { allowed, type Decision } from '../decision.ts'
import { licenceDenied } from '../licences/licence-denied.ts'

/** A customer is registered. */
export interface RegistrationPlan {
  readonly outcome: 'register'
}

/**
 * Whether a customer is registered: once a CNPJ or CPF and partner; an offboarded one frees its number.
 * `taken` = another customer of the partner, not offboarded, has the number. Denies customers.taxId.taken.
 */
export function decideRegistration({ taken }: { readonly taken: boolean }): Decision<RegistrationPlan> {
  return taken ? licenceDenied('customers.taxId.taken', 'A customer with this tax number is registered.') : allowed({ outcome: 'register' })
}
