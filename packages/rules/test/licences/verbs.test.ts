/** What each verb does to a serial, and to whom it is refused. */
import { runTable } from '../support/table.ts'

runTable('licences-verbs.json')
