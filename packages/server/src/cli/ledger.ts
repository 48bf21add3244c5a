import { listTenants } from '@assento/store'
import type { TenantRow } from '@assento/store'
import { verifyLedger } from '../invoices/ledger/verify-ledger.ts'
import type { LedgerVerdict } from '../invoices/ledger/verify-ledger.ts'
import { optional, UsageError } from './command.ts'
import type { CliCommand } from './command.ts'
import { withRuntime } from './with-runtime.ts'

export const ledgerVerifyCommand: CliCommand = {
  name: 'ledger verify',
  about: 'Confere os livros: partidas, faturas, créditos e numeração; aponta o que não confere',
  options: { tenant: { type: 'string', about: 'id (ten_…) ou chave pública (pk_…) de um tenant; sem ele, todos' } },
  run: (call) => withRuntime(call, async ({ database }) => {
    const verdicts: { readonly tenant: TenantRow; readonly verdict: LedgerVerdict }[] = []
    for (const tenant of await chosen(await listTenants(database), optional(call, 'tenant'))) {
      call.io.err(`${tenant.name}…\n`)
      verdicts.push({ tenant, verdict: await verifyLedger(database, tenant.id) })
    }
    const isSound = verdicts.every(({ verdict }) => verdict.ok)
    return {
      code: isSound ? 0 : 1,
      json: { ok: isSound, tenants: verdicts.map(({ tenant, verdict }) => ({ tenantId: tenant.id, ...verdict })) },
      text: verdicts.map(({ tenant, verdict }) => textOf(tenant, verdict)).join('\n') || 'Ainda não há tenant.',
    }
  }),
}

async function chosen(tenants: readonly TenantRow[], wanted: string | undefined): Promise<readonly TenantRow[]> {
  if (wanted === undefined) return tenants
  const found = tenants.filter(({ id, publishable_key: key }) => id === wanted || key === wanted)
  if (found.length === 0) throw new UsageError(`--tenant: não há tenant ${wanted}`)
  return found
}

function textOf(tenant: TenantRow, { ok, looked, found, findings }: LedgerVerdict): string {
  const counts = `${looked.transactions} lançamentos, ${looked.invoices} faturas, ${looked.creditNotes} notas de crédito, ${looked.customers} clientes`
  if (ok) return `Livros de ${tenant.name}: ${counts}; tudo confere.`
  const lines = findings.map(({ kind, id, expected, actual }) => `  ${kind} ${id}: esperado ${expected}, encontrado ${actual}`)
  const more = found > findings.length ? [`  … e mais ${found - findings.length}`] : []
  return [`Livros de ${tenant.name}: ${counts}; ${found} ${found === 1 ? 'achado' : 'achados'}:`, ...lines, ...more].join('\n')
}
