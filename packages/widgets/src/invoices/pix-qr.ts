import { encode } from 'uqr'

/** A QR Code as the path of one SVG: `size` modules a side, quiet zone included. */
export interface QrPath {
  readonly size: number
  readonly path: string
}

/** Modules of white around it (ISO/IEC 18004 asks for four). */
const QUIET_ZONE = 4

/** Dark modules of a row that touch are one rectangle, so that no hairlines show between them. Level M, as banks print it. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  let path = ''
  data.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue
      const startsAt = x
      while (row[x + 1]) x += 1
      path += `M${startsAt} ${y}h${x + 1 - startsAt}v1H${startsAt}z`
    }
  })
  return { size, path }
}
