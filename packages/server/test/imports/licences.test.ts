import assert from 'node:assert/strict'
import { onEachDatabase } from '@assento/store/testing'
import type { LicenceImportReport } from '../../src/imports/licences/report.ts'
import type { SerialItem } from '../../src/licences/dto.ts'
import type { Page } from '../../src/subscriptions/dto.ts'
import { makeWorld } from '../fixture.ts'
import type { World } from '../fixture.ts'
import { EXPECTED, sample, textFile } from './support.ts'

const [SPRING, SENTINEL, PORTAL] = ['06a-licensespring-import.csv', '06b-sentinel-customers.csv', '06c-seriais-portal-inferido.csv']
type Sent = { readonly name: string; readonly bytes: Uint8Array }

async function imported(world: World, { name, bytes }: Sent, more: Record<string, unknown> = {}): Promise<LicenceImportReport> {
  const { data, error } = await world.server.send<LicenceImportReport>('imports.licences', { file: { name, base64: Buffer.from(bytes).toString('base64') }, ...more })
  assert.equal(error, null, JSON.stringify(error))
  return data
}

async function serials(world: World): Promise<readonly SerialItem[]> {
  return (await world.server.read<Page<SerialItem>>('serials.list', { limit: 200, states: ['pending', 'active', 'grace', 'expired', 'suspended', 'cancelled'] })).data.items
}

const rulesOf = (report: LicenceImportReport): readonly (readonly [number, string, string | undefined])[] =>
  report.verdicts.filter(({ verdict }) => verdict !== 'created').map(({ row, verdict, rule }) => [row, verdict, rule])
const counts = ({ rows, created, updated, unchanged, skipped, rejected }: LicenceImportReport) => [rows, created, updated, unchanged, skipped, rejected]

onEachDatabase('LicenseSpring’s file: perpetual, disabled and trial licences come as what they are, and the second time nothing is new', async ({ database }) => {
  const world = await makeWorld(database)
  const refused = await imported(world, sample(SPRING), { dryRun: true })
  assert.deepEqual([refused.layout, refused.result, refused.rejected, refused.applied], ['licenseSpring', 'failure', 14, false])
  assert.deepEqual(new Set(refused.verdicts.map(({ rule }) => rule)), new Set(['imports.licence.product']))
  const dry = await imported(world, sample(SPRING), { createProducts: true, dryRun: true })
  assert.deepEqual([counts(dry), (await serials(world)).length], [[EXPECTED[SPRING]?.data_rows, 14, 0, 0, 0, 0], 0])
  const report = await imported(world, sample(SPRING), { createProducts: true })
  assert.deepEqual([counts(report), report.result, report.verdicts], [counts(dry), 'success', dry.verdicts])
  const byKey = new Map((await serials(world)).map((item) => [item.key, item]))
  assert.equal(byKey.size, 14)
  const perpetual = byKey.get('L3TM-R7VJ-W3XG-YQ37')
  assert.deepEqual([perpetual?.state, perpetual?.validUntil, perpetual?.activations.max, perpetual?.product.name], ['active', null, 2, 'cadlite'])
  const disabled = byKey.get('J5YU-ZN3L-NRP8-K8TE')
  assert.deepEqual([disabled?.state, disabled?.reason, disabled?.validUntil], ['suspended', 'Outro motivo', '2026-12-15'])
  assert.match(byKey.get('RSUK-7XT4-2FES-VDYB')?.note ?? '', /avaliação/)
  assert.equal(byKey.get('5EN3-3E8H-GLDL-AN33')?.customer.taxId, 'ZX9QK801000138')
  const again = await imported(world, sample(SPRING))
  assert.deepEqual([counts(again), again.warnings], [[14, 0, 0, 14, 0, 0], 0])
})

onEachDatabase('Sentinel’s customers get their id of there; serials imported afterwards find them', async ({ database }) => {
  const world = await makeWorld(database)
  const report = await imported(world, sample(SENTINEL))
  assert.deepEqual([report.layout, counts(report), report.file?.unknownColumns], ['sentinelCustomers', [EXPECTED[SENTINEL]?.data_rows, 8, 0, 0, 0, 0], []])
  assert.deepEqual(counts(await imported(world, sample(SENTINEL))), [8, 0, 0, 8, 0, 0])
  await imported(world, sample(PORTAL), { createProducts: true })
  const accounts = await database.db.selectFrom('account').selectAll().where('tenant_id', '=', world.tenantId).where('tax_id', 'is not', null).execute()
  assert.deepEqual([accounts.length, accounts.every(({ external_ref: ref }) => ref !== null)], [8, true])
})

onEachDatabase('the portal’s file: what its states and reasons mean is read together, and where dates say otherwise it is said', async ({ database }) => {
  const world = await makeWorld(database)
  const report = await imported(world, sample(PORTAL), { createProducts: true })
  assert.deepEqual([report.layout, counts(report), report.result], ['portal', [EXPECTED[PORTAL]?.data_rows, 14, 0, 0, 0, 0], 'success'])
  // Row 4 is called grace and is over by then; row 15 is called expired and is not due yet.
  assert.deepEqual(rulesOf(report), [[4, 'warning', 'imports.licence.stateDiffers'], [15, 'warning', 'imports.licence.stateDiffers']])
  const items = await serials(world)
  const byKey = new Map(items.map((item) => [item.key, item]))
  const states = items.reduce<Record<string, number>>((sum, { state }) => ({ ...sum, [state]: (sum[state] ?? 0) + 1 }), {})
  assert.deepEqual(states, { active: 7, expired: 2, grace: 1, suspended: 2, cancelled: 2 })
  const blocked = byKey.get('0990300422')
  assert.deepEqual([blocked?.state, blocked?.clockState, blocked?.reason], ['suspended', 'expired', 'Outro motivo'])
  assert.deepEqual([byKey.get('0990400559')?.state, byKey.get('0990400559')?.reason], ['cancelled', 'Deixou de ser cliente'])
  const tolerated = byKey.get('0990200285')
  assert.deepEqual([tolerated?.state, tolerated?.validUntil, tolerated?.graceUntil], ['expired', '2026-11-05', '2026-11-10'])
  const running = byKey.get('0990000011')
  assert.deepEqual([running?.machines.map(({ name, activatedAt, lastSeenAt }) => [name, activatedAt, lastSeenAt]), running?.activations], [
    [['PC-TRIGO-01', '2026-03-01T11:00:00.000Z', '2026-11-20T11:15:00.000Z']], { used: 0, max: 1 }])
  assert.deepEqual(byKey.get('0990801107')?.machines, [])
  assert.deepEqual(counts(await imported(world, sample(PORTAL))), [14, 0, 0, 14, 0, 0])
})

onEachDatabase('one refused row keeps back all of them when so asked; else the others are applied and it is said', async ({ database }) => {
  const world = await makeWorld(database)
  const head = 'Cliente;CNPJ;Número de Série;Produto;Situação;Motivo;Vencimento'
  const text = [head, 'Padaria;99.901.001/0001-74;SERIE-0001;Plus;Ativa;;01/12/2026', 'Escola;99.906.006/0001-91;SERIE-0002;Plus;Ativa;;01/12/2026',
    'Padaria;99.901.001/0001-74;1234;Plus;Ativa;;01/12/2026', 'Padaria;99.901.001/0001-74;SERIE-0003;Plus;Ativa;;31/02/2026',
    'Padaria;99.901.001/0001-74;SERIE-0004;Plus;Expirada;Motivo que não há;01/12/2026', 'Padaria;99.901.001/0001-74;SERIE-0005;Plus;Azul;;01/12/2026',
    'Padaria;99.901.001/0001-74;serie 0001;Plus;Ativa;;01/12/2026'].join('\n')
  const all = await imported(world, textFile(text), { createProducts: true, mode: 'allOrNothing' })
  assert.deepEqual([all.result, all.applied, (await serials(world)).length], ['failure', false, 0])
  const some = await imported(world, textFile(text), { createProducts: true })
  assert.deepEqual([some.result, some.applied, counts(some)], ['partialFailure', true, [7, 1, 0, 0, 1, 5]])
  assert.deepEqual(rulesOf(some), [
    [3, 'rejected', 'imports.customer.taxId.checkDigits'], [4, 'rejected', 'imports.licence.key'], [5, 'rejected', 'imports.row.date'],
    [6, 'rejected', 'imports.licence.reason'], [7, 'rejected', 'imports.licence.state'], [8, 'skipped', 'imports.licence.duplicate']])
  assert.equal((await serials(world)).length, 1)
})

onEachDatabase('a serial of another customer or product is refused, and a file never moves a date that is here', async ({ database }) => {
  const world = await makeWorld(database)
  const file = (customer: string, product: string, until: string) => textFile(`Cliente;CNPJ;Número de Série;Produto;Vencimento\n${customer};SERIE-0001;${product};${until}\n`)
  await imported(world, file('Padaria;99901001000174', 'Plus', '01/12/2026'), { createProducts: true })
  const rule = async (sent: Sent) => (await imported(world, sent, { createProducts: true })).verdicts.map(({ verdict, rule: by }) => `${verdict} ${by ?? ''}`)
  assert.deepEqual(await rule(file('Escola;99906006000190', 'Plus', '01/12/2026')), ['rejected imports.licence.otherCustomer'])
  assert.deepEqual(await rule(file('Padaria;99901001000174', 'Cut', '01/12/2026')), ['rejected imports.licence.otherProduct'])
  assert.deepEqual(await rule(file('Padaria;99901001000174', 'Plus', '01/12/2030')), ['warning imports.licence.differs', 'unchanged '])
  assert.equal((await serials(world))[0]?.validUntil, '2026-12-01')
})

onEachDatabase('5,000 rows are read and 5,001 are not; a file of no known layout is refused as a whole', async ({ database }) => {
  const world = await makeWorld(database)
  const rows = (count: number) => textFile(`Cliente;CNPJ;Número de Série;Produto\n${'Padaria;99901001000174;SERIE-0001;Plus\n'.repeat(count)}`)
  const report = await imported(world, rows(5_000), { createProducts: true, dryRun: true })
  assert.deepEqual(counts(report), [5_000, 1, 0, 0, 4_999, 0])
  const send = async ({ name, bytes }: Sent) => (await world.server.send('imports.licences', { file: { name, base64: Buffer.from(bytes).toString('base64') } })).error?.details[0]?.rule
  assert.deepEqual([await send(rows(5_001)), await send(textFile('Cor;Tamanho\nazul;3\n'))], ['imports.licences.tooManyRows', 'imports.licences.layout'])
  assert.equal((await (await world.widget('manufacturer', { customerId: await rootOf(world) })).send('imports.licences', { file: { name: 'a', base64: 'YQ==' } })).error?.code, 'forbidden')
})

onEachDatabase('serials of a partner’s customers come into its stock and go out with them: the ledger stays whole', async ({ database }) => {
  const world = await makeWorld(database)
  const partner = await world.server.send<{ id: string }>('partners.create', { name: 'Parceiro Lince' })
  const report = await imported(world, sample(PORTAL), { createProducts: true, partnerId: partner.data.id })
  assert.equal(report.created, 14)
  const stock = await world.server.read<{ items: readonly { available: number; assigned: number; owned: number }[] }>('stock.list', { partnerId: partner.data.id })
  // Two of the fourteen are over: they are nobody's units.
  const sum = (of: 'available' | 'assigned' | 'owned') => stock.data.items.reduce((total, item) => total + item[of], 0)
  assert.deepEqual([sum('available'), sum('assigned'), sum('owned')], [0, 12, 12])
  const other = await world.server.send<{ id: string }>('partners.create', { name: 'Parceiro Garça' })
  const foreign = await imported(world, textFile('Cliente;CNPJ;Número de Série;Produto\nPadaria;99901001000174;SERIE-0009;Projeto Plus\n'), { partnerId: other.data.id })
  assert.deepEqual(foreign.verdicts.map(({ rule }) => rule), ['imports.licence.otherPartner'])
})

async function rootOf({ database, tenantId }: World): Promise<string> {
  return (await database.db.selectFrom('account').select('id').where('tenant_id', '=', tenantId).where('kind', '=', 'reseller').where('parent_id', 'is', null).executeTakeFirstOrThrow()).id
}
