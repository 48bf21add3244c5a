/** Armour of files that are mailed and pasted: one text in lines of 64 characters between two markers. */

export const LICENCE_FILE = 'LICENSE FILE'
export const RECEIPT_FILE = 'DEACTIVATION RECEIPT'

const LINE = 64

export function armoured(kind: string, text: string): string {
  const lines = text.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []
  return [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ''].join('\n')
}

/**
 * The text of an armoured file, or null when it is not written exactly as `armoured` writes it: nothing in it is left unchecked.
 * Line ends of Windows and a missing last one are taken, since mail programs make them.
 */
export function unarmoured(kind: string, file: string): string | null {
  const plain = file.replaceAll('\r\n', '\n')
  const lines = plain.split('\n')
  const text = lines.slice(1, lines.lastIndexOf(`-----END ${kind}-----`)).join('')
  const whole = armoured(kind, text)
  return plain === whole || `${plain}\n` === whole ? text : null
}
