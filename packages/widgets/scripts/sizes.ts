/** Prints gzip sizes of the CDN build beside the budgets of embed.md 4.13 (kB = 1000 bytes). Exit 1 when one is exceeded. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const CDN = join(import.meta.dirname, '../dist/cdn')
const WIDGETS = ['subscription-list', 'seat-editor', 'seat-assignment', 'renewal-scheduler'] as const

interface Row { readonly what: string; readonly bytes: number; readonly budget: number }

/** Static closure of a file: itself and all that it imports without `import()`. */
export function closureOf(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const source = readFileSync(join(CDN, file), 'utf8')
  for (const match of source.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) closureOf(match[1] ?? '', seen)
  return seen
}

const gzip = (file: string) => gzipSync(readFileSync(join(CDN, file)), { level: 9 }).length
const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + gzip(file), 0)

const SECTION: Readonly<Record<(typeof WIDGETS)[number], string>> = {
  'subscription-list': 'subscription-list', 'seat-editor': 'seat-editor', 'seat-assignment': 'seat-assignment', 'renewal-scheduler': 'renewals',
}

/** The rows of the table; `bench widgets` prints the same. Words are Portuguese, the longer of the two. */
export function widgetSizes(): readonly Row[] {
  const files = readdirSync(CDN).filter((file) => file.endsWith('.js'))
  const named = (name: string) => files.filter((file) => file.replace(/-[\w-]{8}\.js$/, '') === name)
  const words = (section: string) => named(`words-pt-BR-${section}`)
  const loader = closureOf('assento.js')
  const runtime = new Set([...named('runtime'), ...named('portal')].flatMap((file) => [...closureOf(file)]))
  const shared = new Set(named('rules').flatMap((file) => [...closureOf(file)]).filter((file) => !runtime.has(file)))
  const elements = WIDGETS.map((name) => ({ name, own: named(name).flatMap((file) => [...closureOf(file)]).filter((file) => !runtime.has(file)) }))
  const sections = ['common', 'rules', ...Object.values(SECTION)]
  return [
    { what: 'loader', bytes: sum(loader), budget: 3_000 },
    { what: 'shared runtime', bytes: sum(runtime), budget: 24_000 },
    ...elements.map(({ name, own }) => ({ what: name, bytes: sum(own.filter((file) => !shared.has(file))), budget: 10_000 })),
    { what: 'rules for previews, shared', bytes: sum(shared), budget: 10_000 },
    ...sections.map((section) => ({ what: `words: ${section}`, bytes: sum(words(section)), budget: 4_000 })),
    ...elements.map(({ name, own }) => ({
      what: `first widget on a page: ${name}`, budget: 40_000,
      bytes: sum(new Set([...loader, ...runtime, ...own, ...words('common'), ...words(SECTION[name])])),
    })),
    { what: 'everything, one language', bytes: sum(new Set([...loader, ...runtime, ...elements.flatMap(({ own }) => own), ...sections.flatMap(words)])), budget: 110_000 },
  ]
}

if (import.meta.main) {
  let exceeded = 0
  for (const { what, bytes, budget } of widgetSizes()) {
    const isOver = bytes > budget
    if (isOver) exceeded += 1
    process.stdout.write(`${isOver ? '✗' : '✓'} ${what.padEnd(44)} ${(bytes / 1000).toFixed(1).padStart(6)} kB of ${budget / 1000}\n`)
  }
  process.exitCode = exceeded > 0 ? 1 : 0
}
