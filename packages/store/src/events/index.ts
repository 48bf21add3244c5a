export * from './events.ts'
export * from './append-events.ts'
