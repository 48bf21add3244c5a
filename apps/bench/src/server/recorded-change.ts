import SqliteFile from 'better-sqlite3'

/** One statement as the store ran it. */
export interface RecordedStatement {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

type Method = (...parameters: unknown[]) => unknown
type StatementPrototype = Record<'run' | 'all' | 'get', Method>

/**
 * Watches every statement that better-sqlite3 runs in this process, so that the peer can run exactly the same SQL: what is
 * compared is then the work above the database, and nothing is left out of the peer by hand. Once stopped it leaves no trace:
 * neither peer pays for the watching.
 */
export class StatementRecorder {
  readonly #prototype: StatementPrototype
  readonly #originals: StatementPrototype
  #recording: RecordedStatement[] | null = null

  constructor() {
    const file = new SqliteFile(':memory:')
    this.#prototype = Object.getPrototypeOf(file.prepare('select 1')) as StatementPrototype
    file.close()
    const { run, all, get } = this.#prototype
    this.#originals = { run, all, get }
    const note = (sql: string, parameters: unknown[]) => {
      const flat = parameters.length === 1 && Array.isArray(parameters[0]) ? parameters[0] : parameters
      this.#recording?.push({ sql, parameters: flat })
    }
    for (const method of ['run', 'all', 'get'] as const) {
      const original = this.#originals[method]
      this.#prototype[method] = function (this: { source: string }, ...parameters: unknown[]) {
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

  stop(): void {
    Object.assign(this.#prototype, this.#originals)
  }
}

const GENERATED_ID = /\b(?:bat|chg|prv|job|evt|quo|req)_[0-9a-z-]{26,36}/g
const RECORDED_KEY = 'record-1'

/** One replay: another subscription than the recorded one, how many were made before, and where the audit chain stands. */
interface Replay {
  readonly subscriptionId: string
  readonly made: number
  readonly headNow: number
}

/**
 * Makes a recorded seat change into one of another subscription: its id, fresh generated ids, and the next place in the
 * audit chain (whose hash the peer does not compute). What does not differ between two changes is found out once, so that
 * the peer spends nothing on it. The day's draft stays the recorded one, where Assento opens one for each customer that it
 * meets for the first time: that is to the peer's advantage.
 */
export function replayFor(recorded: readonly RecordedStatement[], fromSubscription: string) {
  const chain = recorded.flatMap(({ sql, parameters }) => (isOfAudit(sql) ? parameters.filter((value) => typeof value === 'number') : []))
  const headThen = Math.min(...chain.filter((value) => value > 0)) - 1
  const fillFor = (value: unknown, sql: string): unknown => {
    if (isOfAudit(sql) && typeof value === 'number') return (replay: Replay) => value - headThen + replay.headNow
    if (typeof value !== 'string') return value
    const isSame = !value.includes(fromSubscription) && !value.includes(RECORDED_KEY) && value.search(GENERATED_ID) === -1
    return isSame ? value : ({ subscriptionId, made }: Replay) => value.replaceAll(fromSubscription, subscriptionId)
      .replaceAll(RECORDED_KEY, `replay-${made}`)
      .replace(GENERATED_ID, (id) => `${id.slice(0, 4)}${made.toString(36).padStart(8, '0')}${id.slice(12)}`)
  }
  const fills = recorded.map(({ sql, parameters }) => ({ sql, parameters: parameters.map((value) => fillFor(value, sql)) }))
  let made = 0
  return (subscriptionId: string, headNow: number): RecordedStatement[] => {
    made += 1
    const replay: Replay = { subscriptionId, made, headNow }
    const filled = (fill: unknown): unknown => (typeof fill === 'function' ? (fill(replay) as unknown) : fill)
    return fills.map(({ sql, parameters }) => ({ sql, parameters: parameters.map(filled) }))
  }
}

function isOfAudit(sql: string): boolean {
  return /^(insert into|update) "audit_(head|entry)"/.test(sql)
}
