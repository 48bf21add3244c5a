import { pino, type DestinationStream, type Logger } from 'pino'

/** Keys and session tokens in any text, whatever surrounds them. */
const SECRETS = /\b(?:sk|rk)_(?:test|live)_[0-9a-z_]+|\bwst_(?:test|live)_[0-9a-z]+|\bBearer\s+\S+/gi
/** CPF and CNPJ, with or without mask (a CNPJ may have letters). */
const TAX_IDS = /\b\d{3}\.?\d{3}\.?\d{3}-?\d{2}\b|\b[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}\/?[0-9A-Z]{4}-?\d{2}\b/g

/** The text without keys, tokens and tax numbers: what errors of libraries quote does not reach the log. */
export function scrub(text: string): string {
  return text.replaceAll(SECRETS, '[secret]').replaceAll(TAX_IDS, '[tax id]')
}

/** One JSON line an event, on standard error unless told otherwise. Errors are scrubbed; headers and bodies are never logged. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: ['token', '*.token', 'authorization', '*.authorization', 'secret', '*.secret', 'key', '*.key'],
    serializers: { err: describeError },
  }
  return pino(options, destination ?? pino.destination(2))
}

/** Name, code, message and stack; never the fields in which database drivers quote the row's values. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: scrub(String(error)) }
  const cause = error.cause instanceof Error ? { cause: describeError(error.cause) } : {}
  const code = 'code' in error ? { code: String(error.code) } : {}
  return { name: error.name, ...code, message: scrub(error.message), stack: scrub(error.stack ?? ''), ...cause }
}
