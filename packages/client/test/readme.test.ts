import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { it } from 'node:test'

it('shows in the README the example that is compiled here', async () => {
  const read = (path: string) => readFile(join(import.meta.dirname, path), 'utf8')
  const [readme, example] = await Promise.all([read('../README.md'), read('readme-example.ts')])
  const shown = /```ts\n([\s\S]*?)```/.exec(readme)?.[1]
  assert.equal(shown, example.replace("'../src/index.ts'", "'@assento/client'"))
})
