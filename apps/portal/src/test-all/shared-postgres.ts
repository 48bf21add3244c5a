/** One PostgreSQL for the whole run, so that each test file need not start its own. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './suite.ts'

export interface SharedPostgres {
  readonly url: string
  stop(): Promise<void>
}

/** Starts it with the store's own test harness; null (and a word about it) when it cannot start: each file then tries itself. */
export async function startSharedPostgres(say: (text: string) => void): Promise<SharedPostgres | null> {
  const harness = pathToFileURL(join(ROOT, 'packages/store/test/test-postgres.ts')).href
  try {
    const { startTestPostgres } = (await import(harness)) as { startTestPostgres: () => Promise<SharedPostgres> }
    const server = await startTestPostgres()
    say(`PostgreSQL: ${process.env['ASSENTO_TEST_POSTGRES_URL'] ? '$ASSENTO_TEST_POSTGRES_URL' : 'embedded, started for this run'}`)
    return server
  } catch (error) {
    say(`PostgreSQL did not start: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}
