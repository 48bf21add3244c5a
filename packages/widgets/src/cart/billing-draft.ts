import type { BillingInput, ErrorDetail } from '@assento/client'
import { billingErrors, NO_BILLING, refusedBilling, trimmedBilling, type BillingErrors, type BillingField } from './billing-data.ts'

/** Who pays, while it is typed: what is typed is forgiven at once, what is still wrong is told when the field is left. */
export class BillingDraft {
  data: BillingInput = NO_BILLING
  errors: BillingErrors = {}

  edit(data: BillingInput): void {
    const isKept = (field: string) => data.country === this.data.country && data[field as BillingField] === this.data[field as BillingField]
    this.errors = Object.fromEntries(Object.entries(this.errors).filter(([field]) => isKept(field)))
    this.data = data
  }

  /** An empty field that was only passed through is told of at the end. */
  leave(field: BillingField): void {
    const error = billingErrors(this.data)[field]
    if (error !== undefined && this.data[field] !== '') this.errors = { ...this.errors, [field]: error }
  }

  /** How many fields are wrong, each told of from now on. */
  check(): number {
    this.errors = billingErrors(this.data)
    return Object.keys(this.errors).length
  }

  /** The fields that the server named; 0 when its refusal is about something else. */
  takeRefusal(details: readonly ErrorDetail[], known: Readonly<Record<string, string>>): number {
    const errors = refusedBilling(details, known)
    if (errors !== null) this.errors = errors
    return Object.keys(errors ?? {}).length
  }

  toSend(): BillingInput { return trimmedBilling(this.data) }

  clear(): void {
    this.data = NO_BILLING
    this.errors = {}
  }
}
