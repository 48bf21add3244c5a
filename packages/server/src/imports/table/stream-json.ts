/** Items of a JSON collection as they come: `{ "items": […] }`, a bare list, or one object a line. */
import { fileProblem } from '../report.ts'
import { UnreadableFile } from './byte-source.ts'

export type JsonItem = Readonly<Record<string, unknown>>

/** An item of a real file is some 2,000 characters. */
const LONGEST_ITEM = 256 * 1024
const LIST_KEY = /"(items|value)"\s*:\s*$/
const CUT = fileProblem('imports.file.json', 'O arquivo não é um JSON válido (pode ter sido cortado).')
const NO_LIST = fileProblem('imports.file.json', 'O JSON não é uma lista de linhas de fatura (falta "items").')

/**
 * Splits JSON text at its items without keeping more than one of them. Numbers are given as the text that the file has: eighteen decimals
 * are no float. `totalCount` is what the collection says of itself, null when it does not; it is known at the end.
 */
export class JsonItems {
  #depth = 0
  #listDepth: number | null = null
  #inText = false
  #escaped = false
  #held = ''
  /** The collection's own text before its list. */
  #head = ''
  #found = 0
  totalCount: number | null = null

  async *read(text: AsyncIterable<string>): AsyncGenerator<JsonItem> {
    for await (const piece of text) yield* this.#split(piece)
    if (this.#depth !== 0 || this.#inText) throw new UnreadableFile(CUT)
    if (this.#found === 0 && this.#listDepth === null) throw new UnreadableFile(NO_LIST)
  }

  * #split(piece: string): Generator<JsonItem> {
    let from = 0
    const hold = (until: number) => {
      this.#held += piece.slice(from, until)
      from = until
      if (this.#held.length > LONGEST_ITEM) throw new UnreadableFile(fileProblem('imports.file.record', `Há um item com mais de ${LONGEST_ITEM / 1024} kB: o arquivo não é um JSON válido.`))
    }
    for (let at = 0; at < piece.length; at += 1) {
      const character = piece[at]
      if (this.#inText) {
        this.#inText = this.#escaped || character !== '"'
        this.#escaped = !this.#escaped && character === '\\'
      } else if (character === '"') this.#inText = true
      else if (character === '{' || character === '[') {
        hold(at)
        if (character === '[') this.#openList()
        else if (this.#depth === this.#listDepth) this.#held = ''
        this.#depth += 1
      } else if (character === '}' || character === ']') {
        this.#depth -= 1
        if (this.#depth < 0) throw new UnreadableFile(CUT)
        hold(at + 1)
        if (character === '}') yield* this.#closeObject()
        else if (this.#listDepth === this.#depth + 1) this.#closeList()
      }
    }
    hold(piece.length)
  }

  /** A list at the top, or the one that holds the items: what follows is items until it closes. */
  #openList(): void {
    const isList = this.#depth === 0 || (this.#depth === 1 && LIST_KEY.test(this.#held))
    if (this.#listDepth !== null || !isList) return
    this.#listDepth = this.#depth + 1
    this.#head = this.#held
  }

  #closeList(): void {
    this.#held = this.#depth === 0 ? '' : `${this.#head}[]`
    this.#listDepth = Number.POSITIVE_INFINITY
  }

  * #closeObject(): Generator<JsonItem> {
    const isItem = this.#depth === this.#listDepth
    const isLine = this.#depth === 0 && this.#listDepth === null
    const isEnvelope = this.#depth === 0 && this.#listDepth !== null
    if (!isItem && !isLine && !isEnvelope) return
    const object = parsed(this.#held)
    this.#held = ''
    if (isEnvelope) this.totalCount = typeof object['totalCount'] === 'string' ? Number(object['totalCount']) : null
    else {
      this.#found += 1
      yield object
    }
  }
}

/** Numbers stay the text that they were written as. */
function parsed(text: string): JsonItem {
  try {
    return JSON.parse(text, asWritten) as JsonItem
  } catch {
    throw new UnreadableFile(CUT)
  }
}

function asWritten(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' ? (context?.source ?? String(value)) : value
}
