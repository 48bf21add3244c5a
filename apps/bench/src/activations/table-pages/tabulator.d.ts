/** The package brings no types; this is what the comparison uses of it. */
declare module 'tabulator-tables' {
  export class Tabulator {
    constructor(element: HTMLElement, options: Readonly<Record<string, unknown>>)
  }
}
declare module '*.css'
