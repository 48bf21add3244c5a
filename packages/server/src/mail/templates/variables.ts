import type { MailTemplate } from './template-names.ts'

/** Single words and figures: may stand anywhere, in the subject too. */
const VALUES = ['contactName', 'customerName', 'sellerName', 'invoiceNumber', 'total', 'amountDue', 'issuedOn', 'dueOn', 'payableUntil', 'period'] as const
/** Parts of several lines, drawn by us: a line of their own in text and HTML. Empty where there is nothing to show. */
export const BLOCKS = ['summary', 'payment', 'attachments', 'portal', 'contact'] as const
type Common = (typeof VALUES)[number] | (typeof BLOCKS)[number]

/** Values that only some templates have. */
type Special = 'whenDue' | 'actsOn' | 'payUntil' | 'howAccessReturns' | 'paidOn' | 'fiscalNumber'
export type VariableName = Common | Special

export interface MailVariable {
  readonly name: VariableName
  /** A block stands on a line of its own and not in the subject. */
  readonly isBlock: boolean
  /** A message without it would not say what it is for: text and HTML must name it. */
  readonly isRequired: boolean
}

const REMINDER = { special: ['whenDue'], required: ['amountDue', 'payableUntil', 'payment'] } as const
/** Tells beforehand what happens on which day: without the day it would be no announcement. */
const ANNOUNCEMENT = { special: ['actsOn', 'payUntil', 'howAccessReturns'], required: ['actsOn', 'payUntil', 'payment'] } as const
const DONE = { special: ['howAccessReturns'], required: ['invoiceNumber', 'payment'] } as const

const OF_TEMPLATE: Readonly<Record<MailTemplate, { readonly special: readonly Special[]; readonly required: readonly VariableName[] }>> = {
  'invoice.issued': { special: [], required: ['invoiceNumber', 'summary', 'payment'] },
  'fiscal.available': { special: ['fiscalNumber'], required: ['fiscalNumber', 'attachments'] },
  'reminder.upcoming': REMINDER,
  'reminder.dueToday': REMINDER,
  'notice.overdue': { special: [], required: ['amountDue', 'dueOn', 'payment'] },
  'notice.restriction': ANNOUNCEMENT,
  'notice.restricted': DONE,
  'notice.suspension': ANNOUNCEMENT,
  'notice.suspended': DONE,
  'notice.termination': { special: ['actsOn', 'payUntil'], required: ['actsOn', 'payUntil', 'payment'] },
  'notice.terminated': { special: [], required: ['invoiceNumber'] },
  'receipt.paid': { special: ['paidOn'], required: ['invoiceNumber', 'paidOn'] },
  'notice.released': { special: [], required: ['invoiceNumber'] },
}

/** What a template may name, and what it must. */
export function variablesOf(template: MailTemplate): readonly MailVariable[] {
  const { special, required } = OF_TEMPLATE[template]
  const variable = (isBlock: boolean) => (name: VariableName): MailVariable => ({ name, isBlock, isRequired: required.includes(name) })
  return [...[...VALUES, ...special].map(variable(false)), ...BLOCKS.map(variable(true))]
}
