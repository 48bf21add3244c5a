import { auditVerifyCommand } from './audit.ts'
import type { CliCommand } from './command.ts'
import { configCommand } from './config.ts'
import { importCommand } from './import.ts'
import { keysCreateCommand } from './keys.ts'
import { ledgerVerifyCommand } from './ledger.ts'
import { migrateCommand } from './migrate.ts'
import { sandboxAdvanceCommand, sandboxClockCommand, sandboxCreateCommand } from './sandbox.ts'
import { seedCommand } from './seed.ts'
import { serveCommand } from './serve.ts'
import { sessionsCreateCommand } from './sessions.ts'
import { tenantsListCommand } from './tenants.ts'

/** Every command, in the order in which help shows them. */
export const COMMANDS: readonly CliCommand[] = [
  serveCommand, migrateCommand, seedCommand, importCommand, tenantsListCommand, keysCreateCommand, sessionsCreateCommand, sandboxCreateCommand,
  sandboxAdvanceCommand, sandboxClockCommand, auditVerifyCommand, ledgerVerifyCommand, configCommand,
]
