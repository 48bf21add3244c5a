/// <reference path="./tabulator.d.ts" />
import { Tabulator } from 'tabulator-tables'
import 'tabulator-tables/dist/css/tabulator.min.css'
import { benchRows, COLUMNS, ROW_PX, VIEW } from '../table-rows.ts'

const rows = benchRows()
let box: HTMLElement | null = null

window.benchPage = {
  create(host) {
    box = document.createElement('div')
    host.append(box)
    new Tabulator(box, { data: rows, height: VIEW.height, rowHeight: ROW_PX, layout: 'fitColumns', columns: COLUMNS.map(({ field, title }) => ({ field, title })) })
  },
  scroller: () => box?.querySelector('.tabulator-tableholder') ?? null,
  ready: () => Promise.resolve(),
}
