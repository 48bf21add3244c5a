import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ID_PREFIXES, isId, newId } from '../src/index.ts'

test('ids sort in the order in which they were made, and none comes twice', () => {
  const ids = Array.from({ length: 20_000 }, () => newId('sub'))
  assert.deepEqual([...ids].sort(), ids)
  assert.equal(new Set(ids).size, ids.length)
})

test('an id has its prefix and 26 characters, and is recognised by its shape', () => {
  for (const prefix of ID_PREFIXES) {
    const id = newId(prefix)
    assert.match(id, new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`))
    assert.equal(isId(prefix, id), true)
  }
  const id = newId('sub')
  for (const other of ['', 'sub_', id.slice(0, -1), `${id}0`, id.toUpperCase(), id.replace('sub', 'acc'), `${id.slice(0, -1)}u`]) {
    assert.equal(isId('sub', other), false, other)
  }
})

test('the id of a moment carries it: the first ten characters are milliseconds since 1970', () => {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
  const value = [...newId('job').slice(4)].reduce((sum, character) => sum * 32n + BigInt(alphabet.indexOf(character)), 0n)
  const ms = Number(value >> 80n)
  assert.ok(Math.abs(ms - (performance.timeOrigin + performance.now())) < 5_000)
  assert.equal((value >> 76n) & 0xfn, 7n)
  assert.equal((value >> 62n) & 0b11n, 0b10n)
})
