import { centsFromDecimal, parseCalendarDate } from '@assento/rules'
import type { CalendarDate } from '@assento/rules'
import type { FiscalDocumentTable } from '@assento/store'
import { refuseUpload } from './refuse.ts'
import { textAt } from './read-xml.ts'
import type { XmlNode } from './read-xml.ts'

/** What an authorised nota fiscal says of itself. */
export interface Nota {
  readonly kind: FiscalDocumentTable['kind']
  /** 44 (NF-e) or 50 (NFS-e) characters; null for a municipal layout. */
  readonly accessKey: string | null
  readonly number: string
  readonly series: string | null
  readonly issuerTaxId: string
  /** Null when the nota names no recipient, or a foreign one. */
  readonly recipientTaxId: string | null
  readonly issuedOn: CalendarDate
  readonly amountCents: number
  /** Issued in the authority's test environment: no fiscal value. */
  readonly isTest: boolean
  /** Rule ids that a person should know of. */
  readonly warnings: readonly string[]
}

export function requiredText(node: XmlNode, field: string, ...path: readonly string[]): string {
  return textAt(node, ...path) ?? refuseUpload(field, 'fiscal.field.missing', `O XML não tem ${path.join('/')}, ou tem mais de um.`)
}

/** An amount with at most two decimals, as the schemas have it. */
export function requiredCents(node: XmlNode, field: string, ...path: readonly string[]): number {
  const text = requiredText(node, field, ...path)
  const amount = /^[0-9]{1,13}(\.[0-9]{1,2})?$/.test(text) ? centsFromDecimal(text) : null
  return amount?.cents ?? refuseUpload(field, 'fiscal.amount.malformed', `${path.join('/')} não é um valor: ${text.slice(0, 40)}`)
}

/** The day in the issuer's own zone, which the text is written in. */
export function requiredDate(node: XmlNode, field: string, ...path: readonly string[]): CalendarDate {
  const text = requiredText(node, field, ...path)
  return parseCalendarDate(text.slice(0, 10)) ?? refuseUpload(field, 'fiscal.date.malformed', `${path.join('/')} não é uma data: ${text.slice(0, 40)}`)
}

export function requireNamespace(root: XmlNode, namespace: string): void {
  if (textAt(root, '@xmlns') === namespace) return
  refuseUpload('xml', 'fiscal.xml.namespace', `O XML não é do espaço de nomes ${namespace}.`)
}

/** The key that the nota carries must be the one that the caller declares, when it does. */
export function requireDeclared(key: string, declared: string | undefined): void {
  if (declared === undefined || declared.replace(/[\s./-]/g, '').toUpperCase() === key) return
  refuseUpload('accessKey', 'fiscal.key.notDeclared', 'A chave informada não é a do XML.')
}
