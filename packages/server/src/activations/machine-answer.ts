/** What machines are answered: 200 whatever the code is. */
import { epochMs } from '@assento/rules'
import type { Instant, ValidationCode } from '@assento/rules'
import type { MachineSerial } from '@assento/store'

export interface MachineAnswer {
  /** With VALID and GRACE; with EXPIRED only where a lapse costs no more than the updates. */
  readonly valid: boolean
  readonly code: ValidationCode
  readonly nonce: string
  /** With a valid answer. */
  readonly token?: string
  readonly activation_id?: string
  /** How often a heartbeat is due; of a floating seat, half of its lease. */
  readonly heartbeat_seconds?: number
  readonly warnings: readonly MachineWarning[]
}

/** `CLOCK_DRIFT`: the machine's clock is more than five minutes off; nothing follows from it here. */
export type MachineWarning = 'CLOCK_DRIFT'

const DRIFT_MS = 5 * 60_000

/** Whether the machine's clock differs from the tenant's by more than five minutes. */
export function drifts(clientTime: Instant | undefined, now: Instant): boolean {
  return clientTime !== undefined && Math.abs(epochMs(clientTime) - epochMs(now)) > DRIFT_MS
}

export function heartbeatSeconds({ leaseMinutes, heartbeatHours }: MachineSerial): number {
  return leaseMinutes === null ? heartbeatHours * 3600 : leaseMinutes * 30
}
