import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { instant } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { listOffers } from '@assento/store'
import type { OfferListItem } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { assertNothingNew, everything, EXPECTED, importer, mainVerdicts, PRICE_SHEET, rulesOf, sample, SHEET_COLUMNS, sheetOf, textFile, TODAY } from './support.ts'
import type { Importer } from './support.ts'

async function offersOf({ database, tenantId }: Importer, now: Instant = TODAY): Promise<readonly OfferListItem[]> {
  return (await listOffers(database, tenantId, { now, afterId: null, limit: 200 })).items
}

async function offerOf(made: Importer, planName: string, commitment: string, frequency: string, now: Instant = TODAY): Promise<OfferListItem> {
  const offer = (await offersOf(made, now)).find((item) =>
    item.planName === planName && item.commitment === commitment && item.billingFrequency === frequency && item.segment === 'Commercial')
  assert.ok(offer !== undefined, `${planName} ${commitment} ${frequency}`)
  return offer
}

const columnsWithout = (...names: readonly string[]) => SHEET_COLUMNS.filter((name) => !names.includes(name))

for (const name of Object.keys(EXPECTED).filter((file) => file.startsWith('01'))) {
  onEachDatabase(`${name} is read whole, and the second time nothing is new`, async ({ database }) => {
    const made = await importer(database)
    const first = await made.run('price-sheet', sample(name))
    assert.deepEqual([first.rows, first.created, first.rejected, first.skipped], [EXPECTED[name]?.data_rows, EXPECTED[name]?.data_rows, 0, 0])
    assert.deepEqual(first.file?.unknownColumns, [])
    const before = await everything(made)
    assertNothingNew(await made.run('price-sheet', sample(name)))
    assert.equal((await everything(made)).replace(/"audit_entry".*/, ''), before.replace(/"audit_entry".*/, ''))
  })
}

onEachDatabase('the zip of a sheet is the sheet', async ({ database }) => {
  const made = await importer(database)
  await made.run('price-sheet', sample(PRICE_SHEET))
  const zip = await made.run('price-sheet', sample('01a-pricesheet-nce-19col-iso.zip'))
  assert.deepEqual([zip.unchanged, zip.rows], [21, 21])
})

onEachDatabase('a sheet of several gzip members is one sheet, its repeated header left out', async ({ database }) => {
  const made = await importer(database)
  const [first = '', second = ''] = ['0001', '0002'].map((SkuId) => sheetOf([{ SkuId }]))
  const report = await made.run('price-sheet', { name: 'sheets.csv.gz', bytes: Buffer.concat([gzipSync(first), gzipSync(second)]) })
  assert.deepEqual([report.rows, report.created, report.rejected], [2, 2, 0])
})

onEachDatabase('the money of the sheet is the price of the whole term: a monthly cycle is a twelfth of it', async ({ database }) => {
  const made = await importer(database)
  await made.run('price-sheet', sample(PRICE_SHEET))
  const monthly = await offerOf(made, 'Nimbus 365 Business Basic', 'P1Y', 'monthly')
  assert.deepEqual([monthly.termUnitCents, monthly.unitPrice], [36_288, { currency: 'BRL', cents: 3_024 }])
  const triennial = await offerOf(made, 'Nimbus 365 E3', 'P3Y', 'triennial')
  const yearly = await offerOf(made, 'Nimbus 365 E3', 'P3Y', 'annual')
  assert.deepEqual([triennial.unitPrice.cents, yearly.unitPrice.cents], [691_200, 230_400])
})

onEachDatabase('BillingPlan None is a trial, never an annual plan', async ({ database }) => {
  const made = await importer(database)
  await made.run('price-sheet', sample(PRICE_SHEET))
  const trials = (await offersOf(made)).filter(({ isTrial }) => isTrial)
  assert.deepEqual(trials.map((offer) => [offer.planName, offer.commitment, offer.billingFrequency, offer.unitPrice.cents]), [['Nimbus 365 Business Basic', 'P1M', 'none', 0]])
})

onEachDatabase('overlapping windows are both kept: the older price applies on 2 November, the newer on 4 November', async ({ database }) => {
  const made = await importer(database)
  await made.run('price-sheet', sample(PRICE_SHEET))
  const on = async (day: string) => (await offerOf(made, 'Nimbus Mail (Plan 1)', 'P1Y', 'annual', instant(`2026-11-${day}`))).termUnitCents
  assert.equal(await on('02T00:00:00.000Z'), 22_440)
  assert.equal(await on('03T06:57:30.067Z'), 22_440)
  assert.equal(await on('03T06:57:30.068Z'), 23_040)
  assert.equal(await on('04T00:00:00.000Z'), 23_040)
})

onEachDatabase('the same key with the same start twice is rejected the second time, naming the first', async ({ database }) => {
  const made = await importer(database)
  const report = await made.run('price-sheet', textFile(sheetOf([{}, { UnitPrice: '240' }])))
  assert.deepEqual(mainVerdicts(report).map(({ row, verdict, rule }) => [row, verdict, rule]), [[2, 'created', undefined], [3, 'rejected', 'imports.priceSheet.duplicate']])
  assert.match(report.verdicts[1]?.message ?? '', /linha 2/)
})

onEachDatabase('a SkuId that a spreadsheet shortened is the same plan, with a warning', async ({ database }) => {
  const made = await importer(database)
  await made.run('price-sheet', textFile(sheetOf([{}])))
  const report = await made.run('price-sheet', textFile(sheetOf([{ SkuId: '1' }])))
  assert.deepEqual([report.unchanged, rulesOf(report, 2)], [1, ['imports.row.skuIdPadded']])
})

onEachDatabase('missing columns refuse the file, are named, and nothing changes', async ({ database }) => {
  const made = await importer(database)
  const before = await everything(made)
  const report = await made.run('price-sheet', textFile(sheetOf([{}], { columns: columnsWithout('UnitPrice', 'SkuId') })))
  assert.deepEqual([report.problem?.rule, report.problem?.columns], ['imports.file.columnsMissing', ['SkuId', 'UnitPrice']])
  assert.match(report.problem?.message ?? '', /"SkuId", "UnitPrice"/)
  assert.equal(await everything(made), before)
})

onEachDatabase('every variant is read: 13 columns, ChangeIndicator without tiers, other order, unknown columns, semicolons and decimal comma', async ({ database }) => {
  const variants = [
    { columns: columnsWithout('Publisher', 'SkuDescription', 'UnitOfMeasure', 'PricingTierRangeMin', 'PricingTierRangeMax', 'Tags') },
    { columns: ['ChangeIndicator', ...columnsWithout('PricingTierRangeMin', 'PricingTierRangeMax'), 'Segment'], row: { ChangeIndicator: 'Unchanged', Segment: 'Commercial' } },
    { columns: [...SHEET_COLUMNS].reverse() }, { columns: [...SHEET_COLUMNS, 'NewColumn2027'] },
    { columns: SHEET_COLUMNS, delimiter: ';', row: { UnitPrice: '1.234,56', 'ERP Price': '1.500,00' }, cents: 123_456 },
  ]
  for (const { columns, delimiter = ',', row = {}, cents = 12_000 } of variants) {
    const made = await importer(database)
    const report = await made.run('price-sheet', textFile(sheetOf([row], { columns, delimiter })))
    assert.deepEqual([report.created, report.rejected], [1, 0], JSON.stringify(report.verdicts))
    assert.equal((await offerOf(made, 'Nimbus Docs', 'P1Y', 'monthly')).termUnitCents, cents)
    assert.deepEqual(report.file?.unknownColumns, columns.some((column) => column === 'NewColumn2027') ? ['NewColumn2027'] : [])
  }
})

onEachDatabase('decimal comma and decimal point in one file refuse it', async ({ database }) => {
  const report = await (await importer(database)).run('price-sheet', textFile(sheetOf([{ UnitPrice: '10.5' }, { SkuId: '0002', UnitPrice: '10,5' }])))
  assert.equal(report.problem?.rule, 'imports.file.decimals')
})

onEachDatabase('a row that is wrong is rejected by rule and field, and the others are taken', async ({ database }) => {
  const wrong: readonly (readonly [Readonly<Record<string, string>>, verdict: string, rule: string, field?: string])[] = [
    [{ UnitPrice: '' }, 'rejected', 'imports.row.blank', 'UnitPrice'], [{ UnitPrice: '-1' }, 'rejected', 'imports.row.number', 'UnitPrice'],
    [{ UnitPrice: 'grátis' }, 'rejected', 'imports.row.number', 'UnitPrice'], [{ EffectiveStartDate: '2026-02-30' }, 'rejected', 'imports.row.date', 'EffectiveStartDate'],
    [{ EffectiveEndDate: '10/31/2026' }, 'rejected', 'imports.priceSheet.window', 'EffectiveEndDate'], [{ TermDuration: 'P2W' }, 'skipped', 'imports.priceSheet.termNotSold', 'TermDuration'],
    [{ TermDuration: 'P5Y' }, 'skipped', 'imports.priceSheet.termNotSold', 'TermDuration'], [{ TermDuration: 'anual' }, 'rejected', 'imports.priceSheet.term', 'TermDuration'],
    [{ BillingPlan: 'Weekly' }, 'rejected', 'imports.priceSheet.billingPlan', 'BillingPlan'], [{ TermDuration: 'P1M', BillingPlan: 'Annual' }, 'rejected', 'catalog.offer.frequencyNotOffered', 'BillingPlan'],
    [{ SkuId: '12345' }, 'rejected', 'imports.row.skuId', 'SkuId'], [{ Currency: 'JPY' }, 'rejected', 'imports.priceSheet.currency', 'Currency'],
    [{ Currency: 'Real' }, 'rejected', 'imports.priceSheet.currency', 'Currency'], [{ PricingTierRangeMin: '10' }, 'skipped', 'imports.priceSheet.tier', 'PricingTierRangeMin'],
  ]
  const report = await (await importer(database)).run('price-sheet', textFile(sheetOf([{}, ...wrong.map(([row]) => row)])))
  assert.deepEqual(mainVerdicts(report).slice(1).map(({ verdict, rule, field }) => [verdict, rule, field]), wrong.map(([, verdict, rule, field]) => [verdict, rule, field]))
  assert.equal(report.created, 1)
})

onEachDatabase('end of sale withdraws an offer from its instant, and a blank cell of that column sells it again', async ({ database }) => {
  const made = await importer(database)
  await made.run('price-sheet', sample('01e-pricesheet-nce-preview-endofsale.csv'))
  assert.equal((await offerOf(made, 'Nimbus Mail (Plan 1)', 'P1Y', 'annual')).withdrawnAt, '2026-12-31T23:59:59.000Z')
  const columns = [...SHEET_COLUMNS, 'EndofSaleDate']
  const row = { ProductTitle: 'Nimbus Mail (Plan 1)', ProductId: 'CFQ7TTC0ZA07', SkuTitle: 'Nimbus Mail (Plan 1)', BillingPlan: 'Annual', UnitPrice: '230.4', 'ERP Price': '288' }
  assert.equal((await made.run('price-sheet', textFile(sheetOf([row], { columns })))).updated, 1)
  assert.equal((await offerOf(made, 'Nimbus Mail (Plan 1)', 'P1Y', 'annual')).withdrawnAt, null)
})

onEachDatabase('ChangeIndicator Deleted ends the price now, and only once', async ({ database }) => {
  const made = await importer(database)
  const sheet = (ChangeIndicator: string) => textFile(sheetOf([{ ChangeIndicator }], { columns: ['ChangeIndicator', ...SHEET_COLUMNS] }))
  await made.run('price-sheet', sheet('New'))
  const deleted = await made.run('price-sheet', sheet('Deleted'))
  assert.deepEqual([deleted.updated, rulesOf(deleted, 2)], [1, ['imports.priceSheet.deleted']])
  assert.deepEqual(await offersOf(made), [])
  assertNothingNew(await made.run('price-sheet', sheet('Deleted'), { now: instant('2026-11-25T12:00:00.000Z') }))
})

onEachDatabase('a later sheet that closes a window closes the stored one', async ({ database }) => {
  const made = await importer(database)
  await made.run('price-sheet', textFile(sheetOf([{}])))
  const closed = await made.run('price-sheet', textFile(sheetOf([{ EffectiveEndDate: '11/20/2026 12:00:00 AM' }])))
  assert.equal(closed.updated, 1)
  assert.deepEqual(await offersOf(made), [])
})

onEachDatabase('a dry run answers the same verdicts and leaves nothing in the database', async ({ database }) => {
  const made = await importer(database)
  const before = await everything(made)
  const dry = await made.run('price-sheet', sample(PRICE_SHEET), { dryRun: true })
  assert.equal(await everything(made), before)
  const real = await made.run('price-sheet', sample(PRICE_SHEET))
  assert.deepEqual([dry.verdicts, dry.created], [real.verdicts, 21])
})

onEachDatabase('progress is told after each batch of 500 rows', async ({ database }) => {
  const rows = Array.from({ length: 1_001 }, (_, index) => ({ ProductId: `CFQ7TTC0Z${String(index).padStart(3, '0')}` }))
  const steps: (readonly [number, number])[] = []
  const made = await importer(database)
  const report = await made.run('price-sheet', textFile(sheetOf(rows)), { onProgress: (done, total) => steps.push([done, total]) })
  assert.deepEqual([report.created, steps], [1_001, [[500, 1_001], [1_000, 1_001], [1_001, 1_001]]])
})

onEachDatabase('the offer matrix sets limits, upgrade paths and tiers of the plans that the sheet brought', async ({ database }) => {
  const made = await importer(database)
  await made.run('price-sheet', sample(PRICE_SHEET))
  const matrix = await made.run('price-sheet', sample('01f-offer-matrix.csv'))
  assert.deepEqual([matrix.updated, matrix.created, matrix.rejected], [7, 3, 0])
  const plans = await database.db.selectFrom('plan').selectAll().where('tenant_id', '=', made.tenantId).orderBy('id').execute()
  const plan = (name: string) => plans.find((row) => row.name === name)
  const basic = plan('Nimbus 365 Business Basic')
  assert.deepEqual([basic?.min_seats, basic?.max_seats], [1, 300])
  assert.equal(basic?.upgrade_plan_ids, JSON.stringify([plan('Nimbus 365 Business Standard')?.id, plan('Nimbus 365 Business Premium')?.id]))
  assert.deepEqual(['Nimbus 365 Business Basic', 'Nimbus 365 Business Standard', 'Nimbus 365 Business Premium'].map((name) => plan(name)?.tier), [1, 2, 3])
  const families = await database.db.selectFrom('product_family').select('name').where('tenant_id', '=', made.tenantId).orderBy('name').execute()
  assert.deepEqual(families.map(({ name }) => name), ['Nimbus 365', 'Nimbus BI', 'Nimbus Mail'])
})
