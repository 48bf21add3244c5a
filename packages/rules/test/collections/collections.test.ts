import { runTable } from '../support/table.ts'

runTable('collections.json')
