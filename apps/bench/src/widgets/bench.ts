import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const widgets = new URL('../../../../packages/widgets/', import.meta.url)

/**
 * Builds the CDN bundle and prints gzip bytes of the loader, the runtime, each element and the first element on a page beside
 * the budgets of the embed contract. True when every figure is within its budget.
 */
export function benchWidgets(): boolean {
  const build = spawnSync('pnpm', ['run', 'build'], { cwd: fileURLToPath(widgets), encoding: 'utf8' })
  if (build.status !== 0) throw new Error(`the widgets do not build:\n${build.stdout}${build.stderr}`)
  const sizes = spawnSync(process.execPath, [fileURLToPath(new URL('scripts/sizes.ts', widgets))], { stdio: ['ignore', 'inherit', 'inherit'] })
  return sizes.status === 0
}
