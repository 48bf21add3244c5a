/** Finds the demo that a data folder holds, or makes it on the first start. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Runtime } from '@assento/server/platform/context'
import { loadTenant, withQuickCommits } from '@assento/store'
import { AURORA } from '../hosts/aurora/site.ts'
import { JANGADA } from '../hosts/jangada/site.ts'
import type { HostSite } from '../hosts/kit/site.ts'
import { seedAurora } from './aurora/seed.ts'
import { seedJangada } from './jangada/seed.ts'
import { PlainError } from './listen.ts'

/** What a host's backend knows of its own account; a real seller keeps this among its secrets. */
export interface Account {
  readonly tenantId: string
  readonly publishableKey: string
  readonly secretKey: string
  readonly customerIds: { readonly home: string } & Readonly<Record<string, string>>
}

/** A host with its tenant. Hosts listen in this order, on the ports after the API's. */
export interface Host {
  readonly site: HostSite
  readonly account: Account
}

type Seed = (runtime: Runtime, say: (text: string) => void) => Promise<Account>

const HOSTS: readonly { readonly site: HostSite; readonly seed: Seed }[] = [
  { site: AURORA, seed: seedAurora },
  { site: JANGADA, seed: seedJangada },
]

export async function loadDemo(runtime: Runtime, dataFolder: string, say: (text: string) => void): Promise<readonly Host[]> {
  const hosts: Host[] = []
  for (const { site, seed } of HOSTS) hosts.push({ site, account: await accountOf(runtime, join(dataFolder, `${site.id}.json`), site, seed, say) })
  return hosts
}

async function accountOf(runtime: Runtime, path: string, { name }: HostSite, seed: Seed, say: (text: string) => void): Promise<Account> {
  const known = await readAccount(path)
  if (known !== null) {
    if ((await loadTenant(runtime.database, known.tenantId)) !== null) return known
    throw new PlainError(`${path} é de outro banco de dados. Apague-o para criar a demonstração neste banco.`)
  }
  say(`Criando os dados de ${name}: dois anos de faturas e pagamentos…`)
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
