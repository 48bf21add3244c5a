/** Finds the demo that a data folder holds, or makes it on the first start. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Runtime } from '@assento/server/platform/context'
import { loadTenant } from '@assento/store'
import { PlainError } from './listen.ts'
import { seedDemo } from './seed-demo.ts'

/** What Aurora Nuvem's backend knows of its own account; a real reseller keeps this among its secrets. */
export interface Demo {
  readonly tenantId: string
  readonly publishableKey: string
  readonly secretKey: string
  readonly homeCustomerId: string
}

const FILE = 'aurora-nuvem.json'

export async function loadDemo(runtime: Runtime, dataFolder: string, say: (text: string) => void): Promise<Demo> {
  const path = join(dataFolder, FILE)
  const known = await readDemo(path)
  if (known !== null) {
    if ((await loadTenant(runtime.database, known.tenantId)) !== null) return known
    throw new PlainError(`${path} é de outro banco de dados. Apague-o para criar a demonstração neste banco.`)
  }
  const demo = await seedDemo(runtime, say)
  await writeFile(path, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 })
  return demo
}

async function readDemo(path: string): Promise<Demo | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as Demo)
}
