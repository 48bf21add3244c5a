import { decideSerialSuspension } from '@assento/rules'
import type { SerialPlan } from '@assento/rules'
import { listSerialsByHash, loadManySerialFacts } from '@assento/store'
import type { LoadedSerial } from '@assento/store'
import { keyHashOf } from '../../activations/key-hash.ts'
import { applySerialPlan } from '../../licences/apply-serial-plan.ts'
import { licenceActor } from '../../licences/serial-actor.ts'
import { unguardedCell } from '../../platform/csv.ts'
import type { CommandContext } from '../../platform/types.ts'
import { fileProblem } from '../report.ts'
import type { FileProblem, ReadRow, RowVerdict } from '../report.ts'
import { refusedVerdict, rowVerdict, warningsOf } from '../row-verdicts.ts'
import { bindColumns } from '../table/bind-columns.ts'
import type { Table } from '../table/read-table.ts'
import { RowReader } from '../table/row-reader.ts'
import { SUSPENSION_COLUMNS } from './columns.ts'
import { keyOf, MOST_ROWS } from './read-licences.ts'
import type { JudgedFile } from './run-licence-import.ts'
import { findReason } from './situation.ts'

interface SuspensionLine {
  readonly key: string
  /** Code of one of the tenant's reasons; what is not one stays as it is written, for the rule to refuse. */
  readonly reason: string
  readonly note: string | null
}

interface Planned {
  readonly loaded: LoadedSerial
  readonly plan: SerialPlan
}

/** Decides each line by the rule that a person's click meets; a serial that is suspended for the same reason is as the file wants it. */
export async function judgeSuspensions(ctx: CommandContext, table: Table): Promise<JudgedFile | FileProblem> {
  const read = readSuspensions(ctx, table)
  if ('rule' in read) return read
  const known = await listSerialsByHash(ctx.tx, ctx.tenant.id, [...new Set(read.rows.flatMap(({ value }) => (value === null ? [] : keyHashOf(value.key))))])
  const loaded = await loadManySerialFacts(ctx.tx, ctx.tenant.id, known.map(({ id }) => id))
  const byHash = new Map(loaded.map((serial) => [serial.row.key_hash, serial]))
  const seen = new Map<string, number>()
  const plans: Planned[] = []
  const verdicts = read.rows.flatMap((row) => {
    const judged = judgeLine(ctx, row, byHash, seen)
    if (judged.planned !== null) plans.push(judged.planned)
    return judged.verdicts
  })
  return {
    layout: 'suspensions', rows: read.rows.length, unknownColumns: read.unknownColumns, verdicts,
    write: async () => { for (const planned of plans) await applySerialPlan(ctx, ctx.tx, planned.loaded, planned.plan) },
  }
}

function judgeLine(
  ctx: CommandContext, read: ReadRow<SuspensionLine>, byHash: ReadonlyMap<string, LoadedSerial>, seen: Map<string, number>,
): { readonly verdicts: readonly RowVerdict[]; readonly planned: Planned | null } {
  const line = read.value
  if (line === null) return { verdicts: [...warningsOf(read), refusedVerdict(read)], planned: null }
  const hash = keyHashOf(line.key)
  const only = (verdict: RowVerdict) => ({ verdicts: [...warningsOf(read), verdict], planned: null })
  const first = seen.get(hash)
  if (first !== undefined) return only(rowVerdict(read, 'skipped', `repete o número de série da linha ${first}; a primeira vale.`, { rule: 'imports.licence.duplicate' }))
  seen.set(hash, read.row)
  const loaded = byHash.get(hash)
  const end = `…${line.key.slice(-5)}`
  if (loaded === undefined) return only(rowVerdict(read, 'rejected', `${end}: número de série desconhecido.`, { rule: 'imports.suspension.unknown' }))
  const who = { actor: licenceActor(ctx.caller), now: ctx.now, reasons: ctx.tenant.settings.licences.reasons }
  const decision = decideSerialSuspension(loaded.facts, { reason: line.reason, note: line.note, until: null }, who)
  if (decision.verdict === 'allowed') {
    return { verdicts: [...warningsOf(read), rowVerdict(read, 'updated', `${end}: suspenso.`)], planned: { loaded, plan: decision.plan } }
  }
  if (decision.verdict === 'denied' && loaded.facts.suspension?.reason === line.reason) return only(rowVerdict(read, 'unchanged', `${end}: já está suspenso por esse motivo.`))
  const rule = decision.verdict === 'denied' ? decision.rule : 'imports.row.unreadable'
  return only(rowVerdict(read, 'rejected', `${end}: ${REFUSALS[rule] ?? 'a suspensão foi recusada.'}`, { rule }))
}

const REFUSALS: Readonly<Record<string, string>> = {
  'serials.state.cancelled': 'está cancelado, e isso é para sempre.',
  'serials.suspend.already': 'já está suspenso por outro motivo.',
  'serials.suspend.pending': 'ainda está pendente; retire-o em vez de suspendê-lo.',
  'serials.reason.unknown': 'o motivo não está entre os motivos cadastrados.',
  'serials.reason.noteRequired': 'esse motivo pede uma descrição.',
}

function readSuspensions(ctx: CommandContext, table: Table): { readonly rows: readonly ReadRow<SuspensionLine>[]; readonly unknownColumns: readonly string[] } | FileProblem {
  const [header, ...records] = table.records
  if (records.length > MOST_ROWS) return fileProblem('imports.licences.tooManyRows', `O arquivo tem mais de ${MOST_ROWS} linhas; divida-o em partes.`)
  const bound = bindColumns(header?.cells ?? [], SUSPENSION_COLUMNS)
  if ('rule' in bound) return bound
  const { reasons } = ctx.tenant.settings.licences
  const rows = records.map((record) => {
    const reader = new RowReader({ ...record, cells: record.cells.map(unguardedCell) }, bound)
    const reason = reader.required('reason')
    return reader.done<SuspensionLine>({ key: keyOf(reader, 'key'), reason: findReason('suspend', reason, reasons)?.code ?? reason, note: reader.text('note') })
  })
  return { rows, unknownColumns: bound.unknownColumns }
}
