/** The rows that every table of the comparison shows: the same six columns, the same height, the same view. */

export const ROWS = 100_000
export const VIEW = { width: 1080, height: 600 } as const
export const ROW_PX = 56

export interface BenchRow {
  readonly serial: string
  readonly computer: string
  readonly activated: string
  readonly validUntil: string
  readonly state: string
  readonly details: string
}

export const COLUMNS = [
  { field: 'serial', title: 'Número de série' }, { field: 'computer', title: 'Computador' }, { field: 'activated', title: 'Ativado' }, { field: 'validUntil', title: 'Válido até' },
  { field: 'state', title: 'Situação' }, { field: 'details', title: 'Detalhes' },
] as const satisfies readonly { readonly field: keyof BenchRow; readonly title: string }[]

/** As plain text, which is less than what Assento draws: chips, buttons and two lines. */
export function benchRows(): BenchRow[] {
  return Array.from({ length: ROWS }, (_, index) => ({
    serial: keyAt(index), computer: `PROJETOS-${String(index).padStart(6, '0')}`, activated: '14 ago 2026, 10:12', validUntil: '11 dez 2026', state: index % 9 === 0 ? 'Tolerância até 25 nov' : 'Ativa', details: 'Detalhes',
  }))
}

export function keyAt(index: number): string {
  return `AAAAA-BBBBB-CCCCC-DDDDD-${String(index).padStart(6, '0')}`
}

/** What a page of the comparison gives its driver. */
export interface BenchPage {
  /** Makes the table in `host`; its data are there already. */
  create(host: HTMLElement): void
  /** The element that scrolls the rows; null while there is none. */
  scroller(): Element | null
  /** When its first data were drawn, by the page's clock; what is fetched later is not for the first table. Absent: all of it is. */
  readonly drawnAt?: () => number
  /** Brings it to where its 100,000 rows of six columns scroll. */
  ready(): Promise<void>
}

declare global {
  interface Window { benchPage: BenchPage }
}
