/**
 * Linha digitável: the 47 digits that a person types. The same 44 digits of the barcode in another order, in five fields, the first
 * three with a check digit modulo 10 of their own. Source: brazil.md § 1.1.
 */
import { parseBarcode, readBarcodeDigits, normalizeBoletoCode, refuseShape } from './barcode.ts'
import type { BoletoCodeReading } from './barcode.ts'
import { modulo10 } from './modulo-10.ts'

/** The 47 digits for a barcode of 44; throws a RangeError unless the barcode has 44 digits. */
export function barcodeToLine(barcode: string): string {
  if (!/^[0-9]{44}$/.test(barcode)) throw new RangeError(`a barcode has 44 digits: ${barcode}`)
  const free = barcode.slice(19)
  const fields = [`${barcode.slice(0, 4)}${free.slice(0, 5)}`, free.slice(5, 15), free.slice(15)]
  return `${fields.map((field) => `${field}${modulo10(field)}`).join('')}${barcode.charAt(4)}${barcode.slice(5, 19)}`
}

/** Reads 47 digits, with any white space, dots and hyphens, and checks the three fields' digits and the general one. */
export function lineToBarcode(text: string): BoletoCodeReading {
  const line = normalizeBoletoCode(text)
  const problem = refuseShape(line, 47)
  if (problem) return { ok: false, problem }
  const [first, second, third] = [line.slice(0, 9), line.slice(10, 20), line.slice(21, 31)]
  if (modulo10(first) !== Number(line.charAt(9))) return { ok: false, problem: 'field1Digit' }
  if (modulo10(second) !== Number(line.charAt(20))) return { ok: false, problem: 'field2Digit' }
  if (modulo10(third) !== Number(line.charAt(31))) return { ok: false, problem: 'field3Digit' }
  return readBarcodeDigits(`${first.slice(0, 4)}${line.slice(32)}${first.slice(4)}${second}${third}`)
}

/** Reads what a person pastes or a reader scans: 47 digits of a line or 44 of a barcode. */
export function readBoletoCode(text: string): BoletoCodeReading {
  return normalizeBoletoCode(text).length === 44 ? parseBarcode(text) : lineToBarcode(text)
}

/** 47 digits as the slip prints them: `AAAAA.AAAAA BBBBB.BBBBBB CCCCC.CCCCCC D EEEEEEEEEEEEEE`. */
export function formatLine(line: string): string {
  if (!/^[0-9]{47}$/.test(line)) throw new RangeError(`a linha digitável has 47 digits: ${line}`)
  const at = (from: number, until: number) => line.slice(from, until)
  return `${at(0, 5)}.${at(5, 10)} ${at(10, 15)}.${at(15, 21)} ${at(21, 26)}.${at(26, 32)} ${at(32, 33)} ${at(33, 47)}`
}
