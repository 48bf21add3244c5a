export { AssentoStorefront } from '../cart/storefront.ts'
