/** Every rule is produced by a case, has a source, a clause and a sentence. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { COMPUTATION_RULES, DENIAL_RULES, RULEBOOK } from '@assento/rules'
import { allTables, answerOf, assertPart } from './support/table.ts'

/** Rules that the cases of all tables show: refusals from their answers, computations from cases that hold. */
function shownRules(): ReadonlySet<string> {
  const shown = new Set<string>()
  for (const each of [...allTables().values()].flatMap(({ cases }) => cases)) {
    const answer = answerOf(each) as { rule?: string } | null
    if (typeof answer?.rule === 'string') shown.add(answer.rule)
    assertPart(answer, each.expected, each.title)
    for (const rule of each.rules ?? []) shown.add(rule)
  }
  return shown
}

test('each rule that can refuse is produced by a case', () => {
  const shown = shownRules()
  assert.deepEqual(Object.keys(DENIAL_RULES).filter((rule) => !shown.has(rule)), [])
})

test('each rule that computes is exercised by a case', () => {
  const shown = shownRules()
  assert.deepEqual(Object.keys(COMPUTATION_RULES).filter((rule) => !shown.has(rule)), [])
})

test('cases name only rules that exist', () => {
  const named = [...allTables().values()].flatMap(({ cases }) => cases.flatMap((each) => each.rules ?? []))
  assert.deepEqual(named.filter((rule) => !(rule in RULEBOOK)), [])
})

test('each rule has a row, a source, a clause and a sentence, and reads feature.action.condition', () => {
  for (const [id, entry] of Object.entries(RULEBOOK)) {
    assert.match(id, /^[a-zA-Z]+\.[a-zA-Z]+\.[a-zA-Z]+$/, id)
    assert.match(entry.row, /^[A-Z]\d+(, [A-Z]\d+)*$/, id)
    assert.match(entry.source, /S\d+|seed \d{3}|decision/, id)
    assert.ok(entry.clause.length > 3 && entry.sentence.endsWith('.'), id)
  }
})

test('each table says where it comes from, and no two cases of it have one title', () => {
  for (const [name, { about, cases }] of allTables()) {
    assert.match(about, /shared\/|decision/, name)
    assert.equal(new Set(cases.map((each) => `${each.row} ${each.title}`)).size, cases.length, name)
  }
})
