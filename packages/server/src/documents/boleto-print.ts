/** What a slip prints besides its numbers, as it was on the day of issue: names and addresses may change, a boleto does not. */
import { formatTaxId, readTaxId } from '@assento/brazil'
import type { BankProfile, IssuedBoleto } from '@assento/brazil'
import { canonicalJson, parseJson } from '@assento/store'
import type { BoletoRow, PartyRow } from '@assento/store'
import type { BillingSettings } from '../accounts/tenant-settings.ts'

/** A party of a document: seller (beneficiário) or customer (pagador). */
export interface PrintedParty {
  readonly name: string
  /** `CNPJ 12.ABC.345/01DE-35`, `CPF 529.982.247-25`, or another country's after `Documento`; null when it is not known. */
  readonly taxId: string | null
  /** One line; null when it is not known. */
  readonly address: string | null
}

/** Column `boleto.print`. */
export interface BoletoPrint {
  readonly beneficiary: PrintedParty
  readonly payer: PrintedParty
  readonly agencyAccount: string
  readonly nossoNumero: string
  readonly carteira: string
}

interface StoredAddress {
  readonly street?: string | null
  readonly number?: string | null
  readonly complement?: string | null
  readonly district?: string | null
  readonly zip?: string | null
  readonly city?: string | null
  readonly state?: string | null
}

export function boletoPrint(
  bank: BankProfile, beneficiary: NonNullable<BillingSettings['beneficiary']>, payer: PartyRow | undefined, issued: IssuedBoleto,
): string {
  const print: BoletoPrint = {
    beneficiary: printedBeneficiary(beneficiary), payer: printedParty(payer), agencyAccount: issued.agencyAccountForPrint,
    nossoNumero: issued.nossoNumeroForPrint, carteira: bank.bank === '756' ? `${bank.carteira}/${bank.modalidade}` : bank.carteira,
  }
  return canonicalJson(print)
}

export function readBoletoPrint(boleto: BoletoRow): BoletoPrint {
  return parseJson<BoletoPrint>(boleto.print)
}

export function printedBeneficiary({ name, taxId, address }: NonNullable<BillingSettings['beneficiary']>): PrintedParty {
  return { name, taxId: printedTaxId(taxId), address }
}

export function printedParty(party: PartyRow | undefined): PrintedParty {
  if (party === undefined) return { name: '', taxId: null, address: null }
  return { name: party.name, taxId: printedTaxId(party.tax_id), address: party.address === null ? null : addressLine(parseJson<StoredAddress>(party.address)) }
}

function printedTaxId(taxId: string | null): string | null {
  if (taxId === null) return null
  const reading = readTaxId(taxId)
  return reading.ok ? `${reading.taxId.kind.toUpperCase()} ${formatTaxId(reading.taxId)}` : `Documento ${taxId}`
}

/** `Rua das Flores, 100, sala 2 – Centro – 01310-100 São Paulo/SP`; parts that are not known are left out. */
function addressLine(address: StoredAddress): string | null {
  const street = listed([address.street, address.number, address.complement], ', ')
  const zip = address.zip ? address.zip.replace(/^(\d{5})(\d{3})$/, '$1-$2') : null
  const city = listed([listed([zip, address.city], ' '), address.state], '/')
  return listed([street, address.district, city], ' – ')
}

function listed(parts: readonly (string | null | undefined)[], separator: string): string | null {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(separator) || null
}
