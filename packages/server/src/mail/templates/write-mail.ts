import { describeRelease } from '@assento/rules'
import { blocks } from './blocks.ts'
import { amountText, dateText, distanceText, periodText } from './format.ts'
import { frame } from './frame.ts'
import type { MailFacts, MailReader } from './mail-facts.ts'
import { render, value, type Variables } from './render.ts'
import type { MailWords } from './words.ts'

/** One copy of a message: the words with everything that they name, in the frame of all messages. */
export function writeMail(words: MailWords, facts: MailFacts, reader: MailReader): MailWords {
  return frame(render(words, variables(facts, reader)), facts, reader)
}

/** All variables of all templates; one that a fact is missing for is empty, and its template is not used without the fact. */
function variables(facts: MailFacts, { locale, name }: MailReader): Variables {
  const { invoice, due, acts, today } = facts
  const amount = (cents: number) => value(amountText(locale, invoice.currency, cents))
  const date = (on: MailFacts['today'] | null | undefined) => value(on === null || on === undefined ? '' : dateText(locale, on))
  return {
    contactName: value(name), customerName: value(facts.customerName), sellerName: value(facts.seller.name), invoiceNumber: value(invoice.number),
    total: amount(invoice.totalCents), amountDue: amount(invoice.state === 'open' ? due.totalCents : 0),
    issuedOn: date(invoice.issuedOn), dueOn: date(invoice.dueOn), payableUntil: date(invoice.payableUntil), paidOn: date(invoice.paidOn),
    period: value(periodText(locale, invoice.period)), whenDue: value(distanceText(locale, today, invoice.payableUntil)),
    actsOn: date(acts?.on), payUntil: date(acts?.payBy), howAccessReturns: value(describeRelease(facts.policy, locale)),
    fiscalNumber: value(facts.fiscalNumber ?? ''),
    ...blocks(facts, locale),
  }
}
