import type { FileFacts } from '../report.ts'
import { unpacked } from './byte-source.ts'
import type { ByteSource } from './byte-source.ts'

export type Encoding = FileFacts['encoding']

/** The bytes are not what they were read as: the file is read again with the next encoding. */
export class OtherEncoding extends Error {
  readonly encoding: Encoding

  constructor(encoding: Encoding) {
    super(`the file is ${encoding}`)
    this.encoding = encoding
  }
}

/**
 * The text of a file in pieces, without NUL characters and byte-order marks. Throws OtherEncoding where it is not UTF-8: UTF-16 has its
 * mark, what is left is windows-1252. A mark inside the text is where another gzip member begins: its table begins on a line of its own.
 * Source: formats.md §§ 0.5 and 0.6.
 */
export async function* textOf(source: ByteSource, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'utf-16' ? 'utf-16le' : encoding, { fatal: encoding === 'utf-8', ignoreBOM: true })
  let [last, isFirst] = ['\n', true]
  for await (const piece of unpacked(source)) {
    if (isFirst && encoding !== 'utf-16' && piece[0] === 0xff && piece[1] === 0xfe) throw new OtherEncoding('utf-16')
    isFirst = false
    const text = cleaned(decode(decoder, piece), last)
    if (text === '') continue
    last = text.at(-1) ?? last
    yield text
  }
  const rest = decode(decoder)
  if (rest !== '') yield rest
}

function decode(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true })
  } catch {
    throw new OtherEncoding('windows-1252')
  }
}

function cleaned(text: string, last: string): string {
  const plain = text.includes('\u0000') ? text.replaceAll('\u0000', '') : text
  if (!plain.includes('\uFEFF')) return plain
  return plain.replace(/\uFEFF/g, (_mark, at: number) => (/[\r\n]/.test(at === 0 ? last : (plain[at - 1] ?? '')) ? '' : '\n'))
}
