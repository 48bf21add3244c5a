import { command } from '../platform/procedure.ts'
import { importInput, runImportCommand } from './import-command.ts'

/** Imports the vendor's API collection (JSON), our template (CSV), or compares with the analytics list. */
export const importSubscriptions = command('imports.subscriptions', importInput, (ctx, input) => runImportCommand('subscriptions', ctx, input))
