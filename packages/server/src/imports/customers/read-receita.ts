/** From the open data of the Receita Federal (no header, 30 columns) to customers. Pure. Source: formats.md § 5. */
import type { FileProblem, ReadRow } from '../report.ts'
import { fileProblem } from '../report.ts'
import { bindColumns } from '../table/bind-columns.ts'
import type { BoundColumns, ColumnSpec } from '../table/bind-columns.ts'
import type { Table, TableRecord } from '../table/read-table.ts'
import { RowReader } from '../table/row-reader.ts'
import { addressOf, customerTaxId, emailOf, phoneOf, plainText } from './customer-line.ts'
import type { CustomerLine } from './customer-line.ts'
import { refuseRepeat } from './read-customer-list.ts'
import type { CustomerList } from './read-customer-list.ts'

/** The official names of ESTABELECIMENTOS, in the order of its 30 columns. */
const ESTABLISHMENT_HEADER = [
  'CNPJ BÁSICO', 'CNPJ ORDEM', 'CNPJ DV', 'IDENTIFICADOR MATRIZ/FILIAL', 'NOME FANTASIA', 'SITUAÇÃO CADASTRAL', 'DATA SITUAÇÃO CADASTRAL',
  'MOTIVO SITUAÇÃO CADASTRAL', 'NOME DA CIDADE NO EXTERIOR', 'PAIS', 'DATA DE INÍCIO ATIVIDADE', 'CNAE FISCAL PRINCIPAL',
  'CNAE FISCAL SECUNDÁRIA', 'TIPO DE LOGRADOURO', 'LOGRADOURO', 'NÚMERO', 'COMPLEMENTO', 'BAIRRO', 'CEP', 'UF', 'MUNICÍPIO', 'DDD 1',
  'TELEFONE 1', 'DDD 2', 'TELEFONE 2', 'DDD DO FAX', 'FAX', 'CORREIO ELETRÔNICO', 'SITUAÇÃO ESPECIAL', 'DATA DA SITUAÇÃO ESPECIAL',
] as const

const ESTABLISHMENT_COLUMNS = {
  root: { names: ['CNPJ BÁSICO'], required: true },
  branch: { names: ['CNPJ ORDEM'], required: true },
  checkDigits: { names: ['CNPJ DV'], required: true },
  tradeName: { names: ['NOME FANTASIA'] },
  registration: { names: ['SITUAÇÃO CADASTRAL'] },
  streetType: { names: ['TIPO DE LOGRADOURO'] },
  street: { names: ['LOGRADOURO'] },
  number: { names: ['NÚMERO'] },
  complement: { names: ['COMPLEMENTO'] },
  district: { names: ['BAIRRO'] },
  zip: { names: ['CEP'] },
  state: { names: ['UF'] },
  municipality: { names: ['MUNICÍPIO'] },
  areaCode: { names: ['DDD 1'] },
  phone: { names: ['TELEFONE 1'] },
  email: { names: ['CORREIO ELETRÔNICO'] },
} as const satisfies Record<string, ColumnSpec>

type EstablishmentColumn = keyof typeof ESTABLISHMENT_COLUMNS

const REGISTRATIONS: Readonly<Record<string, string>> = { '01': 'nula', '03': 'suspensa', '04': 'inapta', '08': 'baixada' }

export type ReceitaLayout = 'establishments' | 'companies' | 'municipalities' | 'simples'

/** Which of the Receita's files a table is, by width and content; null when it is none of them. */
export function receitaLayoutOf(table: Table): ReceitaLayout | null {
  const cells = table.records[0]?.cells ?? []
  const [first = '', second = '', third = '', , fifth = ''] = cells
  if (cells.length === 30 && /^[0-9A-Z]{8}$/i.test(first) && /^[0-9A-Z]{4}$/i.test(second) && /^\d{2}$/.test(third)) return 'establishments'
  if (cells.length === 7 && /^[0-9A-Z]{8}$/i.test(first)) return /^[SN]?$/.test(second) ? 'simples' : /,\d\d$/.test(fifth) ? 'companies' : null
  return cells.length === 2 && /^\d{4}$/.test(first) ? 'municipalities' : null
}

/** Joins ESTABELECIMENTOS with EMPRESAS (razão social, by the eight-character root) and MUNICIPIOS (the Receita's own codes). */
export function readReceita(tables: Readonly<Partial<Record<ReceitaLayout, Table>>>): CustomerList | FileProblem {
  const establishments = tables.establishments
  if (establishments === undefined) {
    return fileProblem('imports.receita.establishmentsMissing', 'Falta o arquivo ESTABELECIMENTOS (30 colunas): é ele que tem os CNPJs completos.')
  }
  const bound = bindColumns(ESTABLISHMENT_HEADER, ESTABLISHMENT_COLUMNS)
  if ('rule' in bound) return bound
  const names = pairsOf(tables.companies)
  const cities = pairsOf(tables.municipalities)
  const seen = new Map<string, number>()
  return { rows: establishments.records.map((record) => readLine(record, bound, { names, cities, seen })), unknownColumns: [] }
}

interface Joined {
  readonly names: ReadonlyMap<string, string>
  readonly cities: ReadonlyMap<string, string>
  readonly seen: Map<string, number>
}

function readLine(record: TableRecord, bound: BoundColumns<EstablishmentColumn>, joined: Joined): ReadRow<CustomerLine> {
  const reader = new RowReader(record, bound)
  if (record.cells.length !== ESTABLISHMENT_HEADER.length) {
    reader.reject('imports.row.width', null, `tem ${record.cells.length} colunas; ESTABELECIMENTOS tem ${ESTABLISHMENT_HEADER.length}.`)
  }
  const root = reader.required('root').toUpperCase()
  const outcome = customerTaxId(`${root}${reader.required('branch')}${reader.required('checkDigits')}`, {})
  if (outcome.taxId === null) {
    reader.reject(outcome.rule, 'root', outcome.message)
    return reader.refused()
  }
  refuseRepeat(reader, outcome.taxId.value, record.row, joined.seen)
  const registration = REGISTRATIONS[reader.text('registration') ?? '']
  if (registration !== undefined) {
    reader.warn('imports.receita.registration', 'registration', `a situação cadastral é "${registration}": confira antes de vender.`)
  }
  const tradeName = plainText(reader.text('tradeName'))
  return reader.done<CustomerLine>({
    taxId: outcome.taxId, name: readName(reader, joined.names.get(root), tradeName), tradeName, email: emailOf(reader.text('email')),
    phone: phoneOf(zeroless(reader.text('phone')) === null ? null : `${reader.text('areaCode') ?? ''}${reader.text('phone')}`),
    address: addressOf({
      street: plainText([reader.text('streetType'), reader.text('street')].filter((part) => part !== null).join(' ')),
      number: plainText(reader.text('number')), complement: plainText(reader.text('complement')), district: plainText(reader.text('district')),
      zip: reader.text('zip'), city: joined.cities.get(reader.text('municipality') ?? '') ?? null, state: reader.text('state'),
    }),
    externalRef: null,
  })
}

function readName(reader: RowReader<EstablishmentColumn>, companyName: string | undefined, tradeName: string | null): string {
  if (companyName !== undefined) return companyName
  if (tradeName === null) {
    reader.reject('imports.receita.nameMissing', 'root', 'sem razão social: ela está no arquivo EMPRESAS, que não foi enviado ou não tem esta raiz.')
  } else {
    reader.warn('imports.receita.nameMissing', 'root', `sem razão social em EMPRESAS; ficou o nome fantasia "${tradeName}".`)
  }
  return tradeName ?? ''
}

/** The register writes "none" as blank, `0` or zeros. */
function zeroless(cell: string | null): string | null {
  return cell === null || /^0+$/.test(cell) ? null : cell
}

/** First column → second column. */
function pairsOf(table: Table | undefined): Map<string, string> {
  return new Map((table?.records ?? []).map(({ cells }) => [(cells[0] ?? '').toUpperCase(), plainText(cells[1] ?? '') ?? '']))
}
