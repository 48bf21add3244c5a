/** Serves the CDN build under `/embed/v1/`, the page with a strict policy at `/strict`, what Node says at `/node-import`, and whether the
 * generated files are what the code says at `/manifest`. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { manifest, reactTypes } from '../scripts/manifest.ts'
import { widgetSizes } from '../scripts/sizes.ts'

const CDN = new URL('../dist/cdn/', import.meta.url)
const STRICT = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
  "require-trusted-types-for 'script'", 'trusted-types lit-html',
].join('; ')

/** Imports everything in a plain Node, as a server-side renderer would, and gives what that printed. */
function importInNode() {
  const script = "await import('./src/define.ts'); const { createPortal } = await import('./src/index.ts'); process.stdout.write(`${typeof createPortal}, ${typeof globalThis.customElements?.get('assento-portal')}`)"
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '--eval', script], { cwd: fileURLToPath(new URL('..', import.meta.url)) },
      (error, output, errors) => resolve(error ? String(errors) : output))
  })
}

const written = (name) => readFile(new URL(`../${name}`, import.meta.url), 'utf8')

export function builtBundle() {
  return {
    name: 'assento-built-bundle',
    async serve(context) {
      if (context.path === '/strict') {
        context.set('content-security-policy', STRICT)
        return { body: await readFile(fileURLToPath(new URL('strict/index.html', import.meta.url)), 'utf8'), type: 'html', headers: { 'content-security-policy': STRICT } }
      }
      if (context.path === '/strict/page.js') return { body: await readFile(fileURLToPath(new URL('strict/page.js', import.meta.url)), 'utf8'), type: 'js' }
      if (context.path === '/node-import') return { body: await importInNode(), type: 'text' }
      if (context.path === '/sizes') return { body: JSON.stringify(widgetSizes()), type: 'json' }
      if (context.path === '/manifest') return { body: JSON.stringify([await written('custom-elements.json') === manifest(), await written('react.d.ts') === reactTypes()]), type: 'json' }
      const file = /^\/embed\/v1\/([\w.-]+\.js)$/.exec(context.path)?.[1]
      return file ? { body: await readFile(new URL(file, CDN), 'utf8'), type: 'js' } : undefined
    },
  }
}
