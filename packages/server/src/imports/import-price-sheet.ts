import { command } from '../platform/procedure.ts'
import { importInput, runImportCommand } from './import-command.ts'

/** Imports the vendor's price sheet, or its offer matrix, as downloaded (CSV, zip or gzip). */
export const importPriceSheet = command('imports.priceSheet', importInput, (ctx, input) => runImportCommand('price-sheet', ctx, input))
