export * from './apply-renewal.ts'
export * from './renewal-plans.ts'
export * from './next-action.ts'
