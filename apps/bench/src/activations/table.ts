/**
 * The activation table beside the grids that a developer would reach for: same columns, same row height, same view, 100,000 rows, in
 * one browser, alternating.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser } from 'playwright-core'
import { build } from 'vite'
import { median } from '../statistics.ts'
import { COLUMNS, ROW_PX, ROWS, VIEW } from './table-rows.ts'
import { elementsIn, firstRow, scrollFrames } from './table-measures.ts'

const WIDGETS = join(import.meta.dirname, '../../../../packages/widgets')
const TABLES = ['assento', 'vaadin', 'ag-grid', 'tabulator', 'floor'] as const
type Table = (typeof TABLES)[number]

/** One run of one table. */
export interface TableRun {
  /** From its creation until a row stands where the pointer would be, in ms. */
  readonly visibleMs: number
  /** Elements of the page, shadow roots included, while it scrolls. */
  readonly elements: number
  /** Main-thread time per scrolled frame, in ms. */
  readonly frameMs: readonly number[]
  /** gzip bytes of what was asked for until its first data were drawn. */
  readonly bytes: number
}

/** Prints medians of `rounds` runs; each round takes the tables in turn. */
export async function benchTables(rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assento-bench-tables-'))
  const browser = await chromium.launch({ ...browserPath(), args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] })
  try {
    for (const table of TABLES) await bundle(table, folder)
    const runs = new Map<Table, TableRun[]>(TABLES.map((table) => [table, []]))
    for (let round = 0; round < rounds; round += 1) for (const table of TABLES) runs.get(table)!.push(await run(browser, table, join(folder, table)))
    print(runs, rounds)
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function browserPath(): { executablePath?: string } {
  const found = process.env['CHROME_PATH'] ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
  return found ? { executablePath: found } : {}
}

/** Each as its makers would ship it: the peers in one minified bundle, Assento in the build for the CDN. */
async function bundle(table: Table, folder: string): Promise<void> {
  if (table === 'assento') await build({ root: WIDGETS, configFile: join(WIDGETS, 'vite.config.ts'), logLevel: 'error', build: { outDir: join(folder, table, 'embed'), sourcemap: false } })
  await build({
    configFile: false, logLevel: 'error', root: import.meta.dirname, define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: join(folder, table), emptyOutDir: false, target: 'es2022', modulePreload: false, reportCompressedSize: false, cssCodeSplit: false,
      rolldownOptions: { input: join(import.meta.dirname, `table-pages/${table}.ts`), output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' } },
    },
  })
}

async function run(browser: Browser, table: Table, folder: string): Promise<TableRun> {
  const { port, close } = await serve(folder)
  const page = await browser.newPage({ viewport: { width: VIEW.width + 40, height: VIEW.height + 60 }, locale: 'pt-BR' })
  try {
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'load' })
    await page.waitForFunction(() => window.benchPage !== undefined)
    const { visibleMs, paths } = await page.evaluate(firstRow)
    // What gives Assento its rows is no part of it.
    const counted = [...new Set(paths)].filter((path) => /\.(?:js|css)$/.test(path) && (table !== 'assento' || path.startsWith('/embed/')))
    const bytes = counted.reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path)), { level: 9 }).length, 0)
    await page.evaluate(() => window.benchPage.ready())
    const frameMs = await scrollFrames(page, session)
    return { visibleMs, bytes, frameMs, elements: await page.evaluate(elementsIn) }
  } finally {
    await page.close()
    close()
  }
}

/** The built page on a port of its own. */
async function serve(folder: string) {
  const hasSheet = existsSync(join(folder, 'page.css'))
  const html = `<!doctype html><meta charset="utf-8"><style>body{margin:20px;font:14px sans-serif}#host{width:${VIEW.width}px;height:${VIEW.height}px}</style>${hasSheet ? '<link rel="stylesheet" href="/page.css">' : ''}<div id="host"></div><script type="module" src="/page.js"></script>`
  const server = createServer((request, response) => {
    const path = join(folder, new URL(request.url ?? '/', 'http://bench').pathname)
    if (request.url === '/') { response.setHeader('content-type', 'text/html'); response.end(html); return }
    if (!existsSync(path)) { response.writeHead(404).end(); return }
    response.setHeader('content-type', path.endsWith('.css') ? 'text/css' : 'text/javascript')
    response.end(readFileSync(path))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0, close: () => { server.closeAllConnections(); server.close() } }
}

function print(runs: ReadonlyMap<Table, readonly TableRun[]>, rounds: number): void {
  const write = (line: string) => process.stdout.write(`${line}\n`)
  write(`${ROWS.toLocaleString('en')} rows, ${COLUMNS.length} columns (${COLUMNS.map(({ field }) => field).join(', ')}), ${ROW_PX} px a row, ${VIEW.width} × ${VIEW.height} px; medians of ${rounds} rounds, tables in turn`)
  write('assento draws chips, buttons and two lines in a cell, and reads rows page by page through its client; the others draw plain text from memory')
  write('floor = an empty scroller: what the browser and the measure cost')
  write('')
  write('table       rows visible   elements   task/frame median      p95   gzip to first table')
  for (const [table, all] of runs) {
    const frames = all.map(({ frameMs }) => [...frameMs].sort((a, b) => a - b))
    const at = (share: number) => median(frames.map((sorted) => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN)).toFixed(1)
    const bytes = table === 'floor' ? '' : `${(median(all.map((one) => one.bytes)) / 1000).toFixed(1)} kB`
    write(`${table.padEnd(10)} ${median(all.map((one) => one.visibleMs)).toFixed(0).padStart(9)} ms ${median(all.map((one) => one.elements)).toFixed(0).padStart(10)} ${at(0.5).padStart(16)} ms ${at(0.95).padStart(6)} ms ${bytes.padStart(18)}`)
  }
}
