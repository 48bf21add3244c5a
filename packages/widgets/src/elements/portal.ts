export { AssentoPortal } from '../runtime/portal-element.ts'
