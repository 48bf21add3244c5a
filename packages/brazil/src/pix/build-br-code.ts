/**
 * Static Pix BR Code ("copia e cola"): the text of the QR code that pays a fixed key. Source: brazil.md § 2 (BCB BR Code manual).
 * Never for an invoice whose boleto carries the bank's own dynamic code: two codes could be paid twice (brazil.md § 1.6).
 */
import { crc16 } from './crc16.ts'
import { parsePixKey } from './pix-key.ts'
import { writeField } from './tlv.ts'
import { isStaticTxid, NO_TXID } from './txid.ts'

export interface BrCodeFields {
  readonly key: string
  /** 1 to 9,999,999,999 (thirteen characters with the dot); null lets the payer choose. */
  readonly amountCents: number | null
  /** Accents are folded and what exceeds 25 characters is cut: the payer's bank shows the key's registered name. */
  readonly merchantName: string
  /** The same with 15 characters. */
  readonly merchantCity: string
  /** 1–25 letters and digits; null writes `***`. Unique per receiver, or the payment cannot be matched. */
  readonly txid: string | null
  /** Free text shown to the payer; shares 99 characters with the key. Accents are folded; too long is refused, not cut. */
  readonly additionalText?: string | null
}

export type BrCodeProblem = 'key' | 'amount' | 'merchantName' | 'merchantCity' | 'txid' | 'additionalText'

export type BrCodeResult = { readonly ok: true; readonly code: string } | { readonly ok: false; readonly problem: BrCodeProblem }

/** Global identifier of Pix inside EMV codes; readers accept any case. */
export const PIX_GUI = 'br.gov.bcb.pix'
const NAME_LENGTH = 25
const CITY_LENGTH = 15
const MAX_CENTS = 9_999_999_999
const TEMPLATE_LENGTH = 99

/** Builds the code, or names the first field that is wrong. */
export function buildBrCode(fields: BrCodeFields): BrCodeResult {
  const key = parsePixKey(fields.key)
  if (key === null) return { ok: false, problem: 'key' }
  const [name, city] = [foldToAscii(fields.merchantName, NAME_LENGTH), foldToAscii(fields.merchantCity, CITY_LENGTH)]
  const txid = fields.txid ?? NO_TXID
  const text = foldToAscii(fields.additionalText ?? '', Number.POSITIVE_INFINITY)
  const account = [['00', PIX_GUI], ['01', key.value], ...(text ? [['02', text]] : [])] as const
  const problem = refuseFields(fields.amountCents, name, city, txid, account.reduce((sum, [, value]) => sum + 4 + (value ?? '').length, 0))
  if (problem) return { ok: false, problem }
  const body = [
    writeField('00', '01'),
    writeField('26', account.map(([id = '', value = '']) => writeField(id, value)).join('')),
    writeField('52', '0000'),
    writeField('53', '986'),
    fields.amountCents === null ? '' : writeField('54', decimalText(fields.amountCents)),
    writeField('58', 'BR'),
    writeField('59', name),
    writeField('60', city),
    writeField('62', writeField('05', txid)),
    '6304',
  ].join('')
  return { ok: true, code: `${body}${crc16(body)}` }
}

/**
 * Text without accents and outside ASCII, with single spaces, cut to `maxLength`. Banks disagree whether lengths count characters
 * or bytes, so codes keep to characters that are both: `São José` → `Sao Jose`; what has no plain form is left out.
 */
export function foldToAscii(text: string, maxLength: number): string {
  const ascii = text.normalize('NFKD').replace(/\s/g, ' ').replace(/[^\x20-\x7e]/g, '')
  return ascii.replace(/ +/g, ' ').trim().slice(0, maxLength).trim()
}

function refuseFields(amountCents: number | null, name: string, city: string, txid: string, accountLength: number): BrCodeProblem | null {
  if (amountCents !== null && (!Number.isInteger(amountCents) || amountCents < 1 || amountCents > MAX_CENTS)) return 'amount'
  if (name === '') return 'merchantName'
  if (city === '') return 'merchantCity'
  if (!isStaticTxid(txid)) return 'txid'
  return accountLength > TEMPLATE_LENGTH ? 'additionalText' : null
}

/** 12345 → `123.45`. */
function decimalText(cents: number): string {
  const digits = String(cents).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
