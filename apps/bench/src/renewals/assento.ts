/**
 * One measured run of the real runners, in a process of its own: `assento.ts <database> <database to warm up on> [recording]`.
 * With a recording it measures nothing: it writes down which rows each transaction made. Prints one line of JSON.
 */
import { writeFileSync } from 'node:fs'
import { openDatabase } from '@assento/store'
import { recordTransactions } from './recording.ts'
import { runDue } from './run-due.ts'

const [, , url = '', warmUpUrl = '', recordingPath] = process.argv

if (recordingPath === undefined) {
  const warm = await openDatabase(warmUpUrl)
  await runDue(warm)
  await warm.close()
}
const database = await openDatabase(url)
const recorder = recordingPath === undefined ? null : recordTransactions(database, url.slice('sqlite:'.length))
const parts = await runDue(recorder?.database ?? database)
if (recorder !== null && recordingPath !== undefined) writeFileSync(recordingPath, JSON.stringify(recorder.finish()))
await database.close()
process.stdout.write(`${JSON.stringify(parts)}\n`)
