import type { Format } from '../../runtime/format.ts'
import type { Messages } from '../messages.ts'

const serials = (count: number, format: Format) => `${format.number(count)} serial ${count === 1 ? 'number' : 'numbers'}`
const customers = (count: number, format: Format) => `${format.number(count)} ${count === 1 ? 'customer' : 'customers'}`

export const licences: Messages['licences'] = {
  title: 'Activations',
  summary: (serialCount, customerCount, format) => `${serials(serialCount, format)} · ${customers(customerCount, format)}`,
  serials,
  columns: { serial: 'Serial number', computer: 'Computer', activated: 'Activated', valid: 'Valid until', state: 'Status', details: 'Details' },
  rowsLabel: 'Serial numbers by customer',
  exportCsv: 'Export CSV',
  exported: 'The CSV file is being downloaded.',
  search: 'Name, CNPJ, key or computer',
  filters: {
    status: 'Status', all: 'Status: all', badges: 'As shown in the list', exact: 'Exact status',
    badge: { active: 'Active', grace: 'In grace', expired: 'Not usable (in red)' },
    several: (count) => (count === 1 ? 'One status' : `${count} statuses`),
    product: 'Product', allProducts: 'Product: all', moved: 'Changed computer',
  },
  states: { pending: 'Pending', active: 'Active', grace: 'Grace period', expired: 'Expired', suspended: 'Suspended', cancelled: 'Cancelled' },
  pendingReason: { awaitingPayment: 'awaiting payment', awaitingRegistration: 'awaiting registration', awaitingVendor: 'awaiting the manufacturer' },
  graceUntil: (date) => `Grace until ${date}`,
  because: (state, reason) => `${state} · ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
  alsoExpired: (date) => `and expired since ${date}`,
  alsoGrace: (date) => `and in grace until ${date}`,
  expiredSince: (date) => `since ${date}`,
  moved: (date) => `changed computer on ${date}`,
  forced: (date) => `computer replaced on ${date}`,
  sameName: (date) => `same name, other computer since ${date}`,
  moreMachines: (count, format) => `and ${format.number(count)} more`,
  of: (used, max) => `${used} of ${max}`,
  assignedBy: (name) => `assigned by ${name}`,
  perpetual: 'No end',
  details: 'Details',
  copy: 'Copy the whole key',
  copied: 'Key copied.',
  notCopied: 'The browser did not allow copying. Open the details and select the key.',
  inBadge: { active: (count) => `${count} active`, grace: (count) => `${count} in grace`, expired: (count) => `${count} not usable` },
  movedCount: (count) => `${count} moved`,
  via: (partner) => `via ${partner}`,
  found: (serialCount, customerCount, format) => serialCount === 0 ? 'No serial number found' : `${serials(serialCount, format)} of ${customers(customerCount, format)}`,
  empty: { title: 'No serial numbers here yet', text: 'Once a licence is assigned to a customer it appears on this page, with the computer on which it is activated.' },
  noMatch: { title: 'No serial number matches the filter', text: 'Look for another name, CNPJ, key or computer, or choose another status.', clear: 'Clear the filter' },
}
