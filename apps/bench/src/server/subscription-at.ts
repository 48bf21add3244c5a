/** Id of the n-th subscription of a filled database, from 0. */
export function subscriptionAt(index: number): string {
  return `sub_${String(index).padStart(26, '0')}`
}
