import type { Messages } from '../messages.ts'
import type { Format } from '../../runtime/format.ts'

const licences = (count: number, format: Format) => `${format.number(count)} ${count === 1 ? 'licence' : 'licences'}`

export const customerActs: Messages['customerActs'] = {
  stale: 'This customer changed while the window was open. Nothing was changed now.', export: 'Export data', exported: 'The file with the data of the customer is being downloaded.',
  form: {
    register: 'Register customer', edit: 'Edit customer', create: 'Register', save: 'Save', taxId: 'CNPJ or CPF', taxIdHint: 'A CNPJ may have letters.', name: 'Registered name', tradeName: 'Trade name', email: 'E-mail', phone: 'Phone',
    optional: '(optional)', suggest: (taxId) => `Use ${taxId}`, registered: (name) => `${name} was registered.`, saved: (name) => `The data of ${name} were saved.`,
    errors: {
      'taxId.empty': 'Enter the CNPJ or CPF.', 'taxId.scientificNotation': 'The spreadsheet changed the number. Type the whole CNPJ.', 'taxId.leadingZeroLost': 'The zero at the beginning seems to be missing.',
      'taxId.length': 'A CNPJ has 14 characters, a CPF 11 digits.', 'taxId.characters': 'Letters and digits only; the last two are digits.', 'taxId.repeated': 'This number does not exist.',
      'taxId.checkDigits': 'The check digits do not match. Check the number.', name: 'Enter the name.', email: 'Check the e-mail.', other: 'Check this field.',
    },
  },
  assign: {
    title: 'Assign licence', product: 'Product', customer: 'Customer', search: 'Search by name or CNPJ', searching: 'Searching…', choose: 'Choose the customer',
    none: 'No customer found.', more: 'There are more customers. Type on to find the right one.', register: 'Register a new customer', registerAndGo: 'Register and choose', backToSearch: 'Back to the search', change: 'Change',
    available: (count, format) => `${format.number(count)} available`, noStock: 'There are no licences to assign', noProducts: 'There are no products to assign to this customer',
    noneOf: {
      partner: 'Make an order; once it is finalised, the licences appear here.', partnerOfVendor: "The stock of this customer's partner is empty. Once one of its orders is finalised, the licences appear here.",
      manufacturer: 'A product appears here when it is on sale and has a price in force for the customer.',
    },
    customerMissing: 'Choose the customer.', productMissing: 'Choose the product.', note: 'Note', noteHint: 'Shown in the details of the activation.', yes: 'Assign licence',
    done: 'Licence assigned', doneText: (product, customer) => `${product} for ${customer}`, key: 'Activation key', copy: 'Copy key', copied: 'Key copied', copyByHand: 'Select the key and copy it with the keyboard.',
    keyText: 'Send this key to the customer: it activates the program on the computer.', keyHidden: (last5) => `The key ends in ${last5}. Your role may not see the whole key.`,
    pending: { awaitingPayment: 'Pending until the first payment', awaitingRegistration: 'Pending until the registration is checked', awaitingVendor: 'Pending until the manufacturer releases it' },
    pendingText: 'The key is final and can be sent to the customer, but it activates the program only after that.',
    invoice: (number, amount, due) => `Invoice ${number} of ${amount}, due on ${due}.`,
    validUntil: (day) => `Valid until ${day}.`, again: 'Assign another', finish: 'Done',
  },
  offboard: {
    title: (name) => `Cancel the customer ${name}?`, texts: {
      own: 'All activations of this customer end, the licences come back to your stock and the CNPJ leaves the portal. The same CNPJ can be registered again later.',
      partners: "All activations of this customer end, the licences come back to the partner's stock and the CNPJ leaves the portal. The same CNPJ can be registered again later.",
      none: 'All activations and licences of this customer end and the CNPJ leaves the portal. The same CNPJ can be registered again later.',
    },
    returned: {
      wouldDo: (count) => count === 1 ? 'licence comes back to stock' : 'licences come back to stock', done: (count) => count === 1 ? 'licence came back to stock' : 'licences came back to stock',
    },
    ended: { wouldDo: (count) => count === 1 ? 'licence ends' : 'licences end', done: (count) => count === 1 ? 'licence ended' : 'licences ended' },
    closed: (count) => count === 1 ? 'computer deactivated' : 'computers deactivated',
    items: 'What happens to each licence', serial: (last5) => `serial …${last5}`, fates: { returns: { wouldDo: 'Comes back to stock', done: 'Came back to stock' }, ends: { wouldDo: 'Ends', done: 'Ended' } },
    blocked: (reason) => `Blocked: ${reason}`, noSerials: 'This customer has no licences.',
    blockedTitle: (count, format) => count === 0 ? 'Some licences are blocked' : `${licences(count, format)} ${count === 1 ? 'is' : 'are'} blocked`,
    blockedTexts: {
      partner: 'What is blocked comes back to stock only once the manufacturer releases it. You may cancel the customer all the same: it stays blocked and does not come back.',
      vendor: 'Release first, or cancel the customer all the same: what is blocked stays blocked.',
    },
    skip: (count, format) => count === 0 ? 'Cancel all the same and leave out what is blocked' : `Cancel all the same and leave out ${licences(count, format)}`,
    openInvoices: (count, format) => `${format.number(count)} open ${count === 1 ? 'invoice' : 'invoices'}`, openInvoicesText: 'The cancellation does not change what was invoiced: it is still collected.',
    kept: (invoices, documents, format) => `Kept by law: ${[
      invoices === 0 ? '' : `${format.number(invoices)} ${invoices === 1 ? 'invoice' : 'invoices'}${documents === 0 ? ' and' : ','}`,
      documents === 0 ? '' : `${format.number(documents)} fiscal ${documents === 1 ? 'document' : 'documents'} and`, 'the record of who did what.',
    ].filter(Boolean).join(' ')}`,
    keep: 'Keep the customer', yes: 'Cancel customer', done: (name) => `${name} was cancelled`, freed: 'The CNPJ or CPF can be registered again', doneText: 'The data are still under “Cancelled”, to be exported or erased.',
  },
  erase: {
    title: 'Erase the personal data?', text: 'Contacts, address, people, notes and computer names of this customer become unreadable, at its request (LGPD, art. 18, VI).',
    stays: 'Invoices, fiscal documents and the audit log stay for as long as the law says. Name and CNPJ or CPF stay only where invoices or fiscal documents carry them.', forGood: 'This cannot be undone', exportFirst: 'If the customer asked for a copy, export it first.', yes: 'Erase for good',
    receipt: 'Receipt of erasure', doneBy: (at, name) => `Done on ${at} by ${name}.`, erased: 'What was erased', kept: 'What was kept, and why', number: 'Receipt', download: 'Download receipt',
    done: (name) => `The personal data of ${name} were erased.`,
    records: {
      account: 'Account', member: 'People', billing_contact: 'Billing contacts', widget_session: 'Sessions', message: 'Messages', seat_assignment: 'Seats of people', checkout_quote: 'Quotes', ticket: 'Tickets', ticket_message: 'Answers to tickets',
      dispute: 'Disputes', serial: 'Serials', suspension: 'Suspensions', activation: 'Activations', serial_event: 'History of licences', outbox_event: 'Notices sent', vendor_invoice_line: 'Checked lines of the vendor',
      idempotency_key: 'Stored answers', invoice: 'Invoices', fiscal_document: 'Fiscal documents', audit_entry: 'Audit log', offboarding: 'Receipts',
    },
    fields: {
      name: 'name', search_name: 'name for searches', trade_name: 'trade name', tax_id: 'CNPJ or CPF', email: 'e-mail', phone: 'phone', address: 'address', external_ref: 'external reference', actor_id: 'who did it', actor_name: 'name of who did it',
      to_name: 'recipient', to_address: 'address of the recipient', subject: 'subject', text: 'text', html: 'formatted text', response: 'answer', user_name: 'name of the person', user_email: 'e-mail of the person', request: 'request', document: 'document',
      diagnosis: 'diagnosis', opened_by: 'who opened it', author_id: 'author', author_name: 'name of the author', body: 'text', reason: 'reason', resolution: 'answer', note: 'note', cancel_note: 'note of the cancellation', details: 'details',
      payload: 'content', customer_name: 'name of the customer', machine_name: 'computer name', fingerprint: 'computer identification', components: 'parts of the computer', nonce: 'code of the activation', activated_by: 'who activated', activated_by_name: 'name of who activated', closed_by_name: 'name of who deactivated',
    },
  },
}
