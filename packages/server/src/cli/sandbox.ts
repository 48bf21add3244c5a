import { instantFromText, parseCalendarDate, startOfDate } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { makeTenant } from '../sandbox/make-tenant.ts'
import { optional, optionalNumber, required, TENANT_OPTION, UsageError } from './command.ts'
import type { CliCall, CliCommand } from './command.ts'
import { callerOf, withRuntime, withTenant } from './with-runtime.ts'

const PROGRESS_EVERY_MS = 1000

export const sandboxCreateCommand: CliCommand = {
  name: 'sandbox create',
  about: 'Cria um tenant de teste, com relógio próprio, e a primeira chave secreta',
  options: {
    name: { type: 'string', about: 'nome do revendedor' },
    zone: { type: 'string', about: 'fuso do revendedor (padrão: America/Sao_Paulo)' },
    locale: { type: 'string', about: 'idioma (padrão: pt-BR)' },
  },
  run: (call) => withRuntime(call, async ({ database, clock }) => {
    const made = await database.withTx((tx) => makeTenant(tx, {
      name: required(call, 'name'), environment: 'test', zone: optional(call, 'zone') ?? 'America/Sao_Paulo', locale: optional(call, 'locale') ?? 'pt-BR',
    }, clock.now()))
    const text = `Tenant ${made.tenantId} (${made.publishableKey})\n${made.key}\nGuarde a chave agora: ela não será mostrada de novo.`
    return { code: 0, json: made, text }
  }),
}

export const sandboxAdvanceCommand: CliCommand = {
  name: 'sandbox advance',
  about: 'Adianta o relógio de um tenant de teste; o que vence no caminho acontece, em ordem, no seu instante',
  options: {
    ...TENANT_OPTION,
    to: { type: 'string', about: 'instante (2027-03-01T00:00:00Z) ou data (2027-03-01, no fuso do revendedor)' },
    'by-days': { type: 'string', about: 'dias a adiantar' },
    'by-hours': { type: 'string', about: 'horas a adiantar' },
  },
  run: (call) => withTenant(call, async (_procedures, tenant, runtime) => {
    const moved = await callerOf({ ...runtime, onClockStop: progress(call) }, tenant).sandbox.advance(targetOf(call, tenant.zone))
    return { code: 0, json: moved, text: `De ${moved.from} a ${moved.now}: ${moved.fired} acontecimento(s) em ${moved.stops} parada(s).` }
  }),
}

export const sandboxClockCommand: CliCommand = {
  name: 'sandbox clock',
  about: 'Mostra a hora do tenant e quando algo vence em seguida',
  options: TENANT_OPTION,
  run: (call) => withTenant(call, async (procedures, tenant) => {
    const clock = await procedures.sandbox.clock()
    return { code: 0, json: { tenantId: tenant.id, ...clock }, text: `${clock.now} (servidor: ${clock.serverNow}); a seguir: ${clock.nextDueAt ?? 'nada'}` }
  }),
}

function targetOf(call: CliCall, zone: string): { to: string } | { byDays: number } | { byHours: number } {
  const [to, byDays, byHours] = [optional(call, 'to'), optionalNumber(call, 'by-days'), optionalNumber(call, 'by-hours')]
  if ([to, byDays, byHours].filter((given) => given !== undefined).length !== 1) throw new UsageError('dê exatamente um de --to, --by-days e --by-hours')
  if (byDays !== undefined) return { byDays }
  if (byHours !== undefined) return { byHours }
  return { to: instantOf(to ?? '', zone) }
}

function instantOf(text: string, zone: string): Instant {
  const date = parseCalendarDate(text)
  const at = date === null ? instantFromText(text) : startOfDate(date, zone)
  if (at === null) throw new UsageError(`--to: ${text} não é um instante nem uma data que existe`)
  return at
}

/** On standard error, at most once a second: how far the clock is. */
function progress({ io }: CliCall): (at: Instant, fired: number) => void {
  let shownAtMs = -Infinity
  return (at, fired) => {
    if (performance.now() - shownAtMs < PROGRESS_EVERY_MS) return
    shownAtMs = performance.now()
    io.err(`  ${at}: ${fired} acontecimento(s)\n`)
  }
}
