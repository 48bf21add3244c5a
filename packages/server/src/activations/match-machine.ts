/** Whether a machine is one that is known, although a part of it was replaced (licences.md § 4.2). */
import { parseJson } from '@assento/store'
import type { SeenActivation } from '@assento/store'

export interface PresentedMachine {
  readonly fp: string
  /** Hash of every part by its name; absent = only the exact fingerprint counts. */
  readonly components?: Readonly<Record<string, string>> | undefined
}

/**
 * The open activation that this machine is: of the same fingerprint, else the one that shares most of the parts presented
 * (half of them, rounded up, at least, and half of those that it came with: who tells less is not known sooner). Null = it is a new machine.
 */
export function findMachine<Row extends Pick<SeenActivation, 'fingerprint' | 'components'>>(
  open: readonly Row[], { fp, components }: PresentedMachine,
): Row | null {
  const exact = open.find(({ fingerprint }) => fingerprint === fp)
  if (exact !== undefined || components === undefined) return exact ?? null
  const presented = Object.entries(components)
  let [best, most]: [Row | null, number] = [null, 0]
  for (const row of open) {
    const held = row.components === null ? {} : parseJson<Readonly<Record<string, string>>>(row.components)
    const shared = presented.filter(([name, hash]) => Object.hasOwn(held, name) && held[name] === hash).length
    const needed = Math.ceil(Math.max(presented.length, Object.keys(held).length) / 2)
    if (shared >= needed && shared > most) [best, most] = [row, shared]
  }
  return best
}
