/** Makes Jangada's data through its own commands: the catalogue from two files, five accounts, two years of cycles and payments. */
import { SAAS_POLICY } from '@assento/rules'
import type { Runtime } from '@assento/server/platform/context'
import { canonicalJson, findAccount, listProducts, updateAccount, updateProduct } from '@assento/store'
import { STORY_STARTS_AT } from '../clock.ts'
import type { Account } from '../load-demo.ts'
import { ownFile } from '../story/files.ts'
import { beginStory, customerByTaxId, system, type Story } from '../story/story.ts'
import { liveThroughTwoYears, type Cast } from './history.ts'
import { setUpJangada } from './settings.ts'

/** Stopped half-way it is begun again with another tenant at the next start. */
export async function seedJangada(runtime: Runtime, say: (text: string) => void): Promise<Account> {
  const story = await beginStory(runtime, 'Jangada', STORY_STARTS_AT, say)
  await setUpJangada(story)
  await importCatalogue(story)
  const cast = await importCustomers(story)
  await liveThroughTwoYears(story, cast)
  const { tenantId, publishableKey, secretKey } = story
  return { tenantId, publishableKey, secretKey, customerIds: { home: cast.home.id, corporate: cast.corporate.id, trial: cast.trial.id } }
}

/** Prices and upgrade paths come by file, like any vendor's; that Jangada sells by the SaaS policy is its own to say. */
async function importCatalogue({ runtime, tenantId, ...story }: Story): Promise<void> {
  const { imports } = await system({ runtime, tenantId, ...story })
  await imports.priceSheet({ file: await ownFile('jangada-precos.csv') })
  await imports.priceSheet({ file: await ownFile('jangada-planos.csv') })
  const products = await listProducts(runtime.database, tenantId, { afterId: null, limit: 50 })
  await runtime.database.withTx(async (tx) => {
    for (const { id } of products.items) await updateProduct(tx, tenantId, id, { policy: canonicalJson(SAAS_POLICY) })
  })
}

async function importCustomers(story: Story): Promise<Cast> {
  const { imports } = await system(story)
  await imports.customers({ file: await ownFile('jangada-clientes.csv') })
  const corporate = await customerByTaxId(story, '99912012000150')
  await markCorporate(story, corporate.id)
  return {
    // Oficina Maré Alta: the account whose people are in the person switch.
    home: await customerByTaxId(story, '99911011000190'),
    corporate,
    trial: await customerByTaxId(story, '99913013000119'),
    debtor: await customerByTaxId(story, '99914014000188'),
    contester: await customerByTaxId(story, '99915015000147'),
  }
}

/** An account that a representative looks after (G7); no file tells of it. */
async function markCorporate({ runtime, tenantId }: Story, customerId: string): Promise<void> {
  await runtime.database.withTx(async (tx) => {
    const account = await findAccount(tx, tenantId, customerId)
    await updateAccount(tx, tenantId, customerId, account?.version ?? 0, { is_corporate: 1 })
  })
}
