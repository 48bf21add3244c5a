import { parseNfeKey } from '@assento/brazil'
import { nodeAt, textAt } from './read-xml.ts'
import type { XmlNode } from './read-xml.ts'
import { requireDeclared, requiredCents, requiredDate, requiredText, requireNamespace } from './nota.ts'
import type { Nota } from './nota.ts'
import { refuseUpload } from './refuse.ts'

const NAMESPACE = 'http://www.portalfiscal.inf.br/nfe'
/** Authorised, and authorised after its time. */
const AUTHORISED = ['100', '150']

/**
 * An NF-e with its protocol of authorisation (procNFe). The key stands in four places, and in parts in others: all must agree, or
 * the file was put together from two. Source: brazil.md § 3 (schema PL_010 V1.30).
 */
export function readNfe(xml: XmlNode, declaredKey: string | undefined): Nota {
  const root = nodeAt(xml, 'nfeProc') ?? refuseUpload('xml', 'fiscal.xml.root', 'Envie o XML da NF-e com o protocolo de autorização (nfeProc).')
  requireNamespace(root, NAMESPACE)
  const nfe = nodeAt(root, 'NFe', 'infNFe') ?? refuseUpload('xml', 'fiscal.field.missing', 'O XML não tem NFe/infNFe, ou tem mais de um.')
  const { key, parts, warnings } = readKey(requiredText(nfe, 'xml.Id', '@Id'))
  requireDeclared(key, declaredKey)
  if (textAt(root, 'protNFe', 'infProt', 'chNFe') !== key) refuseUpload('xml.chNFe', 'fiscal.key.protocol', 'O protocolo de autorização é de outra chave.')
  const status = requiredText(root, 'xml.cStat', 'protNFe', 'infProt', 'cStat')
  if (!AUTHORISED.includes(status)) refuseUpload('xml.cStat', 'fiscal.state.notAuthorised', `A NF-e não está autorizada (cStat ${status.slice(0, 10)}).`)
  const number = requiredText(nfe, 'xml.nNF', 'ide', 'nNF')
  const issuerTaxId = textAt(nfe, 'emit', 'CNPJ') ?? requiredText(nfe, 'xml.emit', 'emit', 'CPF')
  const isSame = Number(parts.number) === Number(number) && parts.issuer === issuerTaxId.padStart(14, '0') && parts.model === textAt(nfe, 'ide', 'mod')
  if (!isSame) refuseUpload('xml.Id', 'fiscal.key.contents', 'Número, emitente ou modelo da chave não são os da nota.')
  return {
    kind: 'nfe', accessKey: key, number, series: textAt(nfe, 'ide', 'serie'), issuerTaxId,
    recipientTaxId: textAt(nfe, 'dest', 'CNPJ') ?? textAt(nfe, 'dest', 'CPF'),
    issuedOn: requiredDate(nfe, 'xml.dhEmi', 'ide', 'dhEmi'), amountCents: requiredCents(nfe, 'xml.vNF', 'total', 'ICMSTot', 'vNF'),
    isTest: textAt(nfe, 'ide', 'tpAmb') !== '1', warnings: warnings.map((warning) => `fiscal.key.${warning}`),
  }
}

const PROBLEM_WORDS = {
  length: 'A chave da NF-e tem 44 caracteres.', characters: 'A chave da NF-e tem caracteres fora do lugar.', checkDigit: 'O dígito da chave da NF-e não confere.',
} as const

function readKey(id: string) {
  if (!id.startsWith('NFe')) refuseUpload('xml.Id', 'fiscal.key.prefix', 'O Id da NF-e começa com NFe.')
  const key = id.slice(3)
  const reading = parseNfeKey(key)
  if (!reading.ok) return refuseUpload('xml.Id', `fiscal.key.${reading.problem}`, PROBLEM_WORDS[reading.problem])
  // The schema has no room for spaces or lower case, which the reader of typed keys forgives.
  return reading.key === key ? reading : refuseUpload('xml.Id', 'fiscal.key.characters', PROBLEM_WORDS.characters)
}
