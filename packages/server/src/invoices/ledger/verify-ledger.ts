/** The whole of a tenant's books against its invariants, a page at a time. */
import { verifyBooks } from '@assento/rules'
import type { BooksFinding } from '@assento/rules'
import { BOOKS_START, loadBooksPage, readOneMoment } from '@assento/store'
import type { AssentoDatabase, BooksPlace } from '@assento/store'

/** Findings that are kept; books that are broken everywhere say enough with these. */
const MOST_FINDINGS = 200

export interface LedgerVerdict {
  readonly ok: boolean
  /** Rows that were looked at, by part. */
  readonly looked: Readonly<Record<BooksPlace['part'], number>>
  /** All that were found; `findings` holds the first of them. */
  readonly found: number
  readonly findings: readonly BooksFinding[]
}

/**
 * Verifies the books while people go on working. A page is read without a lock; one with findings is read once more in one
 * moment, since what was committed between two of its reads is no fault. `onPage` is called after each page.
 */
export async function verifyLedger(
  database: AssentoDatabase, tenantId: string, onPage: () => Promise<void> = async () => {},
): Promise<LedgerVerdict> {
  const looked = { transactions: 0, invoices: 0, creditNotes: 0, customers: 0, series: 0 }
  const findings: BooksFinding[] = []
  let found = 0
  for (let place: BooksPlace | null = BOOKS_START; place !== null;) {
    const page: Awaited<ReturnType<typeof loadBooksPage>> = await loadBooksPage(database, tenantId, place)
    looked[place.part] += page.rows
    if (verifyBooks(page.books).length > 0) {
      const sure = await findingsOfOneMoment(database, tenantId, place)
      found += sure.length
      findings.push(...sure.slice(0, MOST_FINDINGS - findings.length))
    }
    await onPage()
    place = page.next
  }
  return { ok: found === 0, looked, found, findings }
}

function findingsOfOneMoment(database: AssentoDatabase, tenantId: string, place: BooksPlace): Promise<readonly BooksFinding[]> {
  return database.withTx(async (tx) => {
    await readOneMoment(tx)
    return verifyBooks((await loadBooksPage(tx, tenantId, place)).books)
  })
}
