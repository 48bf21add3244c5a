/** EMV fields of a BR Code: id (2 digits), length (2 digits, in characters), value. */

export interface TlvField {
  readonly id: string
  readonly value: string
}

/** `('59', 'ASSENTO')` → `5907ASSENTO`; throws a RangeError for a value of more than 99 characters. */
export function writeField(id: string, value: string): string {
  if (value.length > 99) throw new RangeError(`field ${id} has ${value.length} characters, at most 99`)
  return `${id}${String(value.length).padStart(2, '0')}${value}`
}

/** Fields in their order; null when the text is cut short, a length is no number, or an id comes twice. */
export function readFields(text: string): TlvField[] | null {
  const fields: TlvField[] = []
  let at = 0
  while (at < text.length) {
    const head = /^[0-9]{4}$/.exec(text.slice(at, at + 4))?.[0]
    if (head === undefined) return null
    const [id, end] = [head.slice(0, 2), at + 4 + Number(head.slice(2))]
    if (end > text.length || fields.some((field) => field.id === id)) return null
    fields.push({ id, value: text.slice(at + 4, end) })
    at = end
  }
  return fields
}

export function fieldValue(fields: readonly TlvField[], id: string): string | null {
  return fields.find((field) => field.id === id)?.value ?? null
}
