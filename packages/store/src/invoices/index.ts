export * from './charges.ts'
export * from './drafts.ts'
