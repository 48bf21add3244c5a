export * from './activations.ts'
export * from './machine-serials.ts'
export * from './signing-keys.ts'
