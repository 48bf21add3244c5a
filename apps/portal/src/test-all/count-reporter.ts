/**
 * A node:test reporter that writes one JSON line for each finished case, so that the runner counts cases and not files.
 * Suites (`describe`) are not cases; a suite that fails by its own hook is.
 */
import type { TestEvent } from 'node:test/reporters'

/** Enough of a failure to see what was on the page. */
export const ERROR_LINES = 80

/** One finished case, as a line of the reporter's output. */
export interface CaseLine {
  readonly name: string
  readonly file: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** Message and first frames of a failure; empty otherwise. */
  readonly error: string
}

export default async function* countReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    const line = caseLine(event)
    if (line !== null) yield `${JSON.stringify(line)}\n`
  }
}

/** The line of an event, or null when the event is not the end of a case. */
export function caseLine(event: TestEvent): CaseLine | null {
  if (event.type === 'test:fail') {
    const { name, file = '', details } = event.data
    return isSumOfChildren(details.error) ? null : { name, file, outcome: 'failed', error: describeError(details.error) }
  }
  if (event.type !== 'test:pass') return null
  const { name, file = '', details, skip, todo } = event.data
  if (details.type === 'suite') return null
  // A file that ends with exit code 0 before any case is reported as one passing case named after the file.
  if (file !== '' && file.endsWith(name)) return { name, file, outcome: 'failed', error: 'the file reported no case' }
  return { name, file, outcome: isSet(skip) || isSet(todo) ? 'skipped' : 'passed', error: '' }
}

/** True for a suite that failed only because a case in it failed: that case is already counted. */
function isSumOfChildren(error: Error): boolean {
  return 'failureType' in error && error.failureType === 'subtestsFailed'
}

function isSet(mark: string | boolean | undefined): boolean {
  return mark !== undefined && mark !== false
}

function describeError(error: Error): string {
  const inner = error.cause instanceof Error ? error.cause : error
  return (inner.stack ?? inner.message).split('\n').slice(0, ERROR_LINES).join('\n')
}
