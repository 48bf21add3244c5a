/** Registering, offboarding and erasing customers of partners. */
import { runTable } from '../support/table.ts'

runTable('customers.json')
