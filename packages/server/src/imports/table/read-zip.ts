/** The entries of a zip, by its own directory. Nothing that it claims of itself is believed: sizes are bounded, sums are checked. */
import { crc32, inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  /** Bytes once unpacked, as the archive claims. */
  readonly claimedBytes: number
  /** Its bytes; throws a RangeError for more than `maxBytes`, and an Error when they are not those that were packed. */
  unpack(maxBytes: number): Uint8Array
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const END_BYTES = 22
const LONGEST_COMMENT = 65_535
const [STORED, DEFLATED] = [0, 8]

/** Reads the directory at the end of an archive; throws when there is none: the file was cut, or is no zip. Zip64 is not read. */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  const entries: ZipEntry[] = []
  let at = view.readUInt32LE(end + 16)
  for (let left = view.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (view.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('the directory of the zip is damaged')
    const [nameBytes, extraBytes, commentBytes] = [view.readUInt16LE(at + 28), view.readUInt16LE(at + 30), view.readUInt16LE(at + 32)]
    entries.push(entryAt(view, at, nameBytes))
    at += 46 + nameBytes + extraBytes + commentBytes
  }
  return entries
}

function endOf(view: Buffer): number {
  for (let at = view.length - END_BYTES; at >= Math.max(0, view.length - END_BYTES - LONGEST_COMMENT); at -= 1) {
    if (view.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  throw new Error('the zip has no directory')
}

function entryAt(view: Buffer, at: number, nameBytes: number): ZipEntry {
  const [method, sum, packedBytes, claimedBytes] = [10, 16, 20, 24].map((offset) => offset === 10 ? view.readUInt16LE(at + 10) : view.readUInt32LE(at + offset))
  const localAt = view.readUInt32LE(at + 42)
  return {
    name: view.toString('utf8', at + 46, at + 46 + nameBytes),
    claimedBytes: claimedBytes ?? 0,
    unpack(maxBytes) {
      if (view.readUInt32LE(localAt) !== LOCAL_ENTRY) throw new Error('an entry of the zip is not where its directory says')
      const from = localAt + 30 + view.readUInt16LE(localAt + 26) + view.readUInt16LE(localAt + 28)
      const packed = view.subarray(from, from + (packedBytes ?? 0))
      if (method !== STORED && method !== DEFLATED) throw new Error(`packed by method ${method}, which is not read`)
      const plain = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: maxBytes })
      if (plain.length > maxBytes) throw new RangeError('the entry is larger than allowed')
      if (plain.length !== claimedBytes || crc32(plain) !== sum) throw new Error('an entry of the zip is not what was packed')
      return plain
    },
  }
}
