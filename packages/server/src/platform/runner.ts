/** What becomes due with time alone: renewals, cycle charges, lifecycle, provisioning. */
import type { PlatformContext } from './context.ts'

/**
 * Does what is due in one tenant at `ctx.now` and answers how many things it did; 0 = nothing left. The caller is the
 * system (`job`). Each thing runs in its own transaction under a natural key, so that running it twice charges once.
 */
export type DueRunner = (ctx: PlatformContext) => Promise<number>
