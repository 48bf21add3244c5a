/** Every field of `BillingSettings` as it is taken in; an error names the field and the rule that it breaks. */
import { buildBrCode, isBankBusinessDay, readTaxId, refuseBankProfile } from '@assento/brazil'
import { z } from 'zod'
import { fail } from '../platform/errors.ts'
import { calendarDate, email, id, line, text, webAddress } from '../platform/inputs.ts'
import { DEFAULT_BILLING } from './tenant-settings.ts'
import type { BillingSettings } from './tenant-settings.ts'

const digits = z.string().min(1).max(20)
const checkDigit = z.string().length(1).exactOptional()

const bank = z.discriminatedUnion('bank', [
  z.strictObject({
    bank: z.literal('001'), agencia: digits, agenciaDigit: checkDigit, conta: digits, contaDigit: checkDigit, convenio: digits, carteira: digits,
    longNumber: z.boolean().exactOptional(),
  }),
  z.strictObject({
    bank: z.literal('341'), agencia: digits, conta: digits, contaDigit: checkDigit, carteira: digits, clientCode: digits.exactOptional(),
  }),
  z.strictObject({ bank: z.literal('237'), agencia: digits, agenciaDigit: checkDigit, conta: digits, contaDigit: checkDigit, carteira: digits }),
  z.strictObject({ bank: z.literal('033'), agencia: digits, beneficiario: digits, carteira: z.enum(['101', '102', '201']) }),
  z.strictObject({ bank: z.literal('756'), agencia: digits, beneficiario: digits, modalidade: digits, carteira: digits }),
]).superRefine((profile, context) => {
  const problem = refuseBankProfile(profile)
  if (problem === null) return
  refuse(context, [problem.field], `boleto.profile.${problem.rule}`, `${problem.field}: expected ${problem.expected}`)
})

const taxRate = z.strictObject({ label: text(40), basisPoints: z.int().min(0).max(10_000) }).nullable()

const pix = z.strictObject({ key: text(100), merchantName: text(100), merchantCity: text(100) }).superRefine((fields, context) => {
  const code = buildBrCode({ ...fields, amountCents: null, txid: null })
  if (code.ok) return
  const field = code.problem === 'merchantName' || code.problem === 'merchantCity' ? code.problem : 'key'
  refuse(context, [field], `pix.${field}.invalid`, `${field} gives no Pix code`)
})

const taxId = z.string().max(40).transform((value, context): string => {
  const reading = readTaxId(value)
  if (reading.ok) return reading.taxId.value
  context.addIssue({ code: 'custom', message: 'not a CNPJ or CPF', params: { rule: `taxId.${reading.problem}` }, input: value })
  return z.NEVER
})

const lateCharges = z.strictObject({
  fine: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('percent'), basisPoints: z.int().min(0).max(10_000) }),
    z.strictObject({ kind: z.literal('fixed'), cents: z.int().min(0).max(100_000_000) }),
  ]),
  interestBasisPointsPerMonth: z.int().min(0).max(10_000),
  mode: z.enum(['monthlyRate', 'valuePerDay']),
  rounding: z.enum(['halfAwayFromZero', 'truncate']),
  startsFrom: z.enum(['extendedDueDate', 'originalDueDate']),
})

/** A weekend is no holiday of a city's: such a date is a mistyped one. */
const localHolidays = z.array(calendarDate).max(400).superRefine((dates, context) => {
  for (const [index, date] of dates.entries()) {
    if (dates.indexOf(date) !== index) refuse(context, [index], 'billing.holiday.twice', `${date} stands there twice`)
    else if (!isBankBusinessDay(date)) refuse(context, [index], 'billing.holiday.noBusinessDay', `${date} is no bank business day anyway`)
  }
})

/**
 * What is named is replaced, the rest stays. The collections policy is not here: `collections.policy.set` also plans the open
 * invoices anew.
 */
export const billingInput = z.strictObject({
  dueDays: z.int().min(0).max(120),
  taxes: z.strictObject({ standard: taxRate, byProduct: z.record(id, taxRate) }),
  lateCharges,
  beneficiary: z.strictObject({ name: text(200), taxId, address: text(300) }).nullable(),
  bank: bank.nullable(),
  pix: pix.nullable(),
  mailFrom: z.strictObject({ name: line(100), address: email }).nullable(),
  portalUrl: webAddress.nullable(),
  localHolidays,
  maxLinesPerSubscriptionDay: z.int().min(1).max(1000),
}).partial()

/**
 * The settings with what is given in the place of what was; a given `undefined` is nothing given. Ends the call where boletos
 * would not say who is paid.
 */
export function mergedBilling(before: BillingSettings, given: z.output<typeof billingInput> | undefined): BillingSettings {
  const named = Object.entries(given ?? {}).filter(([, value]) => value !== undefined)
  const after: BillingSettings = { ...DEFAULT_BILLING, ...before, ...Object.fromEntries(named) }
  if (after.bank !== null && after.beneficiary === null) {
    fail('validation', 'the input is not valid', [{
      field: 'billing.beneficiary', rule: 'boleto.beneficiary.required', message: 'a boleto names its beneficiary with CNPJ or CPF (Lei 12.039)',
    }])
  }
  return after
}

function refuse(context: z.core.$RefinementCtx, path: (string | number)[], rule: string, message: string): void {
  context.addIssue({ code: 'custom', path, message, params: { rule } })
}
