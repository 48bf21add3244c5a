import { initTRPC } from '@trpc/server'
import type { RequestContext } from './context.ts'
import { errorShape } from './errors.ts'
import type { ErrorShape } from './types.ts'

/**
 * tRPC with answers that show a code and a request id. `isDev: false` whatever NODE_ENV says: tRPC would otherwise send
 * stacks, and it sends the message of unexpected errors even in production (trpc#2070), so the formatter masks them.
 */
export const t = initTRPC.context<RequestContext>().create({
  isDev: false,
  errorFormatter({ shape, error, ctx }): { message: string; code: number; data: ErrorShape } {
    const { message, ...data } = errorShape(error, ctx?.requestId ?? 'unknown')
    return { message, code: shape.code, data }
  },
})

export const router = t.router
