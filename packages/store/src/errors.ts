/** The row is no longer at the version that the plan was decided from: load the facts and decide again. */
export class StaleVersionError extends Error {
  readonly subject: string
  readonly expectedVersion: number

  constructor(subject: string, expectedVersion: number) {
    super(`${subject} is no longer at version ${expectedVersion}`)
    this.name = 'StaleVersionError'
    this.subject = subject
    this.expectedVersion = expectedVersion
  }
}

/** The lease was lost to another worker or the job is already done: the effect must not be written. */
export class LostLeaseError extends Error {
  constructor(jobId: string) {
    super(`the lease of ${jobId} is lost`)
    this.name = 'LostLeaseError'
  }
}

/** Whether the error is the database refusing a second row under a unique key, on either database. */
export function isUniqueViolation(error: unknown): boolean {
  const code = errorCode(error)
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}

/** Whether the disk is full: reads go on, writes are refused until there is space. */
export function isStorageFull(error: unknown): boolean {
  const code = errorCode(error)
  return code === '53100' || code === 'SQLITE_FULL'
}

/** Whether the same transaction may succeed when it is run again from its start: busy, serialisation failure, deadlock. */
export function isTransient(error: unknown): boolean {
  const code = errorCode(error)
  return code === '40001' || code === '40P01' || code.startsWith('SQLITE_BUSY')
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
