import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { rulebookPage } from '../src/rulebook-page.ts'

test('the rule book page is what the rule book says today', () => {
  const written = readFileSync(new URL('../pages/rulebook.md', import.meta.url), 'utf8')
  assert.equal(written, rulebookPage(), 'run: node apps/handbook/src/main.ts')
})
