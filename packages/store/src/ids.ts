import { randomBytes } from 'node:crypto'

/** Crockford's base32 in lower case: its characters sort as their values do. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const COUNTER_LIMIT = 1 << 12

export const ID_PREFIXES = [
  'ten', 'acc', 'mem', 'key', 'ses', 'sub', 'bat', 'quo', 'chg', 'drf', 'off', 'prd', 'pln', 'fam', 'prc', 'pls', 'job', 'evt', 'imp',
  'asg', 'prv',
] as const
export type IdPrefix = (typeof ID_PREFIXES)[number]

let lastMs = 0
let counter = 0

/** A new id: `sub_` + a UUIDv7 in 26 characters. Ids of one process sort in the order in which they were made. */
export function newId(prefix: IdPrefix): string {
  // Process start plus monotonic time: a clock that steps back cannot make a later id sort first.
  const ms = Math.floor(performance.timeOrigin + performance.now())
  const random = randomBytes(10)
  if (ms > lastMs) {
    lastMs = ms
    counter = random.readUInt16BE(0) & 0x7ff
  } else if (++counter >= COUNTER_LIMIT) {
    lastMs += 1
    counter = 0
  }
  return `${prefix}_${encodeUuid7(lastMs, counter, random.readBigUInt64BE(2))}`
}

/** Whether the text is an id of that kind by its shape. */
export function isId(prefix: IdPrefix, text: string): boolean {
  return text.length === 30 && text.startsWith(`${prefix}_`) && /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text.slice(4))
}

/** RFC 9562 layout: 48 bits of time, version 7, 12 bits that count within the millisecond, variant, 62 random bits. */
function encodeUuid7(ms: number, count: number, random: bigint): string {
  const high = (BigInt(ms) << 16n) | 0x7000n | BigInt(count)
  const low = (0b10n << 62n) | (random & ((1n << 62n) - 1n))
  let rest = (high << 64n) | low
  let text = ''
  for (let index = 0; index < 26; index += 1) {
    text = ALPHABET.charAt(Number(rest & 31n)) + text
    rest >>= 5n
  }
  return text
}
