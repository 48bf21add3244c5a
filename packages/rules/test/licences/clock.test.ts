/** State, periods and keys of serials. */
import { runTable } from '../support/table.ts'

runTable('licences-clock.json')
