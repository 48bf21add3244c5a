/** A broken invariant is a bug, not an answer: it throws and becomes a 500 that shows a request id and nothing else. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`)
}
