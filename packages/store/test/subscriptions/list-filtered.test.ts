import assert from 'node:assert/strict'
import type { SubscriptionStatus } from '@assento/rules'
import { insertSubscriptions, listFilteredSubscriptions, listSubscriptions, type SubscriptionWishes } from '../../src/index.ts'
import { foldText } from '../../src/subscriptions/fold-text.ts'
import { createSampleTenant, onEachDatabase, SAMPLE_NOW, sampleSubscription } from '../on-each-database.ts'

const NAMES = ['Galpão Curitiba', 'GALPÃO Matriz', 'Loja 100%', 'Loja 1000', 'Correio Sa\u0303o Paulo', 'Produc\u0327a\u0303o', "d'Água_x"]
const STATES: readonly SubscriptionStatus[] = ['active', 'suspended', 'active', 'deleted', 'active', 'extended', 'active']

onEachDatabase('a search finds names whatever their case and accents, and takes signs for themselves', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const rows = NAMES.map((name, index) => sampleSubscription(sample, { name, status: STATES[index] ?? 'active' }))
  await database.withTx((tx) => insertSubscriptions(tx, sample.tenantId, rows))
  const found = async (wishes: SubscriptionWishes, customerId: string | null = sample.customerId) =>
    (await listFilteredSubscriptions(database, sample.tenantId, { customerId, now: SAMPLE_NOW, afterId: null, limit: 50, ...wishes })).items.map(({ name }) => name)
  const cases: readonly (readonly [string, readonly number[]])[] = [
    ['galpao', [0, 1]], ['GALPÃO', [0, 1]], ['100%', [2]], ['100', [2, 3]], ['são', [4]], ['SAO P', [4]], ['produção', [5]], ["d'agua_", [6]],
    ['nada disso', []], ['basico', [0, 1, 2, 3, 4, 5, 6]], ['suite de', [0, 1, 2, 3, 4, 5, 6]],
  ]
  for (const [search, expected] of cases) assert.deepEqual(await found({ search }), expected.map((index) => NAMES[index]), search)
  assert.deepEqual(await found({ status: ['suspended', 'deleted'] }), [NAMES[1], NAMES[3]])
  assert.deepEqual(await found({ status: ['active'], search: 'galpão' }, null), [NAMES[0]])
  assert.deepEqual(await found({ search: 'galpao' }, 'acc_other'), [])
})

onEachDatabase('pages of a filtered list neither skip nor repeat, and rows are those of the whole list', async ({ database }) => {
  const sample = await createSampleTenant(database)
  const rows = Array.from({ length: 23 }, (_, index) => sampleSubscription(sample, { name: index % 2 === 0 ? `Página ${index}` : `Outra ${index}` }))
  await database.withTx((tx) => insertSubscriptions(tx, sample.tenantId, rows))
  const whole = await listSubscriptions(database, sample.tenantId, { customerId: null, now: SAMPLE_NOW, afterId: null, limit: 50 })
  const seen = []
  for (let afterId: string | null = null; ;) {
    const page = await listFilteredSubscriptions(database, sample.tenantId, { customerId: null, now: SAMPLE_NOW, afterId, limit: 5, search: 'pagina' })
    seen.push(...page.items)
    afterId = page.next
    if (afterId === null) break
  }
  assert.deepEqual(seen, whole.items.filter(({ name }) => name.startsWith('Página')))
})

onEachDatabase('nothing of another tenant is found', async ({ database }) => {
  const [mine, other] = [await createSampleTenant(database), await createSampleTenant(database)]
  await database.withTx((tx) => insertSubscriptions(tx, other.tenantId, [sampleSubscription(other, { name: 'Segredo' })]))
  const page = await listFilteredSubscriptions(database, mine.tenantId, { customerId: null, now: SAMPLE_NOW, afterId: null, limit: 5, search: 'segredo' })
  assert.deepEqual(page, { items: [], next: null })
  assert.equal(foldText('ÀÉÎõÜç ÑX'), 'aeiouc nx')
})
