import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Runs a program of `programs/` in a process of its own; answers what it printed, rejects when it fails. */
export async function runProgram(name: string, ...parameters: readonly string[]): Promise<string> {
  const path = fileURLToPath(new URL(`./programs/${name}.ts`, import.meta.url))
  const { stdout } = await run(process.execPath, [path, ...parameters], { timeout: 60_000 })
  return stdout
}
