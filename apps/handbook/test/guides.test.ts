import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'

const root = new URL('../../../', import.meta.url)
const guides = new URL('../guides/', import.meta.url)
const scratch = new URL('../node_modules/.cache/guides/', import.meta.url)

test('every TypeScript example of the guides compiles', () => {
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { recursive: true })
  let examples = 0
  for (const guide of readdirSync(guides).filter((name) => name.endsWith('.md'))) {
    const fences = readFileSync(new URL(guide, guides), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)
    for (const [, code = ''] of fences) {
      examples += 1
      // `export {}` keeps each example a module of its own.
      writeFileSync(new URL(`${guide.replace('.md', '')}-${examples}.ts`, scratch), `${code}\nexport {}\n`)
    }
  }
  assert.ok(examples > 0, 'the guides have examples')
  writeFileSync(new URL('tsconfig.json', scratch), JSON.stringify({
    extends: fileURLToPath(new URL('tsconfig.base.json', root)),
    compilerOptions: {
      composite: false, declaration: false, emitDeclarationOnly: false, noEmit: true,
      lib: ['ES2023', 'DOM', 'DOM.Iterable'], types: ['node'],
    },
    include: ['*.ts'],
  }))
  const compiler = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root))
  const run = spawnSync(process.execPath, [compiler, '-p', fileURLToPath(scratch)], { encoding: 'utf8' })
  assert.equal(run.status, 0, run.stdout + run.stderr)
})
