import assert from 'node:assert/strict'
import { addMs, instant } from '@assento/rules'
import { assignSeat, findSubscriptionByExternalRef, listDateMismatches, loadSubscriptionFacts, newId } from '@assento/store'
import type { SubscriptionRow } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import { assertNothingNew, COLLECTION, CUSTOMERS, everything, EXPECTED, importer, mainVerdicts, rulesOf, sample, stockedImporter, TEMPLATE, textFile, TODAY } from './support.ts'
import type { Importer } from './support.ts'

const BASIC = '00d2a5cd-43ca-abe7-ffe4-26fc14972672'
const STANDARD_WITH_WINDOW = '4c584752-7287-91b3-46e3-5e86599463a3'
const PREMIUM_WITH_PLAN = '569fbac9-a0f5-c508-cb8d-82ccd83725c6'
const E5_WITHOUT_PRICE = '1be8548d-85d1-a8b0-f729-b8f2a2d78b7b'
const MAIL_IN_WINDOW = '81c90258-16af-ae75-5bb0-6f2aa367bb5e'
const BI_RENEWED = '8f21d15a-0660-fe0b-9c2b-7c1d32252ab2'
const TRIAL = '19ef8ab3-5f20-d1e7-2922-6d1216c99bb5'
const COTERMINATED = '8c02becf-cc48-2c00-f753-bfa4550a013f'
const MAIL_COTERM_PLAN = 'ea344f2f-055c-2320-df97-0c1af3401712'

async function rowOf({ database, tenantId }: Importer, ref: string): Promise<SubscriptionRow> {
  const row = await findSubscriptionByExternalRef(database, tenantId, ref)
  assert.ok(row !== null, ref)
  return row
}

async function factsOf(made: Importer, ref: string) {
  const { id } = await rowOf(made, ref)
  const facts = await made.database.withTx((tx) => loadSubscriptionFacts(tx, made.tenantId, id))
  assert.ok(facts !== null)
  return facts
}

/** The template's lines, its byte-order mark left out. */
function templateLines(): string[] {
  return new TextDecoder().decode(sample(TEMPLATE).bytes).trim().split(/\r?\n/)
}

/** Template, then collection: the template teaches the customers their vendor ids. */
async function imported(database: Importer['database']): Promise<Importer> {
  const made = await stockedImporter(database)
  await made.run('subscriptions', sample(TEMPLATE))
  await made.run('subscriptions', sample(COLLECTION))
  return made
}

onEachDatabase('our template alone brings every subscription, and the second time nothing is new', async ({ database }) => {
  const made = await stockedImporter(database)
  const report = await made.run('subscriptions', sample(TEMPLATE))
  assert.deepEqual([report.rows, report.created, report.rejected], [EXPECTED[TEMPLATE]?.data_rows, 17, 0])
  const rows = await database.db.selectFrom('subscription').selectAll().where('tenant_id', '=', made.tenantId).execute()
  const expected = EXPECTED[COLLECTION]
  assert.equal(rows.filter(({ status }) => status === 'active').reduce((sum, { seats }) => sum + seats, 0), expected?.seats_active)
  const statuses = Object.fromEntries(Object.keys(expected?.status ?? {}).map((status) => [status, rows.filter((row) => row.status === status).length]))
  assert.deepEqual(statuses, expected?.status)
  const before = (await everything(made)).replace(/"audit_entry".*/, '')
  assertNothingNew(await made.run('subscriptions', sample(TEMPLATE)))
  assert.equal((await everything(made)).replace(/"audit_entry".*/, ''), before)
})

onEachDatabase('the API collection works once customers have their vendor ids, and adds windows, plans and promotions', async ({ database }) => {
  const made = await stockedImporter(database)
  const early = await made.run('subscriptions', sample(COLLECTION))
  assert.deepEqual([early.created, early.rejected, mainVerdicts(early)[0]?.rule], [0, 17, 'imports.subscription.customerUnknown'])
  await made.run('subscriptions', sample(TEMPLATE))
  const late = await made.run('subscriptions', sample(COLLECTION))
  assert.deepEqual([late.created, late.rejected], [0, 0])
  assertNothingNew(await made.run('subscriptions', sample(COLLECTION)))
})

onEachDatabase('the API collection creates by itself when a customer list carries the vendor ids', async ({ database }) => {
  const made = await stockedImporter(database)
  const [header = '', ...lines] = templateLines()
  const columns = header.split(',')
  const pairs = lines.map((line) => line.split(',')).map((cells) => [cells[columns.indexOf('customerCnpj')], cells[columns.indexOf('customerId')]].join(';'))
  const list = `CNPJ;customerId;Nome\n${[...new Set(pairs)].map((pair) => `${pair};Cliente`).join('\n')}\n`
  assert.equal((await made.run('customers', textFile(list))).updated, 8)
  const report = await made.run('subscriptions', [sample(COLLECTION), sample('02a-subscriptions-by-customer.json')])
  assert.deepEqual([report.rows, report.created], [EXPECTED[COLLECTION]?.items, 17])
})

onEachDatabase('the commitment end is an inclusive day, and cycles count from the original anchor', async ({ database }) => {
  const made = await imported(database)
  const basic = await rowOf(made, BASIC)
  assert.deepEqual([basic.term_starts_on, basic.term_until, basic.anchor_on], ['2026-10-15', '2027-10-15', '2026-10-15'])
  const renewed = await rowOf(made, BI_RENEWED)
  assert.deepEqual([renewed.term_starts_on, renewed.term_until, renewed.anchor_on, renewed.end_of_term], ['2026-11-05', '2026-12-05', '2026-06-05', 'end'])
  const lateMonth = await rowOf(made, E5_WITHOUT_PRICE)
  assert.deepEqual([lateMonth.anchor_on, lateMonth.term_until], ['2026-10-31', '2026-11-30'])
})

onEachDatabase('the term was activated 168 h before the vendor\'s last instant to cancel: for a renewed term, when its renewal completed', async ({ database }) => {
  const made = await imported(database)
  assert.equal((await rowOf(made, BI_RENEWED)).term_activated_at, '2026-11-05T00:41:09.000Z')
  assert.equal((await rowOf(made, BASIC)).term_activated_at, '2026-10-15T13:22:41.121Z')
  assert.equal((await rowOf(made, COTERMINATED)).term_activated_at, '2026-10-25T20:15:00.000Z')
})

onEachDatabase('refundable quantities are windows, open to the vendor\'s last millisecond', async ({ database }) => {
  const made = await imported(database)
  const windows = async (ref: string) => (await factsOf(made, ref)).batches.map(({ seats, addedAt, until }) => [seats, addedAt, until])
  assert.deepEqual(await windows(STANDARD_WITH_WINDOW), [[3, '2026-11-19T14:05:10.500Z', '2026-11-26T14:05:10.500Z']])
  assert.deepEqual(await windows(MAIL_IN_WINDOW), [[8, '2026-11-18T19:30:00.250Z', '2026-11-25T19:30:00.250Z']])
  assert.deepEqual(await windows(BASIC), [])
})

onEachDatabase('our template alone gives a window while the whole may be cancelled: inclusive, gone a millisecond later', async ({ database }) => {
  const last = instant('2026-11-25T19:30:00.250Z')
  for (const [now, seats] of [[last, [8]], [addMs(last, 1), []]] as const) {
    const made = await stockedImporter(database)
    await made.run('subscriptions', sample(TEMPLATE), { now })
    assert.deepEqual((await factsOf(made, MAIL_IN_WINDOW)).batches.map((batch) => batch.seats), seats)
  }
})

onEachDatabase('the vendor\'s dates win over computed ones, and the difference is recorded', async ({ database }) => {
  const made = await imported(database)
  const mismatchesOf = async (ref: string) => (await listDateMismatches(database, made.tenantId, (await rowOf(made, ref)).id)).map(({ field, ours, vendors }) => [field, ours, vendors])
  assert.deepEqual(await mismatchesOf(COTERMINATED), [['term.until', '2027-10-25', '2027-10-15']])
  assert.deepEqual(await mismatchesOf(TRIAL), [['term.until', '2026-11-10', '2026-12-10']])
  assert.deepEqual(await mismatchesOf(BASIC), [])
  assert.equal((await rowOf(made, COTERMINATED)).term_until, '2027-10-15')
})

onEachDatabase('the vendor\'s instructions for the next term are the renewal plan; a trial\'s are what it turns into', async ({ database }) => {
  const made = await imported(database)
  const planOf = async (ref: string) => {
    const { renewalPlan } = await factsOf(made, ref)
    return renewalPlan && [renewalPlan.seats, renewalPlan.commitment, renewalPlan.billingFrequency, renewalPlan.customTermUntil]
  }
  assert.deepEqual(await planOf(PREMIUM_WITH_PLAN), [20, 'P1Y', 'annual', null])
  assert.deepEqual(await planOf(TRIAL), [25, 'P1Y', 'monthly', null])
  assert.deepEqual(await planOf(MAIL_COTERM_PLAN), [30, 'P3Y', 'triennial', '2028-09-14'])
  assert.equal(await planOf(BASIC), null)
  const trial = await factsOf(made, TRIAL)
  assert.deepEqual([trial.isTrial, trial.offer.billingFrequency, trial.offer.unitPrice.cents, trial.charged], [true, 'none', 0, []])
})

onEachDatabase('the running cycle is charged once as the vendor\'s evidence, and is not ours to bill again', async ({ database }) => {
  const made = await imported(database)
  const charges = await database.db.selectFrom('charge').selectAll().where('tenant_id', '=', made.tenantId).where('subscription_id', '=', (await rowOf(made, BASIC)).id).execute()
  assert.deepEqual(charges.map((line) => [line.natural_key.split(':').at(-1), line.seats, line.unit_cents, line.amount_cents, line.period_until, line.origin, line.invoice_draft_id]),
    [['2026-11-15', 10, 3_024, 30_240, '2026-12-15', 'imported', null]])
  assert.equal((await rowOf(made, BASIC)).next_action_at, '2026-12-15T00:00:00.000Z')
})

onEachDatabase('the locked price is the file\'s, else the list\'s at the term\'s start, else today\'s with a warning', async ({ database }) => {
  const made = await stockedImporter(database)
  const [header = '', first = ''] = templateLines()
  const priced = await made.run('subscriptions', textFile(`${header},unitPrice\n${first},240\n`))
  assert.deepEqual([priced.created, rulesOf(priced, 2), (await rowOf(made, BASIC)).cycle_unit_cents], [1, [], 2_000])
  const rest = await made.run('subscriptions', sample(TEMPLATE))
  assert.deepEqual([rulesOf(rest, 7), (await rowOf(made, MAIL_IN_WINDOW)).cycle_unit_cents], [[], 23_040])
  assert.deepEqual([rulesOf(rest, 3), (await rowOf(made, STANDARD_WITH_WINDOW)).cycle_unit_cents], [['imports.subscription.priceOfToday'], 7_812])
  assert.equal((await rowOf(made, BASIC)).cycle_unit_cents, 2_000)
})

onEachDatabase('a subscription whose offer has no price is kept without one, said so, and priced by a later file', async ({ database }) => {
  const made = await imported(database)
  const again = await made.run('subscriptions', sample(COLLECTION))
  assert.deepEqual(rulesOf(again, 5), ['imports.subscription.priceUnknown'])
  assert.equal((await rowOf(made, E5_WITHOUT_PRICE)).cycle_unit_cents, 0)
  const [header = '', ...lines] = templateLines()
  const line = lines.find((text) => text.includes(E5_WITHOUT_PRICE)) ?? ''
  const priced = await made.run('subscriptions', textFile(`${header},unitPrice\n${line},374.4\n`))
  assert.deepEqual([priced.updated, (await rowOf(made, E5_WITHOUT_PRICE)).cycle_unit_cents], [1, 37_440])
})

onEachDatabase('a newer file of the vendor updates, and a subscription that changed here is kept with the difference recorded', async ({ database }) => {
  const made = await imported(database)
  const text = new TextDecoder().decode(sample(TEMPLATE).bytes)
  const later = instant('2026-11-22T09:00:00.000Z')
  const grown = textFile(text.replace('Nimbus 365 Business Basic,10,P1Y', 'Nimbus 365 Business Basic,11,P1Y'))
  const report = await made.run('subscriptions', grown, { now: later })
  assert.deepEqual([report.updated, (await rowOf(made, BASIC)).seats, (await rowOf(made, BASIC)).version], [1, 11, 2])
  await database.db.updateTable('subscription').set({ seats: 14, version: 3, updated_at: instant('2026-11-23T00:00:00.000Z') })
    .where('tenant_id', '=', made.tenantId).where('external_ref', '=', BASIC).execute()
  const kept = await made.run('subscriptions', textFile(text.replace('Nimbus 365 Business Basic,10,P1Y', 'Nimbus 365 Business Basic,12,P1Y')), { now: later })
  assert.deepEqual([kept.skipped, rulesOf(kept, 2).at(-1), (await rowOf(made, BASIC)).seats], [1, 'imports.subscription.changedHere', 14])
  assert.match(mainVerdicts(kept)[0]?.message ?? '', /seats 14 → 12/)
  assert.deepEqual((await listDateMismatches(database, made.tenantId, (await rowOf(made, BASIC)).id)).map(({ field, ours, vendors }) => [field, ours, vendors]), [['seats', '14', '12']])
})

onEachDatabase('an old file that comes again takes nothing back', async ({ database }) => {
  const made = await imported(database)
  const text = new TextDecoder().decode(sample(TEMPLATE).bytes)
  await made.run('subscriptions', textFile(text.replace('Nimbus 365 Business Basic,10,P1Y', 'Nimbus 365 Business Basic,11,P1Y')), { now: instant('2026-11-22T09:00:00.000Z') })
  const again = await made.run('subscriptions', sample(TEMPLATE), { now: instant('2026-11-22T10:00:00.000Z') })
  assert.deepEqual([again.skipped, again.updated, (await rowOf(made, BASIC)).seats], [1, 0, 11])
})

onEachDatabase('fewer seats than are assigned to people are not taken', async ({ database }) => {
  const made = await imported(database)
  const { id, customer_id: customerId } = await rowOf(made, BASIC)
  for (const person of ['a', 'b']) {
    await database.withTx((tx) => assignSeat(tx, made.tenantId, { id: newId('asg'), subscription_id: id, user_name: person, user_email: `${person}@x.example`, assigned_at: TODAY, assigned_by: customerId }))
  }
  const text = new TextDecoder().decode(sample(TEMPLATE).bytes).replace('Nimbus 365 Business Basic,10,P1Y', 'Nimbus 365 Business Basic,1,P1Y')
  const report = await made.run('subscriptions', textFile(text), { now: instant('2026-11-22T09:00:00.000Z') })
  assert.deepEqual([rulesOf(report, 2).at(-1), (await rowOf(made, BASIC)).seats], ['subscriptions.seats.assigned', 10])
})

onEachDatabase('rows that are wrong are rejected by rule and field, and the others are taken', async ({ database }) => {
  const made = await stockedImporter(database)
  const [header = '', ...lines] = templateLines()
  const [first = '', second = ''] = lines
  const wrong: readonly (readonly [from: string, to: string, rule: string, field: string])[] = [
    [',10,', ',0,', 'imports.subscription.seats', 'quantity'], [',10,', ',-3,', 'imports.subscription.seats', 'quantity'], [',10,', ',1.5,', 'imports.subscription.seats', 'quantity'],
    [',10,', ',99999999,', 'imports.subscription.seats', 'quantity'], ['P1Y', 'P9Y', 'imports.subscription.commitment', 'termDuration'], ['monthly', 'triennial', 'catalog.offer.frequencyNotOffered', 'billingCycle'],
    [',active,', ',zumbi,', 'imports.subscription.status', 'status'], ['2027-10-14T00:00:00Z', '2027-02-30', 'imports.row.date', 'commitmentEndDate'],
    ['2027-10-14T00:00:00Z', '2026-10-14T00:00:00Z', 'imports.subscription.term', 'commitmentEndDate'], ['99.901.001/0001-74', '99.901.001/0001-75', 'imports.customer.taxId.checkDigits', 'customerCnpj'],
    ['99.901.001/0001-74', '11.222.333/0001-81', 'imports.subscription.customerUnknown', 'customerCnpj'], ['CFQ7TTC0ZA01', 'CFQ7TTC0XXXX', 'imports.subscription.planUnknown', 'offerId'],
    [':0001:', ':zzzzz:', 'imports.subscription.offerId', 'offerId'],
  ]
  const broken = wrong.map(([from, to], index) => first.replace(from, to).replace(BASIC, `ref-${index}`).replace(/^[^,]+/, to.startsWith('11.222') ? 'nobody' : '$&'))
  const report = await made.run('subscriptions', textFile([header, ...broken, second, second].join('\n')))
  assert.deepEqual(mainVerdicts(report).map(({ verdict, rule, field }) => [verdict, rule, field]), [
    ...wrong.map(([, , rule, field]) => ['rejected', rule, field]), ['created', undefined, undefined], ['rejected', 'imports.subscription.duplicate', 'subscriptionId'],
  ])
})

onEachDatabase('files that are not subscriptions are refused: cut JSON, other JSON, a template without columns, a customer map alone', async ({ database }) => {
  const made = await importer(database)
  const texts = ['{"items": [', '{"value": 1}', 'customerId,quantity\n1,2\n', new TextDecoder().decode(sample('02a-subscriptions-by-customer.json').bytes)]
  const reports = await Promise.all(texts.map((text) => made.run('subscriptions', textFile(text), { dryRun: true })))
  assert.deepEqual(reports.map(({ problem }) => problem?.rule), ['imports.file.json', 'imports.file.json', 'imports.file.columnsMissing', 'imports.file.json'])
})

onEachDatabase('a product that is not sold by the seat is left out, a cycle change that waits is said', async ({ database }) => {
  const made = await imported(database)
  const items = (JSON.parse(new TextDecoder().decode(sample(COLLECTION).bytes)) as { items: Record<string, unknown>[] }).items
  const report = await made.run('subscriptions', textFile(JSON.stringify([{ ...items[0], id: 'x', billingType: 'usage' }, items[3]])))
  assert.deepEqual([rulesOf(report, 1), rulesOf(report, 2)], [['imports.subscription.notSeats'], ['imports.subscription.nextCharge']])
  assert.match(mainVerdicts(report)[0]?.message ?? '', /^Item 1: /)
})

onEachDatabase('the analytics list creates nothing; it is compared and differences are recorded', async ({ database }) => {
  const made = await imported(database)
  const same = await made.run('subscriptions', sample('02b-subscription-analytics-api.json'))
  assert.deepEqual([same.rows, same.unchanged, same.warnings], [17, 17, 0])
  const changed = new TextDecoder().decode(sample('02b-subscription-analytics-api.json').bytes).replace('"licenseCount": 10', '"licenseCount": 9')
  const report = await made.run('subscriptions', textFile(changed))
  assert.deepEqual([report.unchanged, rulesOf(report, 1)], [17, ['imports.analytics.difference']])
  assert.equal((await rowOf(made, BASIC)).seats, 10)
  assert.deepEqual((await listDateMismatches(database, made.tenantId, (await rowOf(made, BASIC)).id)).map(({ field, vendors }) => [field, vendors]), [['seats', '9']])
})

onEachDatabase('a dry run of subscriptions leaves nothing in the database, not even the vendor ids of customers', async ({ database }) => {
  const made = await stockedImporter(database)
  const before = await everything(made)
  const dry = await made.run('subscriptions', sample(TEMPLATE), { dryRun: true })
  assert.equal(await everything(made), before)
  assert.deepEqual(dry.verdicts, (await made.run('subscriptions', sample(TEMPLATE))).verdicts)
  assertNothingNew(await made.run('customers', sample(CUSTOMERS)))
})
