/** Which row stands where: customers one below another, each followed by its serials while it is open. */

/** An open customer: its place among all of them, and how many rows it shows. */
export interface OpenGroup { readonly group: number; readonly rows: number }

/** `serial` is null for the row of the customer itself. */
export interface RowPlace { readonly group: number; readonly serial: number | null }

/** Heights of the two kinds of rows, in px. */
export interface RowSizes { readonly group: number; readonly serial: number }

interface Segment extends OpenGroup {
  /** Number of the customer's own row among all rows. */
  readonly row: number
  /** Its upper edge, in px. */
  readonly top: number
}

/** Answers by halving among the open customers: 100,000 closed ones cost nothing. */
export class RowLayout {
  readonly rows: number
  /** Of all rows, in px. */
  readonly height: number
  readonly groups: number
  readonly sizes: RowSizes
  readonly #segments: readonly Segment[]

  /** `open` in ascending order of `group`, each below `groups`. */
  constructor(groups: number, open: readonly OpenGroup[], sizes: RowSizes) {
    let before = 0
    this.#segments = open.map(({ group, rows }) => {
      const segment = { group, rows, row: group + before, top: group * sizes.group + before * sizes.serial }
      before += rows
      return segment
    })
    this.groups = groups
    this.sizes = sizes
    this.rows = groups + before
    this.height = groups * sizes.group + before * sizes.serial
  }

  at(row: number): RowPlace {
    const segment = this.#last((one) => one.row <= row)
    if (!segment) return { group: row, serial: null }
    const below = row - segment.row
    if (below === 0) return { group: segment.group, serial: null }
    return below <= segment.rows ? { group: segment.group, serial: below - 1 } : { group: segment.group + below - segment.rows, serial: null }
  }

  /** The row of a place. A serial of a closed customer gives the customer's row; what is beyond the end gives the last row. */
  rowOf({ group, serial }: RowPlace): number {
    const segment = this.#last((one) => one.group <= group)
    const own = group + (segment ? segment.row - segment.group + (segment.group < group ? segment.rows : 0) : 0)
    const below = serial === null || segment?.group !== group ? 0 : Math.min(serial + 1, segment.rows)
    return Math.min(own + below, Math.max(0, this.rows - 1))
  }

  /** Upper edge of a row, in px. */
  topOf(row: number): number {
    const { group, serial } = this.at(row)
    const serials = this.rowOf({ group, serial: null }) - group
    return (serial === null ? group : group + 1) * this.sizes.group + (serials + (serial ?? 0)) * this.sizes.serial
  }

  heightOf(row: number): number { return this.at(row).serial === null ? this.sizes.group : this.sizes.serial }

  /** The row at a height; the first or the last one outside. */
  rowAt(px: number): number {
    const segment = this.#last((one) => one.top <= px)
    const { group, serial } = this.sizes
    const into = px - (segment?.top ?? 0)
    const inside = (segment?.rows ?? 0) * serial
    const below = !segment || into < group ? Math.floor(into / group)
      : into < group + inside ? 1 + Math.floor((into - group) / serial)
      : segment.rows + Math.floor((into - inside) / group)
    return Math.min(Math.max(0, (segment?.row ?? 0) + below), Math.max(0, this.rows - 1))
  }

  #last(isBefore: (segment: Segment) => boolean): Segment | undefined {
    let [low, high] = [0, this.#segments.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(this.#segments[middle]!)) low = middle + 1
      else high = middle
    }
    return this.#segments[low - 1]
  }
}
