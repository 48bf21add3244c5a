import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine } from '../../src/platform/csv.ts'

test('a text that a spreadsheet would calculate gets an apostrophe, whatever it begins with (case 33)', () => {
  for (const start of ['=', '+', '-', '@', '＝', '＋', '－', '＠']) assert.equal(csvLine([`${start}1+1`, 'b'], ';'), `'${start}1+1;b\r\n`)
  assert.equal(csvLine(['\t=1', '\r=1', '\n=1'], ';'), '"\'\t=1";"\'\r=1";"\'\n=1"\r\n')
  assert.equal(csvLine(['\u0000=1'], ';'), "'=1\r\n", 'a NUL hides nothing')
})

test('numbers stay numbers, also below zero; a text with a separator, a quote or a line end is quoted', () => {
  assert.equal(csvLine([{ number: '-2,50' }, 'a;b', 'a,b', 'di"to', 'um\ndois'], ';'), '-2,50;"a;b";a,b;"di""to";"um\ndois"\r\n')
  assert.equal(csvLine([{ number: '-2.50' }, 'a;b', 'a,b'], ','), '-2.50,a;b,"a,b"\r\n')
})
