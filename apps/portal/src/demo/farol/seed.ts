/** Makes Farol's data through its own commands: price list, two partners and their customers, orders, stock, activations. */
import { assert } from '@assento/rules'
import type { Runtime } from '@assento/server/platform/context'
import type { Account } from '../load-demo.ts'
import { beginStory, system, type Story } from '../story/story.ts'
import { registerCast, type Cast } from './cast.ts'
import { setUpCatalogue } from './catalogue.ts'
import { FAROL_STARTS_AT, liveThroughFourMonths } from './history.ts'
import { setUpFarol } from './settings.ts'

export async function seedFarol(runtime: Runtime, say: (text: string) => void): Promise<Account> {
  const story = await beginStory(runtime, 'Farol Software', FAROL_STARTS_AT, say)
  await setUpFarol(story)
  const products = await setUpCatalogue(story)
  const cast = await registerCast(story, products.priceListId)
  await registerContacts(story, cast)
  await liveThroughFourMonths(story, cast, products)
  const { tenantId, publishableKey, secretKey, maker } = story
  const [home] = cast.partner.customers
  assert(home !== undefined, 'the partner has customers')
  return {
    tenantId, publishableKey, secretKey, customerIds: { home: home.id },
    accountIds: { maker: maker.id, partner: cast.partner.id, otherPartner: cast.other.id },
  }
}

/** Invoices go to the partner, not to its customers. */
async function registerContacts(story: Story, { partner }: Cast): Promise<void> {
  const { contacts } = await system(story)
  await contacts.add({ customerId: partner.id, name: 'Financeiro da Maré Cheia', email: 'financeiro@ficticio-marecheia.example' })
}
