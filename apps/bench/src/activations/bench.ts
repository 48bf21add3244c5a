import { parseArgs } from 'node:util'
import { benchValidations } from './server.ts'
import { benchTables } from './table.ts'

/** `pnpm bench activations`: validations per second, and the table beside grids. `--only server` or `--only table` for one of them. */
export async function benchActivations(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: { serials: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '3' }, rounds: { type: 'string', default: '5' }, only: { type: 'string' } },
  })
  if (values.only !== 'table') await benchValidations({ serials: Number(values.serials), seconds: Number(values.seconds), rounds: Number(values.rounds) })
  if (values.only !== 'server') await benchTables(Number(values.rounds))
}
