/** Which document pays an invoice today. */
import { runTable } from '../support/table.ts'

runTable('second-copy.json')
