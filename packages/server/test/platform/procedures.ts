/** The procedures of the router as it is, and inputs for them made from their schemas: new procedures join by themselves. */
import { appRouter } from '../../src/router.ts'

export interface ListedProcedure {
  readonly path: string
  readonly isMutation: boolean
  readonly schema: Schema
}

/** As much of a zod schema as is walked here. */
export interface Schema {
  readonly _zod: { readonly def: SchemaDef }
}

interface SchemaDef {
  readonly type: string
  readonly shape?: Readonly<Record<string, Schema>>
  readonly innerType?: Schema
  readonly element?: Schema
  readonly options?: readonly Schema[]
  readonly in?: Schema
  readonly entries?: Readonly<Record<string, string>>
  readonly values?: readonly unknown[]
}

interface BuiltProcedure {
  readonly _def: { readonly type: string; readonly inputs: readonly Schema[] }
}

/** Every procedure under its full path. */
export const PROCEDURES: readonly ListedProcedure[] = Object.entries<object>(appRouter._def.procedures).map(([path, built]) => {
  const { _def } = built as BuiltProcedure
  const [schema] = _def.inputs
  if (schema === undefined) throw new Error(`${path} takes an input that is not checked`)
  return { path, isMutation: _def.type === 'mutation', schema }
})

export function procedureAt(path: string): ListedProcedure {
  const found = PROCEDURES.find((procedure) => procedure.path === path)
  if (found === undefined) throw new Error(`there is no procedure ${path}`)
  return found
}

/** Fields that name an object by id, optional ones and those inside arrays and objects too: `items.0.subscriptionId`. */
export function idFields(schema: Schema, prefix = ''): string[] {
  const { def } = schema._zod
  if (def.shape !== undefined) {
    return Object.entries(def.shape).flatMap(([name, field]) =>
      isIdName(name) && leafType(field) === 'string' && prefix !== 'actor.' ? [prefix + name] : idFields(field, `${prefix}${name}.`))
  }
  const inner = def.innerType ?? def.in
  if (inner !== undefined) return idFields(inner, prefix)
  if (def.element !== undefined) return idFields(def.element, `${prefix}0.`)
  return [...new Set((def.options ?? []).flatMap((option) => idFields(option, prefix)))]
}

/** An input that has the schema's required fields and those of `given`, by their paths. */
export function sampleInput(schema: Schema, given: Readonly<Record<string, unknown>>, prefix = ''): unknown {
  const { def } = schema._zod
  if (def.shape !== undefined) {
    return Object.fromEntries(Object.entries(def.shape).flatMap(([name, field]) => {
      const path = prefix + name
      const isGiven = Object.keys(given).some((key) => key === path || key.startsWith(`${path}.`))
      return isGiven || !isOptional(field) ? [[name, path in given ? given[path] : sampleInput(field, given, `${path}.`)]] : []
    }))
  }
  const inner = def.innerType ?? def.in
  if (inner !== undefined) return sampleInput(inner, given, prefix)
  if (def.options !== undefined) return sampleInput(optionFor(def.options, given, prefix), given, prefix)
  if (def.element !== undefined) return [sampleInput(def.element, given, `${prefix}0.`)]
  return leafSample(def, prefix)
}

const BY_NAME: Readonly<Record<string, unknown>> = {
  userEmail: 'ana@loja.example', email: 'ana@loja.example', to: '2026-03-11T00:00:00.000Z', role: 'viewer',
  'allowedOrigins.0': 'https://loja.example', paidOn: '2026-03-10', startsOn: '2026-01-01',
}

function leafSample(def: SchemaDef, prefix: string): unknown {
  const name = prefix.replace(/\.$/, '')
  const known = BY_NAME[name] ?? BY_NAME[name.split('.').at(-1) ?? '']
  if (def.type === 'enum') return known ?? Object.values(def.entries ?? {})[0]
  if (def.type === 'literal') return def.values?.[0]
  if (known !== undefined) return known
  return { string: 'amostra', number: 1, boolean: true, record: {} }[def.type]
}

/** Of a union the member that has the field asked for, else the first. */
function optionFor(options: readonly Schema[], given: Readonly<Record<string, unknown>>, prefix: string): Schema {
  const [first] = options
  if (first === undefined) throw new Error('a union has members')
  return options.find((option) => idFields(option, prefix).some((path) => path in given)) ?? first
}

function isIdName(name: string): boolean {
  return name === 'id' || name.endsWith('Id')
}

function isOptional(schema: Schema): boolean {
  return ['optional', 'default', 'prefault'].includes(schema._zod.def.type)
}

function leafType(schema: Schema): string {
  const { innerType, type } = schema._zod.def
  return innerType === undefined ? type : leafType(innerType)
}
