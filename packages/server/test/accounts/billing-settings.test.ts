import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { SettingsView } from '../../src/accounts/dto.ts'
import { makeWorld } from '../fixture.ts'

const BENEFICIARY = { name: 'Revenda Aurora Ltda', taxId: '12.ABC.345/01DE-35', address: 'Rua das Palmeiras, 10, São Paulo' }
const ITAU = { bank: '341', agencia: '0057', conta: '12345', contaDigit: '7', carteira: '109' }
const PIX = { key: 'financeiro@aurora.example', merchantName: 'Revenda Aurora', merchantCity: 'São Paulo' }
const EVERYTHING = {
  dueDays: 15, taxes: { standard: { label: 'ISS', basisPoints: 500 }, byProduct: { prd_x: null } },
  lateCharges: { fine: { kind: 'fixed', cents: 500 }, interestBasisPointsPerMonth: 0, mode: 'valuePerDay', rounding: 'truncate', startsFrom: 'originalDueDate' },
  beneficiary: BENEFICIARY, bank: ITAU, pix: PIX, mailFrom: { name: 'Cobrança', address: 'cobranca@aurora.example' }, localHolidays: ['2027-01-25'],
  maxLinesPerSubscriptionDay: 20,
}

onEachDatabase('what is named is replaced and the rest stays; the tax number is kept without punctuation', async ({ database }) => {
  const { server } = await makeWorld(database)
  const before = (await server.read<SettingsView>('settings.get')).data.billing
  const all = await server.send<SettingsView>('settings.update', { version: 1, billing: EVERYTHING })
  assert.equal(all.status, 200, JSON.stringify(all.error))
  const expected = { ...before, ...EVERYTHING, beneficiary: { ...BENEFICIARY, taxId: '12ABC34501DE35' } }
  assert.deepEqual(all.data.billing, expected)
  const one = await server.send<SettingsView>('settings.update', { version: 2, billing: { dueDays: 0 } })
  assert.deepEqual(one.data.billing, { ...expected, dueDays: 0 })
  const none = await server.send<SettingsView>('settings.update', { version: 3, support: null })
  assert.deepEqual(none.data.billing, { ...expected, dueDays: 0 })
})

onEachDatabase('each wrong field is named with the rule that it breaks, and nothing is changed', async ({ database }) => {
  const { server } = await makeWorld(database)
  const before = (await server.read<SettingsView>('settings.get')).data.billing
  const cases: readonly (readonly [string, string, Record<string, unknown>])[] = [
    ['billing.dueDays', 'too_small', { dueDays: -1 }],
    ['billing.dueDays', 'too_big', { dueDays: 121 }],
    ['billing.taxes.standard.basisPoints', 'invalid_type', { taxes: { standard: { label: 'ISS', basisPoints: 0.5 }, byProduct: {} } }],
    ['billing.beneficiary.taxId', 'taxId.checkDigits', { beneficiary: { ...BENEFICIARY, taxId: '12.ABC.345/01DE-36' } }],
    ['billing.beneficiary.taxId', 'taxId.scientificNotation', { beneficiary: { ...BENEFICIARY, taxId: '9,9905E+13' } }],
    ['billing.bank.contaDigit', 'boleto.profile.checkDigit', { beneficiary: BENEFICIARY, bank: { ...ITAU, contaDigit: '8' } }],
    ['billing.bank.agencia', 'boleto.profile.digits', { beneficiary: BENEFICIARY, bank: { ...ITAU, agencia: '57' } }],
    ['billing.bank.bank', 'invalid_union', { beneficiary: BENEFICIARY, bank: { ...ITAU, bank: '999' } }],
    ['billing.beneficiary', 'boleto.beneficiary.required', { bank: ITAU }],
    ['billing.pix.key', 'pix.key.invalid', { pix: { ...PIX, key: '123.456.789-00' } }],
    ['billing.pix.merchantCity', 'pix.merchantCity.invalid', { pix: { ...PIX, merchantCity: '北京' } }],
    ['billing.localHolidays.0', 'billing.holiday.noBusinessDay', { localHolidays: ['2027-01-24'] }],
    ['billing.localHolidays.1', 'billing.holiday.twice', { localHolidays: ['2027-01-25', '2027-01-25'] }],
    ['billing.localHolidays.0', 'date.exists', { localHolidays: ['2027-02-30'] }],
    ['billing.maxLinesPerSubscriptionDay', 'too_small', { maxLinesPerSubscriptionDay: 0 }],
    ['billing.collections', 'unrecognized_key', { collections: {} }],
  ]
  for (const [field, rule, billing] of cases) {
    const refused = await server.send('settings.update', { version: 1, billing })
    assert.deepEqual([refused.status, refused.error?.details[0]?.field, refused.error?.details[0]?.rule], [400, field, rule])
  }
  assert.deepEqual((await server.read<SettingsView>('settings.get')).data.billing, before)
})

onEachDatabase('a page of a customer is not told of the bank agreement', async ({ database }) => {
  const world = await makeWorld(database)
  await world.server.send('settings.update', { version: 1, billing: { beneficiary: BENEFICIARY, bank: ITAU } })
  assert.equal((await (await world.widget('administrator')).read<SettingsView>('settings.get')).data.billing, null)
})
