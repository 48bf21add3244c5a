export { AssentoOrderList } from '../orders/order-list.ts'
