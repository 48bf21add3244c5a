/** Every setting, with a default that works. `assento config` lists them. */
import { join, resolve } from 'node:path'
import { isSmtpUrl } from '../mail/smtp-options.ts'

interface Setting {
  readonly env: string
  readonly default: string
  readonly about: string
  readonly isSecret?: true
}

export const SETTINGS = {
  port: { env: 'PORT', default: '8787', about: 'porta HTTP' },
  host: { env: 'HOST', default: '127.0.0.1', about: 'endereço em que o servidor escuta' },
  dataDir: { env: 'ASSENTO_DATA', default: '.assento', about: 'pasta dos dados' },
  databaseUrl: { env: 'DATABASE_URL', default: 'sqlite:<ASSENTO_DATA>/assento.db', about: 'sqlite:CAMINHO ou postgres://…', isSecret: true },
  logLevel: { env: 'LOG_LEVEL', default: 'info', about: 'trace, debug, info, warn, error, fatal ou silent' },
  metricsKey: { env: 'ASSENTO_METRICS_KEY', default: '', about: 'chave de /metrics (Bearer); sem ela /metrics responde 404', isSecret: true },
  embedDir: { env: 'ASSENTO_EMBED_DIR', default: '', about: 'pasta com o pacote dos widgets, servida em /embed/v1/' },
  smtpUrl: {
    env: 'SMTP_URL', default: '', about: 'servidor de e-mail: smtp://usuário:senha@servidor:587 ou smtps://…; vazio = as mensagens esperam na fila',
    isSecret: true,
  },
  callsPerMinute: { env: 'ASSENTO_CALLS_PER_MINUTE', default: '1200', about: 'chamadas por minuto de cada sessão ou chave' },
  publicUrl: { env: 'ASSENTO_PUBLIC_URL', default: '', about: 'endereço público do portal, emissor (`iss`) das licenças assinadas; vazio = assento' },
  machineCallsPerMinute: { env: 'ASSENTO_MACHINE_CALLS_PER_MINUTE', default: '600', about: 'chamadas de máquinas (/v1) por minuto de cada endereço de rede' },
  serialCallsPerMinute: { env: 'ASSENTO_SERIAL_CALLS_PER_MINUTE', default: '60', about: 'chamadas de máquinas (/v1) por minuto de cada número de série' },
  provisioningDelaySeconds: {
    env: 'ASSENTO_PROVISIONING_DELAY_SECONDS', default: '20', about: 'tempo que o conector de demonstração leva para ativar uma mudança',
  },
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof SETTINGS

export interface ServerConfig {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string
  readonly logLevel: string
  /** Empty = /metrics is off. */
  readonly metricsKey: string
  /** Absolute; null = no widgets are served. */
  readonly embedDir: string | null
  /** Empty = messages wait. */
  readonly smtpUrl: string
  readonly callsPerMinute: number
  /** Without a slash at its end; null = none. */
  readonly publicUrl: string | null
  readonly machineCallsPerMinute: number
  readonly serialCallsPerMinute: number
  readonly provisioningDelaySeconds: number
}

/** A setting that cannot be understood; the message names it and what it takes. */
export class SettingError extends Error {}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** Reads the settings; throws SettingError for one that makes no sense. */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): ServerConfig {
  const dataDir = resolve(settingText('dataDir', env))
  const databaseUrl = env[SETTINGS.databaseUrl.env] || `sqlite:${join(dataDir, 'assento.db')}`
  if (!/^(sqlite:.+|postgres(ql)?:\/\/.+)$/.test(databaseUrl)) throw new SettingError('DATABASE_URL: use sqlite:CAMINHO ou postgres://…')
  const logLevel = settingText('logLevel', env)
  if (!LOG_LEVELS.includes(logLevel)) throw new SettingError(`LOG_LEVEL: use um de ${LOG_LEVELS.join(', ')}`)
  const embedDir = settingText('embedDir', env)
  const smtpUrl = settingText('smtpUrl', env)
  if (smtpUrl !== '' && !isSmtpUrl(smtpUrl)) throw new SettingError('SMTP_URL: use smtp://servidor:porta ou smtps://usuário:senha@servidor:porta')
  const publicUrl = settingText('publicUrl', env).replace(/\/+$/, '')
  if (publicUrl !== '' && !/^https?:\/\/\S+$/.test(publicUrl)) throw new SettingError('ASSENTO_PUBLIC_URL: use http://… ou https://…')
  return {
    port: settingNumber('port', env, 0, 65_535),
    host: settingText('host', env),
    dataDir,
    databaseUrl,
    logLevel,
    metricsKey: settingText('metricsKey', env),
    embedDir: embedDir === '' ? null : resolve(embedDir),
    smtpUrl,
    callsPerMinute: settingNumber('callsPerMinute', env, 1, 10_000_000),
    publicUrl: publicUrl === '' ? null : publicUrl,
    machineCallsPerMinute: settingNumber('machineCallsPerMinute', env, 1, 10_000_000),
    serialCallsPerMinute: settingNumber('serialCallsPerMinute', env, 1, 10_000_000),
    provisioningDelaySeconds: settingNumber('provisioningDelaySeconds', env, 0, 86_400),
  }
}

export interface ListedSetting {
  readonly name: string
  readonly value: string
  readonly default: string
  readonly source: 'environment' | 'default'
  readonly about: string
}

/** The settings as they are in force; values of secret ones are masked. */
export function listSettings(env: Readonly<Record<string, string | undefined>> = process.env): ListedSetting[] {
  const config = loadConfig(env)
  return Object.entries(SETTINGS).map(([name, setting]) => {
    const value = String(config[name as SettingName] ?? '')
    const isMasked = 'isSecret' in setting && value !== ''
    return {
      name: setting.env,
      value: isMasked ? masked(value) : value,
      default: setting.default,
      source: env[setting.env] ? 'environment' : 'default',
      about: setting.about,
    }
  })
}

/** Hides what is secret: all of a key, the user and password of an address. */
function masked(value: string): string {
  if (value.startsWith('sqlite:')) return value
  return URL.canParse(value) ? `${new URL(value).protocol}//***@${new URL(value).host}${new URL(value).pathname}` : '***'
}

function settingText(name: SettingName, env: Readonly<Record<string, string | undefined>>): string {
  return env[SETTINGS[name].env] || SETTINGS[name].default
}

function settingNumber(name: SettingName, env: Readonly<Record<string, string | undefined>>, min: number, max: number): number {
  const value = settingText(name, env)
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < min || number > max) {
    throw new SettingError(`${SETTINGS[name].env}: use um número inteiro de ${min} a ${max}`)
  }
  return number
}
