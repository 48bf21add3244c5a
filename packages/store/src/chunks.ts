/** Rows that one statement takes: 30 columns × 1,000 stays under the 32,766 parameters of SQLite and the 65,535 of PostgreSQL. */
const CHUNK = 1_000

/** Runs `write` over the rows a thousand at a time, one after the other, and answers what it answered in one list. */
export async function inChunks<Row, Written>(rows: readonly Row[], write: (chunk: readonly Row[]) => Promise<readonly Written[]>): Promise<Written[]> {
  const written: Written[] = []
  for (let from = 0; from < rows.length; from += CHUNK) written.push(...(await write(rows.slice(from, from + CHUNK))))
  return written
}
