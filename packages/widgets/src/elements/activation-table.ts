export { AssentoActivationTable } from '../licences/activation-table.ts'
