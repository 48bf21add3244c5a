export * from './offers.ts'
export * from './products.ts'
export * from './prices.ts'
