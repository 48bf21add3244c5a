/** From customers that were read to accounts: known by CNPJ or CPF, created or brought up to date. */
import type { CustomerLine } from './customer-line.ts'
import { writtenTaxId } from './customer-line.ts'
import { canonicalJson, findReseller, insertAccount, loadAccountsByExternalRef, loadAccountsByTaxId, newId, parseJson, updateAccount } from '@assento/store'
import type { AccountRow } from '@assento/store'
import { searchName } from '../../accounts/account-item.ts'
import { inBatches } from '../import-context.ts'
import type { ImportContext } from '../import-context.ts'
import type { ReadRow, RowVerdict } from '../report.ts'
import { refusedVerdict, rowVerdict, warningsOf } from '../row-verdicts.ts'

/** The columns of an account that a list tells of. */
type Told = Pick<AccountRow, 'name' | 'trade_name' | 'search_name' | 'email' | 'phone' | 'address' | 'external_ref'>

/** A blank in the list erases nothing: only what it tells is compared and taken. */
export async function applyCustomers(context: ImportContext, rows: readonly ReadRow<CustomerLine>[]): Promise<RowVerdict[]> {
  const parentId = await findReseller(context.handle, context.tenantId)
  const refOwners = new Map<string, string>()
  return inBatches(rows, context, async (batch) => {
    const lines = batch.flatMap(({ value }) => value ?? [])
    const known = await loadAccountsByTaxId(context.handle, context.tenantId, lines.map(({ taxId }) => taxId.value))
    const byTaxId = new Map(known.map((account) => [account.tax_id ?? '', account]))
    const refs = lines.flatMap(({ externalRef }) => externalRef ?? [])
    for (const account of await loadAccountsByExternalRef(context.handle, context.tenantId, refs)) refOwners.set(account.external_ref ?? '', account.tax_id ?? '')
    const verdicts: RowVerdict[] = []
    for (const read of batch) verdicts.push(...(await applyLine(context, read, byTaxId, refOwners, parentId)))
    return verdicts
  })
}

async function applyLine(
  context: ImportContext, read: ReadRow<CustomerLine>, byTaxId: ReadonlyMap<string, AccountRow>, refOwners: Map<string, string>, parentId: string | null,
): Promise<RowVerdict[]> {
  const line = read.value
  if (line === null) return [...warningsOf(read), refusedVerdict(read)]
  const known = byTaxId.get(line.taxId.value)
  const conflict = refuseAccount(read, line, known, refOwners)
  if (conflict !== null) return [...warningsOf(read), conflict]
  if (line.externalRef !== null) refOwners.set(line.externalRef, line.taxId.value)
  // A CPF is said: the row is a person, whose data are personal.
  const more = line.taxId.kind === 'cpf' ? { rule: 'imports.customer.cpf' } : {}
  const label = `${line.name} (${writtenTaxId(line)}${line.taxId.kind === 'cpf' ? ', pessoa física' : ''})`
  if (known === undefined) {
    if (context.tx !== null) await insertAccount(context.tx, context.tenantId, { ...newAccount(line, parentId), created_at: context.now })
    return [...warningsOf(read), rowVerdict(read, 'created', `${label}: cliente novo.`, more)]
  }
  const change = changeOf(known, toldOf(line))
  const fields = Object.keys(change)
  if (fields.length === 0) return [...warningsOf(read), rowVerdict(read, 'unchanged', `${label}: sem mudança.`, more)]
  if (context.tx !== null) await updateAccount(context.tx, context.tenantId, known.id, known.version, change)
  return [...warningsOf(read), rowVerdict(read, 'updated', `${label}: atualizado (${fields.filter((field) => field !== 'search_name').join(', ')}).`, more)]
}

/** A tax id or a vendor's id that belongs to somebody else. */
function refuseAccount(
  read: ReadRow<CustomerLine>, line: CustomerLine, known: AccountRow | undefined, refOwners: ReadonlyMap<string, string>,
): RowVerdict | null {
  if (known !== undefined && known.kind !== 'customer') {
    return rowVerdict(read, 'rejected', `${writtenTaxId(line)} já é o CNPJ de uma conta que não é de cliente.`, { rule: 'imports.customer.kind' })
  }
  const owner = line.externalRef === null ? undefined : refOwners.get(line.externalRef)
  if (owner === undefined || owner === line.taxId.value) return null
  return rowVerdict(read, 'rejected', `o identificador ${line.externalRef} já é de outro cliente.`, { rule: 'imports.customer.externalRef', field: 'customerId' })
}

function toldOf(line: CustomerLine): Told {
  return {
    name: line.name, trade_name: line.tradeName, search_name: searchName(line.name), email: line.email, phone: line.phone,
    address: line.address === null ? null : canonicalJson(line.address), external_ref: line.externalRef,
  }
}

function changeOf(known: AccountRow, told: Told): Partial<Told> {
  const merged = { ...told, address: mergeAddress(known.address, told.address) }
  return Object.fromEntries(Object.entries(merged).filter(([column, value]) => value !== null && known[column as keyof Told] !== value))
}

/** Parts that the list leaves blank stay as they are stored. */
function mergeAddress(stored: string | null, told: string | null): string | null {
  if (stored === null || told === null) return told ?? stored
  const parts = Object.entries(parseJson<Record<string, string | null>>(told)).filter(([, part]) => part !== null)
  return canonicalJson({ ...parseJson<Record<string, string | null>>(stored), ...Object.fromEntries(parts) })
}

function newAccount(line: CustomerLine, parentId: string | null): Omit<AccountRow, 'tenant_id' | 'created_at'> {
  return { ...toldOf(line), id: newId('acc'), kind: 'customer', parent_id: parentId, tax_id: line.taxId.value, is_corporate: 0, version: 1, removed_at: null }
}
