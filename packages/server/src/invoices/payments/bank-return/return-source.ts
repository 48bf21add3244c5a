/** A return file that was read, and what names it and its movements. */
import { createHash } from 'node:crypto'
import { readReturnFile } from '@assento/brazil'
import type { ReturnFile, ReturnRecord } from '@assento/brazil'
import type { BillingSettings } from '../../../accounts/tenant-settings.ts'
import { refuseForeignFile } from './refuse-foreign-file.ts'
import type { ReturnFileProblem } from './report.ts'
import { REFUSALS } from './words.ts'

/** Characters of the content's hash that stand for the file's number where the layout prints none (Santander 400). */
const HASH_DIGITS = 16

export interface ReturnSource {
  readonly file: ReturnFile
  readonly name: string
  readonly sha256: string
  /** `cnab:<bank>:<fileSequence>:<line>`: the same movement in another copy of the file has the same. */
  readonly externalIdOf: (record: ReturnRecord) => string
}

/** Reads the bytes and holds the file against what the reseller registered; a problem when it is refused whole. */
export function readSource(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }, billing: Pick<BillingSettings, 'bank' | 'beneficiary'>,
): ReturnSource | ReturnFileProblem {
  const reading = readReturnFile(bytes)
  if (!reading.ok) return { rule: reading.rule, message: REFUSALS[reading.rule], line: reading.line }
  const { file } = reading
  const foreign = refuseForeignFile(file, billing)
  if (foreign !== null) return foreign
  // What the file says, not its bytes: a copy with other line ends is the same file.
  const sequence = file.fileSequence ?? sha256Of(JSON.stringify(file)).slice(0, HASH_DIGITS)
  return { file, name, sha256: sha256Of(bytes), externalIdOf: ({ line }) => `cnab:${file.bank}:${sequence}:${line}` }
}

function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
