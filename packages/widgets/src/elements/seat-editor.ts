export { AssentoSeatEditor } from '../subscriptions/seat-editor.ts'
