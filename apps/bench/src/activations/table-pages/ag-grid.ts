import { ClientSideRowModelModule, createGrid, ModuleRegistry } from 'ag-grid-community'
import { benchRows, COLUMNS, ROW_PX } from '../table-rows.ts'

ModuleRegistry.registerModules([ClientSideRowModelModule])
const rows = benchRows()
let box: HTMLElement | null = null

window.benchPage = {
  create(host) {
    box = host
    createGrid(host, { rowData: rows, rowHeight: ROW_PX, columnDefs: COLUMNS.map(({ field, title }) => ({ field, headerName: title, flex: 1 })) })
  },
  scroller: () => box?.querySelector('.ag-body-viewport, .ag-grid-viewport') ?? null,
  ready: () => Promise.resolve(),
}
