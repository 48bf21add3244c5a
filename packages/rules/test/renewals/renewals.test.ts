import { runTable } from '../support/table.ts'

runTable('renewals.json')
