import { command } from '../platform/procedure.ts'
import { importInput, runImportCommand } from './import-command.ts'

/** Imports customers from an ERP list, or from the Receita's open data (EMPRESAS and MUNICIPIOS as companions). */
export const importCustomers = command('imports.customers', importInput, (ctx, input) => runImportCommand('customers', ctx, input))
