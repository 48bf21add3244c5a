import type { MailFacts } from './templates/mail-facts.ts'
import type { MailTemplate } from './templates/template-names.ts'

/**
 * The words that are true now: a message is written a moment after it was ordered, and time and payments go on. Null = there is
 * nothing left to say. A reminder after the last day is a notice; an announcement whose step the policy no longer has names no
 * day, so it is a notice too.
 */
export function chooseTemplate(template: MailTemplate, { invoice, today, acts, fiscalNumber }: MailFacts): MailTemplate | null {
  const { state, payableUntil } = invoice
  switch (template) {
    case 'invoice.issued': return state === 'open' || state === 'paid' ? template : null
    case 'fiscal.available': return state !== 'void' && fiscalNumber !== null ? template : null
    case 'receipt.paid': return state === 'paid' ? template : null
    case 'notice.released': return state === 'open' ? null : template
    case 'reminder.upcoming':
    case 'reminder.dueToday': {
      if (state !== 'open') return null
      if (today > payableUntil) return 'notice.overdue'
      return today === payableUntil ? 'reminder.dueToday' : 'reminder.upcoming'
    }
    case 'notice.restriction':
    case 'notice.suspension':
    case 'notice.termination': {
      if (state !== 'open') return null
      return acts === null ? 'notice.overdue' : template
    }
    default: return state === 'open' ? template : null
  }
}
