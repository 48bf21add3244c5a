/** XML of notas fiscais as authorities write them, cut to what is read; each case breaks one thing of it. */
import { buildNfeKey, buildNfseKey } from '@assento/brazil'
import { CUSTOMER_CNPJ, SELLER_CNPJ } from './billing-world.ts'

export interface NotaWords {
  readonly issuer?: string
  readonly recipient?: string
  readonly amount?: string
  readonly number?: number
  readonly key?: string
  readonly status?: string
  readonly environment?: string
  readonly recipientName?: string
  readonly encoding?: string
  /** Put between declaration and root. */
  readonly prolog?: string
}

export function nfeKey(number = 1234, issuer = SELLER_CNPJ): string {
  return buildNfeKey({
    state: '35', yearMonth: '2603', issuer, model: '55', series: '001', number: String(number).padStart(9, '0'), emissionType: '1', code: '12345678',
  })
}

export function nfseKey(number = 77, issuer = SELLER_CNPJ): string {
  return buildNfseKey({ city: '3550308', environment: '2', issuerKind: '2', issuer, number: String(number).padStart(13, '0'), yearMonth: '2603', code: '123456789' }, { alphanumericIssuer: true })
}

/** An authorised NF-e with its protocol. */
export function nfe(words: NotaWords = {}): string {
  const { issuer = SELLER_CNPJ, recipient = CUSTOMER_CNPJ, amount = '1800.00', number = 1234, status = '100', environment = '1' } = words
  const key = words.key ?? nfeKey(number, issuer)
  return `<?xml version="1.0" encoding="${words.encoding ?? 'UTF-8'}"?>${words.prolog ?? ''}`
    + `<nfeProc versao="4.00" xmlns="http://www.portalfiscal.inf.br/nfe"><NFe xmlns="http://www.portalfiscal.inf.br/nfe"><infNFe versao="4.00" Id="NFe${key}">`
    + `<ide><cUF>35</cUF><mod>55</mod><serie>1</serie><nNF>${number}</nNF><dhEmi>2026-03-10T23:30:00-03:00</dhEmi><tpAmb>${environment}</tpAmb></ide>`
    + `<emit><CNPJ>${issuer}</CNPJ><xNome>Revenda Exemplo</xNome></emit><dest><CNPJ>${recipient}</CNPJ><xNome>${words.recipientName ?? 'Padaria Aurora'}</xNome></dest>`
    + `<total><ICMSTot><vProd>${amount}</vProd><vNF>${amount}</vNF></ICMSTot></total></infNFe></NFe>`
    + `<protNFe versao="4.00"><infProt><tpAmb>${environment}</tpAmb><chNFe>${key}</chNFe><nProt>135260000000001</nProt><cStat>${status}</cStat></infProt></protNFe></nfeProc>\n`
}

/** A national NFS-e. */
export function nfse(words: NotaWords = {}): string {
  const { issuer = SELLER_CNPJ, recipient = CUSTOMER_CNPJ, amount = '1800.00', number = 77, status = '100', environment = '1' } = words
  return `<?xml version="1.0" encoding="utf-8"?><NFSe versao="1.00" xmlns="http://www.sped.fazenda.gov.br/nfse"><infNFSe Id="NFS${words.key ?? nfseKey(number, issuer)}">`
    + `<nNFSe>${number}</nNFSe><cStat>${status}</cStat><dhProc>2026-03-10T10:00:00-03:00</dhProc><emit><CNPJ>${issuer}</CNPJ></emit><valores><vLiq>1700.00</vLiq></valores>`
    + `<DPS><infDPS><tpAmb>${environment}</tpAmb><serie>1</serie><toma><CNPJ>${recipient}</CNPJ></toma><valores><vServPrest><vServ>${amount}</vServ></vServPrest></valores></infDPS></DPS>`
    + '</infNFSe></NFSe>'
}

export function base64(content: string | Uint8Array): string {
  return (typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content)).toString('base64')
}

/** The text in bytes of Windows-1252, which agrees with Latin-1 in Portuguese letters. */
export function latin1(content: string): Uint8Array {
  return new Uint8Array(Buffer.from(content, 'latin1'))
}
