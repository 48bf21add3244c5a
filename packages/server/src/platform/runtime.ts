import { CallerCache } from './caller-cache.ts'
import { demoConnector } from './connector.ts'
import type { Runtime } from './context.ts'
import { DUE_RUNNERS } from './due-runners.ts'
import { Metrics } from './metrics.ts'

/** What `createApp` and the worker need; the rest has defaults. */
export type RuntimeOptions = Pick<Runtime, 'database' | 'clock' | 'logger' | 'config'> & Partial<Runtime>

export function createRuntime(options: RuntimeOptions): Runtime {
  return {
    metrics: new Metrics(),
    callers: new CallerCache(),
    runners: DUE_RUNNERS,
    connector: demoConnector(options.config.provisioningDelaySeconds),
    advancing: new Set(),
    onClockStop: () => {},
    wake: () => {},
    ...options,
  }
}
