import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { ReconciliationPage } from '../../src/imports/reconciliation-report.ts'
import type { ReconciliationReport } from '../../src/imports/reconciliation/report.ts'
import { makeWorld } from '../fixture.ts'
import { RECON_CSV, RECON_JSON, vendorCsv } from './reconciliation-support.ts'
import { sample } from './support.ts'

const fileOf = (name: string, bytes: Uint8Array | string = sample(name).bytes) => ({ file: { name, base64: Buffer.from(bytes).toString('base64') } })

onEachDatabase('a purchase is billed by the vendor: matched after a dry run, by the charge that buying made', async ({ database }) => {
  const world = await makeWorld(database)
  const bought = await world.buy('basic P1Y/monthly', 10)
  await database.withTx((tx) => tx.db.updateTable('subscription').set({ external_ref: 'vendor-sub-1' }).where('tenant_id', '=', world.tenantId).where('id', '=', bought.id).execute())
  const input = fileOf('novembro.csv', vendorCsv([{
    SubscriptionId: 'VENDOR-SUB-1', ChargeType: 'New', BillableQuantity: '10', EffectiveUnitPrice: '30.24', Subtotal: '302.4', Total: '302.4', ChargeStartDate: '11/21/2026',
    ChargeEndDate: '12/20/2026', SubscriptionStartDate: '11/21/2026', SubscriptionEndDate: '11/20/2027',
  }]))
  const dry = await world.server.send<ReconciliationReport>('imports.reconciliation', { ...input, dryRun: true })
  assert.deepEqual([dry.status, dry.data.counts, dry.data.runId], [200, { matched: 1, amountDiffers: 0, dateDiffers: 0, missingHere: 0, missingThere: 0 }, null], JSON.stringify(dry))
  assert.equal((await world.server.read('imports.reconciliationReport')).error?.code, 'not_found')
  const real = await world.server.send<ReconciliationReport>('imports.reconciliation', input)
  assert.deepEqual([real.data.applied, real.data.counts], [true, dry.data.counts])
  const page = await world.server.read<ReconciliationPage>('imports.reconciliationReport', { verdict: 'matched' })
  assert.deepEqual(page.data.items.map(({ line, subscription, customer }) => [line, subscription.id, customer.id]), [[2, bought.id, world.customerId]])
  assert.deepEqual(page.data.byVerdict, [{ verdict: 'matched', lines: 1, vendor: { currency: 'BRL', cents: 30_240 }, ours: { currency: 'BRL', cents: 30_240 } }])
})

onEachDatabase('lines are paged in the order of the file, of one verdict or of all, of the newest file unless another is named', async ({ database }) => {
  const { server } = await makeWorld(database)
  const first = await server.send<ReconciliationReport>('imports.reconciliation', fileOf(RECON_CSV))
  await server.send('imports.reconciliation', fileOf(RECON_JSON))
  const lines: (number | null)[] = []
  for (let cursor: string | null = null, isLast = false; !isLast;) {
    const page: ReconciliationPage = (await server.read<ReconciliationPage>('imports.reconciliationReport', { runId: first.data.runId, limit: 8, cursor })).data
    lines.push(...page.items.map(({ line }) => line))
    ;[cursor, isLast] = [page.nextCursor, page.nextCursor === null]
  }
  assert.deepEqual(lines, Array.from({ length: 21 }, (_, at) => at + 2))
  const newest = await server.read<ReconciliationPage>('imports.reconciliationReport', { verdict: 'missingHere', limit: 1 })
  assert.deepEqual([newest.data.run.fileName, newest.data.items[0]?.line], [RECON_JSON, 1])
  assert.equal((await server.read('imports.reconciliationReport', { cursor: 'AAAA' })).error?.code, 'validation')
})

onEachDatabase('a file that is refused whole is a bad request that names its columns, and nothing is kept', async ({ database }) => {
  const { server } = await makeWorld(database)
  const refused = await server.send('imports.reconciliation', fileOf('clientes.csv', 'Nome,Cidade\nPadaria,Curitiba\n'))
  assert.deepEqual([refused.status, refused.error?.code, refused.error?.details[0]?.rule], [400, 'validation', 'imports.file.columnsMissing'])
  assert.equal(refused.error?.details.some(({ field }) => field === 'SubscriptionId'), true)
  const daily = await server.send('imports.reconciliation', fileOf('uso.csv', 'UsageDate,MeterCategory,Subtotal\n1/1/2026,VM,1\n'))
  assert.equal(daily.error?.details[0]?.rule, 'imports.reconciliation.dailyRated')
  assert.equal((await server.read('imports.reconciliationReport')).error?.code, 'not_found')
})

onEachDatabase('the same Idempotency-Key answers the same, another one says that the file is here already', async ({ database }) => {
  const { server } = await makeWorld(database)
  const once = await server.send<ReconciliationReport>('imports.reconciliation', fileOf(RECON_CSV), { idempotencyKey: 'k1' })
  const same = await server.send<ReconciliationReport>('imports.reconciliation', fileOf(RECON_CSV), { idempotencyKey: 'k1' })
  assert.deepEqual(same.data, once.data)
  const again = await server.send<ReconciliationReport>('imports.reconciliation', fileOf(RECON_CSV), { idempotencyKey: 'k2' })
  assert.deepEqual([again.data.alreadyImported, again.data.runId], [true, once.data.runId])
  const audit = await server.read<{ items: { action: string }[] }>('audit.list', { limit: 1 })
  assert.equal(audit.data.items[0]?.action, 'imports.reconciliation')
})

onEachDatabase('another tenant\'s import is not found, and no person in a widget may call either', async ({ database }) => {
  const [ours, theirs] = [await makeWorld(database), await makeWorld(database)]
  const report = await ours.server.send<ReconciliationReport>('imports.reconciliation', fileOf(RECON_CSV))
  assert.equal((await theirs.server.read('imports.reconciliationReport', { runId: report.data.runId })).error?.code, 'not_found')
  for (const role of ['administrator', 'adminAgent', 'billingAdmin'] as const) {
    const person = await ours.widget(role)
    assert.equal((await person.send('imports.reconciliation', fileOf(RECON_CSV))).error?.code, 'forbidden')
    assert.equal((await person.read('imports.reconciliationReport')).error?.code, 'forbidden')
  }
})
