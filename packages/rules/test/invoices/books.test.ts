/** Properties of tax and of the books, over random documents and random acts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { marginalDocument, priceDocument, priceWithTax, verifyBooks } from '@assento/rules'
import { Books } from '../support/books.ts'
import { documentLines, lineOf } from '../support/invoices.ts'

const anyLine = fc.record({ cents: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 500_000 })), tax: fc.constantFrom(null, 0, 500, 1_325) })
const anySignedLine = fc.record({ cents: fc.integer({ min: -500, max: 5_000 }), tax: fc.constantFrom(null, 500, 1_325) })

test('what lines add, document after document, sums to the document of all: subtotal, each tax and total', () => {
  fc.assert(fc.property(fc.array(anySignedLine, { maxLength: 8 }), fc.array(anySignedLine, { maxLength: 8 }), (before, added) => {
    const [first, then] = [documentLines(before), documentLines(added)]
    const [whole, part, more] = [priceDocument('BRL', [...first, ...then]), priceDocument('BRL', first), marginalDocument('BRL', first, then)]
    for (const amount of ['subtotal', 'tax', 'total'] as const) assert.equal(part[amount].cents + more[amount].cents, whole[amount].cents, amount)
    for (const { basisPoints, amount } of whole.taxes) {
      const of = (document: typeof whole) => document.taxes.find((tax) => tax.basisPoints === basisPoints)?.amount.cents ?? 0
      assert.equal(of(part) + of(more), amount.cents)
    }
  }))
})

test('a charge with its tax is the total of the document that has it as its only line', () => {
  fc.assert(fc.property(anySignedLine, (words) => {
    const [line] = documentLines([words])
    assert.ok(line !== undefined)
    assert.deepEqual(priceWithTax(line.amount, line.tax), priceDocument('BRL', [line]).total)
  }))
})

test('a tax is at most half a cent from its exact value, however many lines', () => {
  fc.assert(fc.property(fc.array(anySignedLine, { maxLength: 20 }), (words) => {
    for (const { base, amount, basisPoints } of priceDocument('BRL', documentLines(words)).taxes) {
      assert.ok(Math.abs(amount.cents * 10_000 - base.cents * basisPoints) <= 5_000)
    }
  }))
})

const anyIndex = fc.integer({ min: 0, max: 3 })
const anyIssue = fc.record({ act: fc.constant('close' as const), lines: fc.array(anyLine, { minLength: 1, maxLength: 3 }) })
const anyAct = fc.oneof(
  anyIssue,
  fc.record({ act: fc.constant('pay' as const), index: anyIndex, cents: fc.integer({ min: 1, max: 900_000 }) }),
  fc.record({ act: fc.constant('settle' as const), index: anyIndex, over: fc.constantFrom(-1, 0, 0, 31) }),
  fc.record({ act: fc.constantFrom('correct' as const, 'giveBack' as const), index: anyIndex, lineNo: fc.integer({ min: 1, max: 2 }), cents: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 90_000 })) }),
  fc.record({ act: fc.constantFrom('void' as const, 'writeOff' as const), index: anyIndex }),
)

type Act = typeof anyAct extends fc.Arbitrary<infer Each> ? Each : never

/** Some invoices first, so that the acts that follow have something to act on. */
const anyHistory = (maxLength: number) => fc.tuple(fc.array(anyIssue, { minLength: 2, maxLength: 4 }), fc.array(anyAct, { minLength: 3, maxLength }))
  .map(([issues, acts]): readonly Act[] => [...issues, ...acts])

function perform(books: Books, act: Act): void {
  switch (act.act) {
    case 'close': return books.close(act.lines.map((words, index) => lineOf(words, index)))
    case 'pay': return books.pay(act.index, act.cents)
    case 'settle': {
      const facts = books.invoices[act.index]?.facts
      const cents = facts === undefined ? 0 : facts.totalCents - facts.settledCents + act.over
      return cents > 0 ? books.pay(act.index, cents) : undefined
    }
    default: return 'lineNo' in act ? books[act.act](act.index, act.lineNo, act.cents) : books[act.act](act.index)
  }
}

test('the books are sound after any acts: sums zero, settled, credit never below zero nor above the cash received, no gap', () => {
  fc.assert(fc.property(anyHistory(30), (acts) => {
    const books = new Books()
    for (const act of acts) {
      perform(books, act)
      assert.deepEqual(verifyBooks(books.facts()), [], act.act)
    }
    assert.equal(books.ledger.reduce((sum, { entries }) => sum + entries.reduce((all, { cents }) => all + cents, 0), 0), 0)
  }), { numRuns: 300 })
})

test('there is credit only when nothing is open', () => {
  fc.assert(fc.property(anyHistory(20), (acts) => {
    const books = new Books()
    for (const act of acts) {
      perform(books, act)
      const open = books.invoices.filter(({ facts }) => facts.state === 'open').length
      assert.ok(books.balanceOf('customerCredit') === 0 || open === 0)
    }
  }), { numRuns: 150 })
})

test('small amounts invoiced day by day and all given back at once return no cent of tax that was not charged', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 12 }), (days) => {
    const books = new Books()
    for (const cents of days) books.close([lineOf({ cents, tax: 500 })])
    books.invoices.forEach(({ facts }, index) => books.pay(index, facts.totalCents))
    books.close([lineOf({ cents: -days.reduce((sum, cents) => sum + cents, 0), tax: 500 })])
    assert.deepEqual(verifyBooks(books.facts()), [])
    assert.ok(books.invoicedCents() >= 0)
  }))
})
