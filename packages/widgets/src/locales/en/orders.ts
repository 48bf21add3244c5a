import type { Messages } from '../messages.ts'
import type { Format } from '../../runtime/format.ts'

const counted = (count: number, one: string, many: string, format: Format) => `${format.number(count)} ${count === 1 ? one : many}`

export const orders: Messages['orders'] = {
  types: { purchase: 'Purchase', additionalUsers: 'Additional', reversal: 'Reversal' },
  typeHints: { purchase: 'New licences for your stock', additionalUsers: 'More users for a product that you have' },
  states: { pending: 'Pending approval', finalized: 'Finalised', cancelled: 'Cancelled' },
  units: (count, format) => counted(count, 'unit', 'units', format),
  users: (count, format) => counted(count, 'user', 'users', format),
  perMonth: (amount) => `${amount} a month`,
  fields: {
    type: 'Type', partner: 'Partner', priceList: 'Price list', product: 'Product', base: 'For the product', quantity: 'Quantity',
    choose: 'Choose a product', chooseBase: 'Choose a product from your stock', less: 'One unit fewer', more: 'One unit more',
    owned: (available, assigned, format) => `${format.number(available)} available, ${format.number(assigned)} in use`,
  },
  columns: { bonus: 'Bonus', unitsTotal: 'Total quantity', usersTotal: 'Users', unitMonthly: 'Unit price a month', setup: 'Setup fee', monthly: 'Monthly total', total: 'Total with setup fee' },
  average: 'average of the tiers',
  form: {
    title: 'New order',
    approval: {
      partner: 'Once confirmed, the order waits for the approval of your company.', vendor: 'Once confirmed, the order waits for the approval of the manufacturer.',
      fourEyes: 'Once confirmed, the order waits for the approval of another person of your company.',
    },
    item: 'Amounts of the item',
    itemText: 'Computed from your price list; they cannot be changed.',
    waiting: 'Choose the product and the quantity to see the amounts.',
    priced: (total) => `Total with setup fee: ${total}`,
    add: 'Add product',
    items: 'Items of the order',
    noItems: 'No item yet. Choose a product, check the amounts and add it to the order.',
    forProduct: (name) => `for ${name}`,
    noEdit: 'To change the quantity of an item, remove it and add it again.',
    quantityMissing: 'Type a whole number.',
    quantityRange: 'The quantity goes from 1 to 9,999.',
    productMissing: 'Choose a product.',
    baseMissing: 'Choose the product that the users are for.',
    duplicate: { title: 'This product is in the order already', text: 'Each product goes in once, so that the price tier counts for the whole quantity. Remove the item and add it with the new quantity.', act: 'Remove the item from the order' },
    noBase: { title: 'You have no licences in stock yet', text: 'Additional users are bought for a product that is yours already. Make a purchase first.', act: 'Make a purchase' },
    noProducts: { title: 'There is nothing to order now', text: 'Your price list has no products in force today. Talk to the manufacturer.' },
    noneOfType: 'Your price list has no products of this type.',
    readOnly: { title: 'You may simulate, but not order', text: 'Ask an administrator of your company for the permission to order.' },
    step: {
      prefix: (more, format) => `With ${format.number(more)} more`, falls: (price) => `it falls to ${price}`, fallsFrom: (price, from, format) => `units from number ${format.number(from)} on cost ${price}`,
      bonus: (count, format) => `you get ${counted(count, 'bonus unit', 'bonus units', format)}`, and: 'and', take: (quantity, format) => `Order ${format.number(quantity)}`,
    },
  },
  list: {
    title: 'My orders', vendorTitle: 'Orders of partners', newOrder: 'New order',
    columns: { id: 'Id', order: 'Order', partner: 'Partner', submitted: 'Sent', total: 'Total with setup', state: 'State', actions: 'Actions' },
    filter: 'State', allStates: 'All states', details: (number) => `Order ${number}: details`, by: (name) => `by ${name}`,
    decided: { finalized: (day) => `approved on ${day}`, cancelled: (day) => `cancelled on ${day}`, reversed: (day) => `reversed on ${day}` },
    actions: { approve: 'Approve', cancel: 'Cancel', reverse: 'Reverse' }, actionOn: (action, number) => `${action} order ${number}`,
    more: 'Show more', loaded: (count, format) => `${counted(count, 'more order', 'more orders', format)} in the list.`,
    found: (count, isComplete, format) => count === 0 ? 'No order found' : `${isComplete ? '' : 'More than '}${counted(count, 'order found', 'orders found', format)}`,
    empty: { title: 'No orders here yet', text: 'Confirmed orders appear in this list, first as PEND, until they are approved.' },
    vendorEmpty: 'When a partner confirms an order, it appears here for approval.',
    noMatch: { title: 'No order in this state', clear: 'Show all' },
  },
}
