import { assert } from '../assert.ts'

/** Crockford's base 32, then the five symbols that only a check (value mod 37) can be. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U'
const KEY_BYTES = 15
const KEY_SYMBOLS = 24
const GROUPS = /.{5}/g

/** Crockford base 32 of a number, without leading zeros. */
export function crockfordOf(value: bigint): string {
  let [text, left] = ['', value]
  while (left > 0n || text === '') {
    text = `${SYMBOLS.charAt(Number(left % 32n))}${text}`
    left /= 32n
  }
  return text
}

/** Check symbol of a number: value mod 37. It catches typing errors; it is no security. */
export function crockfordCheckOf(value: bigint): string {
  return SYMBOLS.charAt(Number(value % 37n))
}

/**
 * A serial key (chave) of 15 random bytes, `XXXXX-XXXXX-XXXXX-XXXXX-XXXXX`: 24 symbols and a check symbol. Null when the check symbol
 * is not a letter or digit (4 of 37), since `=` would begin a formula in a spreadsheet: draw again. licences.md § 4.1.
 */
export function serialKeyOf(bytes: Uint8Array): string | null {
  assert(bytes.length === KEY_BYTES, `a serial key is made of ${KEY_BYTES} bytes`)
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  const check = crockfordCheckOf(value)
  return /[0-9A-Z]/.test(check) ? formatSerialKey(crockfordOf(value).padStart(KEY_SYMBOLS, '0') + check) : null
}

/** A key as it is looked up: capitals, no hyphens or spaces, I and L read as 1, O as 0. Keys of elsewhere are read the same way. */
export function normaliseSerialKey(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
}

/** True for a key of ours whose check symbol holds, however it was typed. */
export function isSerialKeyChecked(text: string): boolean {
  const normal = normaliseSerialKey(text)
  if (!/^[0-9A-HJKMNP-TV-Z]{24}[0-9A-HJKMNP-Z]$/.test(normal)) return false
  const value = Array.from(normal.slice(0, KEY_SYMBOLS)).reduce((sum, symbol) => sum * 32n + BigInt(SYMBOLS.indexOf(symbol)), 0n)
  return crockfordCheckOf(value) === normal.charAt(KEY_SYMBOLS)
}

/** A normalised key as people write it, in groups of five; a key of elsewhere, of another length, stays as it is. */
export function formatSerialKey(normal: string): string {
  return normal.length === KEY_SYMBOLS + 1 ? (normal.match(GROUPS) ?? []).join('-') : normal
}

/** The last five symbols: what lists show of a key. */
export function last5Of(key: string): string {
  return normaliseSerialKey(key).slice(-5)
}
