/** The walls between the rooms (decision record of the layout): who may import whom, and where there is no clock. */
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'

const PACKAGES = resolve(import.meta.dirname, '../../../packages')

/** What the sources of a room may import; `types` are erased, so they pull nothing in. `node` = Node's own modules. */
const ARROWS: Readonly<Record<string, { values: readonly string[]; types: readonly string[]; node: boolean }>> = {
  rules: { values: [], types: [], node: false },
  brazil: { values: ['@assento/rules'], types: [], node: false },
  store: { values: ['@assento/rules', '@assento/brazil', 'kysely', 'better-sqlite3', 'pg'], types: [], node: true },
  server: {
    values: ['@assento/store', '@assento/rules', '@assento/brazil', 'hono', '@hono/node-server', '@hono/trpc-server', '@trpc/server',
      'zod', 'pino', 'csv-parse', 'csv-stringify', 'fast-xml-parser', 'fflate', 'nodemailer', 'pdfkit', 'uqr'],
    types: [], node: true,
  },
  client: { values: ['@assento/rules', '@trpc/client'], types: ['@assento/server', '@trpc/server'], node: false },
  widgets: { values: ['@assento/client', '@assento/rules', '@assento/brazil', 'lit', 'uqr'], types: [], node: false },
}

/** Files that belong to one kind of program only, by their own export: a browser that does not import them never meets Node. */
const NODE_FILES = new Set([join(PACKAGES, 'client/src/activation/node.ts')])

const IMPORT = /^\s*(?:import|export)\s+(type\s)?(?:[^'"()]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm
/** `new Date()` and `Date.now` read the clock of the machine; `new Date(value)` does not. */
const CLOCK = /new Date\(\s*\)|Date\.now|\bDate\(\s*\)|performance\.now|Math\.random|Temporal\.Now/

interface Import { readonly specifier: string; readonly isType: boolean }

/** Imports of a source text, comments left out. */
function importsOf(text: string): Import[] {
  return [...withoutComments(text).matchAll(IMPORT)].map((match) => ({ specifier: match[2] ?? match[3] ?? '', isType: match[1] !== undefined }))
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
}

/** Why a room may not import this, or null. */
function whyForbidden(room: string, file: string, { specifier, isType }: Import): string | null {
  const arrow = ARROWS[room]
  if (arrow === undefined) return `room ${room} has no arrows`
  if (specifier.startsWith('.')) {
    const target = relative(join(PACKAGES, room), resolve(dirname(file), specifier))
    return target.startsWith('..') ? 'leaves its package by a relative path' : null
  }
  if (isBuiltin(specifier)) return arrow.node || NODE_FILES.has(file) ? null : 'Node does not exist in this room'
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
  const isAllowed = arrow.values.includes(name) || (isType && arrow.types.includes(name))
  return isAllowed ? null : `no arrow from ${room} to ${name}${isType ? ' (types)' : ''}`
}

function sourcesOf(room: string): string[] {
  return readdirSync(join(PACKAGES, room, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts')).map((name) => join(PACKAGES, room, 'src', name))
}

for (const room of readdirSync(PACKAGES)) {
  test(`${room} imports only along the arrows of the house`, () => {
    const wrong = sourcesOf(room).flatMap((file) => importsOf(readFileSync(file, 'utf8')).flatMap((found) => {
      const why = whyForbidden(room, file, found)
      return why === null ? [] : [`${relative(PACKAGES, file)} imports ${found.specifier}: ${why}`]
    }))
    assert.deepEqual(wrong, [])
  })
}

for (const room of ['rules', 'brazil']) {
  test(`${room} reads no clock and no chance`, () => {
    const wrong = sourcesOf(room).filter((file) => CLOCK.test(withoutComments(readFileSync(file, 'utf8'))))
    assert.deepEqual(wrong.map((file) => relative(PACKAGES, file)), [])
  })
}

test('the test sees a forbidden import in each spelling', () => {
  const file = join(PACKAGES, 'widgets/src/subscriptions/seat-editor.ts')
  const forbidden = (text: string): number => importsOf(text).filter((found) => whyForbidden('widgets', file, found) !== null).length
  assert.equal(forbidden("import { z } from 'zod'"), 1)
  assert.equal(forbidden("import {\n  a,\n  b,\n} from '@assento/server'"), 1)
  assert.equal(forbidden("import '@assento/store'"), 1)
  assert.equal(forbidden("export * from '../../../server/src/index.ts'"), 1)
  assert.equal(forbidden("const late = await import('@assento/server')"), 1)
  assert.equal(forbidden("import { html } from 'lit'\nimport type { Quote } from '@assento/client'"), 0)
})

test('the client may take types of the server, never values', () => {
  const file = join(PACKAGES, 'client/src/index.ts')
  assert.equal(whyForbidden('client', file, { specifier: '@assento/server', isType: true }), null)
  assert.notEqual(whyForbidden('client', file, { specifier: '@assento/server', isType: false }), null)
})

test('the activation client stands alone: no package, and no file outside its folder', () => {
  const folder = join(PACKAGES, 'client/src/activation')
  const wrong = readdirSync(folder).flatMap((name) => importsOf(readFileSync(join(folder, name), 'utf8'))
    .filter(({ specifier }) => !/^\.\/[a-z0-9-]+\.ts$/.test(specifier) && !(name === 'node.ts' && isBuiltin(specifier)))
    .map(({ specifier }) => `${name} imports ${specifier}`))
  assert.deepEqual(wrong, [])
})
