/** Real Chromium for the widgets' tests. The browser: $CHROME_PATH, else one that is installed, else Playwright's own. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { playwrightLauncher } from '@web/test-runner-playwright'
import { builtBundle } from './test/built-bundle-plugin.js'

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
const executablePath = process.env.CHROME_PATH ?? INSTALLED.find(existsSync)
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

export default {
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  files: ['test/**/*.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'production'] },
  concurrency: 2,
  plugins: [
    builtBundle(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../../tsconfig.base.json', import.meta.url)) }),
  ],
  browsers: [playwrightLauncher({
    product: 'chromium',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: FLAGS },
    createBrowserContext: ({ browser }) => browser.newContext({ locale: 'pt-BR', timezoneId: 'America/Sao_Paulo', viewport: { width: 1100, height: 900 } }),
  })],
  testFramework: { config: { timeout: 30_000 } },
  testsFinishTimeout: 240_000,
}
