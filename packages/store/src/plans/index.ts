export * from './apply-plan-change.ts'
