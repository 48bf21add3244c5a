/** What a file says of a serial's state, and what we store of it: facts, since states are derived (licences.md § 2.1). */
import type { BlockReason, SerialState } from '@assento/rules'
import { normalizeHeader } from '../table/bind-columns.ts'

/** `byClock`: nothing but the dates; `said` is what the file calls it, to be compared with what the dates say. */
export type Situation =
  | { readonly kind: 'byClock'; readonly said: SerialState | null }
  | { readonly kind: 'pending' }
  | { readonly kind: 'suspended' | 'cancelled'; readonly reason: string; readonly note: string | null }

const STATES: Readonly<Record<string, SerialState>> = {
  ativa: 'active', ativo: 'active', active: 'active', periododetolerancia: 'grace', tolerancia: 'grace', graceperiod: 'grace', expirada: 'expired', expirado: 'expired',
  vencida: 'expired', expired: 'expired', pendente: 'pending', pending: 'pending', suspensa: 'suspended', suspenso: 'suspended', bloqueada: 'suspended',
  suspended: 'suspended', cancelada: 'cancelled', cancelado: 'cancelled', encerrada: 'cancelled', cancelled: 'cancelled',
}

/**
 * Reasons that the portal gives under its red "Expirada", which means any of four states (seed 003): who blocked, or that it is over. They
 * are not among a tenant's own reasons, so they go under the nearest one with the file's words as its description.
 */
const PORTAL_REASONS: Readonly<Record<string, { readonly kind: 'suspended' | 'cancelled'; readonly codes: readonly string[] } | null>> = {
  pendenciacomofabricante: { kind: 'suspended', codes: ['outro'] },
  encerradapelocliente: { kind: 'cancelled', codes: ['deixou_de_ser_cliente', 'outro'] },
  vencimento: null,
}

export type SituationProblem = 'state' | 'reason'

/**
 * Reads state and reason together. A blank state is the clock's; "Expirada" with a reason is what the reason says; a suspension or
 * termination whose reason is not known is refused, never guessed.
 */
export function readSituation(state: string | null, reason: string | null, reasons: readonly BlockReason[]): Situation | SituationProblem {
  const said = state === null ? null : STATES[normalizeHeader(state)]
  if (said === undefined) return 'state'
  if (said === 'pending') return { kind: 'pending' }
  if (said === 'suspended') return blocked('suspended', reason, reasons)
  if (said === 'cancelled') return blocked('cancelled', reason, reasons)
  if (said !== 'expired' || reason === null) return { kind: 'byClock', said }
  const known = PORTAL_REASONS[normalizeHeader(reason)]
  if (known === null) return { kind: 'byClock', said }
  if (known !== undefined) return underNearest(known.kind, known.codes, reason, reasons)
  const [suspended, cancelled] = [findReason('suspend', reason, reasons), findReason('terminate', reason, reasons)]
  if (suspended !== undefined) return withWords('suspended', suspended, reason)
  return cancelled === undefined ? 'reason' : withWords('cancelled', cancelled, reason)
}

function blocked(kind: 'suspended' | 'cancelled', reason: string | null, reasons: readonly BlockReason[]): Situation | SituationProblem {
  if (reason === null) return underNearest(kind, ['outro'], 'Sem motivo no arquivo importado', reasons)
  const found = findReason(kind === 'suspended' ? 'suspend' : 'terminate', reason, reasons)
  if (found !== undefined) return withWords(kind, found, reason)
  const known = PORTAL_REASONS[normalizeHeader(reason)]
  return known?.kind === kind ? underNearest(kind, known.codes, reason, reasons) : 'reason'
}

/** A reason of the tenant by its code or by its label, whatever case and accents; retired ones are not given any more. */
export function findReason(verb: BlockReason['verb'], text: string, reasons: readonly BlockReason[]): BlockReason | undefined {
  const wanted = normalizeHeader(text)
  return reasons.find((each) => each.verb === verb && !each.isRetired && (normalizeHeader(each.code) === wanted || normalizeHeader(each.label) === wanted))
}

function underNearest(kind: 'suspended' | 'cancelled', codes: readonly string[], words: string, reasons: readonly BlockReason[]): Situation | SituationProblem {
  const verb = kind === 'suspended' ? 'suspend' : 'terminate'
  const code = codes.find((each) => reasons.some((reason) => reason.verb === verb && reason.code === each && !reason.isRetired))
  return code === undefined ? 'reason' : { kind, reason: code, note: words }
}

function withWords(kind: 'suspended' | 'cancelled', { code, requiresNote }: BlockReason, words: string): Situation {
  return { kind, reason: code, note: requiresNote ? words : null }
}
