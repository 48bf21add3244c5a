/** The answer of an import: what each line became, or would become. */
import { BANKS } from '@assento/brazil'
import type { Money } from '@assento/rules'
import { money } from '@assento/rules'
import type { BankReturnLineRow } from '@assento/store'
import type { PlannedLine } from './plan-return.ts'
import { MONEY_VERDICTS, RETURN_VERDICTS } from './report.ts'
import type { ReturnFileReport, ReturnLineReport, ReturnVerdict } from './report.ts'
import type { ReturnSource } from './return-source.ts'
import { NOTICES, VERDICTS } from './words.ts'

export interface ReturnStanding {
  readonly dryRun: boolean
  readonly alreadyImported: boolean
  readonly planned: readonly PlannedLine[]
  /** Lines that are stored: what they were then is what they are. */
  readonly stored: readonly BankReturnLineRow[]
}

export function reportReturn({ file, name, sha256 }: ReturnSource, { dryRun, alreadyImported, planned, stored }: ReturnStanding): ReturnFileReport {
  const storedByLine = new Map(stored.map((row) => [row.line_no, row]))
  const lines = planned.map((line) => lineReport(line, storedByLine.get(line.record.line) ?? null))
  const booked = lines.filter(({ verdict }) => MONEY_VERDICTS.has(verdict))
  return {
    dryRun, fileName: name, fileSha256: sha256, bank: file.bank, bankName: BANKS[file.bank].name, layout: file.layout, fileSequence: file.fileSequence,
    generatedOn: file.generatedOn, alreadyImported, records: file.records.length, counts: countVerdicts(lines),
    received: reais(booked.reduce((cents, { paid }) => cents + paid.cents, 0)), lines,
    notices: file.problems.map(({ line, rule }) => ({ line, rule, message: `Linha ${line}: ${NOTICES[rule]}.` })),
  }
}

function lineReport({ record, target, ...planned }: PlannedLine, stored: BankReturnLineRow | null): ReturnLineReport {
  const verdict = stored === null ? planned.verdict : verdictNamed(stored.verdict)
  const isBooked = stored === null ? planned.allocation !== null : stored.payment_id !== null
  const { appliedCents = 0, lateChargeCents = 0, excessCents = 0 } = isBooked ? planned.allocation ?? {} : {}
  return {
    line: record.line, occurrence: record.occurrence, meaning: record.meaning, reasons: record.reasons, nossoNumero: record.nossoNumero,
    documentNumber: record.documentNumber, verdict, matchedBy: target?.matchedBy ?? null, invoiceId: target?.invoice.id ?? null,
    invoiceNumber: target?.invoice.number ?? null, customerId: target?.invoice.customer_id ?? null, customerName: target?.invoice.customer_name ?? null,
    boletoVersion: target?.boleto?.version ?? null, amount: reais(record.amountCents), paid: reais(record.paidCents), paidOn: record.paidOn,
    creditedOn: record.creditedOn, applied: reais(appliedCents), lateCharges: reais(lateChargeCents), excess: reais(excessCents), fee: reais(record.feeCents),
    paymentId: stored?.payment_id ?? planned.payment?.id ?? null, message: messageOf(record, verdict),
  }
}

function messageOf(record: PlannedLine['record'], verdict: ReturnVerdict): string {
  const because = record.reasons.flatMap(({ code, meaning }) => (meaning === null ? [] : `${code} ${meaning}`)).join('; ')
  return `Linha ${record.line}: ${record.meaning.toLowerCase()}: ${VERDICTS[verdict]}.${because === '' ? '' : ` Motivo: ${because}.`}`
}

function countVerdicts(lines: readonly ReturnLineReport[]): Record<ReturnVerdict, number> {
  const counts = Object.fromEntries(RETURN_VERDICTS.map((verdict) => [verdict, 0])) as Record<ReturnVerdict, number>
  for (const { verdict } of lines) counts[verdict] += 1
  return counts
}

/** Stored by this code only; what is not known is shown as unknown. */
function verdictNamed(text: string): ReturnVerdict {
  return RETURN_VERDICTS.find((verdict) => verdict === text) ?? 'unknown'
}

/** Boletos are in reais. */
function reais(cents: number): Money {
  return money('BRL', cents)
}
