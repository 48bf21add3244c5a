export { AssentoCustomerList } from '../customers/customer-list.ts'
