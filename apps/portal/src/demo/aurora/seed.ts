/**
 * Makes Aurora Nuvem's data the way a reseller would: a test tenant, the vendor's files through the importers, and the rest
 * through the same commands that widgets call. No row is written behind a rule's back.
 */
import type { Runtime } from '@assento/server/platform/context'
import { STORY_STARTS_AT } from '../clock.ts'
import type { Account } from '../load-demo.ts'
import { ownFile } from '../story/files.ts'
import { beginStory, customerByTaxId, system, type Story } from '../story/story.ts'
import { liveThroughTwoYears, type Cast } from './history.ts'
import { setUpAurora } from './settings.ts'
import { importWeek, liveThroughTheWeek } from './week.ts'

/** Stopped half-way it is begun again with another tenant at the next start. */
export async function seedAurora(runtime: Runtime, say: (text: string) => void): Promise<Account> {
  const story = await beginStory(runtime, 'Aurora Nuvem', STORY_STARTS_AT, say)
  await setUpAurora(story)
  const cast = await importCustomers(story)
  await liveThroughTwoYears(story, cast)
  await importWeek(story)
  await liveThroughTheWeek(story, cast.home)
  const { tenantId, publishableKey, secretKey } = story
  return { tenantId, publishableKey, secretKey, customerIds: { home: cast.home.id } }
}

/** Prices and customers of 2024. */
async function importCustomers(story: Story): Promise<Cast> {
  const { imports } = await system(story)
  await imports.priceSheet({ file: await ownFile('pauta-2024.csv') })
  await imports.customers({ file: await ownFile('clientes-2024.csv') })
  return {
    // Padaria Trigo Lunar: the customer whose people are in the person switch.
    home: await customerByTaxId(story, '99901001000174'),
    contester: await customerByTaxId(story, '99902002000133'),
    debtor: await customerByTaxId(story, '99903003000100'),
    yearly: await customerByTaxId(story, '99904004000161'),
  }
}
