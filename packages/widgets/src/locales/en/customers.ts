import type { Messages } from '../messages.ts'

export const customers: Messages['customers'] = {
  title: 'Customers', register: 'Register customer', searchLabel: 'Search customers', search: 'Name, CNPJ or key', filter: 'Show',
  filters: { all: 'All customers', active: 'With active licences', blocked: 'With a blocked licence', withoutSerials: 'Without licences', removed: 'Cancelled' },
  columns: { name: 'Customer', taxId: 'CNPJ or CPF', partner: 'Partner', contact: 'Contact', serials: 'Licences', since: 'Since', removed: 'Cancelled on', actions: 'Actions' },
  active: (active, all, format) => all === 0 ? 'None' : active === all ? `${format.number(all)} active` : `${format.number(active)} of ${format.number(all)} active`,
  blocked: (count, format) => `${format.number(count)} blocked`,
  noContact: 'No contact',
  actions: { edit: 'Edit', assign: 'Assign licence', offboard: 'Cancel customer', erase: 'Erase personal data', export: 'Export data', receipt: 'Receipt' },
  actionOn: (action, name) => `${action}: ${name}`, more: 'Show more',
  loaded: (count, format) => count === 1 ? '1 more customer in the list.' : `${format.number(count)} more customers in the list.`,
  found: (count, isComplete, format) => count === 0 ? 'No customer found' : `${isComplete ? '' : 'More than '}${format.number(count)} ${count === 1 ? 'customer' : 'customers'} found`,
  empty: { title: 'No customers yet', text: 'Register the first one by its CNPJ. Then assign a licence from your stock.' },
  noMatch: { title: 'No customer matches the search', text: 'Check the name, the CNPJ or the key, or choose another filter.', clear: 'Clear the search' },
}
