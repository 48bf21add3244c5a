import { randomFillSync } from 'node:crypto'

/** Crockford's base32 in lower case: its characters sort as their values do. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const COUNTER_LIMIT = 1 << 12

export const ID_PREFIXES = [
  'ten', 'acc', 'mem', 'key', 'ses', 'sub', 'bat', 'quo', 'chg', 'drf', 'off', 'prd', 'pln', 'fam', 'prc', 'pls', 'job', 'evt', 'imp',
  'asg', 'prv', 'inv', 'crn', 'ltx', 'pay', 'bol', 'pix', 'doc', 'nfs', 'con', 'msg', 'dsp', 'tkt', 'tkm', 'crt', 'cti', 'brf', 'sec',
  'lpr', 'lpl', 'lpp', 'ord', 'stk', 'ubl', 'lch', 'ser', 'sus', 'act', 'srn', 'ofb',
] as const
export type IdPrefix = (typeof ID_PREFIXES)[number]

let lastMs = 0
let counter = 0

/** Random bytes for many ids are drawn together: one draw an id took more time than the rest of it. */
const pool = Buffer.alloc(10 * 512)
let drawn = pool.length

/** A new id: `sub_` + a UUIDv7 in 26 characters. Ids of one process sort in the order in which they were made. */
export function newId(prefix: IdPrefix): string {
  // Process start plus monotonic time: a clock that steps back cannot make a later id sort first.
  const ms = Math.floor(performance.timeOrigin + performance.now())
  if (drawn === pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  if (ms > lastMs) {
    lastMs = ms
    counter = pool.readUInt16BE(drawn) & 0x7ff
  } else if (++counter >= COUNTER_LIMIT) {
    lastMs += 1
    counter = 0
  }
  const id = `${prefix}_${encodeUuid7(lastMs, counter, drawn + 2)}`
  drawn += 10
  return id
}

/** Whether the text is an id of that kind by its shape. */
export function isId(prefix: IdPrefix, text: string): boolean {
  return text.length === 30 && text.startsWith(`${prefix}_`) && /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text.slice(4))
}

/**
 * RFC 9562 layout: 48 bits of time, version 7, 12 bits that count within the millisecond, variant, 62 random bits from the pool's
 * eight bytes at `from`. Groups of five bits from the right, in parts that fit a number: BigInt takes several times as long.
 */
function encodeUuid7(ms: number, count: number, from: number): string {
  // 2 zeros and the time | version, count, variant and 2 random bits | 30 random bits | 30 more.
  const middle = (7 * 2 ** 16) + count * 16 + (0b1000 | (pool.readUInt8(from) >> 6))
  return base32(ms, 10) + base32(middle, 4) + base32(pool.readUInt32BE(from) & 0x3fffffff, 6) + base32(pool.readUInt32BE(from + 4) & 0x3fffffff, 6)
}

function base32(value: number, characters: number): string {
  let text = ''
  for (let rest = value, left = characters; left > 0; left -= 1) {
    text = ALPHABET.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}
