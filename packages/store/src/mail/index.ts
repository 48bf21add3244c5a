export * from './contacts.ts'
export * from './messages.ts'
export * from './recipients.ts'
export * from './templates.ts'
