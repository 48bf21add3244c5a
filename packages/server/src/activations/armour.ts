/** Armour of files that are mailed and pasted: one text in lines of 64 characters between two markers. */

export type ArmourKind = 'LICENSE FILE' | 'DEACTIVATION RECEIPT'

const LINES = /.{1,64}/g

export function armoured(kind: ArmourKind, text: string): string {
  return [`-----BEGIN ${kind}-----`, ...text.match(LINES) ?? [], `-----END ${kind}-----`, ''].join('\n')
}

/** The text of an armoured file; null when it is not written exactly so. Line ends of Windows and blanks around it are taken. */
export function unarmoured(kind: ArmourKind, file: string): string | null {
  const plain = file.replaceAll('\r\n', '\n').trim()
  const lines = plain.split('\n')
  const text = lines.slice(1, -1).join('')
  return armoured(kind, text).trimEnd() === plain ? text : null
}
