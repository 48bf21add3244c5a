/** A file that can be read more than once, a piece at a time: from memory, or from a disk without filling the memory. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { Readable, pipeline } from 'node:stream'
import { fileProblem } from '../report.ts'
import type { FileProblem } from '../report.ts'
import { unzipTable } from './read-bytes.ts'

export interface ByteSource {
  readonly name: string
  /** The bytes from the start; each call reads anew. */
  open(): AsyncIterable<Uint8Array>
  /** Most bytes once unpacked: a small archive must not keep a machine busy for ever. */
  readonly maxBytes: number
}

/** A file that is refused as a whole while it is being read; caught where the reading began. */
export class UnreadableFile extends Error {
  readonly problem: FileProblem

  constructor(problem: FileProblem) {
    super(problem.message)
    this.problem = problem
  }
}

const PIECE_BYTES = 256 * 1024
const LARGEST_SENT = 256 * 1024 * 1024
const LARGEST_ON_DISK = 4 * 1024 * 1024 * 1024

export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name, maxBytes: LARGEST_SENT,
    async *open() {
      for (let from = 0; from < bytes.length; from += PIECE_BYTES) yield bytes.subarray(from, from + PIECE_BYTES)
    },
  }
}

export function pathSource(name: string, path: string): ByteSource {
  return { name, maxBytes: LARGEST_ON_DISK, open: () => createReadStream(path, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Uint8Array> }
}

/** SHA-256 of the bytes as they are, in hex. */
export async function sha256Of(source: ByteSource): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of source.open()) hash.update(piece)
  return hash.digest('hex')
}

/**
 * The bytes unpacked: gzip of any number of members as a stream, a zip from memory. Throws UnreadableFile for an archive that is cut,
 * damaged or larger than the source allows. Source: formats.md §§ 0.5 and 0.6.
 */
export async function* unpacked(source: ByteSource): AsyncGenerator<Uint8Array> {
  const [start, pieces] = await peeked(source.open())
  let bytes = 0
  try {
    for await (const piece of unpackedBy(start, pieces)) {
      bytes += piece.length
      if (bytes > source.maxBytes) throw new UnreadableFile(fileProblem('imports.file.archive', `O arquivo passa de ${source.maxBytes / 2 ** 20} MB; divida-o em partes.`))
      yield piece
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error && /^(Z_|ERR_BUFFER)/.test(String(error.code)) ? new UnreadableFile(BROKEN_ARCHIVE) : error
  }
}

const BROKEN_ARCHIVE = fileProblem('imports.file.archive', 'O arquivo compactado está incompleto, corrompido ou grande demais.')

function unpackedBy(start: Uint8Array, pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  if (start[0] === 0x1f && start[1] === 0x8b) {
    const gunzip = createGunzip()
    // The reader of `gunzip` sees the error; this callback only takes the stream's place for it.
    pipeline(Readable.from(pieces), gunzip, () => {})
    return gunzip
  }
  return start[0] === 0x50 && start[1] === 0x4b ? unzipped(pieces) : pieces
}

/** A zip's directory is at its end: the archive is read whole. */
async function* unzipped(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const whole: Uint8Array[] = []
  for await (const piece of pieces) whole.push(piece)
  const table = unzip(Buffer.concat(whole))
  if (!(table instanceof Uint8Array)) throw new UnreadableFile(table)
  yield* bytesSource('', table).open()
}

function unzip(bytes: Uint8Array): Uint8Array | FileProblem {
  try {
    return unzipTable(bytes)
  } catch {
    return BROKEN_ARCHIVE
  }
}

/** The first bytes (at least four where there are so many), and all pieces, the first included. */
async function peeked(pieces: AsyncIterable<Uint8Array>): Promise<readonly [Uint8Array, AsyncIterable<Uint8Array>]> {
  const iterator = pieces[Symbol.asyncIterator]()
  const held: Uint8Array[] = []
  let start = new Uint8Array()
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    held.push(next.value)
    start = Buffer.concat(held.map((piece) => piece.subarray(0, 4)))
    if (start.length >= 4) break
  }
  return [start, (async function* () {
    try {
      yield* held
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  })()]
}
