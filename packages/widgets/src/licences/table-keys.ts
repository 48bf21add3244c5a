/** What a key does in the table: the tree grid of the ARIA practices, rows first. */

export type KeyStep =
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'parent' | 'row' | 'open' }
  | { readonly kind: 'toggle'; readonly isOpen: boolean }
  | { readonly kind: 'inside'; readonly to: HTMLElement }

export interface KeyPlace {
  /** What has the focus: a row, or a button inside it. */
  readonly node: HTMLElement
  readonly isGroup: boolean
  readonly isOpen: boolean
  readonly pageRows: number
}

/** Null where the key means nothing here, and the browser goes on. */
export function gridKey(key: string, { node, isGroup, isOpen, pageRows }: KeyPlace): KeyStep | null {
  const isRow = node.getAttribute('role') === 'row'
  switch (key) {
    case 'ArrowDown': return { kind: 'move', by: 1 }
    case 'ArrowUp': return { kind: 'move', by: -1 }
    case 'PageDown': return { kind: 'move', by: pageRows }
    case 'PageUp': return { kind: 'move', by: -pageRows }
    case 'Home': return { kind: 'move', by: -Infinity }
    case 'End': return { kind: 'move', by: Infinity }
    case 'ArrowRight': return right(node, isRow, isGroup, isOpen)
    case 'ArrowLeft': return left(node, isRow, isGroup, isOpen)
    // A button inside is pressed by the browser.
    case 'Enter': case ' ': return isRow ? { kind: 'open' } : null
    default: return null
  }
}

function right(node: HTMLElement, isRow: boolean, isGroup: boolean, isOpen: boolean): KeyStep | null {
  if (isGroup) return isOpen ? { kind: 'move', by: 1 } : { kind: 'toggle', isOpen: true }
  const buttons = buttonsOf(node)
  const to = buttons[isRow ? 0 : buttons.indexOf(node) + 1]
  return to ? { kind: 'inside', to } : null
}

function left(node: HTMLElement, isRow: boolean, isGroup: boolean, isOpen: boolean): KeyStep | null {
  if (isGroup) return isOpen ? { kind: 'toggle', isOpen: false } : null
  if (isRow) return { kind: 'parent' }
  const to = buttonsOf(node)[buttonsOf(node).indexOf(node) - 1]
  return to ? { kind: 'inside', to } : { kind: 'row' }
}

function buttonsOf(node: HTMLElement): readonly HTMLElement[] {
  return [...(node.closest('[role=row]')?.querySelectorAll<HTMLElement>('button') ?? [])]
}
