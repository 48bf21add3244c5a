import { once } from 'node:events'
import { loadConfig } from '../platform/config.ts'
import { createLogger } from '../platform/logger.ts'
import { startServer } from '../platform/serve.ts'
import { optional } from './command.ts'
import type { CliCommand } from './command.ts'

export const serveCommand: CliCommand = {
  name: 'serve',
  about: 'Serve a API, os widgets e o trabalho de fundo; termina com SIGTERM ou Ctrl+C, sem cortar o que está em curso',
  options: {
    port: { type: 'string', about: 'porta (padrão: PORT ou 8787; 0 escolhe uma livre)' },
    host: { type: 'string', about: 'endereço (padrão: HOST ou 127.0.0.1)' },
  },
  run: async (call) => {
    const { io } = call
    const config = loadConfig({ ...io.env, PORT: optional(call, 'port') ?? io.env['PORT'], HOST: optional(call, 'host') ?? io.env['HOST'] })
    const stopped = new AbortController()
    const signals = (['SIGTERM', 'SIGINT'] as const).map((signal) => once(process, signal, { signal: stopped.signal }))
    const server = await startServer(config, createLogger(config.logLevel))
    io.err(`Assento em ${server.url}\n`)
    await Promise.race(signals)
    stopped.abort()
    await Promise.allSettled(signals)
    io.err('Encerrando…\n')
    await server.close()
    return { code: 0, json: { url: server.url, stopped: true }, text: 'Encerrado.' }
  },
}
