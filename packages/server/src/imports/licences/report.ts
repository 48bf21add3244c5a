/** What an import of licence files answers, besides what every import does. */
import type { ImportReport } from '../report.ts'

export type LicenceImportKind = 'licences' | 'suspensions'

/** `success` = every row was applied, or was so already; `failure` = none was. */
export type LicenceImportResult = 'success' | 'partialFailure' | 'failure'

export interface LicenceImportReport extends Omit<ImportReport, 'kind'> {
  readonly kind: LicenceImportKind
  /** What the file was recognised as. */
  readonly layout: 'licenseSpring' | 'sentinelCustomers' | 'portal' | 'assento' | 'suspensions' | null
  readonly mode: 'allOrNothing' | 'bestEffort'
  readonly result: LicenceImportResult
  /** False when nothing was written: a dry run, a refused file, or refused rows under `allOrNothing`. */
  readonly applied: boolean
}
