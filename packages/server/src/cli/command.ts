import type { ParseArgsOptionsConfig } from 'node:util'

/** What a command writes to: results on standard output, progress and complaints on standard error. */
export interface CliIo {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

export interface CliCall {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>
  readonly positionals: readonly string[]
  readonly io: CliIo
}

/** 0 done, 1 refused or findings. `json` is printed with --json, `text` otherwise. */
export interface CliResult {
  readonly code: 0 | 1
  readonly json: unknown
  readonly text: string
}

export interface CliOption {
  readonly type: 'string' | 'boolean'
  readonly multiple?: boolean
  /** Portuguese, one line. */
  readonly about: string
}

export interface CliCommand {
  /** `sandbox advance`. */
  readonly name: string
  /** What follows the name, `ARQUIVO`. */
  readonly operands?: string
  readonly about: string
  readonly options: Readonly<Record<string, CliOption>>
  readonly run: (call: CliCall) => Promise<CliResult>
}

/** The words do not make a call: exit code 2. */
export class UsageError extends Error {}

export const TENANT_OPTION: Readonly<Record<string, CliOption>> = {
  tenant: { type: 'string', about: 'id (ten_…) ou chave pública (pk_…) do tenant; dispensável quando só há um' },
}

export function parseConfig(command: CliCommand): ParseArgsOptionsConfig {
  const own = Object.entries(command.options).map(([name, { type, multiple }]) => [name, { type, ...(multiple ? { multiple } : {}) }] as const)
  return { ...Object.fromEntries(own), json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }
}

export function helpOf(command: CliCommand): string {
  const common: Readonly<Record<string, CliOption>> = {
    json: { type: 'boolean', about: 'resultado em JSON, uma linha' },
    help: { type: 'boolean', about: 'mostra esta ajuda' },
  }
  const rows = Object.entries({ ...command.options, ...common }).map(([name, { type, about }]) => [`  --${name}${type === 'string' ? ' VALOR' : ''}`, about] as const)
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  const usage = ['assento', command.name, command.operands, '[opções]'].filter(Boolean).join(' ')
  return `${command.about}\n\nUso: ${usage}\n\nOpções:\n${rows.map(([left, about]) => left.padEnd(width) + about).join('\n')}\n`
}

/** The text of an option that must be given. */
export function required(call: CliCall, name: string): string {
  const value = call.values[name]
  if (typeof value !== 'string' || value === '') throw new UsageError(`falta --${name}`)
  return value
}

export function optional(call: CliCall, name: string): string | undefined {
  const value = call.values[name]
  return typeof value === 'string' ? value : undefined
}

export function many(call: CliCall, name: string): readonly string[] {
  const value = call.values[name]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** A whole number that the option holds; undefined when it is not given. */
export function optionalNumber(call: CliCall, name: string): number | undefined {
  const value = optional(call, name)
  if (value === undefined) return undefined
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--${name}: use um número inteiro`)
  return Number(value)
}
