import { runTable } from '../support/table.ts'

runTable('states.json')
