import { runTable } from '../support/table.ts'

runTable('invoices.json')
