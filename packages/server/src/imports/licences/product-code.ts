import { createHash } from 'node:crypto'
import { searchName } from '../../accounts/account-item.ts'

/** A code for a product that a file names: its name in plain letters; where nothing is left of them, a short hash. `Projeto Plus` → `projeto-plus`. */
export function productCode(name: string): string {
  const plain = searchName(name).replace(/[^a-z0-9._]+/g, '-').replace(/^[^a-z0-9]+|-+$/g, '').slice(0, 60)
  return plain === '' ? `produto-${nameHash(name)}` : plain
}

export function nameHash(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 8)
}
