/**
 * Draws the gallery in Chromium: `node scripts/screenshots.ts FOLDER [--locale=en] [state[,state…]…]`, each in light, dark and at
 * 400 px. States joined by commas come on one page, all of it; without states, those that nobody has to act for.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'

const [folder = 'dist/screenshots', ...wishes] = process.argv.slice(2)
const locale = wishes.find((wish) => wish.startsWith('--locale='))?.slice(9) ?? 'pt-BR'
const states = wishes.filter((wish) => !wish.startsWith('--'))
const GALLERY = join(import.meta.dirname, '../gallery')
const BUILT = join(import.meta.dirname, '../dist/gallery')
const VIEWS = [
  { name: 'light', width: 1100, scheme: 'light' }, { name: 'dark', width: 1100, scheme: 'dark' }, { name: '400', width: 400, scheme: 'light' },
] as const

await build({ root: GALLERY, base: './', configFile: false, logLevel: 'error', build: { outDir: BUILT, emptyOutDir: true, target: 'esnext' } })
const server = createServer((request, response) => {
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  const file = path === '/' ? 'index.html' : path.slice(1)
  try {
    response.setHeader('content-type', file.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(readFileSync(join(BUILT, file)))
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = server.address()
const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
const executablePath = process.env['CHROME_PATH']
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] })
mkdirSync(folder, { recursive: true })
for (const state of states.length > 0 ? states : ['']) {
  const isSheet = state === '' || state.includes(',')
  for (const view of VIEWS) {
    const page = await browser.newPage({ viewport: { width: view.width, height: 820 }, colorScheme: view.scheme, timezoneId: 'America/Sao_Paulo' })
    await page.goto(`${origin}/?locale=${locale}${state ? `&only=${state}` : ''}`, { waitUntil: 'load' })
    await page.waitForFunction(() => document.body.dataset['drawn'] !== undefined)
    // Widgets look at their own width: several narrow ones fit side by side.
    if (isSheet && view.name === '400') {
      await page.setViewportSize({ width: 1660, height: 820 })
      await page.addStyleTag({ content: 'main { max-width: none; grid-template-columns: repeat(4, 384px); align-items: start }' })
    }
    await page.waitForTimeout(500)
    await page.screenshot({ path: join(folder, `${state.split(',')[0] || 'all'}-${view.name}.png`), fullPage: isSheet })
    await page.close()
  }
}
await browser.close()
server.closeAllConnections()
server.close()
