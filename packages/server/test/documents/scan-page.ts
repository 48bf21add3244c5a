/** Scans the first page of a PDF as a cashier and a telephone do: drawn at 200 dots per inch, then read from the picture. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface ScannedCodes {
  readonly bars: readonly string[]
  readonly qrCodes: readonly string[]
}

/** Throws, naming the package, where pdftoppm or zbarimg is missing: `npm test` installs them on Debian. */
export function scanPage(pdf: Uint8Array, dotsPerInch = 200): ScannedCodes {
  const lines = onFile(pdf, (file) => {
    run('pdftoppm', 'poppler-utils', ['-r', String(dotsPerInch), '-f', '1', '-l', '1', '-singlefile', '-png', file, `${file}-1`])
    return run('zbarimg', 'zbar-tools', ['-q', '-Sdisable', '-Si25.enable', '-Sqrcode.enable', `${file}-1.png`])
  }).split('\n')
  const codesOf = (prefix: string) => [...new Set(lines.filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length)))]
  return { bars: codesOf('I2/5:'), qrCodes: codesOf('QR-Code:') }
}

/** The pages' text, line by line as it stands on paper. */
export function pageText(pdf: Uint8Array): string {
  return onFile(pdf, (file) => run('pdftotext', 'poppler-utils', ['-layout', file, '-']))
}

/** What readers show of the file: `Title: …` and so on, a line each. */
export function fileInfo(pdf: Uint8Array): string {
  return onFile(pdf, (file) => run('pdfinfo', 'poppler-utils', [file]))
}

function onFile(pdf: Uint8Array, read: (file: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'assento-pdf-'))
  try {
    writeFileSync(join(folder, 'page.pdf'), pdf)
    return read(join(folder, 'page.pdf'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(program: string, debianPackage: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' })
  if (error !== undefined) throw new Error(`${program} is not here: install it (Debian: apt-get install ${debianPackage})`, { cause: error })
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`)
  return stdout
}
