/** Files as importers take them: the samples that the server keeps, and the demo's own. */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SAMPLES = fileURLToPath(new URL('./imports/samples/', import.meta.resolve('@assento/server')))
const OWN_FILES = join(import.meta.dirname, '../files')

export interface ImportFile {
  readonly name: string
  readonly base64: string
}

export const sample = (name: string): Promise<ImportFile> => read(join(SAMPLES, name))
export const ownFile = (name: string): Promise<ImportFile> => read(join(OWN_FILES, name))

async function read(path: string): Promise<ImportFile> {
  return { name: basename(path), base64: (await readFile(path)).toString('base64') }
}
