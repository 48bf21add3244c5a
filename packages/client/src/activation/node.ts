/** For programs on Node: what an activation remembers, in one file. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ActivationStorage } from './memory.ts'

/** Keeps it at `path`, readable by its owner; a crash while writing leaves what was there before. */
export function fileStorage(path: string): ActivationStorage {
  return {
    async read() {
      try {
        return await readFile(path, 'utf8')
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      }
    },
    async write(text) {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(`${path}.new`, text, { mode: 0o600 })
      await rename(`${path}.new`, path)
    },
  }
}
