import type { DenialRuleId } from '@assento/rules'
import { countOf, dateOf, moneyOf, said, type RuleWords } from '../../runtime/rule-facts.ts'

const plain = (title: string, text: string): RuleWords => () => ({ title, text })
/** Which invoice, its due date and what is missing. */
const unpaid = (facts: Parameters<RuleWords>[0], format: Parameters<RuleWords>[1]): string =>
  said(moneyOf(facts, 'balanceCents', format), (amount) => ` Invoice ${String(facts['number'] ?? '')}${said(dateOf(facts, 'dueOn', format), (day) => `, due on ${day}`)}: ${amount}.`)

/** Refusals about invoices, orders and collections: a chunk of their own, so that no chunk of words passes its budget. */
export const moneyRules = {
  'checkout.cart.empty': plain('The cart is empty', 'Add a product or a change of plan before placing the order.'),
  'checkout.cart.oneCurrency': plain('This item is charged in another currency', 'Each order makes one invoice in one currency. Order this item separately.'),
  'checkout.billing.taxIdRequired': plain('Billing data is missing', 'The price rises with this order. Give the tax number of who pays, so that the invoice can be issued; nothing was charged.'),
  'invoices.void.notOpen': plain('This invoice is no longer in force', 'It has been voided or written off. Nothing was changed.'),
  'invoices.void.paid': (facts, format) => ({
    title: 'The invoice has been paid in part or in full',
    text: `${said(moneyOf(facts, 'paidCents', format), (paid) => `${paid} has been received. `)}Correct the amount with a credit note; the invoice remains valid.`,
  }),
  'invoices.void.credited': (facts, format) => ({
    title: 'A part of this invoice has been credited',
    text: `${said(moneyOf(facts, 'creditedCents', format), (credited) => `${credited} has been given back. `)}Voiding it now would give that back twice. Credit what is left with a credit note.`,
  }),
  'invoices.credit.closed': plain('This invoice takes no credit note', 'It was voided or written off: it charges nothing that could be given back.'),
  'invoices.credit.aboveCharged': (facts, format) => ({
    title: 'The credit is more than was charged',
    text: said(moneyOf(facts, 'creditableCents', format), (left) => `Of this line, ${left} before tax can still be credited.`, 'Of each line, at most what it charged and has not given back can be credited.'),
  }),
  'invoices.credit.empty': plain('There is nothing to credit', 'Give an amount for at least one line. If everything has been credited, no note is needed.'),
  'invoices.writeOff.notOpen': plain('This invoice is not open', 'Only what is still to be received can be written off. Nothing was changed.'),
  'invoices.secondCopy.notOpen': (facts) => facts['state'] === 'paid'
    ? { title: 'This invoice is paid', text: 'There is nothing to pay. The invoice and the receipt stay among its documents.' }
    : { title: 'This invoice is not open', text: 'It was voided or written off: it need not be paid.' },
  'collections.account.restricted': (facts, format) => ({
    title: 'An overdue invoice is open',
    text: `Until it is paid, nothing can be bought or increased.${unpaid(facts, format)} As soon as the payment is confirmed, everything is available again.`,
  }),
  'collections.suspension.unpaid': (facts, format) => ({
    title: 'The subscription is suspended for non-payment',
    text: `It comes back exactly as it was ${countOf(facts, 'invoices', format) === '1' ? 'as soon as the payment is confirmed' : 'when every invoice that holds it is paid'}.${unpaid(facts, format)}`,
  }),
  'collections.dispute.nothingOwed': plain('This invoice is not open', 'Only an invoice that is still to be paid can be disputed. For another one, contact finance.'),
  'collections.dispute.alreadyOpen': plain('This invoice is being disputed already', 'The answer will be shown here. Until then nothing is blocked because of this invoice.'),
} satisfies Partial<Record<DenialRuleId, RuleWords>>
