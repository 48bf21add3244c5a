import type { ReturnFileReport, ReturnVerdict } from '../invoices/payments/bank-return/report.ts'
import type { CliResult } from './command.ts'
import type { TenantCaller } from './with-runtime.ts'

/** What `assento import` calls a bank's return file. */
export const BANK_RETURN = 'bank-return'

/** Verdicts that need no look: the line did what was expected, or nothing. */
const EXPECTED: ReadonlySet<ReturnVerdict> = new Set(['matched', 'notAPayment', 'alreadyImported'])
/** Verdicts after which a person has something to do: exit code 1. */
const FINDINGS: ReadonlySet<ReturnVerdict> = new Set(['unknown', 'rejectedByBank'])
const MOST_SHOWN = 50
const NAMES: Readonly<Record<ReturnVerdict, string>> = {
  matched: 'quitadas', partial: 'parciais', over: 'pagas a mais', duplicate: 'já pagas', lateVersion: 'boleto antigo', closedInvoice: 'fatura encerrada',
  unknown: 'desconhecidas', notAPayment: 'não são pagamento', rejectedByBank: 'recusadas pelo banco', alreadyImported: 'já importadas',
}

/** Imports the file through the procedure, so that policy, audit and refusals are the same as over HTTP. */
export async function importBankReturn(
  procedures: TenantCaller, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }, dryRun: boolean,
): Promise<CliResult> {
  const report = await procedures.payments.importReturnFile({ file: { name, base64: Buffer.from(bytes).toString('base64') }, dryRun })
  const hasFindings = report.notices.length > 0 || report.lines.some(({ verdict }) => FINDINGS.has(verdict))
  return { code: hasFindings ? 1 : 0, json: report, text: returnText(report) }
}

/** The report in words: whose file, the counts, then the lines that a person should see. */
export function returnText(report: ReturnFileReport): string {
  const mode = report.dryRun ? ' (ensaio, nada foi gravado)' : report.alreadyImported ? ' (já importado, nada mudou)' : ''
  const number = report.fileSequence === null ? '' : ` nº ${report.fileSequence}`
  const head = `${report.fileName}${mode}: ${report.bankName}, CNAB ${report.layout}, retorno${number}, ${report.generatedOn ?? 'sem data'}`
  const counts = (Object.entries(NAMES) as [ReturnVerdict, string][]).filter(([verdict]) => report.counts[verdict] > 0)
    .map(([verdict, words]) => `${report.counts[verdict]} ${words}`)
  const received = new Intl.NumberFormat('pt-BR', { style: 'currency', currency: 'BRL' }).format(report.received.cents / 100)
  const shown = [...report.notices.map(({ message }) => message), ...report.lines.filter(({ verdict }) => !EXPECTED.has(verdict)).map(({ message }) => message)]
  const rest = shown.length > MOST_SHOWN ? [`  … e mais ${shown.length - MOST_SHOWN}; todas em --json`] : []
  return [head, `  ${report.records} títulos: ${counts.join(', ') || 'nenhum'}; recebido ${received}`, ...shown.slice(0, MOST_SHOWN).map((line) => `  ${line}`), ...rest].join('\n')
}
