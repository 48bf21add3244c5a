/**
 * Reads XML that a stranger may have written: no DOCTYPE, no entity, no number guessed, no name that reaches an object's prototype.
 * What is read is only looked at; what is kept are the bytes. Source: brazil.md §§ 0 (3), 3.
 */
import { TRPCError } from '@trpc/server'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { refuseUpload } from './refuse.ts'

/** An element: attributes under `@name`, children under their names, several of one name as a list. */
export interface XmlNode {
  readonly [name: string]: XmlValue
}
export type XmlValue = string | XmlNode | readonly XmlValue[]

const FIELD = 'xml'
const DECLARATION = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/
/** One-byte encodings differ from Windows-1252 in controls alone, as browsers treat them too. */
const ENCODINGS: Readonly<Record<string, 'utf-8' | 'windows-1252'>> = {
  'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'windows-1252', 'windows-1252': 'windows-1252', 'iso-8859-1': 'windows-1252', latin1: 'windows-1252',
}
/** Real notas are at most a dozen levels deep. */
const MAX_DEPTH = 60

const parser = new XMLParser({
  ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, parseAttributeValue: false, processEntities: false,
  ignoreDeclaration: true, ignorePiTags: true, maxNestedTags: MAX_DEPTH,
})

/** The document's elements by name; refuses naming the rule (`fiscal.xml.*`). */
export function readXml(bytes: Uint8Array): XmlNode {
  const text = decodeXml(bytes)
  // Before any parser sees it: entities expand (billion laughs) or read files, and no nota fiscal has them.
  if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)) refuseUpload(FIELD, 'fiscal.xml.doctype', 'O XML tem DOCTYPE ou entidades, que uma nota fiscal não usa.')
  if (XMLValidator.validate(text) !== true) refuseUpload(FIELD, 'fiscal.xml.malformed', 'O XML não está bem formado.')
  try {
    const xml = parser.parse(text) as XmlNode
    if (hasOneRoot(xml)) return xml
    return refuseUpload(FIELD, 'fiscal.xml.malformed', 'O XML tem mais de um elemento na raiz.')
  } catch (error) {
    if (error instanceof TRPCError) throw error
    return refuseUpload(FIELD, 'fiscal.xml.malformed', 'O XML não pôde ser lido: elementos demais uns dentro dos outros, ou nomes que não são de nota fiscal.')
  }
}

/** Text in the declared encoding; UTF-8 when none is declared. Bytes that the encoding does not have are refused. */
export function decodeXml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '')
  const declared = DECLARATION.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  const encoding = ENCODINGS[declared]
  if (encoding === undefined) refuseUpload(FIELD, 'fiscal.xml.encoding', `A codificação ${declared} não é aceita: use UTF-8 ou Windows-1252.`)
  const text = decodeStrictly(bytes, encoding)
  // No control is a character of XML; zeros between the letters are UTF-16 that says nothing of itself.
  if (text === null || /[^\P{Cc}\t\n\r\u007f-\u009f]/u.test(text)) {
    refuseUpload(FIELD, 'fiscal.xml.encoding', `O arquivo não está na codificação que declara (${declared}).`)
  }
  return text
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function hasOneRoot(xml: XmlNode): boolean {
  const [root, ...others] = Object.keys(xml)
  return root !== undefined && others.length === 0 && !Array.isArray(xml[root])
}

/** The only child of that path; null where a step is missing or stands more than once. */
export function nodeAt(node: XmlNode | null, ...path: readonly string[]): XmlNode | null {
  let here: XmlValue | null = node
  for (const name of path) {
    if (here === null || typeof here === 'string' || isList(here) || !Object.hasOwn(here, name)) return null
    here = here[name] ?? null
  }
  return here === null || typeof here === 'string' || isList(here) ? null : here
}

/** The text of the only element (or `@attribute`) of that path; null where it is missing, empty, or stands more than once. */
export function textAt(node: XmlNode | null, ...path: readonly string[]): string | null {
  const parent = nodeAt(node, ...path.slice(0, -1))
  const value = parent?.[path.at(-1) ?? ''] ?? null
  const text = typeof value === 'string' ? value : value === null || isList(value) ? null : value['#text'] ?? null
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value)
}
