import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate, postCreditRecovered } from '@assento/rules'

test('credit that meets a written-off invoice takes the loss back, cent for cent, and touches no receivable', () => {
  const plan = postCreditRecovered({ customerId: 'acc', currency: 'BRL', on: calendarDate('2026-11-21'), invoiceId: 'inv', cents: 250, cause: 'pay' })
  assert.deepEqual([plan.kind, plan.naturalKey], ['creditApplied', 'recovered:inv:pay'])
  assert.deepEqual(plan.entries.map(({ account, cents }) => [account, cents]), [['customerCredit', 250], ['writeOff', -250]])
})
