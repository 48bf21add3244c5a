export * from './callbacks.ts'
