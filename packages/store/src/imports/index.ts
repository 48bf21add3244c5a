export * from './imports.ts'
export * from './catalog-import.ts'
export * from './subscription-import.ts'
