import { runDueCollections } from '../collections/run-due.ts'
import { runDueDrafts } from '../invoices/run-due.ts'
import { runDueSerials } from '../licences/run-due.ts'
import { resumeMail } from '../mail/resume-mail.ts'
import { runDueUnits } from '../orders/run-due.ts'
import { runDueSubscriptions } from '../renewals/run-due.ts'
import type { DueRunner } from './runner.ts'

/** Everything that becomes due with time besides jobs, in the order in which it runs at one instant. */
export const DUE_RUNNERS: readonly DueRunner[] = [runDueSubscriptions, runDueUnits, runDueSerials, runDueDrafts, runDueCollections, resumeMail]
