import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readVectors, runTable } from './support/table.ts'
import type { Table } from './support/table.ts'

const ROWS = [1, 2, 3, 5, 8, 9, 11, 14, 15, 18, 22, 25, 27, 34, 37, 41, 42, 46, 51, 52, 55, 60, 62, 64, 68, 70, 74]

test('every row of the worked examples is a case', () => {
  const rows = readVectors<Table>('examples.json').cases.map((each) => each.row)
  assert.deepEqual([...new Set(rows)], ROWS)
})

runTable('examples.json')
