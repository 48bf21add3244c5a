import { parseNfseKey } from '@assento/brazil'
import { nodeAt, textAt } from './read-xml.ts'
import type { XmlNode } from './read-xml.ts'
import { requireDeclared, requiredCents, requiredDate, requiredText, requireNamespace } from './nota.ts'
import type { Nota } from './nota.ts'
import { refuseUpload } from './refuse.ts'

const NAMESPACE = 'http://www.sped.fazenda.gov.br/nfse'
/** Issued, issued as a substitute, by a court's decision, single. */
const AUTHORISED = ['100', '101', '102', '103']

/**
 * A national NFS-e. Its amount is that of the service (vServ), which is what the invoice charges; vLiq is less by withheld taxes. A
 * wrong check digit warns, since its rule has no official text. Source: brazil.md § 3 (schema v1.00).
 */
export function readNfse(xml: XmlNode, declaredKey: string | undefined): Nota {
  const root = nodeAt(xml, 'NFSe') ?? refuseUpload('xml', 'fiscal.xml.root', 'Envie o XML da NFS-e nacional (NFSe).')
  requireNamespace(root, NAMESPACE)
  const nfse = nodeAt(root, 'infNFSe') ?? refuseUpload('xml', 'fiscal.field.missing', 'O XML não tem infNFSe, ou tem mais de um.')
  const { key, parts, warnings } = readKey(requiredText(nfse, 'xml.Id', '@Id'))
  requireDeclared(key, declaredKey)
  const status = requiredText(nfse, 'xml.cStat', 'cStat')
  if (!AUTHORISED.includes(status)) refuseUpload('xml.cStat', 'fiscal.state.notAuthorised', `A NFS-e não está autorizada (cStat ${status.slice(0, 10)}).`)
  const number = requiredText(nfse, 'xml.nNFSe', 'nNFSe')
  const issuerTaxId = textAt(nfse, 'emit', 'CNPJ') ?? requiredText(nfse, 'xml.emit', 'emit', 'CPF')
  if (Number(parts.number) !== Number(number) || parts.issuer !== issuerTaxId.padStart(14, '0')) {
    refuseUpload('xml.Id', 'fiscal.key.contents', 'Número ou emitente da chave não são os da nota.')
  }
  const dps = nodeAt(nfse, 'DPS', 'infDPS') ?? refuseUpload('xml', 'fiscal.field.missing', 'O XML não tem DPS/infDPS, ou tem mais de um.')
  return {
    kind: 'nfse', accessKey: key, number, series: textAt(dps, 'serie'), issuerTaxId,
    recipientTaxId: textAt(dps, 'toma', 'CNPJ') ?? textAt(dps, 'toma', 'CPF'),
    issuedOn: requiredDate(nfse, 'xml.dhProc', 'dhProc'), amountCents: requiredCents(dps, 'xml.vServ', 'valores', 'vServPrest', 'vServ'),
    isTest: textAt(dps, 'tpAmb') !== '1', warnings: warnings.map((warning) => `fiscal.key.${warning}`),
  }
}

function readKey(id: string) {
  if (!id.startsWith('NFS')) refuseUpload('xml.Id', 'fiscal.key.prefix', 'O Id da NFS-e começa com NFS.')
  const key = id.slice(3)
  const reading = parseNfseKey(key, { alphanumericIssuer: true })
  const words = 'A chave da NFS-e tem 50 caracteres: dígitos, e letras só no CNPJ.'
  if (!reading.ok) return refuseUpload('xml.Id', `fiscal.key.${reading.problem}`, words)
  return reading.key === key ? reading : refuseUpload('xml.Id', 'fiscal.key.characters', words)
}
