/** A customer as it is typed, and what is wrong with it. The server decides again. */
import { readTaxId } from '@assento/brazil'
import type { CustomerItem, ErrorDetail } from '@assento/client'
import { maskTaxId } from '../cart/billing-data.ts'

export interface CustomerDraft {
  readonly taxId: string
  readonly name: string
  readonly tradeName: string
  readonly email: string
  readonly phone: string
}

export type CustomerField = keyof CustomerDraft
/** Keys of `customerActs.form.errors`. */
export type CustomerErrors = Partial<Record<CustomerField, string>>

export const NO_CUSTOMER: CustomerDraft = { taxId: '', name: '', tradeName: '', email: '', phone: '' }

/** One @, something before it, a dotted name after it: typing errors are caught, every real address passes. */
const EMAIL_SHAPE = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/

export function draftOfCustomer({ taxId, name, tradeName, email, phone }: CustomerItem): CustomerDraft {
  return { taxId: maskTaxId(taxId ?? ''), name, tradeName: tradeName ?? '', email: email ?? '', phone: phone ?? '' }
}

/** What is wrong, field by field; empty when nothing is. The number is fixed once a customer is registered. */
export function customerErrors({ taxId, name, email }: CustomerDraft, isRegistered: boolean): CustomerErrors {
  const reading = isRegistered ? null : readTaxId(taxId)
  return {
    ...(reading === null || reading.ok ? {} : { taxId: `taxId.${reading.problem}` }),
    ...(name.trim() === '' ? { name: 'name' } : {}),
    ...(email.trim() === '' || EMAIL_SHAPE.test(email.trim()) ? {} : { email: 'email' }),
  }
}

/** What the server did not accept, field by field. */
export function refusedFields(details: readonly ErrorDetail[], known: Readonly<Record<string, string>>): CustomerErrors {
  return Object.fromEntries(details.flatMap(({ field, rule }): [string, string][] => (field in NO_CUSTOMER ? [[field, rule in known ? rule : 'other']] : [])))
}

/** Fields that may be empty go as null, which erases them. */
export function fieldsToSend({ name, tradeName, email, phone }: CustomerDraft) {
  const optional = (text: string) => (text.trim() === '' ? null : text.trim())
  return { name: name.trim(), tradeName: optional(tradeName), email: optional(email), phone: optional(phone) }
}
