/** Reads a Pix BR Code of any form: static, dynamic, and with Pix Automático's recurrence. Source: brazil.md § 2 (BCB BR Code manual). */
import { centsFromDecimal } from '@assento/rules'
import { PIX_GUI } from './build-br-code.ts'
import { crc16 } from './crc16.ts'
import { fieldValue, readFields } from './tlv.ts'
import type { TlvField } from './tlv.ts'

export interface BrCode {
  /** `static` pays a key; `dynamic` names a charge by its address; `recurrence` only authorises a recurrence. */
  readonly kind: 'static' | 'dynamic' | 'recurrence'
  /** Null unless static. */
  readonly key: string | null
  /** Address without scheme; null unless dynamic. */
  readonly url: string | null
  /** Address of the recurrence, without scheme; a dynamic code may have one too. */
  readonly recurrenceUrl: string | null
  /** `11` reusable, `12` for one payment, null when the code does not say. */
  readonly pointOfInitiation: string | null
  /** Null: the charge or the payer says how much. */
  readonly amountCents: number | null
  readonly merchantName: string
  readonly merchantCity: string
  /** Null for `***` and for a code without one. */
  readonly txid: string | null
  readonly additionalText: string | null
  /** Four upper-case hexadecimal digits, verified. */
  readonly crc: string
}

/**
 * `malformed`: fields cut short, doubled, or out of place. `checksum`: changed on the way. `notPix`: a card's or another country's code.
 * `currency`: not reais. `amount`: not a decimal of up to two places. `missing`: no name, city, key or address.
 */
export type BrCodeReadingProblem = 'empty' | 'tooLong' | 'malformed' | 'checksum' | 'notPix' | 'currency' | 'amount' | 'missing'

export type BrCodeReading = { readonly ok: true; readonly brCode: BrCode } | { readonly ok: false; readonly problem: BrCodeReadingProblem }

/** EMV allows 512 characters; what is longer is no QR code and is not looked into. */
const MAX_LENGTH = 512
const CRC_PATTERN = /6304([0-9A-Fa-f]{4})$/

/** Reads a code as pasted; white space around it is dropped, nothing inside. */
export function parseBrCode(text: string): BrCodeReading {
  if (text.length > MAX_LENGTH * 2) return refused('tooLong')
  const code = text.trim()
  if (code === '') return refused('empty')
  if (code.length > MAX_LENGTH) return refused('tooLong')
  const crc = CRC_PATTERN.exec(code)?.[1]?.toUpperCase()
  if (crc === undefined) return refused('malformed')
  if (crc16(code.slice(0, -4)) !== crc) return refused('checksum')
  const fields = readFields(code)
  if (fields === null || fields[0]?.id !== '00' || fields[0].value !== '01' || fields.at(-1)?.id !== '63') return refused('malformed')
  return readBrCodeFields(fields, crc)
}

function readBrCodeFields(fields: readonly TlvField[], crc: string): BrCodeReading {
  const account = pixTemplate(fields, 26, 51)
  const recurrence = pixTemplate(fields, 80, 99)
  if (account === null && recurrence === null) return refused('notPix')
  if (fieldValue(fields, '53') !== '986') return refused('currency')
  const amount = fieldValue(fields, '54')
  if (amount !== null && !/^[0-9]+(?:\.[0-9]{0,2})?$/.test(amount)) return refused('amount')
  const [key, url] = account === null ? [null, null] : [fieldValue(account, '01'), fieldValue(account, '25')]
  const recurrenceUrl = recurrence === null ? null : fieldValue(recurrence, '25')
  const [merchantName, merchantCity] = [fieldValue(fields, '59'), fieldValue(fields, '60')]
  if (!merchantName || !merchantCity || !(url ?? key ?? recurrenceUrl)) return refused('missing')
  const additional = fieldValue(fields, '62')
  const txid = additional === null ? null : fieldValue(readFields(additional) ?? [], '05')
  const brCode: BrCode = {
    kind: url !== null ? 'dynamic' : key !== null ? 'static' : 'recurrence',
    key: url === null ? key : null,
    url,
    recurrenceUrl,
    pointOfInitiation: fieldValue(fields, '01'),
    amountCents: amount === null ? null : (centsFromDecimal(amount.replace(/\.$/, ''))?.cents ?? null),
    merchantName,
    merchantCity,
    txid: txid === '***' ? null : txid,
    additionalText: account === null ? null : fieldValue(account, '02'),
    crc,
  }
  return { ok: true, brCode }
}

/** The fields of the first template with Pix's identifier among ids `from` to `to`, both included; null when there is none. */
function pixTemplate(fields: readonly TlvField[], from: number, to: number): TlvField[] | null {
  for (const { id, value } of fields) {
    if (Number(id) < from || Number(id) > to) continue
    const inner = readFields(value)
    if (inner !== null && fieldValue(inner, '00')?.toLowerCase() === PIX_GUI) return inner
  }
  return null
}

function refused(problem: BrCodeReadingProblem): BrCodeReading {
  return { ok: false, problem }
}
