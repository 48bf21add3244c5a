/** From the bytes of a file to its text: compression and encoding are sniffed, never asked. */
import { gunzipSync } from 'node:zlib'
import { fileProblem } from '../report.ts'
import type { FileFacts, FileProblem } from '../report.ts'
import { readZip } from './read-zip.ts'

export interface DecodedText {
  readonly text: string
  readonly encoding: FileFacts['encoding']
}

/** Largest file once unpacked: a small archive must not fill the memory. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024

/**
 * Text of a file that is plain, gzip (of several members) or a zip with one table in it; NUL bytes removed, line ends as LF.
 * UTF-8 when the bytes are valid UTF-8, else windows-1252, which is what the world means by Latin-1.
 * Source: formats.md § 0.5 and § 0.6; NUL bytes and Latin-1: § 5.
 */
export function readBytes(bytes: Uint8Array): DecodedText | FileProblem {
  const unpacked = unpack(bytes)
  if (!(unpacked instanceof Uint8Array)) return unpacked
  const { text, encoding } = decode(unpacked)
  // A second gzip member may bring its own byte-order mark, at the start of a line.
  const plain = text.replaceAll('\u0000', '').replace(/\r\n?/g, '\n').replace(/^\uFEFF/gm, '')
  if (plain.trim() === '') return fileProblem('imports.file.empty', 'O arquivo está vazio.')
  return { text: plain, encoding }
}

function unpack(bytes: Uint8Array): Uint8Array | FileProblem {
  try {
    if (startsWith(bytes, [0x1f, 0x8b])) return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES })
    if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return unzipTable(bytes)
    return bytes
  } catch {
    return fileProblem('imports.file.archive', 'O arquivo compactado está incompleto, corrompido ou grande demais.')
  }
}

/** The one table of a zip; throws when the archive is damaged. */
export function unzipTable(bytes: Uint8Array): Uint8Array | FileProblem {
  const entries = readZip(bytes)
  if (entries.some(({ name }) => name === '[Content_Types].xml')) {
    return fileProblem('imports.file.spreadsheet', 'O arquivo é uma planilha do Excel (.xlsx). Salve-a como "CSV UTF-8" e importe o CSV.')
  }
  const tables = entries.filter(({ name }) => isTable(name))
  const [table] = tables
  if (table === undefined || tables.length > 1) {
    return fileProblem('imports.file.archive', `O zip precisa ter exatamente um arquivo CSV ou JSON; tem ${tables.length}.`)
  }
  if (table.claimedBytes > MAX_UNPACKED_BYTES) return fileProblem('imports.file.archive', 'O arquivo do zip passa de 256 MB descompactado; divida-o em partes.')
  return table.unpack(MAX_UNPACKED_BYTES)
}

function isTable(name: string): boolean {
  return /\.(csv|txt|tsv|json)$/i.test(name) && !name.startsWith('__MACOSX/')
}

function decode(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, [0xff, 0xfe])) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' }
  if (startsWith(bytes, [0xfe, 0xff])) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}
