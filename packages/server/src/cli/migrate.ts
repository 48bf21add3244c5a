import { loadConfig } from '../platform/config.ts'
import { createLogger } from '../platform/logger.ts'
import { openAt } from '../platform/serve.ts'
import type { CliCommand } from './command.ts'

export const migrateCommand: CliCommand = {
  name: 'migrate',
  about: 'Cria ou atualiza as tabelas; pode ser repetido e executado por dois servidores ao mesmo tempo',
  options: {},
  run: async ({ io }) => {
    const database = await openAt(loadConfig(io.env).databaseUrl, createLogger('error'))
    try {
      io.err('Atualizando as tabelas…\n')
      await database.migrate()
      return { code: 0, json: { dialect: database.dialect, ready: await database.isReady() }, text: `Tabelas em dia (${database.dialect}).` }
    } finally {
      await database.close()
    }
  },
}
