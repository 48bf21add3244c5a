/** Makes Bigorna's data through its own commands: five months of renewals, then the serials of another portal by import. */
import { assert } from '@assento/rules'
import type { Runtime } from '@assento/server/platform/context'
import { PERSONS } from '../../hosts/bigorna/persons.ts'
import type { Customer } from '../../hosts/kit/visit.ts'
import { DEMO_STARTS_AT, IMPORTED_AT } from '../clock.ts'
import type { Account } from '../load-demo.ts'
import { sample } from '../story/files.ts'
import { asPerson, beginStory, moveTo, system, type Story } from '../story/story.ts'
import { priceRenewals, setUpCatalogue } from './catalogue.ts'
import { BIGORNA_STARTS_AT, liveThroughFiveMonths, type Cast } from './history.ts'
import { setUpBigorna } from './settings.ts'

const [MAKER] = PERSONS

export async function seedBigorna(runtime: Runtime, say: (text: string) => void): Promise<Account> {
  const story = await beginStory(runtime, 'Bigorna Industrial', BIGORNA_STARTS_AT, say)
  await setUpBigorna(story)
  const products = await setUpCatalogue(story)
  const cast = await registerCast(story)
  const priceListId = await priceRenewals(story, Object.values(cast))
  await liveThroughFiveMonths(story, cast, products)
  await moveTo(story, IMPORTED_AT)
  await importSerials(story, priceListId)
  await moveTo(story, DEMO_STARTS_AT)
  const { tenantId, publishableKey, secretKey, maker } = story
  return { tenantId, publishableKey, secretKey, customerIds: { home: cast.home.id, chain: cast.chain.id }, accountIds: { maker: maker.id } }
}

/** Registered by the manufacturer's own people. */
async function registerCast(story: Story): Promise<Cast> {
  const register = async (name: string, taxId: string, place: string): Promise<Customer> => {
    const answer = await (await asPerson(story, story.maker, MAKER)).customers.create({ name, taxId, email: `contato@ficticio-${place}.example` })
    assert(answer.customer !== null, `${name} is registered`)
    return { id: answer.customer.id, name }
  }
  const cast = {
    // Marcenaria Ipê Amarelo: the shop whose people are in the person switch.
    home: await register('Marcenaria Ipê Amarelo Ltda', '99.940.040/0001-80', 'ipeamarelo'),
    chain: await register('Rede Casa Montada S.A.', '99.941.041/0001-40', 'casamontada'),
    lapsed: await register('Móveis Rio Fundo Ltda', '99.942.042/0001-09', 'riofundo'),
    late: await register('Ateliê Formão Ltda', '9A.F70.041/0001-23', 'formao'),
  }
  const { contacts } = await system(story)
  await contacts.add({ customerId: cast.home.id, name: 'Financeiro da marcenaria', email: 'financeiro@ficticio-ipeamarelo.example' })
  return cast
}

/** The serials of the portal that Bigorna had before, and of a licence server; rows that the importer refuses by design stay refused. */
async function importSerials(story: Story, priceListId: string): Promise<void> {
  for (const name of ['06c-seriais-portal-inferido.csv', '06a-licensespring-import.csv']) {
    const { imports } = await system(story)
    const { fileName, rows, created, rejected } = await imports.licences({ file: await sample(name), createProducts: true })
    story.say(`  ${fileName}: ${rows} linhas, ${created} novas, ${rejected} recusadas`)
  }
  const { items } = await (await system(story)).accounts.list({ kind: 'customer', limit: 200 })
  await priceRenewals(story, items, priceListId)
}
