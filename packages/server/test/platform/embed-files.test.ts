import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { embedFile } from '../../src/platform/embed-files.ts'

let directory = ''
before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'assento-embed-'))
  await mkdir(join(directory, 'dist/chunks'), { recursive: true })
  await writeFile(join(directory, 'secret.js'), 'secret')
  await writeFile(join(directory, 'dist/.hidden.js'), 'hidden')
  await writeFile(join(directory, 'dist/assento.js'), 'loader')
  await writeFile(join(directory, 'dist/chunks/seat-editor-B5jPKHJ3.js'), 'chunk')
  await writeFile(join(directory, 'dist/tool.exe'), 'x')
})
after(() => rm(directory, { recursive: true, force: true }))

const get = (path: string, etag?: string) => embedFile(join(directory, 'dist'), path, etag)

test('the loader may be loaded by any site, and is asked for again after a while', async () => {
  const file = await get('assento.js')
  assert.equal(await file?.text(), 'loader')
  assert.equal(file?.headers.get('content-type'), 'text/javascript; charset=utf-8')
  assert.equal(file.headers.get('cross-origin-resource-policy'), 'cross-origin')
  assert.equal(file.headers.get('access-control-allow-origin'), '*')
  assert.equal(file.headers.get('cache-control'), 'public, max-age=300, must-revalidate')
  assert.equal((await get('assento.js', file.headers.get('etag') ?? ''))?.status, 304)
})

test('a chunk whose name has its hash is kept for ever', async () => {
  assert.equal((await get('chunks/seat-editor-B5jPKHJ3.js'))?.headers.get('cache-control'), 'public, max-age=31536000, immutable')
})

test('nothing outside the folder, hidden, of another type or missing is served', async () => {
  for (const path of ['../secret.js', '..%2fsecret.js', 'chunks/../../secret.js', '/etc/passwd', '.hidden.js', 'tool.exe', 'none.js', 'chunks', '', 'a\u0000.js', 'chunks//x.js']) {
    assert.equal(await get(path), null, path)
  }
})
