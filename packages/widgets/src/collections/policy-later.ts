/** What the editor needs only after its first paint: the example, what holds for all steps, the fields of a step, and saving. */
export { laterSheets } from './policy-later-styles.ts'
export { policyPreview } from './policy-preview.ts'
export { saveBar } from './policy-save.ts'
export { policySettings } from './policy-settings.ts'
export { stepFields } from './policy-step.ts'
