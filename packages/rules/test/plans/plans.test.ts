import { runTable } from '../support/table.ts'

runTable('plans.json')
