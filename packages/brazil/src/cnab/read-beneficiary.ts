/** Whose file it is, from the header and, on 400, from a title's line. */
import { columnCode, columnText } from './columns.ts'
import type { Columns } from './columns.ts'
import type { BeneficiaryColumns, CnabLayoutTable } from './layout.ts'
import type { ReturnBeneficiary } from './return-file.ts'

/** `detail` is the first title's line of a 400 file; null when the file has none or the layout is 240. */
export function readBeneficiary(table: CnabLayoutTable, header: string, detail: string | null): ReturnBeneficiary {
  const { beneficiary, detailBeneficiary } = table
  const read = (pick: (columns: BeneficiaryColumns) => Columns | null): string | null => {
    const inHeader = pick(beneficiary)
    const inDetail = detailBeneficiary && pick(detailBeneficiary)
    return (inHeader && columnCode(header, inHeader)) ?? (detail !== null && inDetail ? columnCode(detail, inDetail) : null)
  }
  return {
    taxId: readTaxId(beneficiary, header) ?? (detail !== null && detailBeneficiary ? readTaxId(detailBeneficiary, detail) : null),
    agreement: read((columns) => columns.agreement), branch: read((columns) => columns.branch), account: read((columns) => columns.account),
    name: columnText(header, table.beneficiaryName),
  }
}

/** The last 11 characters of a CPF's field, the last 14 of a CNPJ's: Santander's field has 15. */
export function readTaxId(columns: BeneficiaryColumns, line: string): string | null {
  if (columns.taxId === null || columns.taxIdKind === null) return null
  const text = columnCode(line, columns.taxId)
  if (text === null) return null
  return columnText(line, columns.taxIdKind).endsWith('1') ? text.slice(-11) : text.slice(-14).padStart(14, '0')
}
