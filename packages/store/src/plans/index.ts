export * from './apply-plan-change.ts'
export { applyFrequencyStart, findFrequencyChange, saveFrequencyChange, type FrequencyChangeRow } from './frequency-changes.ts'
