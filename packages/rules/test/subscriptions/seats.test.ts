import { runTable } from '../support/table.ts'

runTable('seats.json')
