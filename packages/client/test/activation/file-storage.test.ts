import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, it } from 'node:test'
import { fileStorage } from '../../src/activation/node.ts'

const folder = await mkdtemp(join(tmpdir(), 'assento-storage-'))
after(() => rm(folder, { recursive: true, force: true }))

it('is empty before the first write, and makes its folder then', async () => {
  const storage = fileStorage(join(folder, 'a/b/licence.json'))
  assert.equal(await storage.read(), null)
  await storage.write('1')
  await storage.write('ç')
  assert.equal(await storage.read(), 'ç')
  assert.deepEqual(await readdir(join(folder, 'a/b')), ['licence.json'], 'nothing is left beside it')
})

it('is for its owner only', { skip: process.platform === 'win32' && 'Windows has no such modes' }, async () => {
  const path = join(folder, 'modes/licence.json')
  await fileStorage(path).write('1')
  assert.equal((await stat(path)).mode & 0o777, 0o600)
  await chmod(path, 0o644)
  await fileStorage(path).write('2')
  assert.equal((await stat(path)).mode & 0o777, 0o600)
})

it('says when it cannot read what is there', async () => {
  await writeFile(join(folder, 'file'), '')
  await assert.rejects(async () => fileStorage(folder).read())
  await assert.rejects(async () => fileStorage(join(folder, 'file/licence.json')).write('1'))
})
