/** Counters and gauges of one process, as Prometheus text. */
import { monitorEventLoopDelay } from 'node:perf_hooks'

const HELP = {
  assento_callbacks_total: ['counter', 'Callbacks of payment providers by connector and outcome (taken, forged, late).'],
  assento_calls_total: ['counter', 'Procedure calls by procedure and outcome (ok or the error code).'],
  assento_http_requests_total: ['counter', 'HTTP requests by area and status.'],
  assento_validations_total: ['counter', 'Answers to machines by code.'],
  assento_billing_parked_total: ['counter', 'Drafts with too many lines of one subscription, which wait for a person.'],
  assento_ledger_findings_total: ['counter', 'Findings of the nightly looks over the books; more than 0 wants a person.'],
  assento_jobs_total: ['counter', 'Things done because time came, by kind and outcome.'],
  assento_mail_server: ['gauge', 'Whether there is a mail server (1); without one messages wait (0).'],
  assento_mail_total: ['counter', 'Deliveries of messages by outcome (sent, bounced, deferred, failed, waiting).'],
  assento_provisioning_overdue_total: ['counter', 'Changes that were not active 30 minutes after their request.'],
  assento_worker_last_run_seconds: ['gauge', 'Unix time of the last look for due work.'],
} as const satisfies Record<string, readonly ['counter' | 'gauge', string]>

const UNSAFE_IN_LABEL = /["\\\n]/g

export type MetricName = keyof typeof HELP

export class Metrics {
  readonly #values = new Map<MetricName, Map<string, number>>()
  readonly #loopDelay = monitorEventLoopDelay({ resolution: 20 })

  constructor() {
    this.#loopDelay.enable()
  }

  /** Adds to a counter. Label values must come from closed sets: each combination is a series. */
  add(name: MetricName, labels: Readonly<Record<string, string>> = {}, by = 1): void {
    const series = this.#series(name)
    const key = labelText(labels)
    series.set(key, (series.get(key) ?? 0) + by)
  }

  set(name: MetricName, value: number, labels: Readonly<Record<string, string>> = {}): void {
    this.#series(name).set(labelText(labels), value)
  }

  /** Prometheus text format 0.0.4. */
  render(): string {
    const lines: string[] = []
    for (const [name, [type, help]] of Object.entries(HELP)) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`)
      for (const [labels, value] of this.#series(name as MetricName)) lines.push(`${name}${labels} ${value}`)
    }
    lines.push(
      '# HELP assento_event_loop_delay_seconds Delay of the event loop since the process started.',
      '# TYPE assento_event_loop_delay_seconds summary',
      ...[50, 99].map((percent) => `assento_event_loop_delay_seconds{quantile="${percent / 100}"} ${this.#loopDelay.percentile(percent) / 1e9}`),
      '# HELP assento_resident_memory_bytes Resident memory of the process.',
      '# TYPE assento_resident_memory_bytes gauge',
      `assento_resident_memory_bytes ${process.memoryUsage.rss()}`,
    )
    return `${lines.join('\n')}\n`
  }

  #series(name: MetricName): Map<string, number> {
    let series = this.#values.get(name)
    if (series === undefined) {
      series = new Map()
      this.#values.set(name, series)
    }
    return series
  }
}

/** `{name="value",…}`, or nothing. Runs on every request and every call. */
function labelText(labels: Readonly<Record<string, string>>): string {
  let text = ''
  for (const name in labels) {
    const value = labels[name] ?? ''
    text += `${text === '' ? '{' : ','}${name}="${value.replaceAll(UNSAFE_IN_LABEL, '_')}"`
  }
  return text === '' ? '' : `${text}}`
}
