import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { median, range } from '../statistics.ts'
import type { Parts } from './run-due.ts'
import { historyOf, type Size } from './world.ts'

/** Seconds of one round. */
export interface Round {
  readonly parts: Parts
  readonly bare: number
}

export interface Measured {
  readonly name: string
  readonly settings: string
  readonly figures: readonly Round[]
  /** Seconds of closing the same drafts for a tenant without a bank and a Pix key, right after the last round. */
  readonly closeWithoutMeans: number
}

export interface Results {
  readonly size: Size
  readonly rounds: number
  /** Rows that a run makes, by table. */
  readonly rows: ReadonlyMap<string, number>
  readonly transactions: number
  readonly measured: readonly Measured[]
}

/** The results in words and tables, as they are kept. */
export function report({ size, rounds, rows, transactions, measured }: Results): string {
  const all = [...rows.values()].reduce((sum, count) => sum + count, 0)
  const invoices = size.customers
  return `# Renovações: faturas por segundo ao lado de uma inserção nua

\`pnpm bench renewals\` (${number(size.subscriptions)} assinaturas de ${number(size.customers)} clientes; rodadas: ${rounds}), ${today()}, ${machine()}.

O que se compara, alternando a cada rodada (a ordem se inverte de uma rodada para a outra), cada um em seu processo, sobre uma cópia nova
do mesmo banco e depois de um aquecimento com 2.000 assinaturas. O banco já tem as faturas do mês anterior dos primeiros
${number(historyOf(size).invoices)} clientes; o PostgreSQL já tem estatísticas, que reúne sozinho em um minuto: sem elas, confere chaves estrangeiras por
qualquer índice, e os dois lados ficam várias vezes mais lentos.

* **Assento**: os executores de verdade, do vencimento à fatura. Cobram ${number(size.subscriptions - size.renewals)} ciclos mensais dentro de vigências anuais e renovam
  ${number(size.renewals)} vigências mensais, e fecham os rascunhos do dia: regras, impostos, numeração sem lacunas, livros em partidas dobradas,
  crédito, boleto, Pix, documentos, eventos, pedidos de mensagem, auditoria encadeada e provisionamento das renovações.
* **Inserção nua**: as mesmas ${number(all)} linhas (gravadas de uma execução do Assento e lidas de volta de todas as tabelas), nas mesmas
  ${number(transactions)} transações, por \`insert\` preparados de até 256 linhas. Não lê, não decide, não calcula, não atualiza as assinaturas nem os
  rascunhos (que insere já fechados); as linhas estão prontas em memória antes de o relógio começar.

Ao fim de cada execução, dos dois lados, confere-se que há uma fatura por cliente e uma linha por assinatura; do lado do Assento,
também que os livros conferem (\`ledger verify\`). Medianas (mínimo–máximo); a proporção é a mediana das proporções de cada rodada. A máquina pode ter tido outros trabalhos:
só as proporções de uma mesma execução valem.

| banco | faturas por s, Assento | inserção nua | proporção |
|---|---|---|---|
${measured.map((of) => rateLine(of, invoices)).join('\n')}

Onde o Assento gasta o tempo:

| banco | cobrar e renovar | fechar | boleto e Pix, parte do fechar |
|---|---|---|---|
${measured.map(partsLine).join('\n')}

Boleto e Pix: quanto o fechamento dos mesmos rascunhos leva a menos, logo depois da última rodada, para um vendedor sem banco e sem chave Pix.
${measured.map(({ name, settings }) => `${name}: ${settings}.`).join(' ')}

Linhas por fatura: ${(all / invoices).toFixed(1).replace('.', ',')} — ${[...rows].map(([table, count]) => `${table} ${(count / invoices).toFixed(1).replace('.', ',')}`).join(', ')}.
`
}

export function writeReport(text: string): void {
  writeFileSync(fileURLToPath(new URL('../../results/renewals.md', import.meta.url)), text)
}

function rateLine({ name, figures }: Measured, invoices: number): string {
  const assento = figures.map(({ parts }) => invoices / (parts.charge + parts.close))
  const bare = figures.map((round) => invoices / round.bare)
  const ratios = assento.map((rate, round) => rate / (bare[round] ?? Number.NaN))
  return `| ${name} | ${spread(assento, 0)} | ${spread(bare, 0)} | ${spread(ratios, 2)} |`
}

function partsLine({ name, figures, closeWithoutMeans }: Measured): string {
  const of = (seconds: (round: Round) => number) => `${spread(figures.map(seconds), 1)} s`
  return `| ${name} | ${of(({ parts }) => parts.charge)} | ${of(({ parts }) => parts.close)} | ${(100 * (1 - closeWithoutMeans / (figures.at(-1)?.parts.close ?? Number.NaN))).toFixed(0)} % |`
}

function spread(values: readonly number[], digits: number): string {
  return `${median(values).toFixed(digits)} (${range(values, digits)})`.replaceAll('.', ',')
}

function number(value: number): string {
  return value.toLocaleString('pt-BR')
}

function today(): string {
  return new Intl.DateTimeFormat('pt-BR', { dateStyle: 'long' }).format(Date.now())
}

function machine(): string {
  return `${cpus().length} núcleos (${cpus()[0]?.model ?? '?'}), Node ${process.versions.node}`
}
