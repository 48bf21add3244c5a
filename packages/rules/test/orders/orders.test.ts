/** What orders cost, who decides them, and what they do to the stock. */
import { runTable } from '../support/table.ts'

runTable('orders.json')
