/** Bytes of a CNAB file to its lines: latin-1, CRLF or LF, with the one end-of-file mark that some banks add. */
import { refuse } from './return-file.ts'
import type { CnabLayout, ReturnRefusal } from './return-file.ts'

const [LF, CR, END_OF_FILE, FIRST_PRINTABLE, DELETE] = [0x0a, 0x0d, 0x1a, 0x20, 0x7f] as const

export type FileLines = { readonly ok: true; readonly lines: readonly string[] } | ReturnRefusal

/**
 * Lines without their ends; empty lines at the end are dropped. Refuses control characters (`cnab.file.controlCharacter`):
 * a file that went through an editor or holds another file. 0x1A is allowed as the last byte (Bradesco's manual asks for it).
 */
export function fileLines(bytes: Uint8Array): FileLines {
  const lines: string[] = []
  let line: string[] = []
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte === LF) {
      lines.push(line.join(''))
      line = []
    } else if (byte === CR && bytes[index + 1] === LF) continue
    else if (byte === END_OF_FILE && isTail(bytes, index)) break
    else if (byte < FIRST_PRINTABLE || byte === DELETE) {
      return refuse('cnab.file.controlCharacter', lines.length + 1, `control character 0x${byte.toString(16).padStart(2, '0')} in column ${line.length + 1}`)
    } else line.push(String.fromCharCode(byte))
  }
  lines.push(line.join(''))
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop()
  return { ok: true, lines }
}

/** Every line padded to the layout's width; refuses a longer one (`cnab.line.tooLong`), most often a file saved as UTF-8. */
export function padLines(lines: readonly string[], layout: CnabLayout): FileLines {
  const tooLong = lines.findIndex((line) => line.trimEnd().length > layout)
  if (tooLong >= 0) return refuse('cnab.line.tooLong', tooLong + 1, `the line is longer than ${layout} columns: was the file saved in another encoding?`)
  return { ok: true, lines: lines.map((line) => line.trimEnd().padEnd(layout)) }
}

/** True when only line ends follow. */
function isTail(bytes: Uint8Array, index: number): boolean {
  return bytes.subarray(index + 1).every((byte) => byte === LF || byte === CR)
}
