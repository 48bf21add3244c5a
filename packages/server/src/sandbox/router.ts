import { router } from '../platform/trpc.ts'
import { advanceClock } from './advance-clock.ts'
import { createSandbox } from './create-sandbox.ts'
import { readClock } from './read-clock.ts'

export const sandboxRouter = router({ create: createSandbox, advance: advanceClock, clock: readClock })
