/** Finds the programs that scan a boleto's PDF as a bank does, or installs them, and says which it took. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Program, and the Debian package that brings it. */
const TOOLS = [['pdftoppm', 'poppler-utils'], ['zbarimg', 'zbar-tools']] as const

export interface ScanTools {
  /** Where they came from, for the reader of the log. */
  readonly source: string
}

/** pdftoppm draws the page, zbarimg reads its codes; null when one is missing and none could be installed. */
export function findScanTools(say: (text: string) => void): ScanTools | null {
  const missing = TOOLS.filter(([program]) => !isOnPath(program))
  if (missing.length === 0) return { source: 'installed' }
  const packages = missing.map(([, name]) => name)
  return installFromDebian(packages, say) && TOOLS.every(([program]) => isOnPath(program)) ? { source: `apt-get install ${packages.join(' ')}` } : null
}

function installFromDebian(packages: readonly string[], say: (text: string) => void): boolean {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return false
  say(`No ${packages.join(' and ')} here: installing with apt-get.`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment })
  const install = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'], env: environment,
  })
  return install.status === 0
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => folder !== '' && isExecutable(join(folder, program)))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
