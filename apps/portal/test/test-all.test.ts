/** The runner counts what really happened: a crash, a silent exit and an empty file are failures. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { countCases, endText } from '../src/test-all/report.ts'
import { runSuite, type SuiteResult } from '../src/test-all/suite.ts'
import { sessionCases } from '../src/test-all/widget-tests.ts'

let folder = ''
before(() => { folder = mkdtempSync(join(tmpdir(), 'assento-runner-')) })
after(() => rmSync(folder, { recursive: true, force: true }))

async function run(source: string): Promise<SuiteResult> {
  const file = join(folder, `${crypto.randomUUID()}.test.mjs`)
  writeFileSync(file, `import { before, describe, test } from 'node:test'\nimport assert from 'node:assert/strict'\n${source}`)
  return runSuite({ title: 'sample', kind: 'node-test', folder: 'apps/portal', args: [file] })
}

const EXPECTED = [
  ['two cases, one wrong', "test('a', () => {})\ntest('b', () => assert.equal(1, 2))", { passed: 1, failed: 1, skipped: 0 }],
  ['a skipped case is no passed one', "test('a', () => {})\ntest.skip('b', () => {})", { passed: 1, failed: 0, skipped: 1 }],
  ['a failing case is counted once, not again with its group', "describe('g', () => { test('a', () => assert.fail()) })", { passed: 0, failed: 1, skipped: 0 }],
  ['a file that does not parse', 'const = 1', { passed: 0, failed: 1, skipped: 0 }],
  ['a file that leaves with exit code 0 before its cases end', "test('a', () => process.exit(0))\ntest('b', () => {})", { passed: 0, failed: 1, skipped: 0 }],
  ['a file killed in the middle', "test('a', () => process.kill(process.pid, 'SIGKILL'))", { passed: 0, failed: 1, skipped: 0 }],
  ['a file without any case', 'assert.ok(true)', { passed: 0, failed: 1, skipped: 0 }],
] as const

for (const [title, source, expected] of EXPECTED) {
  test(`counting: ${title}`, async () => {
    const { cases } = await run(source)
    assert.deepEqual(countCases(cases), expected, JSON.stringify(cases, null, 1))
  })
}

test('counting: a broken hook fails, with the case that it kept from running', async () => {
  const { failed, passed } = countCases((await run("describe('g', () => { before(() => { throw new Error('x') }); test('a', () => {}) })")).cases)
  assert.equal(passed, 0)
  assert.ok(failed >= 1)
})

test('counting: patterns that match no file are a failure', async () => {
  const { cases } = await runSuite({ title: 'none', kind: 'node-test', folder: 'apps/portal', args: [join(folder, 'nothing-*.test.ts')] })
  assert.deepEqual(countCases(cases), { passed: 0, failed: 1, skipped: 0 })
})

test('counting: a step passes by exit code 0 only', async () => {
  const step = (code: number) => runSuite({ title: 'step', kind: 'step', folder: '.', args: ['-e', `process.exit(${code})`] })
  assert.deepEqual(countCases((await step(0)).cases), { passed: 1, failed: 0, skipped: 0 })
  assert.deepEqual(countCases((await step(3)).cases), { passed: 0, failed: 1, skipped: 0 })
})

test('counting: a browser file that did not load is a failed case', () => {
  assert.deepEqual(countCases(sessionCases({ testFile: 'x.test.ts', passed: false, errors: [{ message: 'no such module' }] })), { passed: 0, failed: 1, skipped: 0 })
  assert.deepEqual(countCases(sessionCases({ testFile: 'x.test.ts', passed: false, errors: [] })), { passed: 0, failed: 1, skipped: 0 })
  const results = { name: '', suites: [], tests: [{ name: 'a', passed: true, skipped: false }] }
  assert.deepEqual(countCases(sessionCases({ testFile: 'x.test.ts', passed: true, errors: [], testResults: results })), { passed: 1, failed: 0, skipped: 0 })
})

test('the run ends with one line of passed and failed, and counts each database', () => {
  const line = (name: string) => ({ name, file: '', outcome: 'passed', error: '' } as const)
  const text = endText([{ title: 's', seconds: 1, output: '', cases: [line('a [sqlite]'), line('a [postgres]'), line('b [postgres]'), line('c')] }])
  assert.match(text, /SQLite: {5}1 passed, 0 failed\n.*PostgreSQL: 2 passed, 0 failed\n\n4 passed, 0 failed$/)
})
