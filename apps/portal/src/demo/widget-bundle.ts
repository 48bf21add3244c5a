/** The built widgets that the API serves at `/embed/v1/`: built when missing or older than their sources. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

const PACKAGES = resolve(import.meta.dirname, '../../../../packages')
const WIDGETS = join(PACKAGES, 'widgets')
const SOURCES = [join(WIDGETS, 'src'), join(PACKAGES, 'client/src'), join(PACKAGES, 'rules/src'), join(WIDGETS, 'vite.config.ts')]

export const BUNDLE_FOLDER = join(WIDGETS, 'dist/cdn')

/** Builds the bundle if needed; throws with the build's output when that fails. */
export async function ensureBundle(say: (text: string) => void): Promise<void> {
  const loader = join(BUNDLE_FOLDER, 'assento.js')
  if (existsSync(loader) && statSync(loader).mtimeMs >= newestChangeMs(SOURCES)) return
  say('Construindo os widgets…')
  const vite = createRequire(join(WIDGETS, 'package.json')).resolve('vite/package.json')
  await runNode([join(dirname(vite), 'bin/vite.js'), 'build'], WIDGETS)
}

function newestChangeMs(paths: readonly string[]): number {
  return Math.max(0, ...paths.filter(existsSync).map((path) => {
    const status = statSync(path)
    return status.isDirectory() ? newestChangeMs(readdirSync(path).map((name) => join(path, name))) : status.mtimeMs
  }))
}

function runNode(args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const keep = (chunk: Buffer): void => { output += chunk.toString('utf8') }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (exit) => (exit === 0 ? done() : failed(new Error(`the build of the widgets failed:\n${output}`))))
  })
}
