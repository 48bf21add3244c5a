import type { Messages } from '../messages.ts'
import type { Format } from '../../runtime/format.ts'

const counted = (count: number, one: string, many: string, format: Format) => `${format.number(count)} ${count === 1 ? one : many}`

export const stock: Messages['stock'] = {
  title: 'Stock of licences', available: 'Available', assigned: 'In use', nextMonthly: 'Next monthly charge', nextOn: (day) => `on ${day}`,
  free: (count, format) => `${format.number(count)} available`, used: (count, format) => `${format.number(count)} in use`, owned: (count, format) => `${format.number(count)} in total`,
  bar: (available, assigned, owned) => `${available}, ${assigned}, ${owned}`,
  pool: (count, format) => counted(count, 'additional user', 'additional users', format),
  monthly: (units, amount, format) => `${counted(units, 'paid unit', 'paid units', format)}: ${amount} a month`,
  bonusFree: (count, format) => `${counted(count, 'bonus unit', 'bonus units', format)}, free of charge`,
  noMonthly: 'No monthly charge', additionalUsers: 'Additional users', low: 'Low stock', out: 'Out of stock', notReturnable: 'Does not come back to stock once assigned',
  orderMore: 'Order more', assign: 'Assign to a customer', movements: 'Movements', adjust: 'Adjust balance', on: (action, name) => `${action}: ${name}`,
  loaded: (products, format) => `${counted(products, 'product', 'products', format)} in stock`,
  empty: { title: 'The stock is empty', text: 'Licences come in when an order is finalised, and are assigned to customers from here.', vendor: 'No partner has licences in stock.' },
  more: 'Show more',
  users: (count) => count === 1 ? 'user' : 'users',
}
