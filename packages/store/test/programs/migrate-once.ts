/** Opens the address that it is given, migrates, and says so. Run twice at once by `migrate.test.ts`. */
import { openDatabase } from '../../src/index.ts'

const database = await openDatabase(process.argv[2] ?? '')
await database.migrate()
process.stdout.write(`ready=${String(await database.isReady())}\n`)
await database.close()
