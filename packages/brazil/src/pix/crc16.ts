/**
 * CRC-16/CCITT-FALSE (polynomial 0x1021, start 0xFFFF, no reflection) as four upper-case hexadecimal digits; `123456789` → `29B1`.
 * Over the UTF-8 bytes of the text; for the ASCII that our codes keep to, bytes and characters are the same.
 * Source: brazil.md § 2.
 */
export function crc16(text: string): string {
  let crc = 0xffff
  for (const byte of utf8Bytes(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

function utf8Bytes(text: string): number[] {
  return [...text].flatMap((char) => {
    const point = char.codePointAt(0) ?? 0
    if (point < 0x80) return [point]
    if (point < 0x800) return [0xc0 | (point >> 6), continuation(point)]
    if (point < 0x10000) return [0xe0 | (point >> 12), continuation(point >> 6), continuation(point)]
    return [0xf0 | (point >> 18), continuation(point >> 12), continuation(point >> 6), continuation(point)]
  })
}

function continuation(bits: number): number {
  return 0x80 | (bits & 0x3f)
}
