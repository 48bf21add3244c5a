/** Finds the browser that the tests drive, or installs one, and says which it took. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

export interface Chromium {
  readonly path: string
  /** Where it came from, for the reader of the log. */
  readonly source: string
}

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome', 'chrome.exe']
const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** A Chromium to test with; null when none is there and none could be installed. */
export async function findChromium(say: (text: string) => void): Promise<Chromium | null> {
  const given = process.env['CHROME_PATH']
  if (given !== undefined && isExecutable(given)) return { path: given, source: '$CHROME_PATH' }
  if (given !== undefined && given !== '') say(`$CHROME_PATH (${given}) is not a program; looking elsewhere.`)
  return findInstalled() ?? installFromDebian(say) ?? (await installFromPlaywright(say))
}

function findInstalled(): Chromium | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...FIXED_PLACES]
  const path = candidates.find(isExecutable)
  return path === undefined ? null : { path, source: 'installed' }
}

function installFromDebian(say: (text: string) => void): Chromium | null {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return null
  say('No Chromium here: installing it with apt-get (about a minute).')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment })
  const install = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'], env: environment,
  })
  const found = install.status === 0 ? findInstalled() : null
  return found === null ? null : { path: found.path, source: 'apt-get install chromium' }
}

async function installFromPlaywright(say: (text: string) => void): Promise<Chromium | null> {
  say('Trying the download of Playwright.')
  const folder = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'))
  const install = spawnSync(process.execPath, [join(folder, 'cli.js'), 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (install.status !== 0) return null
  const { chromium } = await import('playwright-core')
  const path = chromium.executablePath()
  return isExecutable(path) ? { path, source: 'playwright install chromium' } : null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
