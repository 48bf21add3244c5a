export { AssentoCart } from '../cart/cart.ts'
