/** Which computers are let in, and what moved. */
import { runTable } from '../support/table.ts'

runTable('licences-activations.json')
