export { AssentoOrderForm } from '../orders/order-form.ts'
