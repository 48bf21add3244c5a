import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { PAGES } from '../src/pages.ts'

for (const [name, page] of Object.entries(PAGES)) {
  test(`${name} is what the code says today`, () => {
    const written = readFileSync(new URL(`../pages/${name}`, import.meta.url), 'utf8')
    assert.equal(written, page(), 'run: node apps/handbook/src/main.ts')
  })
}
