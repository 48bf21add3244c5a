/** A synthetic NF-e as the authority would have authorised it: a valid key, no signature, no fiscal value. */
import { buildNfeKey } from '@assento/brazil'
import { assert } from '@assento/rules'
import { system, todayOf, type Story } from './story.ts'

interface NfeFacts {
  readonly issuer: { readonly name: string; readonly taxId: string }
  readonly recipient: { readonly name: string; readonly taxId: string }
  readonly number: number
  readonly issuedOn: string
  readonly cents: number
}

export function nfeXml({ issuer, recipient, number, issuedOn, cents }: NfeFacts): string {
  const key = buildNfeKey({
    state: '35', yearMonth: `${issuedOn.slice(2, 4)}${issuedOn.slice(5, 7)}`, issuer: issuer.taxId, model: '55', series: '001',
    number: String(number).padStart(9, '0'), emissionType: '1', code: String(number * 7919 % 100_000_000).padStart(8, '0'),
  })
  const amount = (cents / 100).toFixed(2)
  return `<?xml version="1.0" encoding="UTF-8"?>
<nfeProc versao="4.00" xmlns="http://www.portalfiscal.inf.br/nfe"><NFe xmlns="http://www.portalfiscal.inf.br/nfe"><infNFe versao="4.00" Id="NFe${key}">
<ide><cUF>35</cUF><natOp>Licenciamento de software</natOp><mod>55</mod><serie>1</serie><nNF>${number}</nNF><dhEmi>${issuedOn}T10:00:00-03:00</dhEmi><tpAmb>2</tpAmb></ide>
<emit><CNPJ>${issuer.taxId}</CNPJ><xNome>${escaped(issuer.name)}</xNome></emit><dest><CNPJ>${recipient.taxId}</CNPJ><xNome>${escaped(recipient.name)}</xNome></dest>
<total><ICMSTot><vProd>${amount}</vProd><vNF>${amount}</vNF></ICMSTot></total></infNFe></NFe>
<protNFe versao="4.00"><infProt><tpAmb>2</tpAmb><chNFe>${key}</chNFe><nProt>135${key.slice(2, 6)}00${String(number).padStart(6, '0')}</nProt><cStat>100</cStat></infProt></protNFe></nfeProc>
`
}

/** The reseller's fiscal system issues the nota of an invoice, and uploads it. */
export async function uploadNota(story: Story, issuer: NfeFacts['issuer'], invoiceId: string): Promise<void> {
  const { accounts, invoices } = await system(story)
  const { total, customerId, customerName, number } = await invoices.get({ invoiceId })
  const { taxId } = await accounts.get({ id: customerId })
  assert(taxId !== null, `${customerName} has a CNPJ`)
  const xml = nfeXml({
    issuer, recipient: { name: customerName, taxId }, number: Number(number.replace('-', '')), issuedOn: await todayOf(story), cents: total.cents,
  })
  await invoices.fiscal.upload({ kind: 'nfe', invoiceId, xml: Buffer.from(xml).toString('base64') })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
