/** Columns of customer lists by the names that ERPs give them: there is no standard (formats.md § 5). */
import type { ColumnSpec } from '../table/bind-columns.ts'

export const CUSTOMER_COLUMNS = {
  name: { names: ['Razão Social', 'Nome', 'Cliente', 'Nome do Cliente', 'Nome/Razão Social', 'Empresa', 'Company', 'Name', 'customerName'], required: true },
  tradeName: { names: ['Nome Fantasia', 'Fantasia', 'Apelido', 'Trade name'] },
  taxId: { names: ['CNPJ/CPF', 'CPF/CNPJ', 'CNPJ', 'CPF', 'CPF ou CNPJ', 'CNPJ ou CPF', 'Documento', 'CNPJ do cliente', 'customerCnpj', 'Tax ID'], required: true },
  email: { names: ['E-mail', 'Email', 'Correio eletrônico', 'E-mail principal', 'E-mail de contato'] },
  phone: { names: ['Telefone', 'Telefone 1', 'Fone', 'Celular', 'Phone'] },
  street: { names: ['Endereço', 'Logradouro', 'Rua', 'Address'] },
  number: { names: ['Número', 'Nº', 'Nro'] },
  complement: { names: ['Complemento'] },
  district: { names: ['Bairro', 'District'] },
  zip: { names: ['CEP', 'Código postal', 'ZIP'] },
  city: { names: ['Cidade', 'Município', 'City'] },
  state: { names: ['UF', 'Estado', 'State'] },
  externalRef: { names: ['customerId', 'ID do locatário', 'Tenant ID', 'Microsoft ID', 'CustomerTenantId'] },
  status: { names: ['Status', 'Situação', 'Ativo'] },
  stateRegistration: { names: ['Inscrição Estadual', 'IE'] },
  notes: { names: ['Observações', 'Observação', 'Obs', 'Notas'] },
} as const satisfies Record<string, ColumnSpec>

export type CustomerColumn = keyof typeof CUSTOMER_COLUMNS
