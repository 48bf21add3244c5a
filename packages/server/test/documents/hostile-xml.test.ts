/** XML that a stranger wrote to break the reader. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TRPCError } from '@trpc/server'
import { MAX_XML_BYTES, base64Length, fileBytes } from '../../src/documents/fiscal/file-bytes.ts'
import { decodeXml, nodeAt, readXml, textAt } from '../../src/documents/fiscal/read-xml.ts'
import { readNfe } from '../../src/documents/fiscal/read-nfe.ts'
import { Refusal } from '../../src/platform/errors.ts'
import { latin1, nfe, nfeKey } from './notas.ts'

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'))

/** The rule that a refusal names, or what else came of it. */
function ruleOf(run: () => unknown): string {
  try {
    run()
    return 'taken'
  } catch (error) {
    return error instanceof TRPCError && error.cause instanceof Refusal ? error.cause.details[0]?.rule ?? 'no rule' : `unexpected: ${String(error)}`
  }
}

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index === 0 ? '' : index};`.repeat(10)}">`).join('')}]>`

test('a document with a DOCTYPE or an entity is refused before anything parses it', () => {
  const prologs = [
    LAUGHS, '<!DOCTYPE nfeProc>', '<!doctype nfeProc>', '<!DOCTYPE nfeProc SYSTEM "http://exemplo.invalid/x.dtd">', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!-- --><!DOCTYPE a [<!ENTITY % p SYSTEM "http://exemplo.invalid/">%p;]>', '\n\n<!ENTITY x "y">',
  ]
  for (const prolog of prologs) assert.equal(ruleOf(() => readXml(bytesOf(nfe({ prolog })))), 'fiscal.xml.doctype', prolog.slice(0, 60))
})

test('a reference to an entity that nobody declared stays text', () => {
  const xml = readXml(bytesOf(nfe({ recipientName: '&lol;&#x41;' })))
  assert.equal(textAt(xml, 'nfeProc', 'NFe', 'infNFe', 'dest', 'xNome'), '&lol;&#x41;')
})

test('what is not well formed, cut short, or of two roots is refused', () => {
  const cases = [nfe().slice(0, -20), `${nfe()}<b/>`, '', '   ', 'nota', '<a', '<a></b>', '<a b=1/>']
  for (const text of cases) assert.ok(['fiscal.xml.malformed', 'fiscal.xml.root'].includes(ruleOf(() => readNfe(readXml(bytesOf(text)), undefined))), JSON.stringify(text.slice(-30)))
})

test('elements inside elements without end do not exhaust the stack', () => {
  for (const depth of [62, 5_000, 100_000]) {
    assert.equal(ruleOf(() => readXml(bytesOf(`${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`))), 'fiscal.xml.malformed', `${depth}`)
  }
  assert.equal(ruleOf(() => readXml(bytesOf(`${'<a>'.repeat(61)}${'</a>'.repeat(61)}`))), 'taken')
})

test('names that reach an object\'s prototype change no object', () => {
  for (const name of ['__proto__', 'constructor', 'prototype', 'hasOwnProperty']) {
    ruleOf(() => readXml(bytesOf(`<a ${name}="1"><${name}><polluted>1</polluted></${name}></a>`)))
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false)
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
  }
  assert.equal(nodeAt(readXml(bytesOf('<a><b>1</b></a>')), 'constructor'), null)
})

test('numbers, booleans and keys stay the text that they are', () => {
  const xml = readXml(bytesOf(nfe()))
  assert.equal(textAt(xml, 'nfeProc', 'NFe', 'infNFe', '@Id'), `NFe${nfeKey()}`)
  assert.equal(textAt(xml, 'nfeProc', 'protNFe', 'infProt', 'chNFe'), nfeKey())
  const plain = readXml(bytesOf('<a n="007"><b>01234567000189</b><c>1e5</c><d>true</d><e>0x10</e></a>'))
  assert.deepEqual(['@n', 'b', 'c', 'd', 'e'].map((name) => textAt(plain, 'a', name)), ['007', '01234567000189', '1e5', 'true', '0x10'])
})

test('an encoding is taken at its word: bytes that it does not have, and encodings that notas do not use, are refused', () => {
  assert.match(decodeXml(latin1('<?xml version="1.0" encoding="windows-1252"?><a>São</a>')), /São/)
  assert.match(decodeXml(bytesOf('\ufeff<?xml version="1.0" encoding="UTF-8"?><a>São</a>')), /São/)
  assert.equal(ruleOf(() => decodeXml(latin1('<?xml version="1.0" encoding="UTF-8"?><a>São</a>'))), 'fiscal.xml.encoding')
  assert.equal(ruleOf(() => decodeXml(latin1('<a>São</a>'))), 'fiscal.xml.encoding')
  assert.equal(ruleOf(() => decodeXml(bytesOf('<a>\u0000\u0001</a>'))), 'fiscal.xml.encoding')
  assert.equal(ruleOf(() => decodeXml(new Uint8Array(Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a/>', 'utf16le')))), 'fiscal.xml.encoding')
  for (const encoding of ['UTF-7', 'utf-16', 'ebcdic-cp-us', 'x-user-defined']) {
    assert.equal(ruleOf(() => decodeXml(bytesOf(`<?xml version="1.0" encoding="${encoding}"?><a/>`))), 'fiscal.xml.encoding', encoding)
  }
})

test('the largest file is taken, one byte more is refused, and so is base64 that is not whole', () => {
  const ofLength = (length: number) => Buffer.alloc(length, 0x61).toString('base64')
  assert.equal(fileBytes('xml', ofLength(MAX_XML_BYTES), MAX_XML_BYTES).length, MAX_XML_BYTES)
  assert.equal(ruleOf(() => fileBytes('xml', ofLength(MAX_XML_BYTES + 1), MAX_XML_BYTES)), 'fiscal.file.tooLarge')
  assert.equal(ofLength(MAX_XML_BYTES).length, base64Length(MAX_XML_BYTES))
  for (const text of ['YQ', 'YQ=', 'YR==', 'Y Q==', 'YQ==\n', '-_==', 'ç', '']) assert.equal(ruleOf(() => fileBytes('xml', text, 10)), text === '' ? 'taken' : 'fiscal.file.base64', JSON.stringify(text))
})
