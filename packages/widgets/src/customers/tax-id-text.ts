/** `12.ABC.345/01DE-35` or `529.982.247-25`; anything else stays as it is. Checks nothing: the number is the server's. */
export function taxIdText(taxId: string): string {
  return taxId.length === 14 ? taxId.replace(/^(.{2})(.{3})(.{3})(.{4})(.{2})$/, '$1.$2.$3/$4-$5') : taxId.replace(/^(.{3})(.{3})(.{3})(.{2})$/, '$1.$2.$3-$4')
}
