/**
 * Writes what editors and frameworks read about the elements, from the docblocks of their classes: `custom-elements.json`
 * (Custom Elements Manifest 2.1) and `react.d.ts` (JSX of React 19). `node scripts/manifest.ts`; the tests check that both are
 * what the code says.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

interface Named { readonly name: string; readonly description: string }
interface Attribute extends Named { readonly type: string }
interface ElementDoc {
  readonly tag: string
  readonly className: string
  readonly module: string
  readonly summary: string
  readonly description: string
  readonly attributes: readonly Attribute[]
  readonly slots: readonly Named[]
  readonly events: readonly Named[]
  readonly parts: readonly Named[]
  readonly properties: readonly Named[]
}

/** Every widget has these; they do not bubble. */
const LIFECYCLE: readonly Named[] = [
  { name: 'assento-loading', description: 'A load begins. Does not bubble.' },
  { name: 'assento-ready', description: 'The first data are drawn. Does not bubble.' },
  { name: 'assento-error', description: '`detail.code`, `retryable`, `requestId`, `phase`. Does not bubble.' },
  { name: 'assento-session-expired', description: 'The session is over. Does not bubble.' },
]

/** The elements, in the order of their tags. */
export function elementDocs(): readonly ElementDoc[] {
  return readdirSync(join(ROOT, 'src/define')).sort().map((file) => {
    const [, tag = '', className = ''] = /defineElement\('([\w-]+)', (\w+)\)/.exec(read(`src/define/${file}`)) ?? []
    const module = (/from '\.\.\/(.+)'/.exec(read(`src/elements/${file}`))?.[1] ?? '')
    return elementDoc(tag, className, `src/${module}`)
  })
}

function elementDoc(tag: string, className: string, module: string): ElementDoc {
  const source = read(module)
  const block = new RegExp(String.raw`/\*\*((?:(?!\*/)[\s\S])*)\*/\s*export class ${className} extends (\w+)`).exec(source)
  if (!block) throw new Error(`${className} has no docblock`)
  const lines = (block[1] ?? '').split('\n').map((line) => line.replace(/^\s*\* ?/, '').trim())
  const tagged = (name: string) => lines.flatMap((line) => (line.startsWith(`@${name} `) ? [line.slice(name.length + 2)] : []))
  const isWidget = block[2] === 'AssentoElement'
  const events = tagged('event').map(named)
  return {
    tag, className, module,
    summary: tagged('summary')[0] ?? '',
    description: lines.slice(0, lines.findIndex((line) => line.startsWith('@'))).join(' ').trim(),
    attributes: tagged('attr').map((text) => ({ ...named(text.replace(/^\{[^}]*\}\s*/, '')), type: typeOf(/^\{([^}]*)\}/.exec(text)?.[1] ?? 'string') })),
    slots: tagged('slot').map(named),
    events: isWidget ? [...events.filter(({ name }) => LIFECYCLE.every((one) => one.name !== name)), ...LIFECYCLE] : events,
    parts: tagged('csspart').map(named),
    properties: tagged('cssproperty').map(named),
  }
}

/** `name - text`; a name alone, or `- text` for the default slot. */
function named(text: string): Named {
  const [, name = '', description = ''] = /^(\S*?)\s*(?:-\s+(.*))?$/.exec(text) ?? []
  return { name: name === '-' ? '' : name, description }
}

/** `{none|customer}` is a choice of words, `{boolean}` what it says. */
function typeOf(text: string): string {
  return text.includes('|') ? text.split('|').map((word) => `'${word.trim()}'`).join(' | ') : text
}

/** The manifest, as JSON text. */
export function manifest(): string {
  const modules = elementDocs().map(({ tag, className, module, summary, description, attributes, slots, events, parts, properties }) => ({
    kind: 'javascript-module',
    path: module,
    declarations: [{
      kind: 'class', name: className, tagName: tag, customElement: true, summary, description,
      attributes: attributes.map(({ name, description: text, type }) => ({ name, description: text, type: { text: type } })),
      slots, events: events.map((event) => ({ ...event, type: { text: eventTypes().get(event.name) ?? 'Event' } })), cssParts: parts, cssProperties: properties,
    }],
    exports: [{ kind: 'custom-element-definition', name: tag, declaration: { name: className, module } }],
  }))
  return `${JSON.stringify({ schemaVersion: '2.1.0', modules }, null, 2)}\n`
}

/** Event classes by name, from `AssentoEventMap`. */
function eventTypes(): ReadonlyMap<string, string> {
  return new Map([...read('src/runtime/events.ts').matchAll(/^ {2}'(assento-[\w-]+)': (\w+)$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']))
}

/** Types of the tags for React 19, whose custom elements take events as `onassento-…`. */
export function reactTypes(): string {
  const tags = elementDocs().map(({ tag, className, attributes, events }) => {
    const lines = [
      ...attributes.map(({ name, type, description }) => `${description ? `/** ${description} */ ` : ''}${/\W/.test(name) ? `'${name}'` : name}?: ${type}`),
      ...(className === 'AssentoPortal' ? ['getToken?: GetToken'] : ['portal?: Portal']),
      ...events.map(({ name }) => `'on${name}'?: (event: ${eventTypes().get(name) ?? 'Event'}) => void`),
    ]
    return `      '${tag}': DetailedHTMLProps<HTMLAttributes<${className}>, ${className}> & {\n${lines.map((line) => `        ${line}\n`).join('')}      }`
  })
  const used = [...new Set(elementDocs().flatMap(({ className, events }) => [className, ...events.map(({ name }) => eventTypes().get(name) ?? '')]).filter(Boolean))].sort()
  return `/** Made by scripts/manifest.ts from the elements' docblocks. Not edited by hand. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type {\n  GetToken, Portal,\n${used.map((name) => `  ${name},\n`).join('')}} from '@assento/widgets'

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${tags.join('\n')}
    }
  }
}
`
}

if (import.meta.main) {
  writeFileSync(join(ROOT, 'custom-elements.json'), manifest())
  writeFileSync(join(ROOT, 'react.d.ts'), reactTypes())
}
