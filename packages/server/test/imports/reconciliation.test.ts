import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listDateMismatches } from '@assento/store'
import { onEachDatabase } from '@assento/store/testing'
import type { ReconciledLine, ReconciliationReport } from '../../src/imports/reconciliation/report.ts'
import { charge, INVOICED, RECON_CSV, RECON_JSON, reconcile, vendorCsv, withSubscriptions } from './reconciliation-support.ts'
import { everything, EXPECTED, importer, sample, textFile } from './support.ts'
import type { Importer } from './support.ts'

const STANDARD = '4c584752-7287-91b3-46e3-5e86599463a3'
const ESCOLA = 'ef705148-1446-e608-85a3-b430920ab0c3'
const E5 = '1be8548d-85d1-a8b0-f729-b8f2a2d78b7b'
const MAIL = '00ddfcda-3991-7f8b-bec3-e5e2bbf13bdc'
const COTERMINATED = '8c02becf-cc48-2c00-f753-bfa4550a013f'

interface ExpectedFile {
  readonly sum_subtotal: string
  readonly sum_total: string
  readonly charge_types: readonly string[]
  readonly distinct_subscriptions: number
  readonly total_by_customer: Readonly<Record<string, string>>
}
const expected = EXPECTED[RECON_CSV] as unknown as ExpectedFile
const inCents = (decimal: string) => Math.round(Number(decimal) * 100)

function stored({ database, tenantId }: Importer) {
  return database.db.selectFrom('vendor_invoice_line').selectAll().where('tenant_id', '=', tenantId).orderBy('run_id').orderBy('line_no').execute()
}

const lineOf = (report: ReconciliationReport, line: number): ReconciledLine | undefined => report.lines.find((each) => each.line === line)

for (const name of [RECON_CSV, RECON_JSON]) {
  onEachDatabase(`${name} has the expected rows, sums, customers, kinds and subscriptions`, async ({ database }) => {
    const made = await importer(database)
    const report = await reconcile(made, sample(name))
    assert.deepEqual([report.problem, report.rows, report.rejected, report.warnings, report.applied], [null, 21, 0, 0, true], JSON.stringify(report.rejects))
    assert.deepEqual(report.sums.map(({ subtotal, total }) => [subtotal.cents, total.cents]), [[inCents(expected.sum_subtotal), inCents(expected.sum_total)]])
    assert.equal(report.subscriptions, expected.distinct_subscriptions)
    assert.deepEqual(Object.keys(report.chargeTypes), expected.charge_types)
    const customers = Object.fromEntries(report.byCustomer.map(({ name: of, total }) => [of, total.cents]))
    assert.deepEqual(customers, Object.fromEntries(Object.entries(expected.total_by_customer).map(([of, total]) => [of, inCents(total)])))
    assert.deepEqual(report.period, { startsOn: '2026-10-01', until: '2026-11-01' })
    assert.equal((await stored(made)).length, 21)
  })
}

onEachDatabase('table and JSON give the same lines, the JSON one a line earlier for want of a header', async ({ database }) => {
  const [csv, json] = [await importer(database), await importer(database)]
  await reconcile(csv, sample(RECON_CSV))
  await reconcile(json, sample(RECON_JSON))
  const comparable = async (made: Importer, offset: number) => (await stored(made)).map(({ tenant_id: _tenant, run_id: _run, line_no: lineNo, difference, ...row }) => ({
    ...row, lineNo: lineNo + offset, difference: (JSON.parse(difference) as { vendor: unknown }).vendor,
  }))
  assert.deepEqual(await comparable(json, 1), await comparable(csv, 0))
})

onEachDatabase('lines with equal keys are both kept, and compared as one price', async ({ database }) => {
  const made = await withSubscriptions(database)
  await charge(made, E5, { seats: 5, unitCents: 37_440, cents: 187_200, days: ['2026-10-31', '2026-11-30'] })
  await reconcile(made, sample(RECON_CSV))
  const lines = (await stored(made)).filter((row) => row.vendor_subscription_ref === E5)
  assert.deepEqual(lines.map((row) => [row.line_no, row.subtotal_cents, row.verdict, row.our_cents]), [[9, 149_760, 'matched', 187_200], [10, 37_440, 'matched', null]])
})

onEachDatabase('two lines that are equal to the last letter are two lines, and two imports of different files keep both files', async ({ database }) => {
  const made = await importer(database)
  const once = await reconcile(made, textFile(vendorCsv([{}, {}])))
  assert.deepEqual([once.rows, once.sums[0]?.subtotal.cents], [2, 6000])
  await reconcile(made, textFile(vendorCsv([{}, {}, {}])))
  assert.equal((await stored(made)).length, 5)
})

onEachDatabase('a wipe and its re-creation are set against our one line for the difference', async ({ database }) => {
  const made = await withSubscriptions(database)
  const added = await charge(made, STANDARD, { kind: 'seatsAdded', seats: 3, unitCents: 7812, cents: 19_656, days: ['2026-10-20', '2026-11-15'], cycleDays: 31 })
  const removed = await charge(made, ESCOLA, { kind: 'seatsReduced', seats: -2, unitCents: 7812, cents: -14_112, days: ['2026-10-23', '2026-11-20'], cycleDays: 31 })
  await reconcile(made, sample(RECON_CSV))
  const rows = await stored(made)
  assert.deepEqual(rows.filter(({ line_no: no }) => [4, 5].includes(no)).map((row) => [row.verdict, row.charge_id, row.our_cents]), [['matched', added, 19_656], ['matched', added, null]])
  assert.deepEqual(rows.filter(({ line_no: no }) => [7, 8].includes(no)).map((row) => [row.verdict, row.charge_id, row.our_cents]), [['matched', removed, -14_112], ['matched', removed, null]])
})

onEachDatabase('another price than the vendor\'s is told with both prices and both day counts', async ({ database }) => {
  const made = await withSubscriptions(database)
  await charge(made, STANDARD, { seats: 10, unitCents: 9900, cents: 99_000, days: ['2026-10-15', '2026-11-15'] })
  const line = lineOf(await reconcile(made, sample(RECON_CSV)), 3)
  assert.deepEqual([line?.verdict, line?.difference.causes], ['amountDiffers', ['unitPrice']])
  assert.deepEqual([line?.difference.vendor, line?.difference.ours], [
    { cents: 78_120, quantity: 10, unitCents: 7812, billingDays: 31, cycleDays: 31 }, { cents: 99_000, quantity: 10, unitCents: 9900, billingDays: 31, cycleDays: 31 },
  ])
  assert.match(line?.message ?? '', /cobra R\$\s781,20, nós cobramos R\$\s990,00; preço por licença e ciclo: R\$\s78,12 lá, R\$\s99,00 aqui/)
})

onEachDatabase('dates that differ are told with the last days, and recorded as the vendor\'s', async ({ database }) => {
  const made = await withSubscriptions(database)
  await charge(made, STANDARD, { seats: 10, unitCents: 7812, cents: 78_120, days: ['2026-10-14', '2026-11-14'] })
  const report = await reconcile(made, sample(RECON_CSV))
  const line = lineOf(report, 3)
  assert.equal(line?.verdict, 'dateDiffers')
  assert.match(line?.message ?? '', /início da cobrança: 2026-10-15 lá, 2026-10-14 aqui; fim da cobrança: 2026-11-14 lá, 2026-11-13 aqui/)
  const found = await listDateMismatches(database, made.tenantId, line?.subscription.id ?? '')
  assert.deepEqual(found.map(({ field, ours, vendors }) => [field, ours, vendors]), [['charge.startsOn', '2026-10-14', '2026-10-15'], ['charge.until', '2026-11-14', '2026-11-15']])
})

onEachDatabase('what the vendor has and we have not says whether subscription or charge is missing', async ({ database }) => {
  const stranger = await importer(database)
  assert.deepEqual([lineOf(await reconcile(stranger, sample(RECON_CSV)), 2)?.difference.reason], ['noSubscription'])
  const report = await reconcile(await withSubscriptions(database), sample(RECON_CSV))
  assert.deepEqual([2, 22].map((line) => lineOf(report, line)?.difference.reason), ['noCharge', 'noSubscriptionRef'])
})

onEachDatabase('charges of ours in the file\'s month that no line covers are missing there; others\' months, void ones and zero are not', async ({ database }) => {
  const made = await withSubscriptions(database)
  const [inMonth] = [await charge(made, MAIL, { kind: 'seatsAdded', seats: 1, unitCents: 100, cents: 100, days: ['2026-10-31', '2027-10-18'] })]
  await charge(made, MAIL, { kind: 'seatsAdded', seats: 1, unitCents: 100, cents: 100, days: ['2026-11-01', '2027-10-18'] })
  await charge(made, MAIL, { kind: 'seatsAdded', seats: 1, unitCents: 100, cents: 100, days: ['2026-09-30', '2026-10-01'] })
  await charge(made, MAIL, { kind: 'seatsAdded', seats: 1, unitCents: 0, cents: 0, days: ['2026-10-05', '2026-10-06'] })
  const voided = await charge(made, MAIL, { kind: 'cancellation', seats: 1, unitCents: 100, cents: 100, days: ['2026-10-05', '2026-10-06'] })
  await database.withTx((tx) => tx.db.updateTable('charge').set({ voided_at: INVOICED }).where('tenant_id', '=', made.tenantId).where('id', '=', voided).execute())
  const report = await reconcile(made, sample(RECON_CSV))
  const missing = report.lines.filter(({ verdict }) => verdict === 'missingThere')
  assert.deepEqual(missing.map(({ line, difference, ours }) => [line, difference.chargeIds, ours?.cents]), [[null, [inMonth], 100]])
  assert.equal(report.sums[0]?.subtotal.cents, inCents(expected.sum_subtotal), 'the vendor\'s sum is the file\'s')
})

onEachDatabase('a charge that one file covers is not missing in the next file of the month; one that no file covers still is', async ({ database }) => {
  const made = await withSubscriptions(database)
  await charge(made, STANDARD, { seats: 10, unitCents: 7812, cents: 78_120, days: ['2026-10-15', '2026-11-15'] })
  await charge(made, MAIL, { kind: 'seatsAdded', seats: 1, unitCents: 100, cents: 100, days: ['2026-10-31', '2027-10-18'] })
  assert.equal((await reconcile(made, sample(RECON_CSV))).counts.missingThere, 1)
  assert.equal((await reconcile(made, textFile(vendorCsv([{}])))).counts.missingThere, 1)
})

onEachDatabase('a dry run tells what the import then does, and writes nothing', async ({ database }) => {
  const made = await withSubscriptions(database)
  await charge(made, STANDARD, { seats: 10, unitCents: 9900, cents: 99_000, days: ['2026-10-15', '2026-11-15'] })
  const before = await everything(made)
  const dry = await reconcile(made, sample(RECON_CSV), { dryRun: true })
  assert.deepEqual([await everything(made), (await stored(made)).length, dry.applied], [before, 0, false])
  const real = await reconcile(made, sample(RECON_CSV))
  const told = ({ lines, byVerdict, byCustomer, counts, sums }: ReconciliationReport) => ({ lines, byVerdict, byCustomer, counts, sums })
  assert.deepEqual(told(real), told(dry))
})

onEachDatabase('the same bytes again change nothing and answer what is kept; a dry run of them compares anew', async ({ database }) => {
  const made = await withSubscriptions(database)
  const first = await reconcile(made, sample(RECON_CSV))
  await charge(made, STANDARD, { seats: 10, unitCents: 7812, cents: 78_120, days: ['2026-10-15', '2026-11-15'] })
  const before = await stored(made)
  const again = await reconcile(made, { ...sample(RECON_CSV), name: 'outro-nome.csv' })
  assert.deepEqual([again.alreadyImported, again.runId, again.counts, again.lines], [true, first.runId, first.counts, first.lines])
  assert.deepEqual(await stored(made), before)
  const dry = await reconcile(made, sample(RECON_CSV), { dryRun: true })
  assert.deepEqual([dry.alreadyImported, dry.counts.matched], [true, first.counts.matched + 1])
})

onEachDatabase('a file whose lines go to the disk by parts gives the same report, and leaves nothing there', async ({ database }) => {
  const made = await withSubscriptions(database)
  await charge(made, STANDARD, { kind: 'seatsAdded', seats: 3, unitCents: 7812, cents: 19_656, days: ['2026-10-20', '2026-11-15'], cycleDays: 31 })
  const directory = await mkdtemp(join(tmpdir(), 'assento-parts-'))
  const held = await reconcile(made, sample(RECON_CSV), { dryRun: true })
  assert.deepEqual(await reconcile(made, sample(RECON_CSV), { dryRun: true, parts: { mostHeld: 2, parts: 3, directory } }), held)
  const cut = textFile(`${vendorCsv([{}, {}, {}])}"`)
  assert.equal((await reconcile(made, cut, { parts: { mostHeld: 1, directory } })).problem?.rule, 'imports.file.quotes')
  assert.deepEqual(await readdir(directory), [])
  await rm(directory, { recursive: true })
})

onEachDatabase('one line that cannot be read keeps the whole file out, unless a person says so', async ({ database }) => {
  const made = await withSubscriptions(database)
  const file = textFile(vendorCsv([{}, { Subtotal: 'trinta' }, {}]))
  const refused = await reconcile(made, file)
  assert.deepEqual([refused.applied, refused.rows, refused.rejected, refused.rejects.map(({ row, field, rule }) => [row, field, rule])], [false, 3, 1, [[3, 'Subtotal', 'imports.row.number']]])
  assert.equal((await stored(made)).length, 0)
  const kept = await reconcile(made, file, { skipRejected: true })
  assert.deepEqual([kept.applied, (await stored(made)).map((row) => row.line_no)], [true, [2, 4]])
})

onEachDatabase('a term that the vendor ends on another day is recorded; the subscription keeps its own', async ({ database }) => {
  const made = await withSubscriptions(database)
  await reconcile(made, textFile(vendorCsv([{ SubscriptionId: COTERMINATED, SubscriptionStartDate: '10/25/2026', SubscriptionEndDate: '10/20/2027', ChargeStartDate: '10/25/2026' }])))
  const row = await database.db.selectFrom('subscription').selectAll().where('tenant_id', '=', made.tenantId).where('external_ref', '=', COTERMINATED).executeTakeFirstOrThrow()
  const found = await listDateMismatches(database, made.tenantId, row.id)
  assert.deepEqual(found.filter(({ recorded_at: at }) => at === INVOICED).map(({ field, ours, vendors }) => [field, ours, vendors]), [['term.until', '2027-10-15', '2027-10-21']])
  assert.equal(row.term_until, '2027-10-15')
})

onEachDatabase('an import is in the audit, and another tenant sees none of it', async ({ database }) => {
  const [made, other] = [await withSubscriptions(database), await importer(database)]
  const report = await reconcile(made, sample(RECON_CSV))
  const audit = await database.db.selectFrom('audit_entry').selectAll().where('tenant_id', '=', made.tenantId).where('action', '=', 'imports.reconciliation').execute()
  assert.deepEqual(audit.map(({ subject_id: of, outcome }) => [of, outcome]), [[report.runId, 'done']])
  const theirs = await reconcile(other, sample(RECON_CSV))
  assert.deepEqual([theirs.alreadyImported, theirs.counts.missingHere], [false, 21])
  assert.equal(theirs.lines.every(({ subscription, customer }) => subscription.id === null && customer.id === null), true)
})
