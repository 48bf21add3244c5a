import type { Letters } from '../words.ts'

const HELLO = 'Hello {{contactName}},'
const CLEARING = 'If you have already paid, please disregard this message: a boleto takes up to two business days to clear.'
const END = ['{{attachments}}', '{{portal}}', '{{contact}}'] as const

/** Messages in English. */
export const WORDS_EN: Letters = {
  'invoice.issued': {
    subject: 'Invoice {{invoiceNumber}}: {{total}}',
    heading: 'Your invoice is here',
    parts: [HELLO, 'Here is invoice {{invoiceNumber}} of {{customerName}}.', '{{summary}}', '{{payment}}', ...END],
  },
  'fiscal.available': {
    subject: 'Nota fiscal {{fiscalNumber}} of invoice {{invoiceNumber}}',
    heading: 'Your nota fiscal is here',
    parts: [
      HELLO, 'Nota fiscal {{fiscalNumber}}, for invoice {{invoiceNumber}} of {{customerName}}, is attached.',
      'Please keep the files. Where there is an XML, it is the one that is legally valid; the PDF is for reading.', ...END,
    ],
  },
  'reminder.upcoming': {
    subject: 'Reminder: invoice {{invoiceNumber}} is due {{whenDue}}',
    heading: 'Your invoice is due {{whenDue}}',
    parts: [
      HELLO, 'Invoice {{invoiceNumber}} of {{customerName}}, {{amountDue}}, can be paid until {{payableUntil}} without fine or interest.',
      '{{payment}}', CLEARING, ...END,
    ],
  },
  'reminder.dueToday': {
    subject: 'Due today: invoice {{invoiceNumber}}, {{amountDue}}',
    heading: 'Your invoice is due today',
    parts: [
      HELLO, 'Today, {{payableUntil}}, is the last day to pay invoice {{invoiceNumber}} of {{customerName}}, {{amountDue}}, without fine or interest.',
      '{{payment}}', CLEARING, ...END,
    ],
  },
  'notice.overdue': {
    subject: 'Invoice {{invoiceNumber}} is open, due on {{dueOn}}',
    heading: 'Your invoice is still open',
    parts: [
      HELLO, 'We have not yet seen the payment of invoice {{invoiceNumber}} of {{customerName}}, which was due on {{dueOn}}. The amount today is {{amountDue}}.',
      '{{payment}}', CLEARING, ...END,
    ],
  },
  'notice.restriction': {
    subject: 'New purchases will be blocked on {{actsOn}}',
    heading: 'New purchases will be blocked on {{actsOn}}',
    parts: [
      HELLO, 'Invoice {{invoiceNumber}} of {{customerName}} was due on {{dueOn}} and is still open: {{amountDue}}.',
      'Unless it is paid by {{payUntil}}, new purchases and increases are blocked from {{actsOn}}. Your current subscriptions keep working.',
      '{{payment}}', '{{howAccessReturns}}', CLEARING, ...END,
    ],
  },
  'notice.restricted': {
    subject: 'New purchases blocked: invoice {{invoiceNumber}} is open',
    heading: 'New purchases are blocked',
    parts: [
      HELLO, 'Invoice {{invoiceNumber}} of {{customerName}}, due on {{dueOn}}, is still open. New purchases and increases are therefore blocked.',
      '{{howAccessReturns}}', '{{payment}}', CLEARING, ...END,
    ],
  },
  'notice.suspension': {
    subject: 'Suspension on {{actsOn}}: invoice {{invoiceNumber}} is open',
    heading: 'Your subscriptions will be suspended on {{actsOn}}',
    parts: [
      HELLO, 'Invoice {{invoiceNumber}} of {{customerName}} was due on {{dueOn}} and is still open: {{amountDue}}.',
      'Unless it is paid by {{payUntil}}, its subscriptions are suspended on {{actsOn}}, and their users lose access.',
      '{{payment}}', '{{howAccessReturns}}', CLEARING, ...END,
    ],
  },
  'notice.suspended': {
    subject: 'Subscriptions suspended: invoice {{invoiceNumber}} is open',
    heading: 'Your subscriptions are suspended',
    parts: [
      HELLO, 'Invoice {{invoiceNumber}} of {{customerName}}, due on {{dueOn}}, is still open. Its subscriptions are therefore suspended.',
      '{{howAccessReturns}}', '{{payment}}', CLEARING, ...END,
    ],
  },
  'notice.termination': {
    subject: 'Final end on {{actsOn}}: invoice {{invoiceNumber}} is open',
    heading: 'Your subscriptions will end on {{actsOn}}',
    parts: [
      HELLO, 'Invoice {{invoiceNumber}} of {{customerName}} was due on {{dueOn}} and is still open: {{amountDue}}.',
      'Unless it is paid by {{payUntil}}, its subscriptions end on {{actsOn}}. This is final: it cannot be undone.',
      '{{payment}}', CLEARING, ...END,
    ],
  },
  'notice.terminated': {
    subject: 'Subscriptions ended: invoice {{invoiceNumber}} is open',
    heading: 'Your subscriptions have ended',
    parts: [
      HELLO, 'Invoice {{invoiceNumber}} of {{customerName}}, due on {{dueOn}}, was not paid. Its subscriptions have therefore ended for good.',
      'The invoice is still owed: {{amountDue}}.', '{{payment}}', ...END,
    ],
  },
  'receipt.paid': {
    subject: 'Invoice {{invoiceNumber}} is paid',
    heading: 'Your invoice is paid',
    parts: [HELLO, 'Invoice {{invoiceNumber}} of {{customerName}}, {{total}}, is fully paid as of {{paidOn}}. There is nothing left to do. Thank you.', ...END],
  },
  'notice.released': {
    subject: 'Access is back: {{customerName}}',
    heading: 'Your access is back',
    parts: [
      HELLO, 'What was pending with invoice {{invoiceNumber}} of {{customerName}} is settled, and what it had blocked works again.',
      'It may take a few minutes to reach every user.', ...END,
    ],
  },
}
