import { parseArgs } from 'node:util'
import { TRPCError } from '@trpc/server'
import { SettingError } from '../platform/config.ts'
import { errorShape } from '../platform/errors.ts'
import { COMMANDS } from './commands.ts'
import { helpOf, parseConfig, UsageError } from './command.ts'
import type { CliCommand, CliIo } from './command.ts'

/** Runs one command line; answers the exit code: 0 done, 1 refused or findings, 2 usage. */
export async function runCli(args: readonly string[], io: CliIo): Promise<0 | 1 | 2> {
  const json = args.includes('--json')
  try {
    const group = groupOf(args)
    if (group.length > 0) {
      io.out(overview(group))
      return 0
    }
    const command = commandOf(args)
    if (command === null) {
      io.out(overview())
      return args.length === 0 ? 2 : 0
    }
    return await runCommand(command, args.slice(command.name.split(' ').length), io, json)
  } catch (error) {
    return complain(error, io, json)
  }
}

async function runCommand(command: CliCommand, args: readonly string[], io: CliIo, json: boolean): Promise<0 | 1> {
  const { values, positionals } = parse(command, args)
  if (values['help'] === true) {
    io.out(helpOf(command))
    return 0
  }
  const expected = command.operands?.split(' ').length ?? 0
  if (positionals.length !== expected) throw new UsageError(`uso: assento ${[command.name, command.operands].filter(Boolean).join(' ')}`)
  const result = await command.run({ values, positionals, io })
  io.out(json ? `${JSON.stringify(result.json)}\n` : `${result.text}\n`)
  return result.code
}

function parse(command: CliCommand, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: parseConfig(command), allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** Commands of a family, `keys --help`: all that begin with that word. Empty when the words name a command, or ask for no help. */
function groupOf(args: readonly string[]): readonly CliCommand[] {
  const [word, ...rest] = args
  if (word === undefined || rest.length === 0 || !rest.every((other) => other === '--help' || other === '-h' || other === '--json')) return []
  return rest.some((other) => other !== '--json') ? COMMANDS.filter(({ name }) => name.startsWith(`${word} `)) : []
}

/** The command that the first words name; null when help or nothing was asked for. */
function commandOf(args: readonly string[]): CliCommand | null {
  const words = args.slice(0, 2).filter((word) => !word.startsWith('-'))
  if (words.length === 0) {
    const unknown = args.find((word) => word !== '--help' && word !== '-h' && word !== '--json')
    if (unknown !== undefined) throw new UsageError(`opção desconhecida: ${unknown}`)
    return null
  }
  const found = COMMANDS.find(({ name }) => name === words.join(' ')) ?? COMMANDS.find(({ name }) => name === words[0])
  if (found === undefined) {
    const family = COMMANDS.filter(({ name }) => name.startsWith(`${words[0]} `)).map(({ name }) => name)
    throw new UsageError(`comando desconhecido: ${words.join(' ')}${family.length === 0 ? '' : `; há ${family.join(', ')}`}`)
  }
  return found
}

function overview(commands: readonly CliCommand[] = COMMANDS): string {
  const rows = commands.map((command) => [`  ${[command.name, command.operands].filter(Boolean).join(' ')}`, command.about] as const)
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return [
    'Assento: assinaturas, licenças e renovações dentro do site do revendedor', '', 'Uso: assento COMANDO [opções]', '', 'Comandos:',
    ...rows.map(([left, about]) => left.padEnd(width) + about), '',
    'Cada comando aceita --help e --json. Saída: 0 feito, 1 recusado ou com achados, 2 uso incorreto.', '',
  ].join('\n')
}

function complain(error: unknown, io: CliIo, json: boolean): 1 | 2 {
  if (error instanceof UsageError || error instanceof SettingError) {
    io.err(`${error.message}\nVeja: assento --help\n`)
    if (json) io.out(`${JSON.stringify({ error: { code: 'usage', message: error.message } })}\n`)
    return 2
  }
  if (error instanceof TRPCError) {
    const { code, message, details } = errorShape(error, 'cli')
    io.err(`${code}: ${message}\n${details.map(({ field, rule, message: why }) => `  ${field} (${rule}): ${why}\n`).join('')}`)
    if (json) io.out(`${JSON.stringify({ error: { code, message, details } })}\n`)
    if (code === 'server') io.err(`${error.cause?.stack ?? error.stack}\n`)
    return 1
  }
  io.err(`${error instanceof Error ? error.message : String(error)}\n`)
  if (json) io.out(`${JSON.stringify({ error: { code: 'server', message: 'unexpected error' } })}\n`)
  return 1
}
