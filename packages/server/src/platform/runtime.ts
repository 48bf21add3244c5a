import { smtpTransport } from '../mail/transport.ts'
import { CallerCache } from './caller-cache.ts'
import { demoConnector } from './connector.ts'
import type { Runtime } from './context.ts'
import { DUE_RUNNERS } from './due-runners.ts'
import { Metrics } from './metrics.ts'

/** What `createApp` and the worker need; the rest has defaults. */
export type RuntimeOptions = Pick<Runtime, 'database' | 'clock' | 'logger' | 'config'> & Partial<Runtime>

export function createRuntime(options: RuntimeOptions): Runtime {
  const metrics = options.metrics ?? new Metrics()
  const mail = options.mail === undefined ? smtpTransport(options.config.smtpUrl) : options.mail
  metrics.set('assento_mail_server', mail === null ? 0 : 1)
  return {
    metrics,
    callers: new CallerCache(),
    runners: DUE_RUNNERS,
    connector: demoConnector(options.config.provisioningDelaySeconds),
    mail,
    advancing: new Set(),
    onClockStop: () => {},
    wake: () => {},
    ...options,
  }
}
