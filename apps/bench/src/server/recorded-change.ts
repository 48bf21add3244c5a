import SqliteFile from 'better-sqlite3'

/** One statement as the store ran it. */
export interface RecordedStatement {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/**
 * Watches every statement that better-sqlite3 runs in this process, so that the peer can run exactly the same SQL: what is
 * compared is then the work above the database, and nothing is left out of the peer by hand.
 */
export class StatementRecorder {
  #recording: RecordedStatement[] | null = null

  constructor() {
    const file = new SqliteFile(':memory:')
    const prototype = Object.getPrototypeOf(file.prepare('select 1')) as Record<'run' | 'all' | 'get', (...parameters: unknown[]) => unknown>
    file.close()
    const note = (sql: string, parameters: unknown[]) => {
      const flat = parameters.length === 1 && Array.isArray(parameters[0]) ? parameters[0] : parameters
      this.#recording?.push({ sql, parameters: flat })
    }
    for (const method of ['run', 'all', 'get'] as const) {
      const original = prototype[method]
      prototype[method] = function (this: { source: string }, ...parameters: unknown[]) {
        note(this.source, parameters)
        return original.apply(this, parameters)
      }
    }
  }

  async record(run: () => Promise<void>): Promise<RecordedStatement[]> {
    const recording: RecordedStatement[] = []
    this.#recording = recording
    await run()
    this.#recording = null
    return recording
  }
}

const GENERATED_ID = /\b(?:bat|chg|prv|job|evt|quo|req)_[0-9a-z-]{26,36}/g

/**
 * Makes a recorded seat change into one of another subscription: its id, fresh generated ids, and the next place in the
 * audit chain (whose hash the peer does not compute). The day's draft stays the recorded one: it exists already for most changes.
 */
export function replayFor(recorded: readonly RecordedStatement[], fromSubscription: string) {
  const ids = new Set(recorded.flatMap(({ parameters }) => parameters.flatMap((value) => (typeof value === 'string' ? value.match(GENERATED_ID) ?? [] : []))))
  const recordedKey = 'record-1'
  const chain = recorded.flatMap(({ sql, parameters }) => (/(insert into|update) "audit_/.test(sql) ? parameters.filter((value) => typeof value === 'number') : []))
  const headThen = Math.min(...(chain as number[]).filter((value) => value > 0)) - 1
  let made = 0
  return (subscriptionId: string, headNow: number): RecordedStatement[] => {
    made += 1
    const fresh = new Map([...ids].map((id) => [id, `${id.slice(0, 4)}${made.toString(36).padStart(8, '0')}${id.slice(12)}`]))
    const replaced = (value: unknown, isAudit: boolean): unknown => {
      if (isAudit && typeof value === 'number') return value - headThen + headNow
      if (typeof value !== 'string') return value
      return value.replaceAll(fromSubscription, subscriptionId).replaceAll(recordedKey, `replay-${made}`)
        .replace(GENERATED_ID, (id) => fresh.get(id) ?? id)
    }
    return recorded.map(({ sql, parameters }) => ({ sql, parameters: parameters.map((value) => replaced(value, /"audit_(head|entry)"/.test(sql))) }))
  }
}
