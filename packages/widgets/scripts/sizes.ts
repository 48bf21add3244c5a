/**
 * Prints gzip sizes of the CDN build beside the budgets of embed.md 4.13 (kB = 1000 bytes), in the longer of the two languages.
 * First column: all that is fetched before the first data are painted, words included. Second: what follows, until every
 * dialog and refusal of that widget can be drawn. Exit 1 when a budget is exceeded.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const CDN = join(import.meta.dirname, '../dist/cdn')

/** Sections of the words that each widget waits for (`sections`); `laterSections` and `acts` follow the paint. `waitsFor` = chunks imported before it. */
const WIDGETS: Readonly<Record<string, { readonly first: readonly string[]; readonly later: readonly string[]; readonly waitsFor?: readonly string[] }>> = {
  'subscription-list': { first: ['common', 'subscription-list'], later: ['rules', 'rules-money', 'rules-licences'] },
  'seat-editor': { first: ['common', 'seat-editor'], later: ['rules', 'rules-money', 'rules-licences', 'acts'] },
  'seat-assignment': { first: ['common', 'seat-assignment'], later: ['rules', 'rules-money', 'rules-licences'] },
  'renewal-scheduler': { first: ['common', 'renewals'], later: ['rules', 'rules-money', 'rules-licences', 'acts'] },
  'invoice-list': { first: ['common', 'invoices'], later: ['rules', 'rules-money', 'rules-licences', 'invoice-detail'] },
  storefront: { first: ['common', 'cart'], later: ['rules', 'rules-money', 'rules-licences', 'checkout'] },
  cart: { first: ['common', 'cart'], later: ['rules', 'rules-money', 'rules-licences', 'acts', 'checkout'] },
  'plan-changer': { first: ['common', 'plans'], later: ['rules', 'rules-money', 'rules-licences', 'acts', 'cart', 'checkout'] },
  'spend-forecast': { first: ['common', 'forecast'], later: ['rules', 'rules-money', 'rules-licences', 'invoice-detail'] },
  'order-form': { first: ['common', 'orders'], later: ['rules', 'rules-money', 'rules-licences', 'acts', 'order-acts'] },
  'order-list': { first: ['common', 'orders'], later: ['rules', 'rules-money', 'rules-licences', 'acts', 'order-acts'] },
  'licence-stock': { first: ['common', 'stock'], later: ['rules', 'rules-money', 'rules-licences', 'acts', 'order-acts', 'customers', 'customer-acts'] },
  'customer-list': { first: ['common', 'customers'], later: ['rules', 'rules-money', 'rules-licences', 'acts', 'stock', 'customer-acts'] },
  'activation-table': { first: ['common', 'licences'], later: ['rules', 'rules-money', 'rules-licences', 'licence-detail'] },
  'collections-policy': { first: ['common', 'collections'], later: [], waitsFor: ['policy-editor'] },
}

export interface SizeRow {
  readonly what: string
  readonly bytes: number
  readonly budget: number
  /** What is fetched after the first paint; 0 where that says nothing. */
  readonly laterBytes: number
  /** Names of the files counted in `bytes`. */
  readonly files: readonly string[]
}

const read = (file: string) => readFileSync(join(CDN, file), 'utf8')
const gzip = (file: string) => gzipSync(read(file), { level: 9 }).length
const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + gzip(file), 0)
const importsOf = (file: string, pattern: RegExp) => [...read(file).matchAll(pattern)].map((match) => match[1] ?? '')
const STATIC = /(?:from|import)\s*["']\.\/([^"']+)["']/g
const DYNAMIC = /import\(\s*["'`]\.\/([^"'`]+)["'`]\s*\)/g

/** A file and all that it imports without `import()`. */
function closureOf(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const imported of importsOf(file, STATIC)) closureOf(imported, seen)
  return seen
}

const without = (files: Iterable<string>, others: ReadonlySet<string>) => new Set([...files].filter((file) => !others.has(file)))

/** The rows of the table; `bench widgets` prints the same. */
export function widgetSizes(): readonly SizeRow[] {
  const files = readdirSync(CDN).filter((file) => file.endsWith('.js'))
  const named = (name: string) => files.filter((file) => file.replace(/-[\w-]{8}\.js$/, '') === name)
  const closure = (names: readonly string[]) => new Set(names.flatMap(named).flatMap((file) => [...closureOf(file)]))
  const words = (sections: readonly string[]) => sections.flatMap((section) => named(`words-pt-BR-${section}`))
  const loader = closureOf('assento.js')
  const runtime = closure(['runtime', 'portal'])
  const entries = new Set(Object.keys(WIDGETS).flatMap(named))
  const widgets = Object.entries(WIDGETS).map(([name, sections]) => {
    const own = without(closure([name, ...(sections.waitsFor ?? [])]), runtime)
    const first = new Set([...loader, ...runtime, ...own, ...words(sections.first)])
    // A sibling that a dialog may show is a widget of its own, counted in its own row.
    const followers = [...own].flatMap((file) => importsOf(file, DYNAMIC)).filter((file) => !entries.has(file))
    const later = without([...followers.flatMap((file) => [...closureOf(file)]), ...words(sections.later)].flatMap((file) => [...closureOf(file)]), first)
    return { name, own, first, later }
  })
  // "Widget" rows count what one widget alone needs; what several need has rows of its own.
  const users = (file: string) => widgets.filter(({ own, later }) => own.has(file) || later.has(file)).length
  const alone = (file: string) => users(file) === 1 && !file.startsWith('words-')
  const shared = new Set(widgets.flatMap(({ own, later }) => [...own, ...later]).filter((file) => users(file) > 1 && !file.startsWith('words-')))
  const row = (what: string, counted: Iterable<string>, budget: number, later: Iterable<string> = []): SizeRow =>
    ({ what, bytes: sum(counted), budget, laterBytes: sum(later), files: [...counted] })
  const all = new Set(widgets.flatMap(({ first, later }) => [...first, ...later]))
  return [
    row('loader', loader, 3_000),
    row('shared runtime', runtime, 24_000),
    ...widgets.map(({ name, own, later }) => row(name, [...own].filter(alone), 10_000, [...later].filter(alone))),
    ...[...shared].sort().map((file) => row(`shared by some: ${file.slice(0, -12)}`, [file], 10_000)),
    ...files.filter((file) => file.startsWith('words-pt-BR-')).map((file) => row(`words: ${file.slice(12, -12)}`, [file], 4_000)),
    ...widgets.map(({ name, first, later }) => row(`first widget on a page: ${name}`, first, 40_000, later)),
    // Nobody fetches all of it: decision record 0014.
    row('everything, one language', all, 270_000),
  ]
}

if (import.meta.main) {
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1).padStart(6)
  let exceeded = 0
  for (const { what, bytes, budget, laterBytes } of widgetSizes()) {
    const isOver = bytes > budget
    if (isOver) exceeded += 1
    const later = laterBytes === 0 ? '' : `  then ${kilobytes(laterBytes)} kB`
    process.stdout.write(`${isOver ? '✗' : '✓'} ${what.padEnd(44)} ${kilobytes(bytes)} kB of ${String(budget / 1000).padStart(3)}${later}\n`)
  }
  process.exitCode = exceeded > 0 ? 1 : 0
}
