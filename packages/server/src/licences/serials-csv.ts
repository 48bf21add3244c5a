/** Serials as CSV (licences.md § 6): UTF-8 with a byte order mark, semicolons in Portuguese, cells that no spreadsheet computes. */
import { addHours, dateInZone, graceUntilOf, isLeaseDead, serialStateOn, transfersIn365 } from '@assento/rules'
import type { CalendarDate, Instant } from '@assento/rules'
import { formatTaxId, readTaxId } from '@assento/brazil'
import { activationFacts, listActivations, listSerials } from '@assento/store'
import type { ActivationRow, SerialListRow, SerialQuestion } from '@assento/store'
import type { ExportedFile } from '../invoices/exported-file.ts'
import { csvLine } from '../platform/csv.ts'
import type { CsvCell } from '../platform/csv.ts'
import type { ProcedureContext } from '../platform/types.ts'
import { reasonLabel, suspensionOf } from './serial-item.ts'
import { BADGE_WORDS, MACHINE_SEPARATOR, SERIAL_COLUMNS, SERIAL_HEADS, STATE_WORDS } from './serials-words.ts'
import type { SerialColumn } from './serials-words.ts'

/** The filter as it was asked for, with the asker's scope in it; days and moves are told when the file is fetched. */
export interface SerialsFileQuestion extends Pick<SerialQuestion, 'partnerId' | 'customerId' | 'productId' | 'states' | 'search'> {
  readonly kind: 'serials'
  readonly moved: boolean
  /** Whole keys, for who may see them; else the end of each. */
  readonly withKeys: boolean
}

type Words = 'pt-BR' | 'en'
const PAGE = 200
const BYTE_ORDER_MARK = '\ufeff'

export function serialsFile(ctx: ProcedureContext, asked: SerialsFileQuestion): ExportedFile {
  const { search, ...kept } = asked
  return {
    fileName: serialsFileName(ctx), mediaType: 'text/csv; charset=utf-8', action: 'serials.export', customerId: asked.customerId,
    // What was searched for may be a person's name: the audit cannot forget it.
    asked: { ...kept, searched: search !== null }, pieces: () => serialsCsv(ctx, asked),
  }
}

export function serialsFileName({ now, tenant }: Pick<ProcedureContext, 'now' | 'tenant'>): string {
  return `${tenant.locale === 'en' ? 'serials' : 'numeros-de-serie'}-${dateInZone(now, tenant.zone)}.csv`
}

async function* serialsCsv(ctx: ProcedureContext, asked: SerialsFileQuestion): AsyncGenerator<string> {
  const words: Words = ctx.tenant.locale === 'en' ? 'en' : 'pt-BR'
  const separator = words === 'en' ? ',' : ';'
  const since = addHours(ctx.now, -365 * 24)
  const question: SerialQuestion = { ...asked, movedSince: asked.moved ? since : null, countMovesSince: since, today: dateInZone(ctx.now, ctx.tenant.zone) }
  yield BYTE_ORDER_MARK + csvLine(SERIAL_COLUMNS.map((column) => SERIAL_HEADS[words][column]), separator)
  for (let after: Parameters<typeof listSerials>[3]['after'] = null; ;) {
    const page: Awaited<ReturnType<typeof listSerials>> = await listSerials(ctx.database, ctx.tenant.id, question, { after, skip: 0, limit: PAGE })
    const activations = await listActivations(ctx.database, ctx.tenant.id, page.items.map(({ id }) => id))
    yield page.items.map((row) => {
      const cells = cellsOf(ctx, row, activations.filter((each) => each.serial_id === row.id), { words, withKeys: asked.withKeys })
      return csvLine(SERIAL_COLUMNS.map((column) => cells[column]), separator)
    }).join('')
    if (page.next === null) return
    after = page.next
  }
}

function cellsOf(
  ctx: ProcedureContext, row: SerialListRow, activations: readonly ActivationRow[], { words, withKeys }: { readonly words: Words; readonly withKeys: boolean },
): Readonly<Record<SerialColumn, CsvCell>> {
  const { zone, settings } = ctx.tenant
  const { state, badge } = serialStateOn({ ...row, suspension: suspensionOf(row) }, dateInZone(ctx.now, zone))
  const open = activations.filter((each) => each.closed_at === null).sort((a, b) => (a.last_seen_at < b.last_seen_at ? 1 : -1))
  const each = (text: (activation: ActivationRow) => string) => open.map(text).join(MACHINE_SEPARATOR)
  const day = (on: CalendarDate | null) => (on === null ? '' : dayText(on, words))
  const facts = activations.map(activationFacts)
  return {
    serial: withKeys ? row.serialKey : `…${row.last5}`, product: row.productName, partner: row.partnerName ?? '', customer: row.customerName, taxId: taxIdText(row.customerTaxId),
    state: STATE_WORDS[words][state], badge: BADGE_WORDS[words][badge], reason: reasonLabel(settings.licences.reasons, row) ?? '', validUntil: day(row.validUntil),
    graceUntil: day(graceUntilOf(row)), used: { number: String(open.filter((one) => !isLeaseDead({ leaseUntil: one.lease_until }, ctx.now)).length) },
    max: { number: String(row.maxActivations) }, machines: each((one) => one.machine_name), lastSeenAt: each((one) => instantText(one.last_seen_at, zone, words)),
    activatedAt: each((one) => instantText(one.activated_at, zone, words)), activatedBy: each((one) => one.activated_by_name), note: row.note ?? '',
    transfers: { number: String(transfersIn365(facts, ctx.now)) },
  }
}

function taxIdText(taxId: string | null): string {
  const reading = readTaxId(taxId ?? '')
  return reading.ok ? formatTaxId(reading.taxId) : (taxId ?? '')
}

/** `25/12/2026`, or as it is in English. */
function dayText(on: CalendarDate, words: Words): string {
  return words === 'en' ? on : `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`
}

/** `25/12/2026 08:15` by the clock of the tenant's zone. */
function instantText(at: Instant, zone: string, words: Words): string {
  return `${dayText(dateInZone(at, zone), words)} ${clockOf(zone).format(Date.parse(at))}`
}

// Making one takes longer than a thousand uses of it.
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  clocks.set(zone, known)
  return known
}
