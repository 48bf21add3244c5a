/** Data tables of cases: facts, what happened before, one question, and the part of the answer that matters. */
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { instant } from '@assento/rules'
import type { DenialRuleId, RuleId, SubscriptionFacts } from '@assento/rules'
import { applyPlan } from './apply.ts'
import type { AnyPlan } from './apply.ts'
import { ask } from './ask.ts'
import type { QuestionName, Words } from './ask.ts'
import { factsOf } from './facts.ts'
import type { FactsWords } from './facts.ts'

export interface Step {
  readonly ask: QuestionName
  readonly request?: Words
  readonly at: string
}

export interface Case extends Step {
  readonly title: string
  /** Rows of the worked examples, where the case is one of them. */
  readonly row?: number
  /** Rules that compute what the case shows; refusals are read from the answer. */
  readonly rules?: readonly RuleId[]
  readonly facts?: FactsWords
  /** Steps that were allowed and applied before. */
  readonly after?: readonly Step[]
  /** Part of the answer; lists are compared whole. */
  readonly expected: unknown
}

export interface Table {
  readonly about: string
  readonly cases: readonly Case[]
}

const VECTORS = new URL('../vectors/', import.meta.url)

export function readVectors<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(new URL(name, VECTORS), 'utf8')) as Shape
}

/** Every table of cases, by file name. */
export function allTables(): ReadonlyMap<string, Table> {
  const names = readdirSync(VECTORS).filter((name) => name.endsWith('.json') && name !== 'billing.json' && !name.startsWith('billing-'))
  return new Map(names.map((name) => [name, readVectors<Table>(name)]))
}

/** One test a case of a table; `only` picks some by their question. */
export function runTable(name: string): void {
  for (const each of readVectors<Table>(name).cases) {
    test(each.row === undefined ? each.title : `#${each.row} ${each.title}`, () => assertPart(answerOf(each), each.expected, 'answer'))
  }
}

export function answerOf(each: Case): unknown {
  const facts = (each.after ?? []).reduce(applyStep, factsOf(each.facts ?? {}))
  return ask(each.ask, facts, each.request ?? {}, instant(each.at))
}

function applyStep(facts: SubscriptionFacts, step: Step): SubscriptionFacts {
  const answer = ask(step.ask, facts, step.request ?? {}, instant(step.at)) as { plan?: AnyPlan; rule?: DenialRuleId } & AnyPlan
  assert.equal(answer.rule, undefined, `the step ${step.ask} at ${step.at} is allowed`)
  return applyPlan(facts, answer.plan ?? answer)
}

/** Fails unless `actual` has every field of `expected`; lists must have the same length. */
export function assertPart(actual: unknown, expected: unknown, path: string): void {
  if (expected === null || typeof expected !== 'object') {
    assert.deepEqual(actual, expected, path)
    return
  }
  assert.ok(actual !== null && typeof actual === 'object', `${path} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`)
  if (Array.isArray(expected)) assert.equal((actual as readonly unknown[]).length, expected.length, `${path}: length of ${JSON.stringify(actual)}`)
  for (const [name, value] of Object.entries(expected)) assertPart((actual as Words)[name], value, `${path}.${name}`)
}
