import { assert } from '../assert.ts'

/** Where a payment goes; the three sum to the amount. */
export interface PaymentAllocation {
  readonly appliedCents: number
  readonly lateChargeCents: number
  /** Becomes customer credit. */
  readonly excessCents: number
}

/**
 * Where money received goes: to the invoice's balance first, then to fine and interest, the rest to customer credit. The
 * principal comes first in the customer's favour (Código Civil art. 354 lets the creditor say so): whoever pays the amount of
 * a late invoice is released, and no cents of interest hold a service back. Rule invoices.payment.allocated (billing.md § 1).
 */
export function allocatePayment(
  payment: { readonly balanceCents: number; readonly lateChargesDueCents: number; readonly amountCents: number },
): PaymentAllocation {
  const { balanceCents, lateChargesDueCents, amountCents } = payment
  assert(amountCents > 0 && balanceCents >= 0 && lateChargesDueCents >= 0, 'a payment is more than zero, what is due is not below it')
  const appliedCents = Math.min(amountCents, balanceCents)
  const lateChargeCents = Math.min(amountCents - appliedCents, lateChargesDueCents)
  return { appliedCents, lateChargeCents, excessCents: amountCents - appliedCents - lateChargeCents }
}
