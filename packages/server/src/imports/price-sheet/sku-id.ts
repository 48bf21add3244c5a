import type { RowReader } from '../table/row-reader.ts'

/**
 * The vendor's SkuId: four digits or letters. A spreadsheet turns `0001` into `1`: one to three digits get their zeros back,
 * with a warning. Source: formats.md § 0.2.
 */
export function padSkuId(text: string): { readonly skuId: string; readonly padded: boolean } | null {
  if (/^\d{1,3}$/.test(text)) return { skuId: text.padStart(4, '0'), padded: true }
  return /^[0-9A-Z]{4}$/i.test(text) ? { skuId: text.toUpperCase(), padded: false } : null
}

/** Reads a SkuId column; warns when zeros were put back and rejects what is none. */
export function readSkuId<Key extends string>(reader: RowReader<Key>, key: Key): string {
  const text = reader.required(key)
  const sku = padSkuId(text)
  if (sku === null) reader.reject('imports.row.skuId', key, `"${text}" não é um SkuId (quatro caracteres).`)
  else if (sku.padded) reader.warn('imports.row.skuIdPadded', key, `SkuId ${text} lido como ${sku.skuId}: uma planilha tirou os zeros.`)
  return sku?.skuId ?? ''
}
