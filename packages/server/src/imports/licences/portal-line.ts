import type { CalendarDate, Instant } from '@assento/rules'
import { MACHINE_SEPARATOR } from '../../licences/serials-words.ts'
import { customerTaxId } from '../customers/customer-line.ts'
import type { ReadRow } from '../report.ts'
import type { RowReader } from '../table/row-reader.ts'
import { wholeNumber } from '../table/values.ts'
import type { PORTAL_COLUMNS } from './columns.ts'
import type { ImportedMachine, LicenceLine } from './licence-line.ts'
import { readLocalDay, readLocalTime } from './local-time.ts'
import { keyOf } from './read-licences.ts'
import type { ReadContext } from './read-licences.ts'
import { readSituation } from './situation.ts'
import type { Situation } from './situation.ts'

type Reader = RowReader<keyof typeof PORTAL_COLUMNS>
type DayColumn = 'validUntil' | 'graceUntil'

const LONGEST_NOTE = 500

/** A row of the portal's export, or of ours. A blank end is perpetual. */
export function portalLine(reader: Reader, context: ReadContext): ReadRow<LicenceLine> {
  const outcome = customerTaxId(reader.text('taxId') ?? '', {})
  if (outcome.taxId === null) {
    reader.reject(outcome.rule, 'taxId', outcome.message)
    return reader.refused()
  }
  const note = reader.text('note')
  if ((note ?? '').length > LONGEST_NOTE) reader.reject('imports.licence.note', 'note', `a observação passa de ${LONGEST_NOTE} caracteres.`)
  const [validUntil, graceUntil] = [dayOf(reader, 'validUntil'), dayOf(reader, 'graceUntil')]
  if (validUntil !== null && graceUntil !== null && graceUntil < validUntil) reader.reject('imports.licence.grace', 'graceUntil', 'a tolerância acaba antes do vencimento.')
  return reader.done<LicenceLine>({
    customer: {
      taxId: outcome.taxId, name: reader.required('customer'), phone: null, address: null, externalRef: null, partnerName: reader.text('partner'),
    },
    serial: {
      key: keyOf(reader, 'key'), product: reader.required('product'), situation: situationOf(reader, context), validUntil, graceUntil, maxActivations: maxOf(reader), note,
      machines: machinesOf(reader, context.zone),
    },
  })
}

function situationOf(reader: Reader, { reasons }: ReadContext): Situation {
  const [state, reason] = [reader.text('state'), reader.text('reason')]
  const situation = readSituation(state, reason, reasons)
  if (situation === 'state') reader.reject('imports.licence.state', 'state', `"${state ?? ''}" não é uma situação conhecida.`)
  if (situation === 'reason') reader.reject('imports.licence.reason', 'reason', `o motivo "${reason ?? ''}" não está entre os motivos cadastrados.`)
  return typeof situation === 'string' ? { kind: 'byClock', said: null } : situation
}

function dayOf(reader: Reader, key: DayColumn): CalendarDate | null {
  const cell = reader.text(key)
  const on = cell === null ? null : readLocalDay(cell)
  if (cell !== null && on === null) reader.reject('imports.row.date', key, `"${cell}" não é uma data válida na coluna "${reader.name(key)}" (use DD/MM/AAAA).`)
  return on
}

function maxOf(reader: Reader): number | null {
  const cell = reader.text('max')
  const max = cell === null ? null : wholeNumber(cell)
  if (cell !== null && (max === null || max < 1 || max > 100_000)) {
    reader.reject('imports.row.number', 'max', `"${cell}" não é uma quantidade válida na coluna "${reader.name('max')}".`)
  }
  return max
}

/** Computers and their times, in one order; a row without a computer's name tells of none, even where it has a time. */
function machinesOf(reader: Reader, zone: string): readonly ImportedMachine[] {
  const parts = (key: 'machines' | 'activatedAt' | 'lastSeenAt' | 'activatedBy') => (reader.text(key) ?? '').split(MACHINE_SEPARATOR)
  const timeOf = (key: 'activatedAt' | 'lastSeenAt', index: number): Instant | null => {
    const text = parts(key)[index]?.trim() ?? ''
    const at = text === '' ? null : readLocalTime(text, zone)
    if (text !== '' && at === null) reader.reject('imports.row.date', key, `"${text}" não é uma data válida na coluna "${reader.name(key)}" (use DD/MM/AAAA HH:MM).`)
    return at
  }
  return parts('machines').flatMap((name, index): ImportedMachine[] => {
    const machine = { activatedAt: timeOf('activatedAt', index), lastSeenAt: timeOf('lastSeenAt', index), activatedByName: parts('activatedBy')[index]?.trim() || null }
    return name.trim() === '' ? [] : [{ name: name.trim().slice(0, 255), ...machine }]
  })
}
