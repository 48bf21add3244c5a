import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportOptions } from '../imports/read-files.ts'
import type { ImportKind, ImportReport } from '../imports/report.ts'
import { runImport } from '../imports/run-import.ts'
import { tenantNow } from '../platform/context.ts'
import { tenantContext } from '../platform/authenticate.ts'
import { many, optional, optionalNumber, TENANT_OPTION, UsageError } from './command.ts'
import type { CliCall, CliCommand } from './command.ts'
import { BANK_RETURN, importBankReturn } from './import-bank-return.ts'
import { importLicenceFile, LICENCE_KINDS } from './import-licences.ts'
import { importReconciliation } from './import-reconciliation.ts'
import { countsText, notableText } from './import-text.ts'
import { RECONCILIATION } from '../imports/reconciliation/run-reconciliation.ts'
import { withTenant } from './with-runtime.ts'

const KINDS: readonly ImportKind[] = ['price-sheet', 'customers', 'subscriptions']
export const importCommand: CliCommand = {
  name: 'import',
  operands: 'TIPO ARQUIVO',
  about: 'Importa price-sheet, customers, subscriptions, licences (números de série), suspensions (suspensão em lote), reconciliation (fatura do fabricante) ou bank-return (retorno CNAB); repetir o mesmo arquivo não muda nada',
  options: {
    ...TENANT_OPTION,
    'dry-run': { type: 'boolean', about: 'mostra o veredito de cada linha e não grava nada' },
    with: { type: 'string', multiple: true, about: 'arquivo que completa o principal (EMPRESAS, MUNICIPIOS, mapa de clientes); repita para vários' },
    'skip-lines': { type: 'string', about: 'linhas a pular antes da tabela' },
    columns: { type: 'string', about: 'nomes das colunas de um arquivo sem cabeçalho, separados por vírgula' },
    'skip-rejected': { type: 'boolean', about: 'reconciliation: guarda as demais linhas mesmo que algumas não possam ser lidas' },
    'all-or-nothing': { type: 'boolean', about: 'licences, suspensions: uma linha recusada impede todas' },
    'create-products': { type: 'boolean', about: 'licences: cria os produtos que ainda não existem' },
    partner: { type: 'string', about: 'licences: id (acc_…) do parceiro que fica com os clientes novos' },
    'confirm-leading-zero': { type: 'boolean', about: 'aceita que um zero à esquerda se perdeu nos CNPJ do arquivo' },
  },
  run: (call) => withTenant(call, async (procedures, tenant, { database, clock }) => {
    const [kind, path = ''] = call.positionals
    if (kind === BANK_RETURN) return importBankReturn(procedures, await fileAt(path), call.values['dry-run'] === true)
    if (kind === RECONCILIATION) return importReconciliation(call, path, { database, tenantId: tenant.id, now: tenantNow(tenantContext(tenant), clock.now()) })
    const licences = LICENCE_KINDS.find((each) => each === kind)
    if (licences !== undefined) return importLicenceFile(call, licences, await fileAt(path), procedures)
    if (!isKind(kind)) throw new UsageError(`tipo desconhecido: ${kind}; use ${[...KINDS, ...LICENCE_KINDS, RECONCILIATION, BANK_RETURN].join(', ')}`)
    const files = await Promise.all([path, ...many(call, 'with')].map(fileAt))
    const report = await runImport({
      database, tenantId: tenant.id, kind, files, dryRun: call.values['dry-run'] === true, now: tenantNow(tenantContext(tenant), clock.now()),
      options: optionsOf(call), onProgress: (done, total) => call.io.err(`  ${done} de ${total} linhas\n`),
    })
    return { code: report.problem === null && report.rejected === 0 ? 0 : 1, json: report, text: textOf(report) }
  }),
}

/** The report in words: the counts, then what was rejected or needs a look. */
export function textOf(report: ImportReport): string {
  if (report.problem !== null) {
    const columns = report.problem.columns.length === 0 ? '' : ` Colunas: ${report.problem.columns.join(', ')}.`
    return `${report.fileName}: recusado (${report.problem.rule}). ${report.problem.message}${columns}`
  }
  return [`${report.fileName}${report.dryRun ? ' (ensaio, nada foi gravado)' : ''}: ${countsText(report)}`, ...notableText(report)].join('\n')
}

async function fileAt(path: string) {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UsageError(`não consigo ler ${path}: ${error instanceof Error && 'code' in error ? String(error.code) : 'erro'}`)
  })
  return { name: basename(path), bytes }
}

function optionsOf(call: CliCall): ImportOptions {
  const [skipLines, columns] = [optionalNumber(call, 'skip-lines'), optional(call, 'columns')]
  return {
    ...(skipLines === undefined ? {} : { skipLines }),
    ...(columns === undefined ? {} : { columns: columns.split(',').map((name) => name.trim()) }),
    ...(call.values['confirm-leading-zero'] === true ? { confirmLeadingZero: true } : {}),
  }
}

function isKind(text: string | undefined): text is ImportKind {
  return KINDS.some((kind) => kind === text)
}
