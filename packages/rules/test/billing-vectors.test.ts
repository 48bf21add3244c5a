import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerVector } from './support/billing-vector.ts'
import type { BillingVector } from './support/billing-vector.ts'
import { readVectors } from './support/table.ts'

const { vectors } = readVectors<{ vectors: readonly BillingVector[] }>('billing.json')
const { reasons } = readVectors<{ reasons: readonly { reason: string; ids: readonly string[] }[] }>('billing-not-ours.json')
const notOurs = new Map(reasons.flatMap(({ reason, ids }) => ids.map((id) => [id, reason] as const)))

/** Parts of a vector that state another convention beside ours. */
const CREDITED = ['creditedDays', 'creditSubtotalCents', 'creditTaxCents', 'creditTotalCents']
const OTHER_CONVENTIONS: Readonly<Record<string, readonly string[]>> = {
  'ZU-daycount-2020-02-01': ['actual30', 'strict30E'],
  // The day of the change is credited here (decision 4); there it counts as used.
  'LG-tz-utc': CREDITED, 'LG-tz-la': CREDITED,
  // Due dates are ours; attempts to collect are steps of the collections policy.
  'LG-dunning-single': ['attemptsBelowThreshold', 'attempts', 'attemptAmountCents', 'noneOn'],
}

test('every vector is either run or has a reason why its convention is not ours', () => {
  const ids = vectors.map((vector) => vector.id)
  assert.equal(new Set(ids).size, ids.length, 'ids are unique')
  assert.equal(notOurs.size, reasons.reduce((sum, { ids: named }) => sum + named.length, 0), 'no vector has two reasons')
  assert.deepEqual([...notOurs.keys()].filter((id) => !ids.includes(id)), [], 'each reason names vectors that exist')
  assert.ok(reasons.every(({ reason }) => reason.length > 20))
})

for (const vector of vectors.filter(({ id }) => !notOurs.has(id))) {
  test(`${vector.id}: ${vector.description}`, () => {
    const answers = answerVector(vector)
    const skipped = OTHER_CONVENTIONS[vector.id] ?? []
    for (const [name, value] of Object.entries(vector.expected)) {
      if (!skipped.includes(name)) assert.deepEqual(answers[name], value, name)
    }
  })
}
