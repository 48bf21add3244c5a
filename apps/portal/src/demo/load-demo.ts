/** Finds the demo that a data folder holds, or makes it on the first start. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Runtime } from '@assento/server/platform/context'
import { loadTenant, withQuickCommits } from '@assento/store'
import { AURORA } from '../hosts/aurora/site.ts'
import { BIGORNA } from '../hosts/bigorna/site.ts'
import { FAROL } from '../hosts/farol/site.ts'
import { JANGADA } from '../hosts/jangada/site.ts'
import type { HostSite } from '../hosts/kit/site.ts'
import { seedAurora } from './aurora/seed.ts'
import { seedBigorna } from './bigorna/seed.ts'
import { seedFarol } from './farol/seed.ts'
import { seedJangada } from './jangada/seed.ts'
import { PlainError } from './listen.ts'

/** What a host's backend knows of its own account; a real seller keeps this among its secrets. */
export interface Account {
  readonly tenantId: string
  readonly publishableKey: string
  readonly secretKey: string
  readonly customerIds: { readonly home: string } & Readonly<Record<string, string>>
  /** Accounts that are no customers: partners, the maker's own. */
  readonly accountIds?: Readonly<Record<string, string>>
}

/** A host with its tenant. Hosts listen in this order, on the ports after the API's. */
export interface Host {
  readonly site: HostSite
  readonly account: Account
}

type Seed = (runtime: Runtime, say: (text: string) => void) => Promise<Account>

interface DemoHost {
  readonly site: HostSite
  readonly seed: Seed
  /** What the terminal says is being made. */
  readonly what: string
}

const HOSTS: readonly DemoHost[] = [
  { site: AURORA, seed: seedAurora, what: 'dois anos de faturas e pagamentos' },
  { site: JANGADA, seed: seedJangada, what: 'dois anos de faturas e pagamentos' },
  { site: FAROL, seed: seedFarol, what: 'pedidos, estoque e ativações de dois parceiros' },
  { site: BIGORNA, seed: seedBigorna, what: 'séries em todos os estados, renovações pagas e em aberto' },
]

export async function loadDemo(runtime: Runtime, dataFolder: string, say: (text: string) => void): Promise<readonly Host[]> {
  const hosts: Host[] = []
  for (const host of HOSTS) hosts.push({ site: host.site, account: await accountOf(runtime, join(dataFolder, `${host.site.id}.json`), host, say) })
  return hosts
}

async function accountOf(runtime: Runtime, path: string, { site, seed, what }: DemoHost, say: (text: string) => void): Promise<Account> {
  const known = await readAccount(path)
  if (known !== null) {
    if ((await loadTenant(runtime.database, known.tenantId)) !== null) return known
    throw new PlainError(`${path} é de outro banco de dados. Apague-o para criar a demonstração neste banco.`)
  }
  say(`Criando os dados de ${site.name}: ${what}…`)
  const startedAt = performance.now()
  const account = await withQuickCommits(runtime.database, () => seed(runtime, say))
  say(`  pronto em ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  await writeFile(path, `${JSON.stringify(account, null, 2)}\n`, { mode: 0o600 })
  return account
}

async function readAccount(path: string): Promise<Account | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as Account)
}
