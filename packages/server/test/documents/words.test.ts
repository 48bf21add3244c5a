import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDate } from '@assento/rules'
import { DEFAULT_LATE_CHARGE_TERMS } from '@assento/brazil'
import type { InvoiceLineRow } from '@assento/store'
import { attachment } from '../../src/documents/documents-door.ts'
import { printable } from '../../src/documents/pdf/paper.ts'
import { reaisInWords } from '../../src/documents/pdf/reais-in-words.ts'
import { amountWords, lateTermsWords, lineFormula, percentWords, periodWords } from '../../src/documents/pdf/words.ts'
import { pixTxid } from '../../src/documents/pix-txid.ts'

const LINE: InvoiceLineRow = {
  tenant_id: 't', document_id: 'd', line_no: 1, kind: 'seatsAdded', charge_id: null, subscription_id: null, description: 'Suíte', quantity: 5, unit_cents: 6240,
  billing_days: 25, cycle_days: 30, period_starts_on: calendarDate('2026-03-06'), period_until: calendarDate('2026-03-31'), amount_cents: 26_000, tax_rate_bp: 0, tax_label: '',
}

const formula = (change: Partial<InvoiceLineRow>) => lineFormula({ ...LINE, ...change }, 'BRL').replaceAll('\u00a0', ' ')

test('a line says how it comes to its amount, by quantity, days and price', () => {
  assert.equal(formula({}), '5 licenças × 25/30 dias × R$ 62,40')
  assert.equal(formula({ quantity: 1, amount_cents: 5200 }), '1 licença × 25/30 dias × R$ 62,40')
  assert.equal(formula({ billing_days: 30, amount_cents: 31_200 }), '5 licenças × R$ 62,40', 'a whole cycle needs no days')
  assert.equal(formula({ kind: 'setupFee', quantity: 1, billing_days: 1, cycle_days: 1, amount_cents: 6240 }), '1 unidade × R$ 62,40')
  assert.equal(formula({ kind: 'seatsReduced', quantity: -5, amount_cents: -26_000 }), 'Crédito de 5 licenças × 25/30 dias × R$ 62,40')
  assert.equal(formula({ kind: 'seatsReduced', quantity: -5, amount_cents: -25_999 }), 'Crédito de 5 licenças × 25/30 dias × R$ 62,40', 'a cent is rounding')
  assert.equal(formula({ kind: 'seatsReduced', quantity: -5, amount_cents: -25_900 }), 'Crédito de 5 licenças × 25/30 dias × R$ 62,40, limitado ao que foi cobrado')
})

test('periods name their last day, amounts and rates are written as in Brazil', () => {
  assert.equal(periodWords(calendarDate('2026-03-01'), calendarDate('2026-04-01')), '01/03/2026 a 31/03/2026')
  assert.equal(periodWords(calendarDate('2026-03-01'), calendarDate('2026-03-02')), '01/03/2026')
  assert.equal(amountWords('BRL', -123_456_789).replace('\u00a0', ' '), '-R$ 1.234.567,89')
  assert.equal(amountWords('USD', 5).replace('\u00a0', ' '), 'US$ 0,05')
  assert.deepEqual([500, 125, 120, 5, 0].map(percentWords), ['5%', '1,25%', '1,2%', '0,05%', '0%'])
})

test('what is charged after the due date is said in one sentence, and nothing is said that is not charged', () => {
  assert.equal(lateTermsWords(DEFAULT_LATE_CHARGE_TERMS), 'Após o vencimento: multa de 2% e juros de 1% ao mês, por dia de atraso (pro rata die).')
  assert.equal(lateTermsWords({ ...DEFAULT_LATE_CHARGE_TERMS, interestBasisPointsPerMonth: 0 }), 'Após o vencimento: multa de 2%.')
  const none = { ...DEFAULT_LATE_CHARGE_TERMS, fine: { kind: 'percent', basisPoints: 0 } as const, interestBasisPointsPerMonth: 0 }
  assert.equal(lateTermsWords(none), 'Sem multa e sem juros após o vencimento.')
  assert.equal(lateTermsWords({ ...none, fine: { kind: 'fixed', cents: 500 } }).replace('\u00a0', ' '), 'Após o vencimento: multa de R$ 5,00.')
})

test('receipts spell the amount out', () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, 'zero real'], [1, 'um centavo'], [99, 'noventa e nove centavos'], [100, 'um real'], [101, 'um real e um centavo'], [200, 'dois reais'],
    [1900, 'dezenove reais'], [10_000, 'cem reais'], [10_100, 'cento e um reais'], [100_000, 'mil reais'], [110_000, 'mil e cem reais'],
    [123_456, 'mil duzentos e trinta e quatro reais e cinquenta e seis centavos'], [200_100, 'dois mil e um reais'],
    [100_000_000, 'um milhão de reais'], [250_000_000, 'dois milhões e quinhentos mil reais'], [100_000_100, 'um milhão e um reais'],
    [123_456_789_00, 'cento e vinte e três milhões quatrocentos e cinquenta e seis mil setecentos e oitenta e nove reais'],
  ]
  for (const [cents, words] of cases) assert.equal(reaisInWords(cents), words)
  assert.throws(() => reaisInWords(-1), RangeError)
})

test('text keeps what the fonts have, loses marks that they lack, and never breaks a line', () => {
  assert.equal(printable('São José – “Açaí” €\u00a010'), 'São José – “Açaí” €\u00a010')
  assert.equal(printable('Łódź\tShōgun\u0000\n日本'), '?ódz Shogun ??')
})

test('a file name travels in two forms, and cannot add a header', () => {
  assert.equal(attachment('fatura-2026-0001.pdf'), 'attachment; filename="fatura-2026-0001.pdf"; filename*=UTF-8\'\'fatura-2026-0001.pdf')
  assert.equal(attachment('nota "ç"\r\nx: y.pdf'), 'attachment; filename="nota _c_x: y.pdf"; filename*=UTF-8\'\'nota%20%22%C3%A7%22%0D%0Ax%3A%20y.pdf')
})

test('a txid has 25 letters and digits, is the same when computed again, and another for each version', () => {
  const txid = pixTxid('inv_01jqzv9f4yx6a8b7c5d3e2f1g0', 1)
  assert.match(txid, /^[0-9A-Z]{25}$/)
  assert.equal(pixTxid('inv_01jqzv9f4yx6a8b7c5d3e2f1g0', 1), txid)
  assert.notEqual(pixTxid('inv_01jqzv9f4yx6a8b7c5d3e2f1g0', 2), txid)
})
