export type * from './platform/types.ts'
export type * from './accounts/dto.ts'
export type * from './subscriptions/dto.ts'
export type * from './renewals/dto.ts'
