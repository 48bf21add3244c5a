import { listOffsetTenants, listTenants } from '@assento/store'
import type { TenantRow } from '@assento/store'
import { setTimeout as pause } from 'node:timers/promises'
import { nightOf, queueLedgerCheck } from '../invoices/ledger/nightly.ts'
import { tenantContext } from './authenticate.ts'
import { tenantNow } from './context.ts'
import type { Runtime } from './context.ts'
import { runDueOf, systemContext } from './run-due.ts'
import { claimDueJobs, runDueJobs, runJob } from './run-jobs.ts'
import type { TenantContext } from './types.ts'

const IDLE_MS = 250
/** Subscriptions are looked through less often than jobs: nothing of theirs is due to the second. */
const SWEEP_MS = 2000
const AFTER_ERROR_MS = 2000

/**
 * Does what becomes due while the process runs. Any number of workers may run at once: jobs are leased, and what runners do
 * has natural keys. A tenant whose clock is being moved is left to the move.
 */
export class Worker {
  readonly #runtime: Runtime
  #abort: AbortController | null = null
  #running: Promise<void> = Promise.resolve()
  #alarm = new AbortController()
  #sweptAtMs = -Infinity
  #nightQueued = ''

  constructor(runtime: Runtime) {
    this.#runtime = runtime
  }

  start(): void {
    if (this.#abort !== null) return
    this.#abort = new AbortController()
    this.#running = this.#loop(this.#abort.signal)
  }

  /** Looks at once instead of at the end of the pause: something has just been committed. */
  wake(): void {
    this.#alarm.abort()
  }

  /** Lets the thing at hand finish, begins no other. */
  async stop(): Promise<void> {
    this.#abort?.abort()
    this.wake()
    await this.#running
    this.#abort = null
  }

  /** One look; answers how many things were done. */
  async runOnce(): Promise<number> {
    const did = (await this.#runJobs()) + (await this.#sweep())
    this.#runtime.metrics.set('assento_worker_last_run_seconds', Math.floor(Date.parse(this.#runtime.clock.now()) / 1000))
    return did
  }

  async #loop(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      this.#alarm = new AbortController()
      const outcome = await this.runOnce().catch((err: unknown) => {
        this.#runtime.logger.error({ err }, 'worker')
        return null
      })
      if (outcome !== null && outcome > 0) continue
      await pause(outcome === null ? AFTER_ERROR_MS : IDLE_MS, undefined, { signal: this.#alarm.signal, ref: false }).catch(() => undefined)
    }
  }

  /** One statement finds the jobs of every tenant on the server's clock; the others are asked one by one. */
  async #runJobs(): Promise<number> {
    const { database, clock, advancing } = this.#runtime
    const serverNow = clock.now()
    const jobs = await claimDueJobs(this.#runtime, serverNow)
    const offset = await listOffsetTenants(database)
    if (jobs.length === 0 && offset.length === 0) return 0
    const tenants = new Map((await listTenants(database)).map((row) => [row.id, tenantContext(row)]))
    for (const job of jobs) {
      const tenant = tenants.get(job.tenant_id)
      if (tenant !== undefined) await runJob(this.#contextOf(tenant), job)
    }
    let did = jobs.length
    for (const { tenantId } of offset) {
      const tenant = tenants.get(tenantId)
      if (tenant !== undefined && !advancing.has(tenantId)) did += await runDueJobs(this.#contextOf(tenant))
    }
    return did
  }

  async #sweep(): Promise<number> {
    if (performance.now() - this.#sweptAtMs < SWEEP_MS) return 0
    this.#sweptAtMs = performance.now()
    const { database, runners, advancing } = this.#runtime
    if (runners.length === 0) return 0
    let did = 0
    const tenants = await listTenants(database)
    await this.#queueNight(tenants)
    for (const row of tenants) {
      if (this.#abort?.signal.aborted) break
      if (!advancing.has(row.id)) did += await runDueOf(this.#runtime, tenantContext(row), this.#contextOf(tenantContext(row)).now)
    }
    return did
  }

  /** Once a night, by the server's clock; two workers queue the same jobs. */
  async #queueNight(tenants: readonly TenantRow[]): Promise<void> {
    const night = nightOf(this.#runtime.clock.now())
    if (this.#nightQueued === night) return
    for (const row of tenants) await queueLedgerCheck(this.#contextOf(tenantContext(row)))
    this.#nightQueued = night
  }

  #contextOf(tenant: TenantContext) {
    return systemContext(this.#runtime, tenant, tenantNow(tenant, this.#runtime.clock.now()), 'job')
  }
}
