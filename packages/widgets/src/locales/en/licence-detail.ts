import type { Format } from '../../runtime/format.ts'
import type { Messages } from '../messages.ts'

const days = (count: number) => count === 1 ? '1 day' : `${count} days`
const machines = (count: number, format: Format) => `${format.number(count)} ${count === 1 ? 'computer' : 'computers'}`

export const licenceDetail: Messages['licenceDetail'] = {
  heading: (key) => `Serial number ${key}`,
  tabsLabel: 'Parts of the details',
  tabs: { details: 'Details', activations: 'Activations', history: 'History' },
  loading: 'Loading the details…',
  moreActions: 'More actions for this serial number',
  actions: {
    suspend: 'Suspend…', release: 'Release…', terminate: 'Terminate for good…', unassign: 'Return to stock…', renew: 'Renew…', reissue: 'Replace the key…', withdraw: 'Withdraw the assignment…',
    setNote: 'Edit note', closeActivation: 'Close activation…', issueOffline: 'Activate offline', requestBlock: 'Ask the manufacturer to block…',
  },
  fields: {
    key: 'Key', customer: 'Customer', taxId: 'CNPJ or CPF', partner: 'Partner', product: 'Product', users: 'Users', period: 'Billing', validUntil: 'Valid until', graceUntil: 'Grace until',
    assigned: 'Assigned', provisioned: 'Ready for use', activations: 'Computers', transfers: 'Moves in 12 months', offline: 'Offline', note: 'Note',
  },
  keyHidden: (last5) => `ends in ${last5}; your role does not show the whole key`,
  period: { P1M: 'monthly', P3M: 'quarterly', P1Y: 'annual' },
  byOn: (name, date) => `${date}, by ${name}`,
  machinesOf: (used, max, format) => `${format.number(used)} of ${machines(max, format)}`,
  unlimited: (used) => `${used}, no limit`,
  offlineFor: (count) => `works up to ${days(count)} without reaching the server`,
  copy: 'Copy', copied: 'Copied',
  noNote: 'No note',
  noteSaved: 'Note saved.',
  save: 'Save',
  suspended: {
    title: (reason) => `Suspended: ${reason}`, by: (name, date) => `By ${name}, on ${date}.`, until: (date) => `Released by itself on ${date}.`, noUntil: 'Stays suspended until someone releases it.',
    effect: 'Meanwhile the program neither runs nor gets updates, and new renewals are not billed.',
  },
  cancelled: {
    title: { terminated: 'Terminated for good', unassigned: 'Returned to stock', reissued: 'Replaced by another key', withdrawn: 'Assignment withdrawn' },
    by: (name, date) => name === null ? `On ${date}.` : `By ${name}, on ${date}.`, reason: (reason) => `Reason: ${reason}.`, replacedBy: (last5) => `The new key ends in ${last5}.`, final: 'This serial number will not work again.',
  },
  expired: { title: (date) => `Expired since ${date}`, text: 'The program does not open until it is renewed. Nothing of the customer’s work is deleted.' },
  grace: { title: (date) => `In grace until ${date}`, text: 'The program works as usual. Unless it is renewed by then, it stops.' },
  pending: { title: 'Cannot be used yet', text: 'The key works as soon as this is settled:' },
  renewal: {
    title: (amount) => `Renewal of ${amount} awaits payment`, retroactiveTitle: (amount) => `Retroactive payment of ${amount} is open`, invoice: (number, due) => `Invoice ${number}, due on ${due}.`,
    after: (date) => `Once it is paid in full, it is valid until ${date}.`,
  },
  activations: {
    none: 'Not activated on any computer yet.', live: 'In use', quiet: (date) => `Not seen since ${date}`, offline: 'Activated by file', seen: (date) => `Last seen on ${date}`, by: (name, date) => `Activated on ${date}, by ${name}`,
    closedOn: (date, reason) => `Closed on ${date}: ${reason}`, movedFrom: (machine) => `Came from computer ${machine}`, forcedFrom: (machine) => `Took the place of ${machine}, closed from the portal`,
    sameName: 'Same name, but another computer.', fingerprint: (text) => `fingerprint ${text}`, version: (text) => `version ${text}`, closeOn: (machine) => `Close the activation on ${machine}`, close: 'Close…',
    closedReason: {
      user: 'by the user', partner: 'by the partner', vendor: 'by the manufacturer', transfer: 'moved to another computer', leaseDead: 'out of contact for too long', serialCancelled: 'the serial number was ended', unassigned: 'the licence went back to stock',
    },
  },
  offline: {
    title: 'Activate a computer without internet', text: 'On that computer the program writes a request file (.req). Bring it here, and take the licence file back. A computer’s deactivation receipt is taken here too.', choose: 'Choose the request file', drop: 'or drop it here',
    replaces: 'All computers are in use. Which one makes room for this one?', pick: 'Choose the computer', ready: 'The licence file is ready', saved: (name, until) => `${name}, valid until ${until}. Copy it to the computer and open it in the program.`,
    again: 'Download again', tooBig: 'This file is too big to be an activation request.', done: 'Licence file saved.', needsRoom: 'First choose the computer that makes room for this one.', freed: 'Deactivation recorded', freedText: 'That computer’s place is free.',
  },
  history: {
    none: 'Nothing recorded yet.', became: (before, after) => `${before} → ${after}`, more: 'Show more', other: 'Change recorded',
    types: {
      'serial.assigned': 'Assigned to the customer', 'serial.provisioned': 'Ready for use', 'serial.grace_started': 'Grace period began', 'serial.expired': 'Expired', 'serial.renewed': 'Renewed', 'serial.suspended': 'Suspended',
      'serial.released': 'Released', 'serial.cancelled': 'Terminated for good', 'serial.unassigned': 'Returned to stock', 'serial.reissued': 'Key replaced', 'serial.withdrawn': 'Assignment withdrawn', 'serial.noted': 'Note changed',
      'serial.renewal_unpriced': 'Renewal without a price', 'serial.imported': 'Imported', 'activation.created': 'Activated on a computer', 'activation.reactivated': 'Activated again on the same computer', 'activation.moved': 'Moved to another computer',
      'activation.closed': 'Activation closed', 'activation.limit_reached': 'Activation refused: computer limit', 'activation.transfer_suspected': 'Many changes of computer',
    },
    roles: { manufacturer: 'manufacturer', partnerAdmin: 'partner', partnerUser: 'partner', machine: 'computer', system: 'system' },
  },
  dialogs: {
    reason: 'Reason', pickReason: 'Choose the reason', reasonMissing: 'Choose a reason.', note: 'Description', noteOptional: 'Description (optional)', noteMissing: 'This reason asks for a description.', noteHint: 'Shown in the details and in the history.',
    until: 'Release by itself on (optional)', untilPast: 'Choose a day after today.', agreeMissing: 'Tick the box to confirm that you have read it.', staleTitle: 'The serial number changed meanwhile', staleText: 'Nothing was done. Check its status and confirm again.',
    pricing: 'Calculating…', reach: (count) => `Computers without internet are reached within ${days(count)}.`,
    suspend: {
      heading: (key) => `Suspend ${key}?`, text: 'The program stops working and gets no updates. Its renewal is not billed while it is suspended. Its validity keeps running.', confirm: 'Suspend', done: (key) => `${key} was suspended.`,
    },
    release: {
      heading: (key) => `Release ${key}?`, text: 'The program works again on the same computers, without another activation.',
      retroactive: 'Its validity ended while it was suspended. Releasing issues a retroactive invoice; the program works again only once that is paid in full.', confirm: 'Release', confirmAmount: (amount) => `Release and invoice ${amount}`, done: (key) => `${key} was released.`,
    },
    terminate: {
      heading: (key) => `Terminate ${key} for good?`, title: 'This cannot be undone', text: 'Read before you go on:',
      points: ['The serial number can never be released or activated again.', 'All computers lose access, and the licence does not go back to stock.', 'Future renewals are no longer billed; invoices already overdue remain due.', 'To use the product again the customer needs a new licence.'],
      agree: 'I have read this and agree', confirm: 'Terminate for good', keep: 'Keep the serial number', done: (key) => `${key} was terminated for good.`,
    },
    unassign: {
      heading: (key) => `Return ${key} to stock?`, text: 'The customer loses access on all computers, and the unit goes back to your stock, ready for another customer. With the next assignment it gets a new key.', billing: 'The unit’s monthly fee stays the same.',
      confirm: 'Return to stock', done: (key) => `${key} went back to stock.`,
    },
    renew: {
      heading: (key) => `Renew ${key}`, text: 'A renewal always starts where the present validity ends, even if that is past.', pay: 'The new validity counts once the invoice is paid in full.', confirm: (amount) => `Renew for ${amount}`, confirmFree: 'Renew', done: (key) => `Renewal of ${key} recorded.`,
    },
    reissue: {
      heading: (key) => `Replace the key of ${key}?`, text: 'For a key that leaked. The customer gets a new key with the same validity; the present one stops working, and computers have to be activated again.', confirm: 'Replace the key', done: (key) => `The new key is ${key}.`,
    },
    withdraw: { heading: (key) => `Withdraw the assignment of ${key}?`, text: 'The key was not used yet. It ceases to exist, and the unit goes back to stock.', confirm: 'Withdraw the assignment', done: (key) => `The assignment of ${key} was withdrawn.` },
    closeActivation: {
      heading: (machine) => `Close the activation on ${machine}?`, text: 'Makes room for another computer. If this one is still in use, the program stops opening there.', counts: 'Activating on another computer counts as a move.', confirm: 'Close the activation', done: (machine) => `The activation on ${machine} was closed.`,
    },
    requestBlock: { heading: 'Ask the manufacturer to block', text: 'Only the manufacturer can suspend or terminate a serial number. Send this number and the reason:' },
    cycle: (from, to) => `${from} to ${to}`, waived: 'waived because of the suspension', total: 'Total', validAfter: (date) => `Valid until, once paid: ${date}`, nothingDue: 'Nothing to pay', after: (state) => `Status afterwards: ${state}`,
  },
}
