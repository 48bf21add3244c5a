export * from './carts.ts'
export * from './checkout-quotes.ts'
export * from './storefront.ts'
