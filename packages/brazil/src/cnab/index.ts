export { buildReturnFile } from './build-return-file.ts'
export { issuedNumber } from './issued-number.ts'
export { readReturnFile } from './read-return-file.ts'
export type { ReturnContents, ReturnMovement } from './return-contents.ts'
export type {
  CnabLayout, OccurrenceKind, OccurrenceReason, ReturnBank, ReturnBeneficiary, ReturnFile, ReturnProblem, ReturnProblemRule, ReturnReading,
  ReturnRecord, ReturnRefusal, ReturnRefusalRule,
} from './return-file.ts'
