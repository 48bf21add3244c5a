/** Fingerprint of a machine: hashed here, so that what it is made of never leaves it (licences.md § 4.2). */
import { encodeBase64url, utf8 } from './base64url.ts'

const MOST_COMPONENTS = 20
const NAME = /^[A-Za-z0-9_.-]{1,64}$/

/** Parts of a machine by name, e.g. `{ board: 'ABC', disk: 'XYZ' }`; values are one line each. */
export type MachineComponents = Readonly<Record<string, string>>

/** base64url(SHA-256("fp-v1" and the lines `name=value`, sorted)), 43 characters. Throws TypeError for parts that make no lines. */
export async function fingerprintOf(components: MachineComponents): Promise<string> {
  return sha256(['fp-v1', ...linesOf(components)].join('\n'))
}

/** The hash of every part alone, by which a server knows a machine again after one of them was replaced. */
export async function componentHashesOf(components: MachineComponents): Promise<Readonly<Record<string, string>>> {
  linesOf(components)
  const hashes = Object.entries(components).map(async ([name, value]) => [name, await sha256(`fp-v1\n${name}=${value}`)] as const)
  return Object.fromEntries(await Promise.all(hashes))
}

function linesOf(components: MachineComponents): string[] {
  const entries = Object.entries(components)
  if (entries.length === 0 || entries.length > MOST_COMPONENTS) throw new TypeError(`a machine has 1–${MOST_COMPONENTS} components`)
  for (const [name, value] of entries) {
    if (!NAME.test(name)) throw new TypeError('a component is named with 1–64 letters, digits, "_", "." or "-"')
    if (value === '' || /[\r\n]/.test(value)) throw new TypeError(`component ${name} has no value of one line`)
  }
  return entries.map(([name, value]) => `${name}=${value}`).sort()
}

async function sha256(text: string): Promise<string> {
  return encodeBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))))
}
