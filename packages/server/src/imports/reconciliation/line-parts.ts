/**
 * Lines of one subscription are compared together, wherever in the file they are. A usual file is held in memory; the lines of a large one
 * are put aside on the disk, by subscription, so that only a part of them is held at a time and the file is read once.
 */
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReadRow } from '../report.ts'
import type { VendorLine } from './vendor-line.ts'

export type ReadLine = ReadRow<VendorLine> & { readonly value: VendorLine }

export interface PartsOptions {
  /** Lines that are held before they go to the disk. */
  readonly mostHeld?: number
  readonly parts?: number
  /** Where the disk is used; unset = the system's place for temporary files. */
  readonly directory?: string
}

/** Gathers the lines of a file; `clear` when they are done with. Its files are readable by the process alone, and go with it. */
export class LineParts {
  readonly #mostHeld: number
  readonly #parts: number
  readonly #base: string
  #held: ReadLine[] = []
  #directory: string | null = null
  readonly #written = new Set<number>()

  constructor({ mostHeld = 20_000, parts = 64, directory = tmpdir() }: PartsOptions = {}) {
    this.#mostHeld = mostHeld
    this.#parts = parts
    this.#base = directory
  }

  async add(line: ReadLine): Promise<void> {
    this.#held.push(line)
    if (this.#held.length > this.#mostHeld) await this.#putAside()
  }

  /** Every line once, in parts that hold all lines of a subscription; in a part lines are in the order of the file. May be read again. */
  async *read(): AsyncGenerator<readonly ReadLine[]> {
    if (this.#directory === null) {
      yield this.#held
      return
    }
    await this.#putAside()
    for (const part of this.#written) {
      const text = await readFile(join(this.#directory, String(part)), 'utf8')
      yield text.trimEnd().split('\n').map((line) => JSON.parse(line) as ReadLine)
    }
  }

  async clear(): Promise<void> {
    this.#held = []
    if (this.#directory !== null) await rm(this.#directory, { recursive: true, force: true })
    this.#directory = null
  }

  async #putAside(): Promise<void> {
    this.#directory ??= await mkdtemp(join(this.#base, 'assento-import-'))
    const texts = Array.from({ length: this.#parts }, () => '')
    for (const line of this.#held) {
      const part = partOf(line, this.#parts)
      texts[part] += `${JSON.stringify(line)}\n`
    }
    this.#held = []
    for (const [part, text] of texts.entries()) {
      if (text === '') continue
      await appendFile(join(this.#directory, String(part)), text, { mode: 0o600 })
      this.#written.add(part)
    }
  }
}

/** The part of a line's subscription; lines without one stand alone and go by their number. */
function partOf({ row, value: { subscriptionRef } }: ReadLine, parts: number): number {
  if (subscriptionRef === null) return row % parts
  let hash = 0x811c9dc5
  for (let at = 0; at < subscriptionRef.length; at += 1) hash = Math.imul(hash ^ subscriptionRef.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % parts
}
