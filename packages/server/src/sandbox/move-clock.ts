import { assert, msBetween } from '@assento/rules'
import type { Instant } from '@assento/rules'
import { setTimeout as pause } from 'node:timers/promises'
import { loadTenant, updateClockOffset } from '@assento/store'
import { tenantContext } from '../platform/authenticate.ts'
import type { Runtime } from '../platform/context.ts'
import { nextDueAt, runDueOf } from '../platform/run-due.ts'
import type { TenantContext } from '../platform/types.ts'

export interface MovedClock {
  readonly from: Instant
  readonly now: Instant
  /** Things that fell due on the way and were done. */
  readonly fired: number
  /** Instants at which something fell due. */
  readonly stops: number
}

/** More than any sane subscription fires at one instant: beyond it, something becomes due again and again. */
const MAX_ROUNDS_AT_ONE_INSTANT = 1000
const PATIENT_TURNS = 100
const PATIENT_PAUSE_MS = 50

/**
 * Moves a test tenant's clock from `from`, where it is, to `target`, stopping at every instant at which something is due, in order, and doing it
 * there as time would. Stopped half-way, it goes on from where it is when it is called again. Live tenants and a target in
 * the past must have been refused by the caller.
 */
export async function moveClock(runtime: Runtime, tenantId: string, from: Instant, target: Instant): Promise<MovedClock> {
  runtime.advancing.add(tenantId)
  try {
    let [fired, stops, rounds, last] = [0, 0, 0, from]
    for (;;) {
      const dueAt = await nextDueAt(runtime, tenantId)
      if (dueAt === null || dueAt > target) break
      // What was due before the move is done now: the clock never goes back.
      const at = dueAt > last ? dueAt : last
      rounds = at === last ? rounds + 1 : 0
      assert(rounds < MAX_ROUNDS_AT_ONE_INSTANT, `what is due at ${at} stays due`)
      const did = await runPatiently(runtime, await setClock(runtime, tenantId, at), at)
      if (did === 0) {
        runtime.logger.warn({ tenantId, dueAt }, 'what is due is held by another worker; the clock moves on')
        break
      }
      last = at
      fired += did
      stops += 1
      runtime.onClockStop(at, fired)
    }
    await setClock(runtime, tenantId, target)
    return { from, now: target, fired, stops }
  } finally {
    runtime.advancing.delete(tenantId)
    runtime.callers.forget((known) => known.tenant.id === tenantId)
  }
}

/** What is due may be in the hands of another worker for a moment: it is waited for, so that nothing later overtakes it. */
async function runPatiently(runtime: Runtime, tenant: TenantContext, at: Instant): Promise<number> {
  for (let turn = 0; turn < PATIENT_TURNS; turn += 1) {
    const did = await runDueOf(runtime, tenant, at)
    const dueAt = await nextDueAt(runtime, tenant.id)
    // Done by another is as good as done by us.
    if (did > 0 || dueAt === null || dueAt > at) return Math.max(did, 1)
    await pause(PATIENT_PAUSE_MS)
  }
  return 0
}

/** Sets the clock to `at` as of now; it runs on from there. */
async function setClock(runtime: Runtime, tenantId: string, at: Instant): Promise<TenantContext> {
  const { clock_offset_ms: held } = await tenantRow(runtime, tenantId)
  const offsetMs = Math.max(held, msBetween(runtime.clock.now(), at))
  const isMoved = await runtime.database.withTx((tx) => updateClockOffset(tx, tenantId, offsetMs))
  assert(isMoved, 'only a test tenant has a clock that moves forward')
  return freshTenant(runtime, tenantId)
}

async function freshTenant(runtime: Runtime, tenantId: string): Promise<TenantContext> {
  return tenantContext(await tenantRow(runtime, tenantId))
}

async function tenantRow({ database }: Runtime, tenantId: string) {
  const row = await loadTenant(database, tenantId)
  assert(row !== null, `tenant ${tenantId} exists`)
  return row
}
