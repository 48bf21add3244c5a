import { serialsExportLink } from './export-link.ts'
import { listSerialGroups } from './list-groups.ts'
import { listSerials } from './list-serials.ts'
import { serialOutline } from './outline.ts'

/** What the serials' router takes in: `serials.customers`, `.outline`, `.list`, `.exportLink`. */
export const serialListProcedures = { customers: listSerialGroups, outline: serialOutline, list: listSerials, exportLink: serialsExportLink }
