import type { licenceRules as portuguese } from '../pt-BR/rules-licences.ts'
import { countOf, dateOf, instantOf, moneyOf, said, type RuleFacts, type RuleWords } from '../../runtime/rule-facts.ts'

const plain = (title: string, text: string): RuleWords => () => ({ title, text })
const nameOf = (facts: RuleFacts, name: string): string | null => typeof facts[name] === 'string' && facts[name] !== '' ? facts[name] : null
const since = (facts: RuleFacts, format: Parameters<RuleWords>[1]): string => said(instantOf(facts, 'startedAt', format), (at) => ` since ${at}`)

/** Refusals about orders, stock, serials, activations and customers of partners: a chunk of their own. */
export const licenceRules = {
  'orders.item.duplicate': plain('The order has this product already', 'For another quantity, remove the item and add it again: the tier price is for the sum.'),
  'orders.item.notInPriceList': plain('This product is not in your price list', 'It may have left the list today. Choose another one, or talk to your account manager.'),
  'orders.item.baseNotOwned': plain('The product of these additional users is missing', 'Additional users are for products in your stock. Buy a licence of the product first.'),
  'orders.item.quantity': (facts, format) => ({
    title: 'Check the quantity', text: said(countOf(facts, 'maximum', format), (n) => `Enter a whole number from 1 to ${n}.`, 'Enter a whole number.'),
  }),
  'orders.item.otherType': (facts) => ({
    title: 'This item does not fit this type of order',
    text: facts['type'] === 'purchase' ? 'Additional users are ordered separately, with the type “Additional”.' : 'Products are ordered separately, with the type “Purchase”.',
  }),
  'orders.submit.empty': plain('The order is empty', 'Add at least one product before you confirm.'),
  'orders.total.changed': (facts, format) => {
    const [before, after] = [moneyOf(facts, 'oldCents', format), moneyOf(facts, 'newCents', format)]
    return { title: 'The total is not the one that was shown', text: `${before === null || after === null ? '' : `It was ${before}; now it is ${after}. `}Check it and confirm again. Nothing was changed.` }
  },
  'orders.approve.fourEyes': plain('Somebody else has to approve', 'Who submitted the order does not approve it. Ask another administrator of your company.'),
  'orders.approve.vendorOnly': plain('The manufacturer approves this order', 'It has been submitted. You will hear when it is answered; until then you can cancel it.'),
  'orders.state.finalized': plain('The order has been finalized', 'Its licences are in stock. To correct it, ask the manufacturer for a reversal.'),
  'orders.state.cancelled': plain('The order has been cancelled', 'A cancelled order does not change. Make a new one.'),
  'orders.reverse.insufficientStock': (facts, format) => ({
    title: 'A part of the licences is in use',
    text: `${said(countOf(facts, 'available', format), (n) => `${n} can be reversed. `)}Only those that are still in the partner’s stock are taken back.`,
  }),
  'orders.reverse.notFinalized': plain('Only a finalized order is reversed', 'A pending order can be cancelled.'),
  'stock.take.insufficient': (facts, format) => ({
    title: 'There are not enough licences in stock',
    text: `${said(countOf(facts, 'available', format), (n) => `Available: ${n}. `)}Make a new order, or give back a licence that is no longer used.`,
  }),
  'serials.role.manufacturerOnly': plain('Only the manufacturer can do this', 'Ask the manufacturer where it is called for. Nothing was changed.'),
  'serials.state.cancelled': (facts) => ({
    title: 'This serial number has been cancelled',
    text: facts['cancelKind'] === 'unassigned' || facts['cancelKind'] === 'withdrawn' ? 'The licence went back to stock and gets a new number when it is assigned again.'
      : facts['cancelKind'] === 'reissued' ? 'It was replaced by another number; use the new one.' : 'This is final. Using the product again takes a new contract.',
  }),
  'serials.state.pending': (facts) => ({
    title: 'This serial number is pending',
    text: facts['pendingReason'] === 'awaitingPayment' ? 'It can be used once the first payment is confirmed.'
      : facts['pendingReason'] === 'awaitingRegistration' ? 'It can be used once the customer’s registration is complete.' : 'It waits for the manufacturer.',
  }),
  'serials.provision.notPending': plain('This serial number can be used already', 'There is nothing to provision again.'),
  'serials.withdraw.notPending': plain('This serial number has been provisioned', 'To give the licence back to stock, unassign it.'),
  'serials.suspend.already': (facts, format) => ({ title: 'This serial number is suspended already', text: `It has been suspended${since(facts, format)}. To change the reason or the end, release it and suspend it again.` }),
  'serials.suspend.pending': plain('A pending serial number is not suspended', 'It cannot be used yet. If it is no longer needed, withdraw it.'),
  'serials.suspend.untilPast': plain('The end of the suspension is in the past', 'Choose a future date, or suspend without an end.'),
  'serials.release.notSuspended': plain('This serial number is not suspended', 'Only what was suspended is released. If it has expired, it has to be renewed.'),
  'serials.renew.retroactiveDue': (facts, format) => ({
    title: 'A retroactive payment is due',
    text: `It expired${said(dateOf(facts, 'validUntil', format), (day) => ` on ${day}`)}. It comes back once ${facts['cycles'] === 1 ? 'the period since then is paid' : said(countOf(facts, 'cycles', format), (n) => `the ${n} periods since then are paid`, 'all periods since then are paid')}${said(moneyOf(facts, 'amountCents', format), (amount) => `: ${amount}`)}.`,
  }),
  'serials.renew.suspended': (facts, format) => ({ title: 'This serial number is suspended', text: `It has been suspended${since(facts, format)}. Its renewal is charged after the release.` }),
  'serials.renew.perpetual': plain('This serial number does not expire', 'There is nothing to renew.'),
  'serials.renew.nobodyPays': plain('This licence is not renewed by invoice', 'Its use is part of the partner’s monthly charge.'),
  'serials.renew.notPriced': (facts, format) => ({
    title: 'The price of a period is missing',
    text: `${said(dateOf(facts, 'startsOn', format), (day) => `No price is in force on ${day}. `)}Talk to your account manager; nothing was charged.`,
  }),
  'serials.reason.unknown': plain('Choose a reason from the list', 'The reason no longer exists, or is not for this action.'),
  'serials.reason.noteRequired': (facts) => ({ title: 'Describe the reason', text: `${said(nameOf(facts, 'label'), (label) => `The reason “${label}” asks for a description. `)}It is shown in the details.` }),
  'serials.terminate.notAcknowledged': plain('Confirm that you have read the instructions', 'Terminating is final: the serial number cannot be released again.'),
  'serials.unassign.suspended': plain('A suspended serial number does not go back to stock', 'The manufacturer has to release it first.'),
  'serials.unassign.notReturnable': plain('Licences of this product do not go back to stock', 'They stay with the customer to the end.'),
  'serials.reissue.suspended': plain('A suspended serial number is not replaced', 'The manufacturer has to release it first.'),
  'serials.assign.customerRemoved': plain('This customer has been offboarded', 'Register the tax number again to assign licences to it.'),
  'activations.limit.reached': (facts, format) => ({
    title: said(countOf(facts, 'maxActivations', format), (n) => n === '1' ? 'This serial number is on another computer' : `This serial number is on ${n} computers`, 'No computer is free'),
    text: `${said(nameOf(facts, 'machines'), (machines) => `In use: ${machines}. `)}Deactivate one of them to activate here.`,
  }),
  'activations.transfers.reached': (facts, format) => ({
    title: 'The limit of moves between computers is reached',
    text: `${said(countOf(facts, 'maxTransfers', format), (n) => n === '0' ? 'This product does not change computers. ' : `It is ${n} in 365 days. `)}If the computer broke, contact support.`,
  }),
  'activations.state.notUsable': (facts, format) => ({
    title: facts['state'] === 'suspended' ? 'This serial number is suspended' : 'This serial number has expired',
    text: facts['state'] === 'suspended' ? 'While it is suspended it can be neither activated nor updated.'
      : `${said(dateOf(facts, 'validUntil', format), (day) => `It expired on ${day}. `)}Renew it to activate again.`,
  }),
  'activations.request.unreadable': plain('The request file cannot be read', 'Make the file again on the offline computer and send it without opening or changing it.'),
  'customers.offboard.blocked': (facts, format) => ({
    title: said(countOf(facts, 'blocked', format), (n) => n === '1' ? '1 licence cannot be given back' : `${n} licences cannot be given back`, 'Some licences cannot be given back'),
    text: 'The list says why for each. Settle them first, or offboard the customer and leave those as they are.',
  }),
  'customers.taxId.taken': plain('This tax number is registered already', 'Look for the customer in the list: each is registered once.'),
  'customers.erase.notOffboarded': plain('The customer is still active', 'Offboard it first; then its personal data can be erased.'),
  'customers.erase.openSerials': (facts, format) => ({
    title: said(countOf(facts, 'serials', format), (n) => n === '1' ? 'One serial is not over yet' : `${n} serials are not over yet`, 'Some serials are not over yet'),
    text: 'As long as there is one, computers go on writing their names. The manufacturer has to terminate them, or release them so that they can be given back.',
  }),
  'customers.erase.openInvoices': (facts, format) => ({
    title: 'There are open invoices', text: `${said(countOf(facts, 'openInvoices', format), (n) => `Open: ${n}. `)}As long as something is owed, the data are needed to collect it.`,
  }),
} satisfies Record<keyof typeof portuguese, RuleWords>
