/** Serves the CDN build to the tests under `/embed/v1/`, and the page with a strict policy at `/strict`. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const CDN = new URL('../dist/cdn/', import.meta.url)
const STRICT = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
  "require-trusted-types-for 'script'", 'trusted-types lit-html',
].join('; ')

export function builtBundle() {
  return {
    name: 'assento-built-bundle',
    async serve(context) {
      if (context.path === '/strict') {
        context.set('content-security-policy', STRICT)
        return { body: await readFile(fileURLToPath(new URL('strict/index.html', import.meta.url)), 'utf8'), type: 'html', headers: { 'content-security-policy': STRICT } }
      }
      if (context.path === '/strict/page.js') return { body: await readFile(fileURLToPath(new URL('strict/page.js', import.meta.url)), 'utf8'), type: 'js' }
      const file = /^\/embed\/v1\/([\w.-]+\.js)$/.exec(context.path)?.[1]
      return file ? { body: await readFile(new URL(file, CDN), 'utf8'), type: 'js' } : undefined
    },
  }
}
