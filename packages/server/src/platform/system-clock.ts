import { instantOfEpochMs } from '@assento/rules'
import type { Clock } from './types.ts'

/** The machine's clock: the only place of the server that reads it. */
export const systemClock: Clock = { now: () => instantOfEpochMs(Date.now()) }
