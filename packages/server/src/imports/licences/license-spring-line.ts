import type { CalendarDate } from '@assento/rules'
import { addressOf, customerTaxId, phoneOf, plainText } from '../customers/customer-line.ts'
import type { ReadRow } from '../report.ts'
import type { RowReader } from '../table/row-reader.ts'
import { readBoolean, wholeNumber } from '../table/values.ts'
import type { LICENSE_SPRING_COLUMNS } from './columns.ts'
import type { LicenceLine } from './licence-line.ts'
import { readLocalDay } from './local-time.ts'
import { keyOf } from './read-licences.ts'
import type { Situation } from './situation.ts'

type Reader = RowReader<keyof typeof LICENSE_SPRING_COLUMNS>

/** As many computers as one may want. */
const UNLIMITED = 100_000

/** A row of LicenseSpring's import: may be perpetual, disabled, a trial. A disabled licence is suspended, with that as its description. */
export function licenseSpringLine(reader: Reader): ReadRow<LicenceLine> {
  const outcome = customerTaxId(reader.text('taxId') ?? '', {})
  if (outcome.taxId === null) {
    reader.reject(outcome.rule, 'taxId', outcome.message)
    return reader.refused()
  }
  const name = plainText(reader.text('company')) ?? plainText(reader.text('lastName'))
  if (name === null) reader.reject('imports.row.blank', 'company', `a coluna "${reader.name('company')}" está vazia.`)
  const flag = (key: 'isEnabled' | 'isTrial' | 'isTest' | 'isUnlimited', otherwise: boolean) => booleanOf(reader, key, otherwise)
  const notes = [flag('isTrial', false) ? 'Licença de avaliação (trial) no arquivo importado.' : null, flag('isTest', false) ? 'Pedido de teste no arquivo importado.' : null]
  return reader.done<LicenceLine>({
    customer: {
      taxId: outcome.taxId, name: name ?? '', phone: phoneOf(reader.text('phone')), externalRef: null, partnerName: null,
      address: addressOf({
        street: plainText(reader.text('street')), number: null, complement: null, district: null, zip: reader.text('zip'),
        city: plainText(reader.text('city')), state: reader.text('state'),
      }),
    },
    serial: {
      key: keyOf(reader, 'key'), product: reader.required('product'), situation: situationOf(flag('isEnabled', true)), validUntil: validUntilOf(reader), graceUntil: null,
      maxActivations: flag('isUnlimited', false) ? UNLIMITED : maxOf(reader), note: notes.filter((note) => note !== null).join(' ') || null, machines: [],
    },
  })
}

function situationOf(isEnabled: boolean): Situation {
  return isEnabled ? { kind: 'byClock', said: null } : { kind: 'suspended', reason: 'outro', note: 'Desativada no arquivo importado (license__enabled = false).' }
}

/** A perpetual licence has no end, whatever its validity says; every other needs one. */
function validUntilOf(reader: Reader): CalendarDate | null {
  const cell = reader.text('validUntil')
  const isPerpetual = /^perpetual$/i.test(reader.text('type') ?? '')
  if (isPerpetual) {
    if (cell !== null) reader.warn('imports.licence.perpetualEnd', 'validUntil', 'a licença é perpétua; o vencimento não foi usado.')
    return null
  }
  const on = cell === null ? null : readLocalDay(cell)
  if (on === null) reader.reject('imports.row.date', 'validUntil', `"${cell ?? ''}" não é uma data válida na coluna "${reader.name('validUntil')}".`)
  return on
}

function maxOf(reader: Reader): number | null {
  const cell = reader.text('max')
  const max = cell === null ? null : wholeNumber(cell)
  if (cell !== null && (max === null || max < 1 || max > UNLIMITED)) {
    reader.reject('imports.row.number', 'max', `"${cell}" não é uma quantidade válida na coluna "${reader.name('max')}".`)
  }
  return max
}

function booleanOf(reader: Reader, key: 'isEnabled' | 'isTrial' | 'isTest' | 'isUnlimited', otherwise: boolean): boolean {
  const cell = reader.text(key)
  const value = cell === null ? otherwise : readBoolean(cell)
  if (value === null) reader.reject('imports.row.boolean', key, `"${cell}" não é verdadeiro nem falso na coluna "${reader.name(key)}".`)
  return value ?? otherwise
}
