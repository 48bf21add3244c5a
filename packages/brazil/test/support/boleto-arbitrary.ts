import { addDays, calendarDate } from '@assento/rules'
import fc from 'fast-check'
import { buildBarcode } from '../../src/index.ts'

export const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
export const dueDate = fc.integer({ min: 0, max: 22_000 }).map((days) => addDays(calendarDate('2000-07-03'), days))
/** A bank code that is not of arrecadação. */
export const bankCode = digits(3).filter((bank) => !bank.startsWith('8'))

/** Barcodes with and without due date, with open amounts, and with amounts that take the fator's place. */
export const barcode = fc.oneof(
  fc.record({
    bank: bankCode,
    dueOn: fc.option(dueDate, { nil: null }),
    amountCents: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9_999_999_999 })),
    campoLivre: digits(25),
  }),
  fc.record({
    bank: bankCode,
    dueOn: fc.constant(null),
    amountCents: fc.integer({ min: 10_000_000_000, max: 9_999_999_999_999 }),
    campoLivre: digits(25),
  }),
).map((fields) => ({ fields, code: buildBarcode(fields) }))

/** The text with the digit at `position` raised by `step` (1–9) modulo 10. */
export function changeDigit(text: string, position: number, step: number): string {
  const digit = (Number(text.charAt(position)) + step) % 10
  return `${text.slice(0, position)}${digit}${text.slice(position + 1)}`
}
