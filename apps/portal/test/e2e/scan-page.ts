/** Scans the first page of a PDF as a cashier and a telephone do: drawn at 200 dots per inch, then read from the picture. */
import { spawnSync } from 'node:child_process'

export interface ScannedCodes {
  readonly bars: readonly string[]
  readonly qrCodes: readonly string[]
}

/** `prefix` is where the picture may be written. */
export function scanPage(file: string, prefix: string): ScannedCodes {
  run('pdftoppm', ['-r', '200', '-f', '1', '-l', '1', '-singlefile', '-png', file, prefix])
  const lines = run('zbarimg', ['-q', '-Sdisable', '-Si25.enable', '-Sqrcode.enable', `${prefix}.png`]).split('\n')
  const codesOf = (kind: string) => [...new Set(lines.filter((line) => line.startsWith(kind)).map((line) => line.slice(kind.length)))]
  return { bars: codesOf('I2/5:'), qrCodes: codesOf('QR-Code:') }
}

function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' })
  if (error !== undefined) throw new Error(`${program} is not here: npm test installs it on Debian`, { cause: error })
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`)
  return stdout
}
