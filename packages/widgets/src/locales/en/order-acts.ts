import type { Messages } from '../messages.ts'

export const orderActs: Messages['orderActs'] = {
  units: 'Total quantity of units',
  items: {
    short: { product: 'Product', quantity: 'Qty', bonus: 'Bonus', unitsTotal: 'Total qty', usersTotal: 'Users', unitMonthly: 'Unit a month', setup: 'Setup', monthly: 'Monthly', total: 'Total with setup', actions: 'Actions' },
    totals: 'Total of the order',
    remove: 'Remove',
    removeOf: (name) => `Remove ${name} from the order`,
    removed: (name) => `${name} was removed from the order.`,
    added: (name, count) => `${name} added. The order has ${count === 1 ? '1 item' : `${count} items`}.`,
    restored: (name) => `${name} is back in the order.`,
    confirm: 'Confirm order',
    confirmAt: (total) => `Confirm at ${total}`,
    draftNote: 'This order was not sent yet: it is lost when you close or reload the page.',
  },
  submit: {
    title: 'Confirm the order?', text: (count) => `The order of ${count === 1 ? '1 item' : `${count} items`} will be sent with these amounts:`,
    after: 'Nothing is charged before the approval. Once confirmed, the order cannot be changed, only approved or cancelled.', yes: 'Yes, confirm',
    changedTitle: 'The amounts of the price list have changed',
    changedText: (old, now) => old === now ? `The total is still ${now}, but the items were computed again. Check before you confirm; nothing was sent.` : `The total was ${old} and is now ${now}. The items below show the new amounts; nothing was sent.`,
    staleTitle: 'Your price list has changed', staleText: 'Nothing was sent. Reload the page and check the items.',
    failedText: 'The order may have arrived or not. Trying again is safe: the same order is never registered twice.',
  },
  change: {
    title: (type) => `Change the type to ${type}?`, text: (count) => `An order is of one type. ${count === 1 ? 'The item in the order will be removed.' : `The ${count} items in the order will be removed.`}`,
    keep: (type) => `Stay with ${type}`, yes: 'Change and remove the items',
  },
  done: {
    title: 'Order registered', next: { self: 'It is pending approval. Approve it in the list of orders, so that the licences come into stock.', other: 'It is pending approval. Once it is approved, the licences come into stock.' },
    seeOrders: 'See my orders', again: 'Make another order',
  },
  detail: {
    lines: 'Items', priceList: (name) => `Price list ${name}`, submitted: (at, name) => `Confirmed on ${at} by ${name}.`, reversal: (at, name) => `Reversed on ${at} by ${name}.`, finalized: (at, name) => `Approved on ${at} by ${name}.`, cancelled: (at, name) => `Cancelled on ${at} by ${name}.`,
    reason: (text) => `Reason: ${text}`, invoice: 'Invoice', reverses: (number) => `This is a reversal of order ${number}.`, reversed: (number, units) => `Order ${number} reversed ${units} of this one.`,
    grace: (days) => days === 0 ? 'No grace period' : `Grace period of ${days === 1 ? '1 day' : `${days} days`}`, refused: 'Why you cannot approve this order',
  },
  approve: {
    title: (number) => `Approve order ${number}?`, text: 'The licences come into stock at once. The invoice of the setup fee and the first month is issued with these amounts:',
    yes: (total) => `Approve at ${total}`, done: (number) => `Order ${number} finalised. The licences can be used now.`,
  },
  cancel: {
    title: (number) => `Cancel order ${number}?`, text: 'Nothing is charged and no licence comes into stock. A cancelled order does not come back: another one would have to be made.',
    reason: 'Reason (optional)', keep: 'Keep the order', yes: 'Cancel the order', done: (number) => `Order ${number} cancelled.`,
  },
  reverse: {
    title: (number) => `Reverse order ${number}?`, text: 'Units that are still available leave the stock of the partner, and what was charged for them is credited. Those assigned to customers have to come back before.',
    part: 'Reverse a part only', of: (units, format) => `of ${format.number(units)} ${units === 1 ? 'unit' : 'units'}`,
    reason: 'Reason', reasonMissing: 'Write the reason of the reversal.', yes: 'Reverse the order', done: (number) => `Order ${number} reversed.`,
  },
  changedTitle: 'The total of this order is not what was shown any more',
  changedText: (old, now) => `It was ${old} and is now ${now}. Nothing was approved; check and approve again.`,
  stale: 'Somebody has decided this order already. This is how it stands now.',
  movements: {
    title: (name) => `Movements: ${name}`, columns: { at: 'Date', kind: 'Movement', quantity: 'Quantity', balance: 'Balance', origin: 'Origin', by: 'By' },
    kinds: { purchase: 'Purchase', bonus: 'Bonus', assign: 'Assigned to a customer', return: 'Back in stock', terminate: 'Terminated', reversal: 'Reversal', adjust: 'Adjustment' },
    order: (number) => `Order ${number}`, serial: (last5) => `Serial ending in ${last5}`, more: 'Show earlier movements',
    loaded: (count, format) => count === 1 ? '1 more movement.' : `${format.number(count)} more movements.`, empty: 'No movements yet.',
  },
  adjust: {
    title: (name) => `Adjust the balance: ${name}`, text: (partner) => `Corrects the available units of ${partner}. Monthly charges stay; to undo a purchase, reverse its order.`,
    direction: 'What to do', directions: { add: 'Add', take: 'Take out' }, quantity: 'Quantity', less: 'One unit fewer', more: 'One unit more', range: 'Enter a whole number from 1 to 9,999.',
    short: (available, format) => available === 0 ? 'There are no units to take out.' : `There ${available === 1 ? 'is' : 'are'} only ${format.number(available)} available.`,
    after: 'Balance after it', reason: 'Reason', reasonHint: 'The partner sees the reason among the movements.', reasonMissing: 'Write the reason.', yes: 'Adjust balance',
    stale: 'The stock changed while the window was open. Nothing was changed.',
    done: (name, quantity, available, format) => `${name}: adjusted by ${format.signed(quantity)}. The balance is now ${format.number(available)}.`,
  },
  orderDialog: 'New order',
}
