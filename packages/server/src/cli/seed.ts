import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportKind } from '../imports/report.ts'
import { runImport } from '../imports/run-import.ts'
import { makeTenant } from '../sandbox/make-tenant.ts'
import { optional } from './command.ts'
import type { CliCommand } from './command.ts'
import { textOf } from './import.ts'
import { seedLicences } from './seed-licences.ts'
import { withRuntime } from './with-runtime.ts'

const ZONE = 'America/Sao_Paulo'
const SAMPLES = join(import.meta.dirname, '../imports/samples')

/** In this order: prices, the customers who buy at them, what they hold. */
const STEPS: readonly { readonly kind: ImportKind; readonly files: readonly string[] }[] = [
  { kind: 'price-sheet', files: ['01a-pricesheet-nce-19col-iso.csv'] },
  { kind: 'price-sheet', files: ['01f-offer-matrix.csv'] },
  { kind: 'customers', files: ['05e-clientes-erp-utf8bom.csv'] },
  { kind: 'subscriptions', files: ['02c-subscriptions-our-template.csv'] },
]

export const seedCommand: CliCommand = {
  name: 'seed',
  about: 'Cria um tenant de teste com dados inventados: assinaturas, pelos mesmos importadores que um revendedor usa, e um parceiro com sua pauta',
  options: { name: { type: 'string', about: 'nome do revendedor (padrão: Revenda de Teste)' } },
  run: (call) => withRuntime(call, async ({ database, clock }) => {
    const name = optional(call, 'name') ?? 'Revenda de Teste'
    const now = clock.now()
    const made = await database.withTx((tx) => makeTenant(tx, { name, environment: 'test', zone: ZONE, locale: 'pt-BR' }, now))
    const reports = []
    for (const { kind, files } of STEPS) {
      const read = await Promise.all(files.map(async (file) => ({ name: file, bytes: await readFile(join(SAMPLES, file)) })))
      const report = await runImport({ database, tenantId: made.tenantId, kind, files: read, dryRun: false, now })
      call.io.err(`${textOf({ ...report, verdicts: [] })}\n`)
      reports.push({ kind, fileName: report.fileName, rows: report.rows, created: report.created, rejected: report.rejected })
    }
    const licences = await database.withTx((tx) => seedLicences(tx, { ...made, zone: ZONE }, now))
    const text = `${name}: tenant ${made.tenantId} (${made.publishableKey})\n${made.key}\nGuarde a chave agora: ela não será mostrada de novo.`
    return { code: 0, json: { ...made, imports: reports, licences }, text }
  }),
}
