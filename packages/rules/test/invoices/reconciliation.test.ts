import { runTable } from '../support/table.ts'

runTable('reconciliation.json')
