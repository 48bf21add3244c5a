/** Who pays, as it is typed, and what is wrong with it. The server decides again. */
import { readTaxId } from '@assento/brazil'
import type { BillingInput, ErrorDetail } from '@assento/client'

export type BillingField = keyof BillingInput
/** Keys of `checkout.billing.errors`. */
export type BillingErrors = Partial<Record<BillingField, string>>

export const NO_BILLING: BillingInput = { country: 'BR', taxId: '', name: '', email: '' }

/** One @, something before it, a dotted name after it: typing errors are caught, every real address passes. */
const EMAIL_SHAPE = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/

/** A CNPJ or CPF inside other text, as a paste from a document brings it. */
const INSIDE = /(?<![0-9A-Z])(?:[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}\/?[0-9A-Z]{4}-?[0-9]{2}|[0-9]{3}\.?[0-9]{3}\.?[0-9]{3}-?[0-9]{2})(?![0-9A-Z])/

/** What is wrong, field by field; empty when nothing is. */
export function billingErrors({ country, taxId, name, email }: BillingInput): BillingErrors {
  const reading = country === 'BR' ? readTaxId(taxId) : null
  const wrongId = reading === null ? (taxId.trim() === '' ? 'foreignId' : null) : reading.ok ? null : `taxId.${reading.problem}`
  const wrongEmail = email.trim() === '' ? 'email' : EMAIL_SHAPE.test(email.trim()) ? null : 'emailShape'
  return { ...(wrongId ? { taxId: wrongId } : {}), ...(name.trim() === '' ? { name: 'name' } : {}), ...(wrongEmail ? { email: wrongEmail } : {}) }
}

/** The number with the zero that a spreadsheet took, to be confirmed by the person; null when that is not the problem. */
export function suggestedTaxId(taxId: string): string | null {
  const reading = readTaxId(taxId)
  return reading.ok || reading.suggestion === null ? null : maskTaxId(reading.suggestion)
}

/** What the server did not accept, field by field; null when its refusal is about something else. */
export function refusedBilling(details: readonly ErrorDetail[], known: Readonly<Record<string, string>>): BillingErrors | null {
  const found = details.flatMap(({ field, rule }): [string, string][] => (field.startsWith('billing') ? [[field.split('.')[1] ?? 'taxId', rule in known ? rule : 'other']] : []))
  return found.length === 0 ? null : Object.fromEntries(found)
}

export function kindOfTaxId(taxId: string): 'cnpj' | 'cpf' | null {
  const reading = readTaxId(taxId)
  return reading.ok ? reading.taxId.kind : null
}

/** As it is sent: trimmed, and the number without more than it needs. */
export function trimmedBilling({ country, taxId, name, email }: BillingInput): BillingInput {
  return { country, taxId: taxId.trim(), name: name.trim(), email: email.trim() }
}

/**
 * The number with its punctuation as far as it is typed: `529.982` of a CPF, `12.ABC.345/01` of a CNPJ. What is too long or has
 * other characters stays as it is, so that nothing typed or pasted is lost; a number inside pasted text is taken out of it.
 */
export function maskTaxId(text: string): string {
  const plain = text.replace(/[.\-/\s]/g, '').toUpperCase()
  const isPhrase = /[^0-9A-Za-z.\-/]/.test(text.trim()) || plain.length > 14
  const found = isPhrase ? INSIDE.exec(text.toUpperCase())?.[0].replace(/[.\-/]/g, '') : undefined
  if (found === undefined && (plain.length > 14 || /[^0-9A-Z]/.test(plain))) return text
  const inside = found ?? plain
  return inside.length <= 11 && /^[0-9]*$/.test(inside) ? punctuated(inside, [3, 6, 9], '..-') : punctuated(inside, [2, 5, 8, 12], '../-')
}

/** Where the caret goes after masking: behind as many significant characters as before. */
export function caretAfterMask(before: string, caret: number, after: string): number {
  let left = before.slice(0, caret).replace(/[.\-/\s]/g, '').length
  let at = 0
  while (left > 0 && at < after.length) {
    if (/[0-9A-Z]/i.test(after[at] ?? '')) left -= 1
    at += 1
  }
  return at
}

function punctuated(plain: string, at: readonly number[], marks: string): string {
  return [...plain].map((character, index) => `${at.includes(index) ? marks[at.indexOf(index)] : ''}${character}`).join('')
}
