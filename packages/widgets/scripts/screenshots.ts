/** Draws the gallery in Chromium: `node scripts/screenshots.ts FOLDER [state…]`, each in light, dark and at 400 px. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'

const [folder = 'dist/screenshots', ...states] = process.argv.slice(2)
const VIEWS = [
  { name: 'light', width: 1100, scheme: 'light' }, { name: 'dark', width: 1100, scheme: 'dark' }, { name: '400', width: 400, scheme: 'light' },
] as const

const server = await createServer({ root: join(import.meta.dirname, '../../..'), configFile: false, logLevel: 'error', server: { port: 0 }, optimizeDeps: { noDiscovery: true } })
await server.listen()
const origin = server.resolvedUrls?.local[0] ?? ''
const browser = await chromium.launch({ ...(process.env['CHROME_PATH'] ? { executablePath: process.env['CHROME_PATH'] } : {}), args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] })
mkdirSync(folder, { recursive: true })
for (const state of states.length > 0 ? states : ['']) {
  for (const view of VIEWS) {
    const page = await browser.newPage({ viewport: { width: view.width, height: 820 }, colorScheme: view.scheme, timezoneId: 'America/Sao_Paulo' })
    await page.goto(`${origin}packages/widgets/gallery/index.html${state ? `?only=${state}` : ''}`, { waitUntil: 'networkidle' })
    await page.waitForTimeout(400)
    await page.screenshot({ path: join(folder, `${state || 'all'}-${view.name}.png`), fullPage: state === '' })
    await page.close()
  }
}
await browser.close()
await server.close()
